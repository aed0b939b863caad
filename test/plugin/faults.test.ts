// @vitest-environment happy-dom
import { appendFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ACME, ACME_PATH, acmeLogged, files, openLogDialog, openNote, submitLog } from "../support/acme";
import { openRapport, type Rapport } from "./support";
import { find } from "./support-ui";

const FULL = "ENOSPC: no space left on device";
const LOCKED = "EACCES: permission denied";
const SYNCED = "Words that sync brought\n";

const log = ({ api }: Rapport, text: string) => api.log({ clients: ["Acme"], text, channel: "check-in" });
const shownError = (): string => find(".rapport-error").textContent;
const outside = (rapport: Rapport, text: string, path = ACME_PATH): Promise<void> => writeFile(join(rapport.folder, path), text);
const count = (text: string, part: string): number => text.split(part).length - 1;

describe("writing", () => {
  it("the write fails: the note stays as it was, the user is told, and the words stay in the dialog for another try", async () => {
    const rapport = await openRapport({ files });
    openLogDialog(rapport, "acm");
    rapport.host.faults.failNextWrite(new Error(LOCKED));
    await submitLog(rapport, "Hello");
    expect(shownError()).toContain(LOCKED);
    expect(await rapport.read(ACME_PATH)).toBe(ACME);
    expect(find<HTMLTextAreaElement>(".rapport-dialog textarea").value).toBe("Hello");
    await submitLog(rapport, "Hello");
    expect(await rapport.read(ACME_PATH)).toBe(acmeLogged("Hello"));
  });

  it("the write fails for one of several clients: the others are logged, and undo takes back just these", async () => {
    const { api, host, read } = await openRapport({ files });
    host.faults.failNextWrite(new Error(LOCKED), ACME_PATH);
    const { logged, failed } = await api.log({ clients: ["Acme", "Beta"], text: "Newsletter" });
    expect(logged).toEqual(["Clients/Beta.md"]);
    expect(failed).toMatchObject([{ path: ACME_PATH, message: expect.stringContaining(LOCKED) as string }]);
    expect(await read(ACME_PATH)).toBe(ACME);
    expect(await api.undo()).toEqual({ undone: ["Clients/Beta.md"], failed: [] });
    expect(await read("Clients/Beta.md")).toBe("# Beta\n");
  });

  it("the disk is full while the note is closed: nothing is written, and no half-written file is left", async () => {
    const rapport = await openRapport({ files });
    const before = await readdir(rapport.folder, { recursive: true });
    rapport.host.faults.failNextWrite(new Error(FULL));
    const { logged, failed } = await log(rapport, "Lost?");
    expect(logged).toEqual([]);
    expect(failed[0]?.message).toContain("no space left");
    expect(await rapport.read(ACME_PATH)).toBe(ACME);
    expect(await readdir(rapport.folder, { recursive: true })).toEqual(before);
    expect(await rapport.api.undo()).toEqual({ undone: [], failed: [] });
  });

  it("the disk is full while the note is open in an editor: the line is taken out of the editor again, unsaved words stay", async () => {
    const rapport = await openRapport({ files });
    const { editor } = await openNote(rapport, ACME_PATH);
    editor.replaceRange(" of Vienna", editor.offsetToPos(ACME.indexOf("# Acme") + 6));
    rapport.host.faults.failNextWrite(new Error(FULL));
    expect((await log(rapport, "Lost?")).logged).toEqual([]);
    const typed = ACME.replace("# Acme", "# Acme of Vienna");
    expect(editor.getValue()).toBe(typed);
    await rapport.host.saveAll();
    expect(await rapport.read(ACME_PATH)).toBe(typed);
  });

  it("the reading before the write fails: nothing is written and the user is told", async () => {
    const rapport = await openRapport({ files });
    rapport.host.faults.failNextRead(new Error("EIO: i/o error"), ACME_PATH);
    const { logged, failed } = await log(rapport, "Lost?");
    expect(logged).toEqual([]);
    expect(failed[0]?.message).toContain("EIO");
    expect(await rapport.read(ACME_PATH)).toBe(ACME);
  });

  it("the app closes right after the log: the bytes are on the disk", async () => {
    const rapport = await openRapport({ files });
    await log(rapport, "Hello");
    expect(await rapport.read(ACME_PATH)).toBe(acmeLogged("Hello"));
    await rapport.host.close();
    expect(await rapport.read(ACME_PATH)).toBe(acmeLogged("Hello"));
  });

  it("the app closes right after the log into an open note: the bytes are on the disk, unsaved words too", async () => {
    const rapport = await openRapport({ files });
    const { editor } = await openNote(rapport, ACME_PATH);
    editor.replaceRange(" of Vienna", editor.offsetToPos(ACME.indexOf("# Acme") + 6));
    await log(rapport, "Hello");
    const expected = acmeLogged("Hello").replace("# Acme", "# Acme of Vienna");
    expect(await rapport.read(ACME_PATH)).toBe(expected);
    await rapport.host.close();
    expect(await rapport.read(ACME_PATH)).toBe(expected);
  });

  it.each(["closed", "open"])("the app closes while the log runs, the note %s: it is there whole or not at all", async (state) => {
    const rapport = await openRapport({ files });
    if (state === "open") await openNote(rapport, ACME_PATH);
    const running = log(rapport, "Hello");
    await Promise.all([running, rapport.host.close()]);
    const { logged } = await running;
    expect(await rapport.read(ACME_PATH)).toBe(logged.length === 1 ? acmeLogged("Hello") : ACME);
  });
});

