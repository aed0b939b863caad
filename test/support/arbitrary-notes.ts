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

/** A note of any shape: with or without front matter, sections, fences, comments, CRLF, BOM, a final line break. */
export const someNote: fc.Arbitrary<string> = fc
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
