// @vitest-environment happy-dom
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import type { ReviewRow } from "../../src/api";
import { openRapport, type Rapport } from "./support";

const client = (properties: string, body = ""): string => `---\n${properties}\n---\n\n# Client\n\n${body}`;
const checkIns = (...lines: string[]): string => `## Check-ins\n\n${lines.join("\n")}\n`;

function row({ api }: Rapport, name: string): ReviewRow {
  const found = api.review().find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`${name} is not in the review`);
  return found;
}

it("knows clients by folder, tag and property, and leaves templates and other notes out", async () => {
  const rapport = await openRapport({
    files: {
      "Clients/By folder.md": "# By folder\n",
      "Notes/By tag.md": client("tags: [clients/vienna]"),
      "Notes/By tag in the text.md": "# Text\n\n#client\n",
      "Notes/By type.md": client("type: прямой"),
      "Notes/By category.md": client('categories: ["[[Client]]"]'),
      "Notes/Person.md": client("type: person"),
      "Notes/Plain.md": "# Plain\n",
      "Templates/Client.md": client("type: direct"),
      "Vorlagen/Client.md": client("type: direct"),
      ".obsidian/templates.json": JSON.stringify({ folder: "Vorlagen" }),
    },
  });
  expect(rapport.api.review().map(({ name }) => name).sort()).toEqual([
    "By category",
    "By folder",
    "By tag",
    "By tag in the text",
    "By type",
  ]);
});

it("reads each client's text once, those first whose standing may depend on it, and no other note's", async () => {
  const rapport = await openRapport({
    indexing: "before-layout",
    files: {
      "Clients/Acme.md": client("last-contact: 2026-11-01\ncadence: weekly"),
      "Clients/Linked.md": client("last-contact: 2026-11-20", checkIns("- [[2026-11-20]] call: Hello", "- [[2026-10-01]]: Earlier")),
      "Clients/Plain.md": client("tier: key", checkIns("- 2026-11-19 call: Hello")),
      "Notes/Other.md": "# Not a client\n",
    },
  });
  const { reads } = rapport.host;
  expect(Object.fromEntries(reads)).toEqual({ "Clients/Acme.md": 1, "Clients/Linked.md": 1, "Clients/Plain.md": 1 });
  expect([...reads.keys()][0]).toBe("Clients/Plain.md");
});

it.each(["{toString: 1}", "[[client]]", "[{a: 1}, null]", "7"])("lists every client beside a note with the tags %s", async (tags) => {
  const files = { "Clients/Acme.md": client("last-contact: 2026-11-20"), "Notes/Odd.md": client(`tags: ${tags}`), "Clients/Odd.md": client(`tags: ${tags}`) };
  const { api } = await openRapport({ indexing: "before-layout", files });
  expect(api.review().map(({ path }) => path)).toEqual(expect.arrayContaining(["Clients/Acme.md", "Clients/Odd.md"]));
});

it("takes a change in without reading", async () => {
  const rapport = await openRapport({ files: { "Clients/Acme.md": client("last-contact: 2026-09-01\ncadence: weekly") } });
  expect(row(rapport, "Acme").standing).toBe("neglected");
  rapport.host.reads.clear();
  await writeFile(join(rapport.folder, "Clients/Acme.md"), client("last-contact: 2026-11-23\ncadence: weekly"));
  await rapport.settled();
  expect(row(rapport, "Acme").standing).toBe("on-track");
  expect(rapport.host.reads.size).toBe(0);
});

it("follows a note that is renamed, moved among the clients, moved away, made and deleted", async () => {
  const rapport = await openRapport({ files: { "Clients/Acme.md": client("last-contact: 2026-11-20"), "Notes/Other.md": "# Other\n" } });
  const { vault } = rapport.host.app;
  const names = (): string[] => rapport.api.review().map(({ path }) => path);
  const move = async (from: string, to: string): Promise<void> => {
    const file = vault.getFileByPath(from);
    if (file === null) throw new Error(from);
    await vault.rename(file, to);
    await rapport.settled();
  };
  await move("Clients/Acme.md", "Clients/Acme Group.md");
  expect(rapport.api.review()).toMatchObject([{ name: "Acme Group", lastContact: "2026-11-20" }]);
  await move("Notes/Other.md", "Clients/Other.md");
  expect(names()).toContain("Clients/Other.md");
  await move("Clients/Other.md", "Notes/Other.md");
  expect(names()).toEqual(["Clients/Acme Group.md"]);
  await vault.create("Clients/New.md", "# New\n");
  await rapport.settled();
  expect(names()).toContain("Clients/New.md");
  await rm(join(rapport.folder, "Clients/New.md"));
  await rapport.settled();
  expect(names()).toEqual(["Clients/Acme Group.md"]);
});