describe("others who write", () => {
  it("another plugin writes between read and write: both are kept", async () => {
    const { api, host, folder, read } = await openRapport({ files });
    host.faults.beforeProcess(async (path) => {
      await appendFile(join(folder, path), "Words of another plugin\n");
    });
    await api.log({ clients: ["Beta"], text: "Hello" });
    const text = await read("Clients/Beta.md");
    expect(count(text, "Words of another plugin\n")).toBe(1);
    expect(count(text, "[[2026-11-24]]: Hello")).toBe(1);
  });

  it("another plugin breaks the front matter between read and write: the log is refused and the note is left", async () => {
    const rapport = await openRapport({ files });
    const broken = ACME.replace("tier: key", "tier: [key");
    rapport.host.faults.beforeProcess(() => outside(rapport, broken));
    const { logged, failed } = await log(rapport, "Hello");
    expect(logged).toEqual([]);
    expect(failed[0]?.message).toContain("front matter");
    expect(await rapport.read(ACME_PATH)).toBe(broken);
  });

  it("two logs at once: both are kept, each once", async () => {
    const rapport = await openRapport({ files });
    await Promise.all(["one", "two", "three"].map((text) => log(rapport, text)));
    await rapport.settled();
    const checkIns = rapport.api.client(ACME_PATH)?.checkIns ?? [];
    expect(checkIns.slice(0, 3).map(({ text }) => text).sort()).toEqual(["one", "three", "two"]);
    expect(checkIns).toHaveLength(5);
  });

  it("two logs at once into an open note: both are kept, each once", async () => {
    const rapport = await openRapport({ files });
    const { editor } = await openNote(rapport, ACME_PATH);
    await Promise.all(["one", "two"].map((text) => log(rapport, text)));
    await rapport.settled();
    const text = await rapport.read(ACME_PATH);
    expect([count(text, ": one\n"), count(text, ": two\n")]).toEqual([1, 1]);
    expect(editor.getValue()).toBe(text);
  });

  it("Enter pressed twice in the dialog: one check-in is logged", async () => {
    const rapport = await openRapport({ files });
    openLogDialog(rapport, "acm");
    const submitted = [submitLog(rapport, "Hello"), submitLog(rapport, "Hello")];
    await Promise.all(submitted);
    expect(await rapport.read(ACME_PATH)).toBe(acmeLogged("Hello"));
  });

  it("sync delivers a new version while the dialog is open: the line goes into the new version", async () => {
    const rapport = await openRapport({ files });
    openLogDialog(rapport, "acm");
    await outside(rapport, `${ACME.replace("tier: key", "tier: supporting")}${SYNCED}`);
    await rapport.settled();
    await submitLog(rapport, "Hello");
    expect(await rapport.read(ACME_PATH)).toBe(`${acmeLogged("Hello").replace("tier: key", "tier: supporting")}${SYNCED}`);
  });

  it("sync delivers a new version of an open note that the editor has not taken in yet: it is not wiped", async () => {
    const rapport = await openRapport({ files });
    const { editor } = await openNote(rapport, ACME_PATH);
    await outside(rapport, ACME + SYNCED);
    await log(rapport, "Hello");
    await rapport.settled();
    expect(await rapport.read(ACME_PATH)).toBe(acmeLogged("Hello") + SYNCED);
    expect(editor.getValue()).toBe(acmeLogged("Hello") + SYNCED);
  });

  it("sync delivers a new version of an open note with unsaved words: version, words and line are all kept", async () => {
    const rapport = await openRapport({ files });
    const { editor } = await openNote(rapport, ACME_PATH);
    editor.replaceRange(" of Vienna", editor.offsetToPos(ACME.indexOf("# Acme") + 6));
    await outside(rapport, ACME + SYNCED);
    await log(rapport, "Hello");
    await rapport.settled();
    await rapport.host.saveAll();
    const expected = acmeLogged("Hello").replace("# Acme", "# Acme of Vienna") + SYNCED;
    expect(await rapport.read(ACME_PATH)).toBe(expected);
    expect(editor.getValue()).toBe(expected);
  });
});

