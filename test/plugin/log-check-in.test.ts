// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { ACME, acmeLogged, files, openLogDialog, openNote, submitLog } from "../support/acme";
import { openRapport, type Rapport } from "./support";
import { find, press, type } from "./support-ui";

const LOGGED = acmeLogged("Renewal is signed");

async function logFromPalette(client: string, text: string, rapport: Rapport): Promise<void> {
  openLogDialog(rapport, client);
  await submitLog(rapport, text);
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

it("logs into a note that is being typed in, through its editor, and keeps cursor, undo history and unsaved words", async () => {
  const rapport = await openRapport({ files });
  const { editor } = await openNote(rapport, "Clients/Acme.md");
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
  const { editor } = await openNote(rapport, "Clients/Acme.md");
  await rapport.api.log({ clients: ["Acme"], text: "Renewal is signed", channel: "check-in" });
  await rapport.settled();
  expect(await rapport.read("Clients/Acme.md")).toBe(LOGGED.replaceAll("\n", "\r\n"));
  expect(editor.getValue()).toBe(LOGGED);
  await rapport.api.undo();
  expect(await rapport.read("Clients/Acme.md")).toBe(crlf);
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
  await openNote(rapport, "Clients/Beta.md");
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