it("reads a note once: not again when it is renamed, or a note of a name that it links to comes", async () => {
  const text = client("company: '[[Holding]]'\nlast-contact: 2026-11-01", checkIns("- 2026-11-19 email: Offer"));
  const rapport = await openRapport({ indexing: "before-layout", files: { "Clients/Acme.md": text } });
  const { vault } = rapport.host.app;
  expect(Object.fromEntries(rapport.host.reads)).toEqual({ "Clients/Acme.md": 1 });
  rapport.host.reads.clear();
  await vault.create("Clients/Holding.md", "# Holding\n");
  await rapport.settled();
  expect(row(rapport, "Holding").lastContact).toBe("2026-11-19");
  const file = vault.getFileByPath("Clients/Acme.md");
  if (file !== null) await vault.rename(file, "Clients/Acme Group.md");
  await rapport.settled();
  expect(row(rapport, "Acme Group").lastContact).toBe("2026-11-19");
  expect(rapport.host.reads.size).toBe(0);
});

it("follows a folder that is renamed", async () => {
  const rapport = await openRapport({ files: { "Clients/A/One.md": "# One\n", "Clients/B/Two.md": "# Two\n" } });
  await mkdir(join(rapport.folder, "Old"));
  await rename(join(rapport.folder, "Clients/A"), join(rapport.folder, "Old/A"));
  await rapport.settled();
  expect(rapport.api.review().map(({ path }) => path)).toEqual(["Clients/B/Two.md"]);
});

it("a note whose front matter breaks has no row and one problem, and comes back when it is mended", async () => {
  const whole = client("tags: [clients]\nlast-contact: 2026-11-20");
  const rapport = await openRapport({ files: { "Notes/Acme.md": whole, "Clients/Beta.md": "# Beta\n" } });
  await writeFile(join(rapport.folder, "Notes/Acme.md"), whole.replace("[clients]", "[clients"));
  await rapport.settled();
  expect(rapport.api.review().map(({ name }) => name)).toEqual(["Beta"]);
  expect(rapport.api.problems()).toMatchObject([{ path: "Notes/Acme.md", code: "yaml" }]);
  await writeFile(join(rapport.folder, "Notes/Acme.md"), whole);
  await rapport.settled();
  expect(rapport.api.review().map(({ name }) => name)).toContain("Acme");
  expect(rapport.api.problems()).toEqual([]);
});

it.each([
  ["a key twice", "tags: [clients]\ntier: key\ntier: key"],
  ["no map", "just words"],
  ["a tab for indent", "a:\n\t- b\nc: d"],
])("a note that is broken when the vault opens is a problem: %s", async (_what, properties) => {
  const rapport = await openRapport({ files: { "Clients/Broken.md": client(properties) } });
  expect(rapport.api.review()).toEqual([]);
  expect(rapport.api.problems()).toMatchObject([{ path: "Clients/Broken.md", code: "yaml" }]);
});

it("names property, value and remedy of what can't be read, and keeps the client", async () => {
  const rapport = await openRapport({
    files: {
      "Clients/Acme.md": client(
        "last_contacted: 08/15/2026\ncadence: now and then\ntier: gold\nnext-contact: soon",
        checkIns("- last week: a call", "- [ ] 2026-01-01 a task", "- 2026-11-20: fine"),
      ),
      "Clients/Future.md": client("last-contact: 2026-11-25"),
    },
  });
  expect(rapport.api.review()).toHaveLength(2);
  expect(rapport.api.problems().map(({ path, property, value, code }) => [path, code, property, value])).toEqual([
    ["Clients/Acme.md", "value", "tier", "gold"],
    ["Clients/Acme.md", "cadence", "cadence", "now and then"],
    ["Clients/Acme.md", "date", "last_contacted", "08/15/2026"],
    ["Clients/Acme.md", "date", "next-contact", "soon"],
    ["Clients/Acme.md", "checkin-date", undefined, "last week: a call"],
    ["Clients/Future.md", "future", "last-contact", "2026-11-25"],
  ]);
});

