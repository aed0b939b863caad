// @vitest-environment happy-dom
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getAllTags } from "obsidian";
import { afterEach, describe, expect, it } from "vitest";
import { copyDemoVault } from "../../scripts/demo-vault";
import { isPieChart } from "../support/pie-chart";
import { openRapport, type Rapport, type RapportOptions } from "./support";
import { find, press } from "./support-ui";

const FORMAL = ["meeting", "report", "presentation", "document"];
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function openDemo(options: RapportOptions = {}): Promise<Rapport> {
  const folder = await mkdtemp(join(tmpdir(), "demo-"));
  folders.push(folder);
  await copyDemoVault(folder, "2026-11-24");
  return openRapport({ copyOf: folder, now: "2026-11-24T10:00", ...options });
}

/** Runs the command and takes the choice of that number. Returns the path of the note that is then open. */
async function makeReport({ host, settled }: Rapport, choice: number): Promise<string> {
  host.commands.execute("rapport:create-review-report");
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: String(choice), code: `Digit${choice}`, bubbles: true, cancelable: true }));
  await settled();
  await settled();
  return host.app.workspace.getActiveFile()?.path ?? "";
}

/** The cells of the table under a heading, without its head. */
function rowsUnder(heading: string, text: string): string[][] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(2).map((line) => line.slice(2, -2).split(" | "));
}

const clientOf = (cell: string | undefined): string => /\[\[(?:[^\]]*\\\|)?([^\]]+)\]\]/.exec(cell ?? "")?.[1] ?? "";
const clientsUnder = (heading: string, text: string): string[] => rowsUnder(heading, text).map(([cell]) => clientOf(cell));

describe("the report on October in the demo vault", () => {
  const FROM = "2026-10-01";
  const TO = "2026-10-31";

  it("has the figures that the API gives", async () => {
    const rapport = await openDemo();
    const { api, read } = rapport;
    const text = await read(await makeReport(rapport, 3));
    expect(text).toContain("# Client review 2026-10\n");

    const rows = api.review(TO).filter(({ lastContact, dueOn }) => lastContact !== null || (dueOn ?? "") <= TO);
    const standings = ["Overdue", "Due", "Soon", "On track", "Paused", "Archived"];
    const ids = ["overdue", "due", "soon", "on-track", "paused", "archived"];
    expect(text).toContain(`| Tier | ${standings.join(" | ")} | All |`);
    const counts = (tier: string | null): number[] => {
      const ofTier = rows.filter((row) => tier === null || row.tier === tier);
      return [...ids.map((id) => ofTier.filter(({ standing }) => standing === id).length), ofTier.length];
    };
    expect(rowsUnder("Standing", text)).toEqual(
      [["key", "key"], ["supporting", "supporting"], ["All", null] as const].map(([label = "", tier = null]) => [label, ...counts(tier).map(String)]),
    );

    const inTouch = rows.filter(({ lastContact }) => (lastContact ?? "") >= FROM);
    expect(clientsUnder("Contacts", text)).toEqual(inTouch.map(({ name }) => name));
    expect(clientsUnder("Not contacted", text)).toEqual(
      rows.filter((row) => !inTouch.includes(row) && row.standing !== "paused" && row.standing !== "archived").map(({ name }) => name),
    );
    const details = rows.map(({ path }) => api.client(path)).filter((detail) => detail !== null);
    const daysOf = new Map(
      details.map(({ name, evidence }) => [name, new Set(evidence.flatMap(({ day }) => (day >= FROM && day <= TO ? [day] : []))).size]),
    );
    for (const [cell, days] of rowsUnder("Contacts", text)) expect([cell, Number(days)]).toEqual([cell, daysOf.get(clientOf(cell))]);

    const asked = details.flatMap(({ name, checkIns }) => {
      const values = checkIns.flatMap(({ day, satisfaction }) => (satisfaction !== null && day >= FROM && day <= TO ? [satisfaction] : []));
      return values.length === 0 ? [] : [`${name}: ${values.reverse().join(", ")}`];
    });
    const satisfaction = rowsUnder("Satisfaction", text).slice(0, -1).map(([cell, values]) => `${clientOf(cell)}: ${values ?? ""}`);
    expect(satisfaction).toEqual(asked);

    const promises = details.flatMap(({ name, promises: all }) =>
      all.flatMap(({ due, open }) => {
        if (open) return [`${name} ${due ?? ""} ${due !== null && due < TO ? "past due" : "open"}`];
        return due !== null && due >= FROM && due <= TO ? [`${name} ${due} closed`] : [];
      }),
    );
    expect(rowsUnder("Promises", text).map(([cell, , due, state]) => `${clientOf(cell)} ${due ?? ""} ${state ?? ""}`).sort()).toEqual(promises.sort());
    expect(clientsUnder("Early signs", text)).toEqual(
      rows.flatMap(({ name, signs, standing }) => (standing === "paused" || standing === "archived" ? [] : signs.map(() => name))),
    );
  });

  it("has a chart that Mermaid reads, with the sums of formal and informal contacts", async () => {
    const rapport = await openDemo();
    const text = await rapport.read(await makeReport(rapport, 3));
    const chart = /```mermaid\n([^]*?)\n```/.exec(text)?.[1] ?? "";
    expect(isPieChart(chart)).toBe(true);
    const slices = [...chart.matchAll(/"(.*)" : (\d+)/g)].map(([, name = "", count]) => ({ name, count: Number(count) }));
    const sum = (formal: boolean): number => slices.reduce((total, { name, count }) => total + (FORMAL.includes(name) === formal ? count : 0), 0);
    expect(slices.length).toBeGreaterThan(3);
    expect(text).toContain(` · ${sum(true)} formal, ${sum(false)} informal\n\n\`\`\`mermaid\n`);
  });

  it.each(["en", "ru"])("has no link that leads nowhere, no tag but its own, no task, and is itself no client and no evidence (%s)", async (language) => {
    const rapport = await openDemo({ language });
    const { host, api } = rapport;
    const before = JSON.stringify([api.review(), api.problems()]);
    const path = await makeReport(rapport, 5);
    const file = host.app.vault.getFileByPath(path);
    const cache = file && host.app.metadataCache.getFileCache(file);
    expect(host.app.metadataCache.unresolvedLinks[path]).toEqual({});
    expect(Object.keys(host.app.metadataCache.resolvedLinks[path] ?? {}).length).toBeGreaterThan(30);
    expect(cache && getAllTags(cache)).toEqual([language === "en" ? "#client-reviews" : "#отчёты-по-клиентам"]);
    expect(cache?.listItems ?? []).toEqual([]);
    expect(JSON.stringify([api.review(), api.problems()])).toBe(before);
    expect(host.errors).toEqual([]);
  });
});

