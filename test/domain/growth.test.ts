import { describe, expect, it } from "vitest";
import { parseCadence } from "../../src/domain/cadence";
import { parseCheckIn, textLines, withoutFields } from "../../src/domain/check-in";
import { mayHaveFields } from "../../src/domain/client-note";
import { looseFrontMatter } from "../../src/domain/front-matter";
import { addDays, formatDay, parseDay } from "../../src/domain/local-date";
import { logEdit } from "../../src/domain/log-edit";
import { parsePromise } from "../../src/domain/promise";
import { isUnset } from "../../src/domain/property";
import { reviewEntry } from "../../src/domain/review";
import { aClientNote, aNote, aNoteText } from "../support/client-notes";
import { days } from "../support/days";
import { growth, MOST_LINEAR_GROWTH } from "../support/growth";
import { anEntry, aVault, logged, TODAY } from "../support/log";
import { aReading, isoDailyNotes } from "../support/reading";
import { aSettings } from "../support/settings";

const vault = aVault();
const oldestFirst = aVault({ settings: { newestFirst: false } });
const log = (note: string): void => {
  for (const conventions of [vault, oldestFirst]) logEdit(note, anEntry({ day: "2020-01-01" }), TODAY, conventions);
};

/** A note of so many check-ins, newest first, some with nested lines. */
function manyCheckIns(count: number): string {
  const checkIns = Array.from({ length: count }, (_, index) => {
    const day = formatDay(addDays(days("2026-11-23"), -Math.floor(index / 10)));
    return `[[${day}]] 14:30 call: Talk ${index} with [[Anna]] [satisfaction:: ${(index % 5) + 1}]${index % 7 === 0 ? "\n  - nested" : ""}`;
  });
  return aNote({ properties: ["last-contact: 2026-11-20"], checkIns });
}

