// @vitest-environment happy-dom
import { appendFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MarkdownView } from "obsidian";
import { expect, it } from "vitest";
import { openRapport, type Rapport } from "./support";
import { find, press, type } from "./support-ui";

const ACME = `---
aliases: ["Acme", "Acme GmbH"]   # as on the contract
tags: [clients]
type: direct
duration: long-term
tier: key
last-contact: "2026-11-02"
next-contact: 2026-11-20
---

# Acme

## Check-ins

- [[2026-11-02]] meeting: Quarterly review [satisfaction:: 4]
  - with [[Anna Petrova]]
- 2026-10-18 email (attempt): Sent the draft

---
[[Maintaining relationships]] | [[Feedback]]
`;

const LOGGED = ACME.replace('"2026-11-02"', '"2026-11-24"')
  .replace("next-contact: 2026-11-20", "next-contact:")
  .replace("## Check-ins\n\n", "## Check-ins\n\n- [[2026-11-24]] check-in: Renewal is signed\n");

const files = { "Clients/Acme.md": ACME, "Clients/Beta.md": "# Beta\n", "Other.md": "Nobody's\n" };

async function logFromPalette(client: string, text: string, { host, settled }: Rapport): Promise<void> {
  expect(host.commands.execute("rapport:log-check-in")).toBe(true);
  type(client, find(".prompt-input"));
  press("Enter", find(".prompt-input"));
  type(text, find(".rapport-dialog textarea"));
  press("Enter", find(".rapport-dialog textarea"));
  await settled();
}

it("logs from the palette with three letters, a sentence and Enter, and changes no other byte", async () => {
  const rapport = await openRapport({ files });
  expect(rapport.api.review()[0]).toMatchObject({ name: "Acme", standing: "overdue" });
  await logFromPalette("acm", "Renewal is signed", rapport);
  expect(await rapport.read("Clients/Acme.md")).toBe(LOGGED);
  expect(rapport.api.client("Clients/Acme.md")).toMatchObject({ standing: "on-track", lastContact: "2026-11-24" });
  expect(document.querySelector(".rapport-dialog")).toBeNull();
});

it("takes exactly the logged bytes back", async () => {
  const rapport = await openRapport({ files });
  await logFromPalette("acm", "Renewal is signed", rapport);
  rapport.host.commands.execute("rapport:undo-check-in");
  await rapport.settled();
  expect(await rapport.read("Clients/Acme.md")).toBe(ACME);
  expect(rapport.api.review()[0]).toMatchObject({ name: "Acme", standing: "overdue" });
});

it("says that a note has changed since, and leaves it", async () => {
  const { api, host, folder, read } = await openRapport({ files });
  await api.log({ clients: ["Acme"], text: "Hello" });
  const changed = `${await read("Clients/Acme.md")}More words\n`;
  await writeFile(join(folder, "Clients/Acme.md"), changed);
  await host.settled();
  expect(await api.undo()).toMatchObject({ undone: [], failed: [{ path: "Clients/Acme.md" }] });
  expect(await read("Clients/Acme.md")).toBe(changed);
  expect(await api.undo()).toEqual({ undone: [], failed: [] });
});

it("logs with several clients, keeps those that worked, and takes all back in one step", async () => {
  const { api, read } = await openRapport({ files: { ...files, "Clients/Broken.md": "---\na: [\n---\n" } });
  const result = await api.log({ clients: ["Clients/Acme.md", "Clients/Broken.md", "Beta"], text: "Newsletter", channel: "email" });
  expect(result.logged).toEqual(["Clients/Acme.md", "Clients/Beta.md"]);
  expect(result.failed).toEqual([{ path: "Clients/Broken.md", message: expect.stringContaining("front matter") as string }]);
  expect((await api.undo()).undone).toEqual(["Clients/Acme.md", "Clients/Beta.md"]);
  expect(await read("Clients/Acme.md")).toBe(ACME);
  expect(await read("Clients/Beta.md")).toBe("# Beta\n");
});