describe("notes that move", () => {
  it("the file vanishes between picker and log: the user is told, and no file is made", async () => {
    const rapport = await openRapport({ files });
    openLogDialog(rapport, "bet");
    await rm(join(rapport.folder, "Clients/Beta.md"));
    await rapport.settled();
    await submitLog(rapport, "Hello");
    expect(shownError()).toContain("no such client");
    expect(await readdir(join(rapport.folder, "Clients"))).toEqual(["Acme.md"]);
  });

  it("the file vanishes just before the write: the user is told that the note is gone, and no file is made", async () => {
    const rapport = await openRapport({ files });
    await rm(join(rapport.folder, "Clients/Beta.md"));
    const { logged, failed } = await rapport.api.log({ clients: ["Beta"], text: "Hello" });
    expect(logged).toEqual([]);
    expect(failed[0]?.message).toMatch(/gone|could not be written/);
    expect(await readdir(join(rapport.folder, "Clients"))).toEqual(["Acme.md"]);
  });

  it("the file is renamed by another program while the dialog is open: the user is told, and nothing is written elsewhere", async () => {
    const rapport = await openRapport({ files });
    openLogDialog(rapport, "acm");
    await rename(join(rapport.folder, ACME_PATH), join(rapport.folder, "Clients/Acme Group.md"));
    await rapport.settled();
    await submitLog(rapport, "Hello");
    expect(shownError()).toContain("no such client");
    expect(await rapport.read("Clients/Acme Group.md")).toBe(ACME);
    expect((await readdir(join(rapport.folder, "Clients"))).sort()).toEqual(["Acme Group.md", "Beta.md"]);
  });

  it("the file is renamed in the app while the dialog is open: the log is written to the renamed note and nowhere else", async () => {
    const rapport = await openRapport({ files });
    openLogDialog(rapport, "acm");
    await renameInApp(rapport, "Clients/Acme Group.md");
    await submitLog(rapport, "Hello");
    expect(await rapport.read("Clients/Acme Group.md")).toBe(acmeLogged("Hello"));
    expect((await readdir(join(rapport.folder, "Clients"))).sort()).toEqual(["Acme Group.md", "Beta.md"]);
  });

  it("another note takes the client's name while the dialog is open: it is the one of that path that is written, and no other", async () => {
    const rapport = await openRapport({ files });
    openLogDialog(rapport, "acm");
    await rapport.host.app.vault.createFolder("Clients/Old");
    await rapport.host.app.vault.create("Clients/Old/Acme.md", ACME);
    await rapport.settled();
    await submitLog(rapport, "Hello");
    expect(await rapport.read(ACME_PATH)).toBe(acmeLogged("Hello"));
    expect(await rapport.read("Clients/Old/Acme.md")).toBe(ACME);
  });
});