it.each(["before-layout", "after-layout"] as const)("is the same whether the cache is filled %s", async (indexing) => {
  const files = { "Clients/Acme.md": client("last-contact: 2026-11-01\ncadence: weekly", checkIns("- 2026-11-12: Hello")) };
  const rapport = await openRapport({ files, indexing });
  expect(row(rapport, "Acme")).toMatchObject({ lastContact: "2026-11-12", standing: "overdue", daysOver: 5 });
});

it.each(["before-layout", "after-layout"] as const)("tells an empty vault from one that is still being read: %s", async (indexing) => {
  const { host, plugin, settled } = await openRapport({ files: { "Note.md": "# Note\n" }, indexing });
  host.commands.execute("rapport:open-review");
  await settled();
  await vi.waitFor(() => expect(document.querySelector(".rapport-state")?.textContent).toContain("No clients yet"));
  expect(plugin.api.review()).toEqual([]);
});

it("writes nothing while it loads, and keeps no settings that nobody made", async () => {
  const rapport = await openRapport({ files: { "Clients/Acme.md": client("last-contact: 2026-11-01") } });
  expect(rapport.host.writes.size).toBe(0);
  expect(await rapport.plugin.loadData()).toBeNull();
});

it("is right at local midnight, without reading a note", async () => {
  const files = { "Clients/Acme.md": client("last-contact: 2026-11-17\ncadence: weekly") };
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"], now: new Date("2026-11-24T23:59:50"), shouldAdvanceTime: true });
  const rapport = await openRapport({ files, now: "2026-11-24T23:59:50" });
  expect(row(rapport, "Acme").standing).toBe("due");
  let changes = 0;
  rapport.api.onChange(() => changes++);
  rapport.host.reads.clear();
  vi.setSystemTime(new Date("2026-11-25T00:00:00"));
  window.dispatchEvent(new Event("focus"));
  expect(row(rapport, "Acme")).toMatchObject({ standing: "overdue", daysOver: 1 });
  expect(changes).toBe(1);
  expect(rapport.host.reads.size).toBe(0);
});

it("reviews a past day without what came later", async () => {
  const files = {
    "Clients/Acme.md": client("last-contact: 2026-11-20\ncadence: weekly", checkIns("- [[2026-11-20]]: Later", "- [[2026-11-02]]: Then")),
  };
  const { api } = await openRapport({ files });
  expect(api.review("2026-11-12")).toMatchObject([{ lastContact: "2026-11-02", standing: "overdue", daysOver: 3 }]);
  expect(() => api.review("12.11.2026")).toThrow("YYYY-MM-DD");
});

it("one client changed tells listeners once, and no more once they have left", async () => {
  const { api, folder, settled } = await openRapport({ files: { "Clients/Acme.md": "# Acme\n" } });
  let calls = 0;
  const leave = api.onChange(() => calls++);
  await writeFile(join(folder, "Clients/Acme.md"), "# Acme\n\nMore\n");
  await settled();
  expect(calls).toBe(1);
  leave();
  await writeFile(join(folder, "Clients/Acme.md"), "# Acme\n\nEven more\n");
  await settled();
  expect(calls).toBe(1);
});

it("settings that change apply at once, and damaged ones are told of and kept on the disk", async () => {
  const files = { "Kunden/Acme.md": "# Acme\n" };
  const settings = { clientFolders: ["Kunden"], attemptDays: "many" };
  const rapport = await openRapport({ files, settings });
  expect(rapport.api.review()).toHaveLength(1);
  expect(rapport.host.notices.map(({ text }) => text).join()).toContain("attemptDays");
  expect(await rapport.plugin.loadData()).toEqual(settings);
});
