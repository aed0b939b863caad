import { parseCadence } from "../../src/domain/cadence";
import { parseCheckIn, textLines, withoutFields } from "../../src/domain/check-in";
import { looseFrontMatter } from "../../src/domain/front-matter";
import { addDays, formatDay, parseDay } from "../../src/domain/local-date";
import { logEdit } from "../../src/domain/log-edit";
import { parsePromise } from "../../src/domain/promise";
import { isUnset } from "../../src/domain/property";
import { fillPlaceholders } from "../../src/templates/placeholders";
import { aNote, aNoteText } from "./client-notes";
import { days } from "./days";
import { anEntry, aVault, TODAY } from "./log";
import { aReading, isoDailyNotes } from "./reading";

/** A text that asks more than its share of a careless reader, for as many characters or pieces as wanted. */
export interface Attack {
  readonly name: string;
  readonly make: (size: number) => string;
  readonly run: (text: string) => void;
  /** Where reading in proportion takes some milliseconds. */
  readonly size: number;
}

const vault = aVault();
const oldestFirst = aVault({ settings: { newestFirst: false } });
const reading = aReading();

function log(note: string): void {
  for (const conventions of [vault, oldestFirst]) logEdit(note, anEntry({ day: "2020-01-01" }), TODAY, conventions);
}

/** A note of so many check-ins, newest first, some with nested lines. */
export function manyCheckIns(count: number): string {
  const checkIns = Array.from({ length: count }, (_, index) => {
    const day = formatDay(addDays(days("2026-11-23"), -Math.floor(index / 10)));
    return `[[${day}]] 14:30 call: Talk ${index} with [[Anna]] [satisfaction:: ${(index % 5) + 1}]${index % 7 === 0 ? "\n  - nested" : ""}`;
  });
  return aNote({ properties: ["last-contact: 2026-11-20"], checkIns });
}

const manyProperties = (count: number): string =>
  `---\n${Array.from({ length: count }, (_, index) => `key${index}: "[[value ${index}]]"\n`).join("")}---\n## Check-ins\n`;

/** The text as the whole note, as its log, and in every part of it. */
function readAndLog(text: string): void {
  for (const note of [text, `## Check-ins\n${text}`, `---\na: 1\n---\n${text}\n## Check-ins\n${text}`]) {
    aNoteText(note);
    log(note);
  }
}

function readAsValues(text: string): void {
  textLines(text);
  withoutFields(text);
  isUnset(text);
  parseDay(`[[${text}]]`, isoDailyNotes);
  parseDay(text, isoDailyNotes);
  parseCadence(text);
  parseCheckIn(`2026-11-20 ${text}`, reading);
  parseCheckIn(text, reading);
  parsePromise(" ", text, isoDailyNotes);
}

const VALUES = { name: "Acme", type: "direct", duration: "", tier: "", date: () => "2026-11-24", time: () => "10:00" };

const notes: readonly (readonly [name: string, make: (size: number) => string, size: number])[] = [
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

const PIECES = [" ", "`", "[", "[[", "]]", "%", "%%", "{{", "}}", "(", "- ", "#", "\n", "a/", "|", "1", "<%", "раз в "];
const TEMPLATE_PIECES = ["{{", "{{name", "{{ date:", "}}", '"{{name}}', "{{ \n"];

export const ATTACKS: readonly Attack[] = [
  { name: "check-ins, read", make: manyCheckIns, run: (note) => void aNoteText(note), size: 3_000 },
  { name: "check-ins, logged", make: manyCheckIns, run: log, size: 3_000 },
  { name: "properties, logged", make: manyProperties, run: log, size: 250 },
  { name: "properties, read", make: manyProperties, run: (note) => void looseFrontMatter(note), size: 10_000 },
  ...notes.map(([name, make, size]) => ({ name, make, run: readAndLog, size })),
  ...PIECES.map((piece) => ({ name: `a text of ${JSON.stringify(piece)}`, make: (size: number) => piece.repeat(size), run: readAsValues, size: 40_000 })),
  ...TEMPLATE_PIECES.map((piece) => ({
    name: `a template of ${JSON.stringify(piece)}`,
    make: (size: number) => `---\na: ${piece.repeat(size)}\n---\n${piece.repeat(size)}`,
    run: (text: string) => void fillPlaceholders(text, VALUES),
    size: 2_000,
  })),
];

const large = (bytes: number): readonly (readonly [name: string, note: string])[] => [
  ["of text", "word ".repeat(bytes / 5)],
  ["of short lines", "text\n".repeat(bytes / 5)],
  ["of one fence", `\`\`\`\n${"- 2026-11-20\n".repeat(bytes / 12.5)}\`\`\`\n`],
  ["of one field", `## Check-ins\n- 2026-11-20 call: [a:: ${"b".repeat(bytes)}]\n`],
  ["of one quoted value", `---\na: "${"b".repeat(bytes)}"\n---\n`],
  ["of one emptied value", `---\nlast-contact: "${"b".repeat(bytes)}"\n---\n`],
  ["of dashes", "- ".repeat(bytes / 2)],
  ["of quote marks", ">".repeat(bytes)],
  ["of rules", `${"-".repeat(bytes)}x\n${"*".repeat(bytes)}\n${"_ ".repeat(bytes / 2)}\n`],
  ["of one single-quoted value", `---\nlast-contact: '${"''".repeat(bytes / 2)}'\n---\n`],
  ["of one list", `---\na: [${"b, ".repeat(bytes / 150)}]\n---\n`],
  ["of links", `${"[[a]] | ".repeat(bytes / 8)}[[a]]\n`],
  ["of promises", "- [ ] 📅 2026-12-01 🔁 every day [a:: b] %% x %%\n".repeat(bytes / 50)],
  ["of headings", "## Check-ins\n".repeat(bytes / 12.5)],
  ["of hashes", `# ${"#".repeat(bytes)}\n# a${" #".repeat(bytes / 2)}`],
];

/** Large notes, each read, logged as a contact and logged as an attempt. */
export function largeNotes(bytes: number): readonly (readonly [name: string, run: () => void])[] {
  return large(bytes).map(([name, note]) => [
    name,
    () => {
      aNoteText(note);
      logEdit(note, anEntry({ outcome: "attempt" }), TODAY, vault);
      logEdit(note, anEntry(), TODAY, vault);
    },
  ]);
}
