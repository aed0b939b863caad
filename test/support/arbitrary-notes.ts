import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { addDays, formatDay } from "../../src/domain/local-date";
import type { EntryOptions } from "./log";
import { TODAY } from "./log";

/** Days around today, as texts. */
export const someDay: fc.Arbitrary<string> = fc.integer({ min: -400, max: 60 }).map((offset) => formatDay(addDays(TODAY, offset)));
const pastDay: fc.Arbitrary<string> = fc.integer({ min: -400, max: 0 }).map((offset) => formatDay(addDays(TODAY, offset)));

/** Pieces of text that have meaning to YAML, Markdown, Obsidian or a careless replacement. */
const PIECES = [
  "call", "meeting:", "звонок", "(attempt)", "14:30", ": ", " - ", "—", "[[2026-11-20]]", "2026-11-01", "[[Anna]]", "[x](y)", "[satisfaction:: 4]",
  "[a:: [[b]]]", "%%", "%", "`", "```", "~~~", "<!--", "-->", "<pre>", "$&", "$1", "|", "#", "# ", "> ", "- ", "* ", "1. ", "[ ] ", "[-] ",
  "---", "===", "{{date}}", "<% tp %>", "'", '"', "\\", "\t", "  ", "\n", "\r\n", "\u2028", "😀", "ё", "\uFEFF", "\u0000", "Acme",
] as const;

export const someText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join("")),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join(" ")),
  fc.string({ maxLength: 20 }),
);

const value = fc.oneof(
  someDay,
  someDay.map((day) => `"${day}"`),
  someDay.map((day) => `'[[${day}]]' # then`),
  someDay.map((day) => `[[${day}]]`),
  someDay.map((day) => `[${day}]`),
  someDay.map((day) => `\n  - ${day}`),
  fc.constantFrom("", '""', "null", "soon", "{{date}}", "|\n  2026-11-01", "[a, b]", "&a x", "2 weeks", "key", "{a: 1}", "[", "yes # no"),
);
const key = fc.constantFrom("last-contact", "Last Seen", "next-contact", "follow-up-date", "paused-until", "tier", "tags", '"quoted key"', "__proto__", "constructor", "note");
const property = fc.tuple(key, value).map(([name, text]) => `${name}:${text === "" ? "" : " "}${text}`);
const yaml = fc.oneof(
  fc.uniqueArray(property, { maxLength: 6, selector: (line) => line.split(":")[0] }).map((lines) => lines.join("\n")),
  someText,
);

const shape = fc.constantFrom("", "", "", "(attempt)", "call", "email (attempt):", "— ", ": ", "14:30 ");
const checkIn = fc.tuple(fc.constantFrom("- ", "* ", "+ ", "1. ", "  - ", "\t- ", "    - ", "- [ ] ", "-\t"), fc.oneof(someDay, someDay.map((day) => `[[${day}]]`)), shape, someText)
  .map(([mark, day, middle, text]) => `${mark}${day} ${middle} ${text}`);
const bodyLine = fc.oneof(
  { weight: 4, arbitrary: checkIn },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "## Check-ins", "# Чек-ины", "### 2025", "## Risks", "Check-ins\n---", "", "", "---", "```", "~~~", "%%", "<!--", "-->", "> - 2026-11-20 call",
      "[[A]] | [[B]]", "\n---\n[[A]] | [[B]]", "text", "  text", "    code", "  ```", "- [ ] task 📅 2026-12-01", "<script>", "</script>", "text %% open", "\t",
    ),
  },
  { weight: 1, arbitrary: someText },
);