const runs: [string, (size: number) => string, number][] = [
  ["spaces in a heading", (size) => `## a${" ".repeat(size)}b\n`, 20_000],
  ["hashes in a heading", (size) => `## a ${"#".repeat(size)}b\n`, 20_000],
  ["spaces on a line", (size) => `- 2026-11-20 call: a${" ".repeat(size)}b\n`, 20_000],
  ["blank lines of spaces", (size) => `${" ".repeat(100)}\n`.repeat(size / 100), 200_000],
  ["backticks", (size) => `${"`".repeat(size)}x\`\n`, 100_000],
  ["lone backticks", (size) => `- 2026-11-20 call: %% ${"` a".repeat(size)}\n`, 25_000],
  ["percent signs", (size) => `- 2026-11-20 call: ${"%".repeat(size)}\n`, 50_000],
  ["merge markers", (size) => "<<<<<<<\n=======\n".repeat(size), 3_000],
  ["opening brackets", (size) => `- 2026-11-20 call: ${"[".repeat(size)}\n`, 50_000],
  ["links that never close", (size) => `- 2026-11-20 call: ${"[[a ".repeat(size)}\n`, 30_000],
  ["fields that never close", (size) => `- 2026-11-20 call: ${"[a:: ".repeat(size)}\n`, 30_000],
  ["round fields that never close", (size) => `- 2026-11-20 call: ${"(a:: ".repeat(size)}\n`, 30_000],
  ["fields with links that never close", (size) => `- 2026-11-20 call: ${"[a:: [[b]]".repeat(size)}\n`, 12_000],
  ["links in a row", (size) => `# A\n\n---\n${"[[a]] | ".repeat(size)}x\n`, 30_000],
  ["quote marks", (size) => `${"> ".repeat(size)}x\n`, 50_000],
  ["dashes", (size) => `${"- ".repeat(size)}x\n`, 50_000],
  ["underlines", (size) => `a\n${"=".repeat(size)}x\n`, 100_000],
  ["deep nesting", (size) => Array.from({ length: Math.sqrt(size) }, (_, index) => `${"  ".repeat(index)}- a\n`).join(""), 60_000],
  ["task signs", (size) => `- [ ] ${"📅 🔁 ".repeat(size)}\n`, 8_000],
  ["open comments", (size) => "a %% b\n".repeat(size), 2_000],
  ["colons", (size) => `${":".repeat(size)}\n`, 50_000],
  ["lines of an old machine", (size) => "a:\r".repeat(size), 50_000],
  ["short fences", (size) => "```\n".repeat(size), 3_000],
];

describe("reading and logging take time in proportion to", () => {
  it("check-ins", () => {
    expect(growth(manyCheckIns, aNoteText, 3_000)).toBeLessThan(MOST_LINEAR_GROWTH);
    expect(growth(manyCheckIns, log, 3_000)).toBeLessThan(MOST_LINEAR_GROWTH);
  });

  it.each(runs)("%s", (_, make, size) => {
    const run = (text: string): void => {
      for (const note of [text, `## Check-ins\n${text}`, `---\na: 1\n---\n${text}\n## Check-ins\n${text}`]) {
        aNoteText(note);
        mayHaveFields(note);
        log(note);
      }
    };
    expect(growth(make, run, size)).toBeLessThan(MOST_LINEAR_GROWTH);
  });

  it("properties", () => {
    const make = (count: number) => `---\n${Array.from({ length: count }, (_, index) => `key${index}: "[[value ${index}]]"\n`).join("")}---\n## Check-ins\n`;
    expect(growth(make, log, 250)).toBeLessThan(MOST_LINEAR_GROWTH);
    expect(growth(make, looseFrontMatter, 10_000)).toBeLessThan(MOST_LINEAR_GROWTH);
  });

  it.each([" ", "`", "[", "[[", "]]", "%", "%%", "{{", "}}", "(", "- ", "#", "\n", "a/", "|", "1", "<%", "раз в "])("a text of %j", (piece) => {
    const reading = aReading();
    const make = (size: number): string => piece.repeat(size);
    const run = (text: string): void => {
      textLines(text);
      withoutFields(text);
      isUnset(text);
      parseDay(`[[${text}]]`, isoDailyNotes);
      parseDay(text, isoDailyNotes);
      parseCadence(text);
      parseCheckIn(`2026-11-20 ${text}`, reading);
      parseCheckIn(text, reading);
      parsePromise(" ", text, isoDailyNotes);
    };
    expect(growth(make, run, 40_000)).toBeLessThan(MOST_LINEAR_GROWTH);
  });
});

describe("large notes", () => {
  it("of 100,000 check-ins are read, logged and reviewed", () => {
    const note = manyCheckIns(100_000);
    expect(aNoteText(note).checkIns).toHaveLength(100_000);
    const after = logged(note, { day: "2026-11-24" });
    expect(after).toContain("## Check-ins\n\n- [[2026-11-24]] call: Hello\n- [[2026-11-23]]");
    expect(after).toHaveLength(note.length + "- [[2026-11-24]] call: Hello\n".length);
    const { history } = reviewEntry(aClientNote(note), TODAY, TODAY, aSettings());
    expect(history.checkIns).toHaveLength(100_000);
  });

  it.each([
    ["of text", "word ".repeat(1_000_000)],
    ["of short lines", "text\n".repeat(1_000_000)],
    ["of one fence", `\`\`\`\n${"- 2026-11-20\n".repeat(400_000)}\`\`\`\n`],
    ["of one field", `## Check-ins\n- 2026-11-20 call: [a:: ${"b".repeat(5_000_000)}]\n`],
    ["of one quoted value", `---\na: "${"b".repeat(5_000_000)}"\n---\n`],
    ["of one emptied value", `---\nlast-contact: "${"b".repeat(5_000_000)}"\n---\n`],
    ["of dashes", "- ".repeat(2_500_000)],
    ["of quote marks", ">".repeat(5_000_000)],
    ["of rules", `${"-".repeat(5_000_000)}x\n${"*".repeat(5_000_000)}\n${"_ ".repeat(2_500_000)}\n`],
    ["of one single-quoted value", `---\nlast-contact: '${"''".repeat(2_500_000)}'\n---\n`],
    ["of one list", `---\na: [${"b, ".repeat(30_000)}]\n---\n`],
    ["of links", `${"[[a]] | ".repeat(600_000)}[[a]]\n`],
    ["of promises", "- [ ] 📅 2026-12-01 🔁 every day [a:: b] %% x %%\n".repeat(100_000)],
    ["of headings", "## Check-ins\n".repeat(400_000)],
    ["of hashes", `# ${"#".repeat(5_000_000)}\n# a${" #".repeat(2_500_000)}`],
  ])("of 5 MB are read and logged: %s", (_, note) => {
    const start = performance.now();
    aNoteText(note);
    logEdit(note, anEntry({ outcome: "attempt" }), TODAY, vault);
    logEdit(note, anEntry(), TODAY, vault);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