describe("open notes", () => {
  it("front matter breaks while the note is open: the log is refused with its reason, what is typed stays, and it works once mended", async () => {
    const rapport = await openRapport({ files });
    const { editor } = await openNote(rapport, ACME_PATH);
    const broken = ACME.replace("tier: key", "tier: [key");
    editor.replaceRange("[", editor.offsetToPos(ACME.indexOf("tier: key") + 6));
    expect(editor.getValue()).toBe(broken);
    const { logged, failed } = await log(rapport, "Hello");
    expect(logged).toEqual([]);
    expect(failed[0]?.message).toContain("front matter");
    expect(editor.getValue()).toBe(broken);
    editor.setValue(ACME);
    expect((await log(rapport, "Hello")).logged).toEqual([ACME_PATH]);
    expect(editor.getValue()).toBe(acmeLogged("Hello"));
  });

  it("the note is open in two panes: both show the check-in, and it is there once", async () => {
    const rapport = await openRapport({ files });
    const [one, two] = [await openNote(rapport, ACME_PATH), await openNote(rapport, ACME_PATH)];
    await log(rapport, "Hello");
    await rapport.settled();
    expect([one.editor.getValue(), two.editor.getValue()]).toEqual([acmeLogged("Hello"), acmeLogged("Hello")]);
    expect(await rapport.read(ACME_PATH)).toBe(acmeLogged("Hello"));
  });

  it("the note is open in two panes and the one behind has unsaved words: they are kept, and the check-in is there once", async () => {
    const rapport = await openRapport({ files });
    const [behind, front] = [await openNote(rapport, ACME_PATH), await openNote(rapport, ACME_PATH)];
    behind.editor.replaceRange(" of Vienna", behind.editor.offsetToPos(ACME.indexOf("# Acme") + 6));
    await log(rapport, "Hello");
    await rapport.settled();
    await rapport.host.saveAll();
    const expected = acmeLogged("Hello").replace("# Acme", "# Acme of Vienna");
    expect(await rapport.read(ACME_PATH)).toBe(expected);
    expect([behind.editor.getValue(), front.editor.getValue()]).toEqual([expected, expected]);
  });

  it("the note is in reading mode: the check-in is written and shown", async () => {
    const rapport = await openRapport({ files });
    const view = await openNote(rapport, ACME_PATH, "preview");
    await log(rapport, "Hello");
    await rapport.settled();
    expect(await rapport.read(ACME_PATH)).toBe(acmeLogged("Hello"));
    expect(view.getViewData()).toBe(acmeLogged("Hello"));
  });

  it("the note is turned to reading mode before its words are saved: words and check-in are kept", async () => {
    const rapport = await openRapport({ files });
    const view = await openNote(rapport, ACME_PATH);
    view.editor.replaceRange(" of Vienna", view.editor.offsetToPos(ACME.indexOf("# Acme") + 6));
    await view.setState({ file: ACME_PATH, mode: "preview" }, { history: false });
    await log(rapport, "Hello");
    await rapport.settled();
    await rapport.host.saveAll();
    expect(await rapport.read(ACME_PATH)).toBe(acmeLogged("Hello").replace("# Acme", "# Acme of Vienna"));
  });
});