it.each([
  [{ clients: ["Nobody"] }, "no such client"],
  [{ clients: ["Acme"], day: "2026-11-25" }, "future"],
  [{ clients: ["Acme"], day: "11/24/2026" }, "YYYY-MM-DD"],
  [{ clients: ["Acme"], time: "25:00" }, "HH:MM"],
  [{ clients: ["Acme"], channel: "pigeon" }, "pigeon"],
  [{ clients: ["Acme"], satisfaction: 6 }, "1 to 5"],
  [{ clients: ["Acme"], nextContact: "2026-11-24" }, "after the check-in"],
  [{ clients: ["Twin"] }, "A/Twin.md, Clients/B/Twin.md"],
])("refuses %o with a message and writes nothing", async (entry, message) => {
  const twins = { "Clients/A/Twin.md": "# Twin\n", "Clients/B/Twin.md": "# Twin\n" };
  const { api, host } = await openRapport({ files: { ...files, ...twins } });
  const { logged, failed } = await api.log(entry);
  expect(logged).toEqual([]);
  expect(failed).toHaveLength(1);
  expect(failed[0]?.message).toContain(message);
  expect(host.writes.size).toBe(0);
});

async function edit({ host, settled }: Rapport, path: string): Promise<MarkdownView> {
  const file = host.app.vault.getFileByPath(path);
  if (file === null) throw new Error(path);
  const leaf = host.app.workspace.getLeaf(true);
  await leaf.openFile(file, { state: { mode: "source" } });
  await settled();
  return leaf.view as MarkdownView;
}

it("logs into a note that is being typed in, through its editor, and keeps cursor, undo history and unsaved words", async () => {
  const rapport = await openRapport({ files });
  const { editor } = await edit(rapport, "Clients/Acme.md");
  const typed = editor.offsetToPos(ACME.indexOf("# Acme") + 6);
  editor.replaceRange(" of Vienna", typed);
  editor.setCursor({ line: typed.line, ch: 5 });
  await rapport.api.log({ clients: ["Acme"], text: "Renewal is signed", channel: "check-in" });
  await rapport.settled();
  const expected = LOGGED.replace("# Acme", "# Acme of Vienna");
  expect(editor.getValue()).toBe(expected);
  expect(await rapport.read("Clients/Acme.md")).toBe(expected);
  expect(editor.getCursor()).toEqual({ line: typed.line, ch: 5 });
  editor.undo();
  expect(editor.getValue()).toBe(ACME.replace("# Acme", "# Acme of Vienna"));
});

it("keeps CRLF in a note that is open without unsaved words", async () => {
  const crlf = ACME.replaceAll("\n", "\r\n");
  const rapport = await openRapport({ files: { "Clients/Acme.md": crlf } });
  const { editor } = await edit(rapport, "Clients/Acme.md");
  await rapport.api.log({ clients: ["Acme"], text: "Renewal is signed", channel: "check-in" });
  await rapport.settled();
  expect(await rapport.read("Clients/Acme.md")).toBe(LOGGED.replaceAll("\n", "\r\n"));
  expect(editor.getValue()).toBe(LOGGED);
  await rapport.api.undo();
  expect(await rapport.read("Clients/Acme.md")).toBe(crlf);
});

it("a write that fails leaves the note as it was and tells", async () => {
  const { api, host, read } = await openRapport({ files });
  host.faults.failNextWrite(new Error("ENOSPC: no space left on device"));
  const { logged, failed } = await api.log({ clients: ["Acme"], text: "Lost?" });
  expect(logged).toEqual([]);
  expect(failed[0]?.message).toContain("no space left");
  expect(await read("Clients/Acme.md")).toBe(ACME);
});

it("a write that fails while the note is open takes the line out of the editor again", async () => {
  const rapport = await openRapport({ files });
  const { editor } = await edit(rapport, "Clients/Acme.md");
  rapport.host.faults.failNextWrite(new Error("ENOSPC: no space left on device"));
  const { logged } = await rapport.api.log({ clients: ["Acme"], text: "Lost?" });
  expect(logged).toEqual([]);
  expect(editor.getValue()).toBe(ACME);
});

