import fc from "fast-check";
import type { CachedMetadata } from "obsidian";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { clientName, noteText, TODAY } from "../../bench/generate-vault";
import { RULES, SETTINGS, startToWords, type Parts } from "../../bench/plugin-parts";
import { clientReader } from "../../src/domain/client";
import { readNoteText } from "../../src/domain/client-note";
import { problemsOn, reviewEntry, type ReviewEntry } from "../../src/domain/review";
import { indexMarkdown } from "../host/core/markdown-index";
import { aClientNote } from "../support/client-notes";
import { shown } from "../support/days";
import { SEED } from "../support/fuzzing";

vi.mock("../../src/domain/client-note", async (original) => {
  const module = await original<typeof import("../../src/domain/client-note")>();
  return { ...module, readNoteText: vi.fn(module.readNoteText) };
});

const PATH = `Clients/${clientName(3)}.md`;
const LINKED = "- [[2026-11-20]] call: Asked for an offer [satisfaction:: 4]";

let parts: Parts;

beforeEach(async () => {
  parts = await startToWords(100);
  parts.app.vault.reads = 0;
  vi.mocked(readNoteText).mockClear();
});

function change(properties: string, ...lines: readonly string[]): CachedMetadata {
  const text = noteText(properties, `# Client\n\n## Check-ins\n\n${lines.join("\n")}\n`);
  const cache = indexMarkdown(text);
  parts.app.change(PATH, text, cache);
  return cache;
}

const lastContact = (): string | null => shown(parts.store.entry(PATH)?.lastContactOn ?? null);
const words = (): readonly string[] => (parts.store.entry(PATH)?.history.checkIns ?? []).map(({ text }) => text);
const problems = (): readonly string[] => parts.store.problems().map(({ path, code, value }) => `${path} ${code} ${value ?? ""}`);
const timesRead = (): number => vi.mocked(readNoteText).mock.calls.length;

/** Once the slices of work that wait have had their turns, however long the machine takes over them. */
async function laterOn(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve));
}

it("a change shows its standing and its words at once, and its text is read once", async () => {
  change("last-contact: 2026-11-20\n", LINKED);
  expect([lastContact(), words()]).toEqual(["2026-11-20", ["Asked for an offer"]]);
  await laterOn();
  expect([lastContact(), words()]).toEqual(["2026-11-20", ["Asked for an offer"]]);
  expect([timesRead(), parts.app.vault.reads]).toEqual([1, 0]);
});

it("a change tells listeners once, with or without words to read", async () => {
  let calls = 0;
  parts.store.onChange(() => calls++);
  change("last-contact: 2026-11-20\n", LINKED);
  await laterOn();
  expect(calls).toBe(1);
  change("last-contact: 2026-11-20\n");
  await laterOn();
  expect(calls).toBe(2);
});

it("a note that is renamed after its change is not read again", async () => {
  change("last-contact: 2026-11-20\n", LINKED);
  await laterOn();
  parts.app.rename(PATH, "Clients/Renamed.md");
  await laterOn();
  expect([timesRead(), parts.app.vault.reads]).toEqual([1, 0]);
});

it.each([
  ["an attempt that is later than the last contact", "last-contact: 2026-11-10\n", ["- [[2026-11-20]] call (attempt): No answer", "- [[2026-11-10]] call: Hello"], "2026-11-10"],
  ["a contact that is later than the last one of the properties", "last-contact: 2026-11-10\n", ["- [[2026-11-20]] call: Hello"], "2026-11-20"],
  ["a plain day", "last-contact: 2026-11-10\n", ["- 2026-11-20 call: Hello"], "2026-11-20"],
  ["an inline field", "last-contact: 2026-11-10\n", ["- [[2026-11-10]] call: Hello", "", "## Facts", "", "last-contact:: 2026-11-10", "cadence:: weekly"], "2026-11-10"],
  ["no last contact", "tier: key\n", ["- [[2026-11-20]] call: Hello"], "2026-11-20"],
])("a change with %s is right at once, and stays so", async (_what, properties, lines, day) => {
  change(`type: direct\n${properties}`, ...lines);
  const entry = parts.store.entry(PATH);
  const before = [lastContact(), entry?.standing, entry?.dueOn, entry?.cadence];
  await laterOn();
  const after = parts.store.entry(PATH);
  expect(before).toEqual([day, after?.standing, after?.dueOn, after?.cadence]);
  expect(timesRead()).toBe(1);
});