describe("undo", () => {
  it("undo after a rename: the bytes come back under the new name", async () => {
    const rapport = await openRapport({ files });
    await log(rapport, "Hello");
    await renameInApp(rapport, "Clients/Acme Group.md");
    expect(await rapport.api.undo()).toEqual({ undone: ["Clients/Acme Group.md"], failed: [] });
    expect(await rapport.read("Clients/Acme Group.md")).toBe(ACME);
  });

  it("undo after a rename by another program: the user is told that the note is gone, and nothing is written", async () => {
    const rapport = await openRapport({ files });
    await log(rapport, "Hello");
    await rename(join(rapport.folder, ACME_PATH), join(rapport.folder, "Clients/Acme Group.md"));
    await rapport.settled();
    expect(await rapport.api.undo()).toMatchObject({ undone: [], failed: [{ message: "the note is gone" }] });
    expect(await rapport.read("Clients/Acme Group.md")).toBe(acmeLogged("Hello"));
  });

  it("undo after another log: the last is taken back first, then the one before it, to the first byte", async () => {
    const rapport = await openRapport({ files });
    await log(rapport, "one");
    await log(rapport, "two");
    expect((await rapport.api.undo()).undone).toEqual([ACME_PATH]);
    expect(await rapport.read(ACME_PATH)).toBe(acmeLogged("one"));
    expect((await rapport.api.undo()).undone).toEqual([ACME_PATH]);
    expect(await rapport.read(ACME_PATH)).toBe(ACME);
  });

  it("undo after the note has changed: it is left as it is, and the user is told", async () => {
    const rapport = await openRapport({ files });
    await log(rapport, "Hello");
    const changed = `${await rapport.read(ACME_PATH)}More words\n`;
    await outside(rapport, changed);
    await rapport.settled();
    rapport.host.commands.execute("rapport:undo-check-in");
    await rapport.settled();
    expect(rapport.host.notices.at(-1)?.text).toContain("Acme: the note has changed since");
    expect(await rapport.read(ACME_PATH)).toBe(changed);
    expect(await rapport.api.undo()).toEqual({ undone: [], failed: [] });
  });

  it("undo of several clients of which one changed: the others are taken back, that one is left and named", async () => {
    const rapport = await openRapport({ files });
    await rapport.api.log({ clients: ["Acme", "Beta"], text: "Newsletter" });
    const changed = `${await rapport.read("Clients/Beta.md")}More words\n`;
    await outside(rapport, changed, "Clients/Beta.md");
    await rapport.settled();
    expect(await rapport.api.undo()).toMatchObject({ undone: [ACME_PATH], failed: [{ path: "Clients/Beta.md" }] });
    expect(await rapport.read(ACME_PATH)).toBe(ACME);
    expect(await rapport.read("Clients/Beta.md")).toBe(changed);
  });

  it("undo whose write fails: the note stays, the user is told, and undo can be tried again", async () => {
    const rapport = await openRapport({ files });
    await log(rapport, "Hello");
    rapport.host.faults.failNextWrite(new Error(FULL));
    expect(await rapport.api.undo()).toMatchObject({ undone: [], failed: [{ path: ACME_PATH }] });
    expect(await rapport.read(ACME_PATH)).toBe(acmeLogged("Hello"));
    expect((await rapport.api.undo()).undone).toEqual([ACME_PATH]);
    expect(await rapport.read(ACME_PATH)).toBe(ACME);
  });

  it("undo in a note opened since, with unsaved words: it is left as it is, words and all", async () => {
    const rapport = await openRapport({ files });
    await log(rapport, "Hello");
    await rapport.settled();
    const { editor } = await openNote(rapport, ACME_PATH);
    editor.replaceRange(" of Vienna", editor.offsetToPos(editor.getValue().indexOf("# Acme") + 6));
    expect((await rapport.api.undo()).undone).toEqual([]);
    expect(editor.getValue()).toBe(acmeLogged("Hello").replace("# Acme", "# Acme of Vienna"));
  });
});

async function renameInApp({ host, settled }: Rapport, to: string): Promise<void> {
  const file = host.app.vault.getFileByPath(ACME_PATH);
  if (file === null) throw new Error(ACME_PATH);
  await host.app.vault.rename(file, to);
  await settled();
}