it("a note renamed while the dialog is open is told of, and nothing is written elsewhere", async () => {
  const rapport = await openRapport({ files });
  rapport.host.commands.execute("rapport:log-check-in");
  type("acm", find(".prompt-input"));
  press("Enter", find(".prompt-input"));
  await rename(join(rapport.folder, "Clients/Acme.md"), join(rapport.folder, "Clients/Acme Group.md"));
  await rapport.settled();
  type("Hello", find(".rapport-dialog textarea"));
  press("Enter", find(".rapport-dialog textarea"));
  await rapport.settled();
  expect(find(".rapport-error").textContent).toContain("no such client");
  expect(await rapport.read("Clients/Acme Group.md")).toBe(ACME);
});

it("a note that vanished between picker and log is told of", async () => {
  const rapport = await openRapport({ files });
  rapport.host.commands.execute("rapport:log-check-in");
  type("bet", find(".prompt-input"));
  press("Enter", find(".prompt-input"));
  await rm(join(rapport.folder, "Clients/Beta.md"));
  await rapport.settled();
  type("Hello", find(".rapport-dialog textarea"));
  press("Enter", find(".rapport-dialog textarea"));
  await rapport.settled();
  expect(find(".rapport-error").textContent).not.toBe("");
});

it("two logs at once are both kept", async () => {
  const { api } = await openRapport({ files });
  await Promise.all(["one", "two", "three"].map((text) => api.log({ clients: ["Acme"], text })));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const texts = api.client("Clients/Acme.md")?.checkIns.slice(0, 3).map(({ text }) => text);
  expect(texts?.sort()).toEqual(["one", "three", "two"]);
});

it("what another plugin writes between read and write is kept", async () => {
  const { api, host, folder, read } = await openRapport({ files });
  host.faults.beforeProcess(async (path) => {
    await appendFile(join(folder, path), "Words of another plugin\n");
  });
  await api.log({ clients: ["Beta"], text: "Hello" });
  const text = await read("Clients/Beta.md");
  expect(text).toContain("Words of another plugin\n");
  expect(text).toContain("[[2026-11-24]]: Hello");
});

it("offers a day to come as the next contact and logs nothing", async () => {
  const rapport = await openRapport({ files });
  rapport.host.commands.execute("rapport:log-check-in");
  type("acm", find(".prompt-input"));
  press("Enter", find(".prompt-input"));
  type("2026-12-01", find(".rapport-dialog input[type=date]"));
  press("Enter", find(".rapport-dialog textarea"));
  find(".rapport-error button").click();
  await rapport.settled();
  expect(await rapport.read("Clients/Acme.md")).toBe(ACME.replace("next-contact: 2026-11-20", "next-contact: 2026-12-01"));
});

it("logs with the active client only where the active note is one", async () => {
  const rapport = await openRapport({ files });
  expect(rapport.host.commands.execute("rapport:log-check-in-here")).toBe(false);
  await edit(rapport, "Clients/Beta.md");
  expect(rapport.host.commands.execute("rapport:log-check-in-here")).toBe(true);
  expect(find(".rapport-dialog .modal-title").textContent).toContain("Beta");
});

it("writes in Russian where the interface is Russian", async () => {
  const rapport = await openRapport({ files, language: "ru" });
  await rapport.api.log({ clients: ["Beta"], channel: "call", text: "Обсудили договор" });
  await rapport.api.log({ clients: ["Beta"], channel: "письмо", outcome: "attempt" });
  expect(await rapport.read("Clients/Beta.md")).toBe(
    "---\nlast-contact: 2026-11-24\n---\n# Beta\n\n## Чек-ины\n\n- 2026-11-24 письмо (попытка)\n- [[2026-11-24]] звонок: Обсудили договор\n",
  );
  await rapport.settled();
  expect(rapport.api.client("Clients/Beta.md")?.checkIns).toMatchObject([
    { channel: "email", outcome: "attempt" },
    { channel: "call", outcome: "reached" },
  ]);
});

it("links days as the vault names its daily notes", async () => {
  const dailyNotes = { ".obsidian/daily-notes.json": JSON.stringify({ format: "DD.MM.YYYY" }) };
  const { api, read } = await openRapport({ files: { "Clients/Beta.md": "# Beta\n", ...dailyNotes } });
  await api.log({ clients: ["Beta"], text: "Hello" });
  expect(await read("Clients/Beta.md")).toContain("- [[24.11.2026|2026-11-24]]: Hello");
});