it("an inline field of a change counts at once", () => {
  change("last-contact: 2026-11-10\n", "- [[2026-11-10]] call: Hello", "", "## Facts", "", "- **cadence**:: weekly");
  expect(parts.store.entry(PATH)?.cadence).toMatchObject({ unit: "week" });
});

it("a problem in the words of a change is listed at once", () => {
  change("last-contact: 2026-11-20\n", LINKED, "- on [[2026-11-01]] call");
  expect(problems()).toEqual([`${PATH} checkin-date on [[2026-11-01]] call`]);
});

it.each([
  ["deleted", () => parts.app.remove(PATH)],
  ["renamed to what is no note", () => parts.app.rename(PATH, "Clients/Acme.txt")],
])("a note that is %s right after a change stays away", async (_how, leave) => {
  change("last-contact: 2026-11-20\n", LINKED);
  leave();
  await laterOn();
  expect(parts.store.review().map(({ note }) => note.path)).not.toContain(PATH);
  expect(parts.store.review()).toHaveLength(9);
});

it("a note that is renamed right after a change has its words under its new path", async () => {
  change("last-contact: 2026-11-20\n", LINKED);
  parts.app.rename(PATH, "Clients/Renamed.md");
  await laterOn();
  const entry = parts.store.entry("Clients/Renamed.md");
  expect(entry?.history.checkIns.map(({ text }) => text)).toEqual(["Asked for an offer"]);
});

describe("any text of a client", () => {
  const openings = ["- [[2026-11-20]] call: ", "- [[2026-10-01]] ", "- [[Daily/2026-11-02|Monday]] (attempt): ", "- 2026-11-05 ", "- [ ] [[2026-11-06]] "];
  const others = ["1. [[2026-12-24]] ", "  - [[2026-11-23]] ", "> - [[2026-11-23]] ", "- on [[2026-11-23]] ", "![[2026-11-23]] ", "## ", "## Check-ins", "%%", "```", "<div>", "cadence:: ", ""];
  const line = fc.tuple(fc.constantFrom(...openings, ...others), fc.constantFrom("", "weekly", "Hello [[Sam]]", "[satisfaction:: 4]", "<!-- ", "%% hidden %%"));
  const lastContacts = fc.constantFrom("2026-11-20", "2026-11-02", "2026-10-01", "2026-12-24");

  const readClient = clientReader(SETTINGS, RULES.reading.readDailyNote);
  const standing = (entry: ReviewEntry | undefined): unknown => entry && [entry.standing, entry.dueOn, entry.lastContactOn, entry.plan, entry.cadence];

  it("has in the end the standing and the problems of its whole text", async () => {
    const notes = fc.sample(fc.tuple(lastContacts, fc.array(line, { maxLength: 8 })), { seed: SEED, numRuns: 2_000 }).map(([lastContact, lines], index) => {
      const text = noteText(`type: direct\nlast-contact: ${lastContact}\nsince: 2025-01-01\n`, `# Client\n\n## Check-ins\n\n${lines.map((parts) => `${parts.join("")}\n`).join("")}`);
      return { path: `Clients/Any ${index}.md`, frontMatter: { type: "direct", "last-contact": lastContact, since: "2025-01-01" }, text };
    });
    const { app, index, store } = parts;
    for (const { path, text } of notes) app.create(path, text, indexMarkdown(text));
    await vi.waitFor(() => expect(timesRead()).toBeGreaterThan(1_000));
    await laterOn();
    await index.whenReady();
    const all = store.problems();
    for (const { path, frontMatter, text } of notes) {
      const read = aClientNote(text, { path });
      const note = { ...read, client: readClient(frontMatter, read.text.fields) };
      expect(standing(store.entry(path)), text).toEqual(standing(reviewEntry(note, TODAY, TODAY, SETTINGS)));
      expect(all.filter((problem) => problem.path === path).map(({ code }) => code), text).toEqual(problemsOn(TODAY, note).map(({ code }) => code));
    }
  });
});
