import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { formatCheckIn, parseCheckIn, textLines, withoutFields } from "../../src/domain/check-in";
import { clientReader, clientRecogniser } from "../../src/domain/client";
import { readNoteText } from "../../src/domain/client-note";
import { frontMatterBlock, looseFrontMatter, parseFrontMatter } from "../../src/domain/front-matter";
import { addMonths, formatDay, parseDay, parseIsoDay } from "../../src/domain/local-date";
import { logEdit } from "../../src/domain/log-edit";
import { setDayEdit } from "../../src/domain/property-edit";
import { readLines } from "../../src/domain/note-lines";
import { parsePromise } from "../../src/domain/promise";
import { displayValue, isUnset, propertyFinder, scalarOf, textsOf, type FrontMatter } from "../../src/domain/property";
import { parseSettings } from "../../src/domain/settings";
import { applySplices, invertSplices, type Splice } from "../../src/domain/splice";
import { parseCadence } from "../../src/domain/cadence";
import { vocabularyWord } from "../../src/domain/vocabulary";
import { someDay, someEntry, someNote, someText } from "../support/arbitrary-notes";
import { days } from "../support/days";
import { check, counts, RUNS, SEED } from "../support/fuzzing";
import { anEntry, aVault, TODAY } from "../support/log";
import { aReading, dottedDailyNotes, isoDailyNotes, parseYaml } from "../support/reading";
import { aSettings } from "../support/settings";

console.log(`fast-check: RAPPORT_SEED=${SEED} RAPPORT_RUNS=${RUNS}`);

afterAll(() => {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`${total} generated cases: ${[...counts].map(([name, count]) => `${name} ${count}`).join(", ")}`);
});

const vaults = [aVault(), aVault({ settings: { newestFirst: false } }), aVault({ language: "ru", dailyNotes: dottedDailyNotes })];
/** By its position in {@link vaults}, so that a failing case can be kept as JSON. */
const someVault = fc.nat(vaults.length - 1);
const vaultAt = (index: number) => vaults[index] ?? aVault();
const find = propertyFinder(aVault().propertyNames);

/** What splices leave of a text: everything but what they replace. */
function kept(text: string, splices: readonly Splice[]): string[] {
  const ends = [0, ...splices.map(({ to }) => to)];
  return [...splices.map(({ from }) => from), text.length].map((from, index) => text.slice(ends[index], from));
}

describe("for any note and any log", () => {
  it("undo gives the note back, nothing outside the splices changes, and what was meant is there", () => {
    let made = 0;
    check(
      "undo",
      0.3,
      fc.property(someNote, someEntry, someVault, (note, options, index) => {
        const vault = vaultAt(index);
        const entry = anEntry(options);
        const edit = logEdit(note, entry, TODAY, vault);
        if (!edit.ok) return;
        made++;
        const { splices } = edit.value;
        const after = applySplices(note, splices);
        const inverse = invertSplices(note, splices);
        expect(applySplices(after, inverse)).toBe(note);
        expect(kept(after, inverse)).toEqual(kept(note, splices));
        expect(splices.every(({ from, to }, index) => from <= to && from >= (splices[index - 1]?.to ?? 0))).toBe(true);

        const [old, now] = [note, after].map((text) => readNoteText(text, vault.reading));
        expect(now?.checkIns.length).toBe((old?.checkIns.length ?? 0) + 1);
        expect(now?.problems).toEqual(old?.problems);
        // Old properties but the two that a log may change.
        const [before, behind] = [note, after].map((text) => parseFrontMatter(text, parseYaml));
        const written = (["last-contact", "next-contact"] as const).map((role) => before?.ok && (find(before.value)[role]?.key ?? role));
        const others = (value: FrontMatter): unknown => Object.entries(value).filter(([key]) => !written.includes(key));
        if (before?.ok && behind?.ok) expect(others(behind.value)).toEqual(others(before.value));
        expect(behind?.ok).toBe(true);
        // Line breaks stay of one kind.
        if (note.includes("\r\n") && !/(^|[^\r])\n/.test(note)) expect(after).not.toMatch(/(^|[^\r])\n/);
      }),
    );
    expect(made).toBeGreaterThan(0.3 * (counts.get("undo") ?? 0));
  });

  it("a log that follows an attempt or a contact finds what it wrote, and last contact never moves back", () => {
    const lastContact = (note: string): number => {
      const frontMatter = parseFrontMatter(note, parseYaml);
      return (frontMatter.ok ? clientReader(aSettings(), isoDailyNotes)(frontMatter.value).lastContact : null) ?? Number.NEGATIVE_INFINITY;
    };
    check(
      "sequence",
      0.1,
      fc.property(someNote, fc.array(someEntry, { minLength: 1, maxLength: 4 }), (note, entries) => {
        let text = note;
        for (const options of entries) {
          const edit = logEdit(text, anEntry(options), TODAY, aVault());
          if (!edit.ok) continue;
          const after = applySplices(text, edit.value.splices);
          expect(lastContact(after)).toBeGreaterThanOrEqual(lastContact(text));
          text = after;
        }
      }),
    );
  });

  it("setting and emptying a plan touches only front matter, and can be undone", () => {
    check(
      "plan",
      0.12,
      fc.property(someNote, fc.option(someDay, { nil: null }), (note, day) => {
        const edit = setDayEdit(note, "next-contact", day === null ? null : days(day), aVault());
        if (!edit.ok) return;
        const after = applySplices(note, edit.value.splices);
        expect(applySplices(after, invertSplices(note, edit.value.splices))).toBe(note);
        const body = (text: string): string => text.slice(frontMatterBlock(text)?.bodyStart ?? (text.startsWith("\uFEFF") ? 1 : 0));
        if (edit.value.splices.length > 0) expect(body(after)).toBe(body(note));
      }),
    );
  });
});

