// @vitest-environment happy-dom
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ACME, ACME_PATH, acmeLogged, files, openLogDialog, openNote, submitLog } from "../support/acme";
import { openRapport, type Rapport } from "./support";
import { find, type } from "./support-ui";

const log = ({ api }: Rapport, text: string) => api.log({ clients: ["Acme"], text, channel: "check-in" });

/** Path → text of every file, the configuration's too. */
async function everything(folder: string): Promise<Record<string, string>> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const texts = await Promise.all(
    entries.map(async ({ parentPath, name }) => [join(parentPath, name).slice(folder.length + 1), await readFile(join(parentPath, name), "utf8")] as const),
  );
  return Object.fromEntries(texts.sort());
}

const originalZone = process.env["TZ"];
afterEach(() => {
  if (originalZone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = originalZone;
});

describe("faults of peers in writing, in the built plugin", () => {
  it("a copy taken when a page opened is written back later and wipes what sync brought: each log starts from the bytes of the moment", async () => {
    const rapport = await openRapport({ files });
    rapport.host.commands.execute("rapport:open-review");
    openLogDialog(rapport, "acm");
    for (const words of ["First from sync\n", "First from sync\nSecond from sync\n"]) {
      await writeFile(join(rapport.folder, ACME_PATH), ACME + words);
      await rapport.settled();
    }
    await submitLog(rapport, "Hello");
    expect(await rapport.read(ACME_PATH)).toBe(`${acmeLogged("Hello")}First from sync\nSecond from sync\n`);
  });

  it("two writes where one fails half-way, a bullet without its date: line and properties are one write, and fail together", async () => {
    const rapport = await openRapport({ files });
    await log(rapport, "one");
    expect(rapport.host.writes.get(ACME_PATH)).toBe(1);
    const before = await rapport.read(ACME_PATH);
    rapport.host.faults.failNextWrite(new Error("EIO: i/o error"));
    expect((await rapport.api.log({ clients: ["Acme"], text: "two", nextContact: "2026-12-01" })).logged).toEqual([]);
    expect(await rapport.read(ACME_PATH)).toBe(before);
  });

  it("notes written from events, so that two synced devices both write: nothing that happens in the vault makes the plugin write", async () => {
    const rapport = await openRapport({ files, now: "2026-11-24T23:58:30", fakeTimers: true });
    const { host, folder } = rapport;
    await openNote(rapport, ACME_PATH);
    await writeFile(join(folder, ACME_PATH), `${ACME}- [ ] promise 📅 2026-11-25\n`);
    await writeFile(join(folder, "Clients/New.md"), "# New\n\n## Check-ins\n\n- [[2026-11-20]] call: x\n");
    await writeFile(join(folder, "Clients/Broken.md"), "---\na: [\n---\n");
    await rapport.settled();
    await host.settingsChangedOutside("rapport");
    host.commands.execute("rapport:open-review");
    await rapport.settled();
    host.writes.clear();
    const before = await everything(folder);
    await vi.advanceTimersByTimeAsync(120_000);
    await rapport.settled();
    expect(host.writes.size).toBe(0);
    expect(await everything(folder)).toEqual(before);
  });

  it("templates created uninvited at each load: loading and closing leave every file of the vault as it was", async () => {
    const rapport = await openRapport({ files });
    const notes = (all: Record<string, string>) => Object.fromEntries(Object.entries(all).filter(([path]) => !path.startsWith(".obsidian/")));
    expect(notes(await everything(rapport.folder))).toEqual(files);
    await rapport.host.unloadPlugin("rapport");
    expect(notes(await everything(rapport.folder))).toEqual(files);
  });

  it("deleting by basename: no command and no undo removes or replaces a note", async () => {
    const twins = { "Clients/A/Twin.md": "# A\n", "Clients/B/Twin.md": "# B\n", "Twin.md": "# Elsewhere\n" };
    const rapport = await openRapport({ files: twins });
    const { api, host, settled, folder } = rapport;
    await api.log({ clients: ["Clients/B/Twin.md"], text: "Hello" });
    await openNote(rapport, "Clients/A/Twin.md");
    for (const id of host.commands.ids().filter((command) => command.startsWith("rapport:"))) {
      host.commands.execute(id);
      await settled();
      for (const close of document.querySelectorAll<HTMLElement>(".modal-close-button")) close.click();
    }
    await api.undo();
    await settled();
    expect(await everything(folder)).toMatchObject(twins);
  });

  it("[[basename]] where two notes share it: a name that two clients have is refused with both paths, a path is that note and no other", async () => {
    const twins = { "Clients/A/Twin.md": "# A\n", "Clients/B/Twin.md": "# B\n" };
    const { api, read } = await openRapport({ files: twins });
    const { failed } = await api.log({ clients: ["Twin"], text: "Hello" });
    expect(failed[0]?.message).toContain("Clients/A/Twin.md, Clients/B/Twin.md");
    expect((await api.log({ clients: ["Clients/B/Twin.md"], text: "Hello" })).logged).toEqual(["Clients/B/Twin.md"]);
    expect(await read("Clients/A/Twin.md")).toBe("# A\n");
    expect(await read("Clients/B/Twin.md")).toContain("[[2026-11-24]]: Hello");
  });

  it("a client made where a note of that name stands: it is refused, and the note keeps its bytes", async () => {
    const rapport = await openRapport({ files });
    rapport.host.commands.execute("rapport:new-client");
    type("Acme", find(".rapport-dialog input[type=text]"));
    find<HTMLFormElement>(".rapport-dialog form").requestSubmit();
    await rapport.settled();
    expect(find(".rapport-error").textContent).toContain(ACME_PATH);
    expect(await rapport.read(ACME_PATH)).toBe(ACME);
  });

  it("contacts written to a fixed file in .obsidian on every change: logs, undo and changes leave the configuration alone", async () => {
    const rapport = await openRapport({ files });
    const configuration = async () => Object.entries(await everything(rapport.folder)).filter(([path]) => path.startsWith(".obsidian/"));
    const before = await configuration();
    await log(rapport, "Hello");
    await rapport.api.undo();
    await writeFile(join(rapport.folder, "Clients/Beta.md"), "# Beta, changed\n");
    await rapport.settled();
    expect(await configuration()).toEqual(before);
  });
});

describe("faults of peers in reading, in the built plugin", () => {
  it("a past-dated log rolls last contact back and drops a snooze: neither, and the client's standing stays", async () => {
    const snoozed = ACME.replace("next-contact: 2026-11-20", "next-contact: 2026-12-20\npaused-until: 2026-12-10");
    const rapport = await openRapport({ files: { [ACME_PATH]: snoozed } });
    const before = rapport.api.client(ACME_PATH);
    await rapport.api.log({ clients: ["Acme"], day: "2026-10-01", text: "Hello" });
    await rapport.settled();
    expect(await rapport.read(ACME_PATH)).toBe(snoozed.replace("Sent the draft\n", "Sent the draft\n- [[2026-10-01]]: Hello\n"));
    expect(rapport.api.client(ACME_PATH)).toMatchObject({ standing: "paused", lastContact: before?.lastContact, dueOn: before?.dueOn });
  });

  it("a new client counts as contacted today: it is new, and was never contacted", async () => {
    const rapport = await openRapport();
    rapport.host.commands.execute("rapport:new-client");
    type("Acme", find(".rapport-dialog input[type=text]"));
    find<HTMLFormElement>(".rapport-dialog form").requestSubmit();
    await rapport.settled();
    expect(rapport.api.client(ACME_PATH)).toMatchObject({ standing: "new", lastContact: null });
    expect(await rapport.read(ACME_PATH)).not.toContain("last-contact");
  });

  it("one unreadable note blanks the whole list: the others are listed, and it is named with what to do", async () => {
    const { api } = await openRapport({ files: { ...files, "Clients/Broken.md": "---\ntier: key\ntier: key\n---\n", "Clients/Binary.md": "\u0000\uFFFD\u0000---\n\u0000" } });
    expect(api.review().map(({ name }) => name).sort()).toEqual(["Acme", "Beta", "Binary"]);
    expect(api.problems()).toMatchObject([{ path: "Clients/Broken.md", code: "yaml" }]);
  });

  it.each([
    ["America/Los_Angeles", "2026-11-24T23:30"],
    ["Pacific/Kiritimati", "2026-11-24T00:30"],
  ])("today taken in UTC, in %s at %s: the log is dated the day that the wall shows", async (zone, now) => {
    process.env["TZ"] = zone;
    const rapport = await openRapport({ files, now });
    await log(rapport, "Hello");
    expect(await rapport.read(ACME_PATH)).toBe(acmeLogged("Hello"));
  });

  it("a future meeting counts as met: it is no contact, and its day can't be logged", async () => {
    const rapport = await openRapport({ files: { [ACME_PATH]: ACME.replace("- [[2026-11-02]]", "- [[2026-12-15]] meeting: Planned\n- [[2026-11-02]]") } });
    expect(rapport.api.client(ACME_PATH)).toMatchObject({ lastContact: "2026-11-02" });
    expect((await rapport.api.log({ clients: ["Acme"], day: "2026-11-25" })).failed[0]?.message).toContain("future");
  });
});
