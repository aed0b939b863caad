import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { clientReader } from "../../src/domain/client";
import { readNoteText } from "../../src/domain/client-note";
import { frontMatterBlock, parseFrontMatter } from "../../src/domain/front-matter";
import { logEdit, type EditRefusal } from "../../src/domain/log-edit";
import { setDayEdit } from "../../src/domain/property-edit";
import { DEFAULT_PROPERTY_NAMES, propertyFinder, scalarOf } from "../../src/domain/property";
import { applySplices, invertSplices, type Splice } from "../../src/domain/splice";
import { sample } from "../support/extent";
import { days } from "../support/days";
import { anEntry, aVault, TODAY } from "../support/log";
import { isoDailyNotes, parseYaml } from "../support/reading";
import { aSettings } from "../support/settings";

const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));
const vaults = `${shared}vaults/open/`;
const corpus = `${shared}frontmatter-corpus.jsonl`;

const vault = aVault();
const oldestFirst = aVault({ settings: { newestFirst: false } });
const read = clientReader(aSettings(), isoDailyNotes);
const find = propertyFinder(DEFAULT_PROPERTY_NAMES);

interface Count {
  notes: number;
  brokenYaml: number;
  /** Refusals by code, of notes whose YAML can be read, and where the last was seen. */
  readonly refused: Map<EditRefusal["code"], string[]>;
  edits: number;
  /** Those with inline fields on lines of their own. */
  withFields: number;
  /** Plans cleared, by hand or by a contact. */
  cleared: number;
}

const newCount = (): Count => ({ notes: 0, brokenYaml: 0, refused: new Map(), edits: 0, withFields: 0, cleared: 0 });