describe("for any check-in", () => {
  it("the parser takes back what the formatter wrote", () => {
    check(
      "round trip",
      0.1,
      fc.property(someEntry, someVault, (options, index) => {
        const vault = vaultAt(index);
        const { nextContact: _, ...entry } = anEntry(options);
        const { line, nested } = formatCheckIn(entry, vault.words);
        const first = withoutFields(textLines(entry.text)[0] ?? "");
        expect(parseCheckIn(line, vault.reading)).toEqual({ ...entry, text: first.text, satisfaction: entry.satisfaction ?? first.satisfaction });
        expect([line, ...nested].join("")).not.toMatch(/[\n\r\u2028\u2029\u0085\v\f]/);
      }),
    );
  });
});

describe("no input makes the domain throw", () => {
  it("whatever the text", () => {
    const reading = aReading();
    check(
      "no throw: texts",
      0.12,
      fc.property(fc.oneof(someNote, someText, fc.string({ unit: "binary", maxLength: 40 })), (text) => {
        readNoteText(text, reading);
        looseFrontMatter(text);
        parseFrontMatter(text, parseYaml);
        parseDay(text, isoDailyNotes);
        parseIsoDay(text);
        parseCadence(text);
        parseCheckIn(text, reading);
        parsePromise(text.slice(0, 1), text, isoDailyNotes);
        textLines(text);
        withoutFields(text);
        reading.isCheckInHeading(text);
        for (const vault of vaults) logEdit(text, anEntry({ text }), TODAY, vault);
      }),
    );
  });

  it("whatever the values of properties and settings", () => {
    const tags = ["client"];
    check(
      "no throw: values",
      0.1,
      fc.property(fc.anything({ withDate: true, withBigInt: false, withNullPrototype: true }), fc.constantFrom("type", "tier", "cadence", "last-contact", "status", "since", "company"), (value, key) => {
        const frontMatter = { [key]: value };
        clientReader(aSettings(), isoDailyNotes)(frontMatter);
        clientRecogniser(aSettings(), [])({ path: "a.md", tags, frontMatter });
        isUnset(value);
        scalarOf(value);
        textsOf(value);
        displayValue(value);
        vocabularyWord(value, []);
        parseSettings(value);
        parseSettings({ tiers: value, propertyNames: value, cadenceRules: [value] });
      }),
    );
  });
});

describe("for any text", () => {
  it("its lines cover it, and only line breaks part them", () => {
    check(
      "lines",
      0.08,
      fc.property(someNote, (note) => {
        const { lines } = readLines(note, frontMatterBlock(note)?.bodyStart ?? 0);
        expect(lines.map(({ start, next }) => note.slice(start, next)).join("")).toBe(note.replace(/^\uFEFF/, ""));
      }),
    );
  });
});

describe("for any day", () => {
  it("it is read back from every form, and a month never skips one", () => {
    check(
      "days",
      0.08,
      fc.property(fc.integer({ min: -300_000, max: 2_000_000 }), fc.integer({ min: 0, max: 600 }), (count, months) => {
        const day = count as ReturnType<typeof days>;
        const text = formatDay(day);
        for (const form of [text, `[[${text}]]`, text.replaceAll("-", "/"), text.replaceAll("-", ""), `${text}T23:59:59Z`, `[[A/${text}|x]]`]) {
          expect(parseDay(form, isoDailyNotes)).toBe(day);
        }
        const [later, next] = [formatDay(addMonths(day, months)), formatDay(addMonths(day, months + 1))];
        const monthOf = (iso: string): number => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));
        expect(monthOf(next) - monthOf(later)).toBe(1);
        expect(Number(later.slice(8))).toBeLessThanOrEqual(Number(text.slice(8)));
      }),
    );
  });
});