const someFreeNote: fc.Arbitrary<string> = fc
  .record({
    bom: fc.boolean(),
    yaml: fc.option(yaml, { nil: null }),
    closing: fc.constantFrom("---", "---", "---", "---  ", "", "----"),
    body: fc.array(bodyLine, { maxLength: 14 }),
    final: fc.boolean(),
    crlf: fc.constantFrom("\n", "\n", "\r\n"),
  })
  .map(({ bom, yaml: front, closing, body, final, crlf }) => {
    const lines = [...(front === null ? [] : ["---", ...(front === "" ? [] : [front]), closing]), ...body];
    const text = lines.join("\n") + (final ? "\n" : "");
    return (bom ? "\uFEFF" : "") + (crlf === "\n" ? text : text.replaceAll(/\r?\n/g, crlf));
  });

/** Shapes of real front matter, for where the corpus itself is not beside the project. */
const REAL_SHAPES = [
  '---\ntitle: "Conflict: how to"\ncreated: 2026-01-18\ntype: deep-dive\ntags:\n  - topic/communication\n  - level/advanced\nrelated:\n  - "[[active-listening]]"\nlast_reviewed:\nnext_review:\n---\n',
  "---\naliases: [Jane, J. Doe]\ntags: [people]\ncompany: [[Acme]]\nlast-contact: 2026-11-01\nnext-contact:\n---\n",
  "---\ntype: note\ntype: person\n---\n",
  '---\nslug: a-b\ndate: 2014-06-30 10:00:32 -0400\ntitle: \'Social "media" accessibility\'\nsummary: >\n  Folded text\n  of two lines.\nauthors:\n- one\n- two\n\n# comment\ntopics: {a: 1, b: [x, y]}\n---\n',
  "---\r\ncreated: 2026-08-01T09:00\r\nlast_contact: \"[[2026-11-01]]\"\r\ncontact-frequency: 14\r\n---\r\n",
  "---\ncreated: {{date}}\nlast-interaction: <% tp.date.now() %>\nstatus: 🟩\n---\n",
  "---\n\n---\n",
  "---\ncssclass: wide\n  bad: indent\n---\n",
];

const CORPUS = fileURLToPath(new URL("../../../shared/frontmatter-corpus.jsonl", import.meta.url));

/** Front matter as people have it, with its two rules. */
const realFrontMatter: readonly string[] = existsSync(CORPUS)
  ? readFileSync(CORPUS, "utf8").split("\n").filter((line) => line !== "").map((line) => (JSON.parse(line) as { raw: string }).raw)
  : REAL_SHAPES;

/** A real block, as it is or with a line of ours in it, before a body of any shape. */
const someRealNote: fc.Arbitrary<string> = fc
  .record({
    raw: fc.constantFrom(...realFrontMatter),
    extra: fc.option(property, { nil: null }),
    at: fc.nat({ max: 12 }),
    body: fc.array(bodyLine, { maxLength: 10 }),
  })
  .map(({ raw, extra, at, body }) => {
    const lineBreak = raw.includes("\r\n") ? "\r\n" : "\n";
    const lines = raw.split(/\r?\n/);
    if (extra !== null) lines.splice(1 + (at % Math.max(1, lines.length - 2)), 0, extra);
    return [...lines, ...body].join("\n").replaceAll(/\r?\n/g, lineBreak);
  });

/**
 * A note of any shape: with or without front matter, of our own making or real, sections, fences, comments, CRLF, BOM, a
 * final line break.
 */
export const someNote: fc.Arbitrary<string> = fc.oneof({ weight: 3, arbitrary: someFreeNote }, { weight: 1, arbitrary: someRealNote });

/** Any log that an adapter could hand over: a day up to today, known channels. */
export const someEntry: fc.Arbitrary<EntryOptions> = fc.record({
  day: pastDay,
  time: fc.option(fc.constantFrom("00:00", "09:05", "14:30", "23:59"), { nil: null }),
  channel: fc.option(fc.constantFrom("call", "meeting", "check-in", "email", "document"), { nil: null }),
  outcome: fc.constantFrom("reached" as const, "attempt" as const),
  text: someText,
  satisfaction: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
  nextContact: fc.option(someDay, { nil: null }),
});