describe("a report that is made again", () => {
  it("is a new note, and the first one stays as the user left it, byte for byte", async () => {
    const rapport = await openDemo();
    const { host, read, settled } = rapport;
    const first = await makeReport(rapport, 1);
    expect(first).toBe("Client review 2026-W47.md");
    const file = host.app.vault.getFileByPath(first);
    if (file !== null) await host.app.vault.process(file, (text) => `${text}\r\nMy own words\r\n`);
    await settled();
    const mine = await read(first);
    const second = await makeReport(rapport, 1);
    expect(second).toBe("Client review 2026-W47 2.md");
    expect(await read(second)).toContain("# Client review 2026-W47 2\n");
    expect(await read(first)).toBe(mine);
    expect([...host.writes.keys()].filter((path) => path.startsWith("Clients/"))).toEqual([]);
  });
});

describe("where a report goes", () => {
  const files = { "Clients/Acme.md": "# Acme\n\n## Check-ins\n\n- 2026-11-20 call: x\n", "Archive/Acme.md": "Another\n" };

  it.each([
    ["the folder for new notes", "Reports", "Reports/Client review 2026-W47.md"],
    ["the vault itself where a note there would be a client", "Clients", "Client review 2026-W47.md"],
  ])("is %s", async (_, folder, expected) => {
    const app = JSON.stringify({ newFileLocation: "folder", newFileFolderPath: folder });
    const rapport = await openRapport({ files: { ...files, "Reports/Old.md": "", ".obsidian/app.json": app } });
    expect(await makeReport(rapport, 1)).toBe(expected);
    const text = await rapport.read(expected);
    expect(text).toContain("| [[Clients/Acme\\|Acme]] | 1 | 1 × call · 1 informal | 2026-11-20 |");
    expect(rapport.host.app.metadataCache.resolvedLinks[expected]).toMatchObject({ "Clients/Acme.md": 1 });
    expect(rapport.api.review().map(({ name }) => name)).toEqual(["Acme"]);
  });

  it("is in the language of notes, whatever the interface's", async () => {
    const rapport = await openRapport({ files, settings: { noteLanguage: "ru" } });
    const path = await makeReport(rapport, 2);
    expect(path).toBe("Отчёт по клиентам 2026-W48.md");
    expect(await rapport.read(path)).toContain("| [[Clients/Acme\\|Acme]] | Без уровня | срок ");
  });
});

it("offers the last complete week first, then the other periods with their days", async () => {
  const { host } = await openRapport({ files: { "Clients/Acme.md": "" } });
  host.commands.execute("rapport:create-review-report");
  const choices = [...document.querySelectorAll(".rapport-choice")];
  expect(choices.map((choice) => choice.querySelector(".rapport-choice-name")?.textContent)).toEqual([
    "Last week",
    "This week",
    "Last month",
    "This month",
    "Last quarter",
    "This quarter",
  ]);
  expect(choices.map((choice) => choice.querySelector(".rapport-choice-detail")?.textContent)).toEqual([
    "2026-W47 · 16 Nov – 22 Nov",
    "2026-W48 · 23 Nov – 29 Nov",
    "2026-10 · 1 Oct – 31 Oct",
    "2026-11 · 1 Nov – 30 Nov",
    "2026-Q3 · 1 Jul – 30 Sep",
    "2026-Q4 · 1 Oct – 31 Dec",
  ]);
  expect(find(".rapport-choice")).toBe(document.activeElement);
  press("Escape");
  expect(document.querySelector(".modal")).toBeNull();
});