/** What may go from a note: the text of day properties. What may come: the check-in, its section, day properties. */
function checkSplices(text: string, splices: readonly Splice[]): void {
  const bodyStart = frontMatterBlock(text)?.bodyStart ?? 0;
  for (const { from, to, insert } of splices) {
    const removed = text.slice(from, to);
    if (from < bodyStart || insert.startsWith("---")) {
      expect(removed).not.toMatch(/[\r\n]/);
      expect(insert).toMatch(/^(?:---\r?\n)?(?: ?(?:last-contact: |next-contact: |["'[]*)(?:\d{4}-\d{2}-\d{2})?[\]"']*(?:\r?\n)?)*(?:---\r?\n)?$/);
    } else {
      expect(removed).toBe("");
      expect(insert).toMatch(/^(?:\s*## Check-ins\s+)?\s*(?:[-*+]|\d+[.)])\s+\[?\[?\d{4}-\d{2}-\d{2}\]?\]? 14:30 call(?: \(attempt\))?: With \[\[Anna\]\] \$& %\\%\s/);
    }
  }
}

/** Logs today, a past day and an attempt, and plans; each is refused or changes only what it may, and is taken back. */
function checkNote(name: string, text: string, count: Count): void {
  count.notes++;
  const { fields } = readNoteText(text, vault.reading);
  if (Object.keys(fields).length > 0) count.withFields++;
  const frontMatter = parseFrontMatter(text, parseYaml);
  if (frontMatter.ok) read(frontMatter.value);
  else count.brokenYaml++;

  const base = { time: "14:30", text: "With [[Anna]] $& %%\nsecond line" };
  const refusals = new Set<EditRefusal["code"]>();
  for (const entry of [
    anEntry(base),
    anEntry({ ...base, day: "2020-02-29" }),
    anEntry({ ...base, outcome: "attempt" }),
    anEntry({ ...base, nextContact: "2026-12-24" }),
  ]) {
    for (const conventions of entry.outcome === "attempt" ? [vault, oldestFirst] : [vault]) {
      const edit = logEdit(text, entry, TODAY, conventions);
      if (!edit.ok) {
        refusals.add(edit.error.code);
        continue;
      }
      count.edits++;
      const { splices } = edit.value;
      checkSplices(text, splices);
      const after = applySplices(text, splices);
      expect(applySplices(after, invertSplices(text, splices))).toBe(text);
      const added = readNoteText(after, vault.reading).checkIns.length - readNoteText(text, vault.reading).checkIns.length;
      expect(added).toBe(1);
      const values = parseFrontMatter(after, parseYaml);
      if (!frontMatter.ok || !values.ok) throw new Error("An edit of broken YAML, or one that breaks it");
      const written = (["last-contact", "next-contact"] as const).map((role) => find(frontMatter.value)[role]?.key);
      for (const [key, value] of Object.entries(frontMatter.value)) {
        if (!written.includes(key)) expect(scalarOf(values.value[key])).toEqual(scalarOf(value));
      }
    }
  }
  checkPlan(text, count);
  if (!frontMatter.ok) {
    expect([...refusals]).toEqual(["broken-yaml"]);
    return;
  }
  for (const code of refusals) count.refused.set(code, [...(count.refused.get(code) ?? []), name]);
}

/** Plans a contact, then clears the plan by hand and by a contact on its day; each is taken back to the byte. */
function checkPlan(text: string, count: Count): void {
  const plan = setDayEdit(text, "next-contact", days("2026-11-24"), vault);
  if (!plan.ok) return;
  const planned = applySplices(text, plan.value.splices);
  expect(applySplices(planned, invertSplices(text, plan.value.splices))).toBe(text);
  const plannedDay = (note: string): unknown => {
    const frontMatter = parseFrontMatter(note, parseYaml);
    return frontMatter.ok ? read(frontMatter.value).nextContact : "broken";
  };
  expect(plannedDay(planned)).toBe(days("2026-11-24"));
  for (const edit of [setDayEdit(planned, "next-contact", null, vault), logEdit(planned, anEntry({ text: "Done" }), TODAY, vault)]) {
    if (!edit.ok) continue;
    count.cleared++;
    const cleared = applySplices(planned, edit.value.splices);
    expect(plannedDay(cleared)).toBeNull();
    expect(applySplices(cleared, invertSplices(planned, edit.value.splices))).toBe(planned);
  }
}

function summary(title: string, { notes, brokenYaml, refused, edits, cleared }: Count): string {
  const reasons = [...refused].map(([code, names]) => `${code} ${names.length} (${names.slice(-8).join("; ")})`).join(", ");
  return `${title}: ${notes} notes, ${brokenYaml} with broken YAML, ${edits} logs and ${cleared} cleared plans, each taken back; refused: ${reasons || "none"}`;
}

function refusedNotes({ refused }: Count): number {
  return new Set([...refused.values()].flat()).size;
}

describe.skipIf(!existsSync(vaults))("a note of the open vaults, one of five in the day and each at night", () => {
  const count = newCount();
  const files = existsSync(vaults) ? sample(readdirSync(vaults, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md")).sort(), 5) : [];
  const folders = [...new Set(files.map((path) => path.split("/")[0] ?? ""))].sort();

  it.each(folders)("%s is read, logged and given back", (folder) => {
    for (const path of files.filter((file) => file === folder || file.startsWith(`${folder}/`))) {
      try {
        const bytes = readFileSync(vaults + path);
        const text = bytes.toString("utf8");
        checkNote(path, text, count);
        // The text stands for the bytes: what is not UTF-8 is no note.
        expect(Buffer.from(text, "utf8").equals(bytes)).toBe(true);
      } catch (error) {
        throw new Error(`${path}: ${String(error)}`, { cause: error });
      }
    }
  });

  it("is refused in fewer than 3 of 100 where its YAML can be read", () => {
    expect(count.notes).toBeGreaterThan(400);
    expect(count.withFields).toBeGreaterThan(0);
    expect(refusedNotes(count) / (count.notes - count.brokenYaml)).toBeLessThan(0.03);
  });

  afterAll(() => {
    console.log(summary("Open vaults", count));
  });
});

describe.skipIf(!existsSync(corpus))("every block of the front matter corpus", () => {
  const count = newCount();
  const blocks = existsSync(corpus)
    ? readFileSync(corpus, "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as { path: string; raw: string; category: string })
    : [];

  it("is read, logged and given back, alone and with a body", () => {
    for (const { path, raw } of blocks) {
      try {
        checkNote(path, raw, count);
        checkNote(path, `${raw.replace(/\r?\n?$/, "\n")}\n# Acme\n\n## Check-ins\n\n- 2026-11-20 call: x\n`, count);
      } catch (error) {
        throw new Error(`${path}: ${String(error)}\n${raw}`, { cause: error });
      }
    }
    expect(count.notes).toBeGreaterThan(300);
    expect(refusedNotes(count) / (count.notes - count.brokenYaml)).toBeLessThan(0.03);
  });

  afterAll(() => {
    console.log(summary("Front matter corpus", count));
  });
});
