// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { ACME, ACME_PATH, files, submitLog } from "../support/acme";
import { openRapport, type Rapport } from "./support";
import { find, press, type } from "./support-ui";

const TWINS = { "Clients/A/Twin.md": "# Twin\n", "Clients/B/Twin.md": "# Twin\n" };

async function visit(query: string, language?: string): Promise<Rapport> {
  const rapport = await openRapport({ files: { ...files, ...TWINS }, ...(language !== undefined && { language }) });
  expect(await rapport.host.openUri(`obsidian://rapport${query}`)).toBe(true);
  await rapport.settled();
  return rapport;
}

const texts = ({ host }: Rapport): string[] => host.notices.map(({ text }) => text);
const value = (selector: string): string => find<HTMLInputElement>(`.rapport-dialog ${selector}`).value;

it("opens the filled check-in dialog and writes nothing before it is logged", async () => {
  const rapport = await visit("?client=Acme&channel=call&note=Agreed%20on%20the%20price&day=2026-11-23");
  expect(find(".rapport-dialog .modal-title").textContent).toContain("Acme");
  expect([value("textarea"), value("input[type=date]"), value("select")]).toEqual(["Agreed on the price", "2026-11-23", "call"]);
  expect(texts(rapport)).toEqual([]);
  expect(await rapport.read(ACME_PATH)).toBe(ACME);
  await submitLog(rapport, "Agreed on the price");
  expect(await rapport.read(ACME_PATH)).toContain("- [[2026-11-23]] call: Agreed on the price\n");
});

it("takes a client by its path, and a channel in Russian", async () => {
  await visit(`?client=${encodeURIComponent("Clients/B/Twin.md")}&channel=${encodeURIComponent("Звонок")}`, "ru");
  expect(find(".rapport-dialog .modal-title").textContent).toContain("Twin");
  expect(value("select")).toBe("call");
});

it.each(["?note=Hello", "?client=&note=Hello", "?client&note=Hello"])("%s has no client: the picker comes first and the draft is kept", async (query) => {
  const rapport = await visit(query);
  expect(texts(rapport)).toEqual([]);
  type("bet", find(".prompt-input"));
  press("Enter", find(".prompt-input"));
  expect(find(".rapport-dialog .modal-title").textContent).toContain("Beta");
  expect(value("textarea")).toBe("Hello");
  expect(rapport.host.writes.size).toBe(0);
});

it("without anything it picks a client and opens the dialog as the command does", async () => {
  const rapport = await visit("");
  type("acm", find(".prompt-input"));
  press("Enter", find(".prompt-input"));
  expect([value("textarea"), value("select")]).toEqual(["", "check-in"]);
  expect(texts(rapport)).toEqual([]);
});

it.each([
  ["?client=Nobody&note=Hello", "Nobody: there is no such client"],
  ["?client=twin&note=Hello", "twin: several clients have that name: Clients/A/Twin.md, Clients/B/Twin.md"],
])("%s is told in a notice, and the picker keeps the draft", async (query, notice) => {
  const rapport = await visit(query);
  expect(texts(rapport)).toEqual([notice]);
  press("Enter", find(".prompt-input"));
  expect(value("textarea")).toBe("Hello");
  expect(rapport.host.writes.size).toBe(0);
});

it("of several clients with one name the picker offers those first", async () => {
  await visit("?client=twin");
  expect([...document.querySelectorAll(".suggestion-title")].slice(0, 2).map((el) => el.textContent)).toEqual(["Twin", "Twin"]);
});

it.each([
  ["?client=Acme&note=Hello&day=23.11.2026", "“23.11.2026” is no day of the form YYYY-MM-DD"],
  ["?client=Acme&note=Hello&day=2026-12-24", "2026-12-24 is in the future; plan it as the next contact instead"],
  ["?client=Acme&note=Hello&channel=pigeon", "“pigeon” is no channel; see the settings for those there are"],
])("%s is told in a notice; the dialog has the rest", async (query, notice) => {
  const rapport = await visit(query);
  expect(texts(rapport)).toEqual([notice]);
  expect(value("textarea")).toBe("Hello");
  expect(rapport.host.writes.size).toBe(0);
});

it("does nothing where the user refuses the link", async () => {
  const { host } = await openRapport({ files });
  expect(await host.openUri("obsidian://rapport?client=Acme", "refuse")).toBe(false);
  expect(document.querySelector(".rapport-dialog, .prompt")).toBeNull();
});
