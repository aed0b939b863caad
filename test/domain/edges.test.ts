import { describe, expect, it } from "vitest";
import { parseCheckIn, textLines, withoutFields } from "../../src/domain/check-in";
import { checkInSections } from "../../src/domain/note-reading";
import { editFrontMatter, looseFrontMatter, parseFrontMatter, type ParseYaml } from "../../src/domain/front-matter";
import { readLines } from "../../src/domain/note-lines";
import { applySplices } from "../../src/domain/splice";
import { aNoteText } from "../support/client-notes";
import { aVault, logged, refusal, type EntryOptions } from "../support/log";
import { aReading, parseYaml, wordyDailyNotes } from "../support/reading";

/** Edges of the modules that edit and read check-ins; each was once a change of the code that no other test noticed. */
const reading = aReading();
const wordy = aReading({}, wordyDailyNotes);
const oldestFirst = aVault({ settings: { newestFirst: false } });
const attempt: EntryOptions = { outcome: "attempt" };
const NEW = "- 2026-11-24 call (attempt): Hello";
const OLD = "- 2026-01-01 call (attempt): Hello";

describe("a check-in line", () => {
  it.each([
    [" 2026-11-20 x ", { text: "x" }],
    ["2026-11-20 call a, b", { channel: "call", text: "a, b" }],
    ["2026-11-20 call...: x", { channel: "call", text: "x" }],
    ["2026-11-20 a, b", { text: "a, b" }],
    ["[[2026-11-20]] a, b", { text: "a, b" }],
    ["[[2026-11-20|the 20th]] call: x", { channel: "call", text: "x" }],
    ["2026-11-20  14:30 x", { time: "14:30", text: "x" }],
    ["2026-11-20 14:30:15 x", { time: "14:30", text: "x" }],
    ["2026-11-20 14:30 - 15:00 x", { time: "14:30", text: "x" }],
    ["2026-11-20 14:30–15:00 x", { time: "14:30", text: "x" }],
    ["2026-11-20 call(attempt) x", { outcome: "attempt", text: "x" }],
    ["2026-11-20 call  (attempt) x", { outcome: "attempt", text: "x" }],
    ["2026-11-20 -", { text: "" }],
    ["2026-11-20 call:word more", { channel: "call", text: "word more" }],
  ])("%j is read to its edges", (line, expected) => {
    expect(parseCheckIn(line, reading)).toMatchObject(expected);
  });

  it.each(["see 2026-11-20T14:30", "x 2026-11-20", "[2026-11-20"])("%j starts with no day", (line) => {
    expect(parseCheckIn(line, reading)).toBeNull();
  });

  it.each([
    ["Friday, 20 November 2026", ""],
    ["Friday, 20 November 2026: a word", "a word"],
    ["Friday, 20 November 2026 call: a word", "a word"],
  ])("%j is read with a daily-note format of several words", (line, text) => {
    expect(parseCheckIn(line, wordy)).toMatchObject({ text });
  });

  it.each([
    ["[duration:: 4]", null],
    ["[ satisfaction :: 4 ]", 4],
    ["[satisfaction:: 4.25]", 4.25],
    ["[satisfaction:: 04]", null],
    ["[satisfaction:: 4e0]", null],
    ["[satisfaction:: x4]", null],
    ["[satisfaction:: 5,5]", null],
    ["[dissatisfaction:: 4]", null],
    ["[satisfaction2:: 4]", null],
  ])("%s says a satisfaction of %s", (field, satisfaction) => {
    expect(withoutFields(`x ${field}`)).toEqual({ text: "x", satisfaction });
  });

  it.each([
    ["a ```", "a ```"],
    ["```x", "\\```x"],
    ["12. ```x", "12. \\```x"],
    ["1.  # a", "1.  \\# a"],
    ["1x ```", "1x ```"],
    ["1) <b>", "1) \\<b>"],
    ["#", "\\#"],
    ["#tag", "#tag"],
    ["- - -", "- \\- -"],
    ["-\t-\t-", "-\t\\-\t-"],
    ["* * *", "* \\* *"],
    ["--- x", "--- x"],
    ["*** x", "*** x"],
    ["`a` %% b", "`a` %\\% b"],
  ])("the further line %j is written as %j", (line, written) => {
    expect(textLines(`x\n${line}`)).toEqual(["x", written]);
  });

  it("breaks at a vertical tab and a form feed too", () => {
    expect(textLines("a\vb\fc")).toEqual(["a", "b", "c"]);
  });
});

describe("an edit of a property", () => {
  /** Sets `a` to `new`, whatever that means: the other properties are held against the old ones all the same. */
  const edit = (yaml: string, { key = "a", holds = true, to = "new", parse = parseYaml }: { key?: string; holds?: boolean; to?: string; parse?: ParseYaml } = {}) => {
    const text = `---\n${yaml}\n---\n`;
    const seen: string[] = [];
    const change = { key, holds: () => holds, rewrite: (old: string) => (seen.push(old), to) };
    const splices = editFrontMatter(text, [change], parse);
    return { seen, outcome: splices.ok ? applySplices(text, splices.value).slice(4, -5) : splices.error };
  };
  const refused = (property = "a") => ({ code: "unsafe-property", property });

  it.each([
    ["a: [  ]", "a: [new]"],
    ["a: x 'y'", "a: new"],
    ["a: x [y]", "a: new"],
    ["a: [  [[2026-11-01]]  ]", "a: [  new  ]"],
    ['a: [  "[[2026-11-01]]"  ]', 'a: [  "new"  ]'],
    ["a:\n# note\n\nb:\n  - x", "a: new\n# note\n\nb:\n  - x"],
    ["a:\n\n  # note\n  - x\nb: 1", "a:\n\n  # note\n  - new\nb: 1"],
    ["a:\n  -   x", "a:\n  -   new"],
    ["a: # note", "a: new # note"],
    ["b: 1", "b: 1\na: new"],
  ])("%j becomes %j", (yaml, expected) => {
    expect(edit(yaml).outcome).toBe(expected);
  });

  it("finds a quoted key with an apostrophe", () => {
    expect(edit("'it''s': x", { key: "it's" }).outcome).toBe("'it''s': new");
  });

  it.each(["a:\n  - x\n  - y", "a: x\n  y", "a:\n  x - y", "a: |\n  x", "a: [x, y]", "a: 'it''s'"])("%j, on more than a line or escaped, is refused whatever would be accepted", (yaml) => {
    expect(edit(yaml).outcome).toEqual(refused());
  });

  it("hands over what stood there: nothing for a new or an empty property", () => {
    expect([edit("a: 'x' # y"), edit("a:"), edit("a: # y"), edit("b: 1"), edit("a: [ ]")].map(({ seen }) => seen[0])).toEqual(["x", "", "", "", ""]);
  });

  it.each<[string, boolean, unknown, unknown, string]>([
    ["does not say what was meant", false, { a: 1, b: 1 }, { a: 2, b: 1 }, "a"],
    ["changed another value", true, { a: 1, b: 1 }, { a: 2, b: 2 }, "b"],
    ["renamed another property", true, { a: 1, b: 1 }, { a: 2, c: 1 }, "b"],
    ["lost another property", true, { a: 1, b: 1 }, { a: 2 }, "a"],
    ["added another property", true, { a: 1, b: 1 }, { a: 2, b: 1, c: 1 }, "a"],
    ["moved other properties", true, { a: 1, b: 1, c: 1 }, { a: 2, c: 1, b: 1 }, "b"],
    ["no longer is a map", true, { a: 1 }, [], "a"],
  ])("is refused where the note read again %s", (_, holds, before, after, property) => {
    const parse: ParseYaml = (yaml) => (yaml.includes("new") ? after : before);
    expect(edit("a: 1\nb: 1\nc: 1", { holds, parse }).outcome).toEqual(refused(property));
  });

  it("is refused where another value can't be compared", () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(edit("a: 1\nb: 1", { parse: () => ({ a: 1, b: loop }) }).outcome).toEqual(refused("b"));
  });
});

describe("front matter", () => {
  it("that can't be read gives the error's first line, without what would follow it", () => {
    const parse = (message: string) =>
      parseFrontMatter("---\na: 1\n---\n", () => {
        throw new Error(message);
      });
    expect(parse("No: key twice : \n\n at line 1")).toEqual({ ok: false, error: { code: "broken-yaml", detail: "No: key twice" } });
    expect(parse("Simple")).toEqual({ ok: false, error: { code: "broken-yaml", detail: "Simple" } });
    expect(parseFrontMatter("---\n- a\n---\n", parseYaml)).toEqual({ ok: false, error: { code: "broken-yaml", detail: "" } });
  });

  it("that is broken still shows its keys and the texts behind them, never the body's", () => {
    expect(looseFrontMatter("---\na : \"x\"  \nb: it\"s\nc:   y  \n: z\na: second\n# d: e\n---\nf: g\n")).toEqual({ a: "x", b: 'it"s', c: "y" });
    expect(looseFrontMatter("a: 1\n")).toEqual({});
  });
});

describe("a log", () => {
  it.each<[string, string, EntryOptions, string]>([
    ["goes to the body, where the front matter looks like a list of check-ins", "---\n# Check-ins\ndays:\n- 2026-11-23 x\n---\n## Check-ins\n- 2026-11-20 a\n", attempt, `---\n# Check-ins\ndays:\n- 2026-11-23 x\n---\n## Check-ins\n${NEW}\n- 2026-11-20 a\n`],
    ["goes behind the last item without a line break", "## Check-ins\n- 2026-11-20 a", { ...attempt, day: "2026-01-01" }, `## Check-ins\n- 2026-11-20 a\n${OLD}`],
    ["goes above an item that is empty yet", "## Check-ins\n\n-\n", attempt, `## Check-ins\n\n${NEW}\n-\n`],
    ["goes behind text that continues the last item", "## Check-ins\n- 2026-11-20 a\nlazy\nmore\n\ntext\n", { ...attempt, day: "2026-01-01" }, `## Check-ins\n- 2026-11-20 a\nlazy\nmore\n${OLD}\n\ntext\n`],
    ["goes before a task below the last item", "## Check-ins\n- 2026-11-20 a\n- [ ] task\n", { ...attempt, day: "2026-01-01" }, `## Check-ins\n- 2026-11-20 a\n${OLD}\n- [ ] task\n`],
    ["goes before a comment below the last item", "## Check-ins\n- 2026-11-20 a\n%%\nc\n%%\n", { ...attempt, day: "2026-01-01" }, `## Check-ins\n- 2026-11-20 a\n${OLD}\n%%\nc\n%%\n`],
    ["goes behind a comment inside of the last item", "## Check-ins\n- 2026-11-20 a\n  %%\nc\n%%\n\nx\n", { ...attempt, day: "2026-01-01" }, `## Check-ins\n- 2026-11-20 a\n  %%\nc\n%%\n${OLD}\n\nx\n`],
    ["goes before a sub-heading below the last item", "## Check-ins\n- 2026-11-20 a\n### 2025\n", { ...attempt, day: "2026-01-01" }, `## Check-ins\n- 2026-11-20 a\n${OLD}\n### 2025\n`],
    ["leaves one blank line below a heading before text without a line break", "## Check-ins\nText", attempt, `## Check-ins\n\n${NEW}\n\nText`],
    ["adds no second blank line", "## Check-ins\n\n\nText\n", attempt, `## Check-ins\n\n${NEW}\n\nText\n`],
    ["adds no second blank line to one of spaces", "## Check-ins\n\n   \nText\n", attempt, `## Check-ins\n\n${NEW}\n   \nText\n`],
    ["adds no second blank line in CRLF", "## Check-ins\r\n\r\n\r\nText\r\n", attempt, `## Check-ins\r\n\r\n${NEW}\r\n\r\nText\r\n`],
    ["nests its further lines as the list does", "## Check-ins\n- 2026-11-20 a\n  - n\n", { ...attempt, text: "x\ny\n12. z" }, "## Check-ins\n- 2026-11-24 call (attempt): x\n  - y\n  12. z\n- 2026-11-20 a\n  - n\n"],
    ["nests below an indented item", "## Check-ins\n - 2026-11-20 a\n", { ...attempt, text: "x\ny" }, "## Check-ins\n - 2026-11-24 call (attempt): x\n   - y\n - 2026-11-20 a\n"],
    ["nests with spaces where a tab would not reach", "## Check-ins\n1000. 2026-11-20 a\n\t\t- n\n", { ...attempt, text: "x\ny" }, "## Check-ins\n1000. 2026-11-24 call (attempt): x\n      - y\n1000. 2026-11-20 a\n\t\t- n\n"],
    ["moves last contact to the note's own check-in of today", "---\nlast-contact: 2026-11-01\n---\n## Check-ins\n- 2026-11-24 a\n", { day: "2026-11-10" }, "---\nlast-contact: 2026-11-24\n---\n## Check-ins\n- 2026-11-24 a\n- [[2026-11-10]] call: Hello\n"],
    ["leaves a last contact of its own day as it is written", "---\nlast-contact: 2026/11/24\n---\n## Check-ins\n- 2026-11-20 a\n", {}, "---\nlast-contact: 2026/11/24\n---\n## Check-ins\n- [[2026-11-24]] call: Hello\n- 2026-11-20 a\n"],
  ])("%s", (_, note, entry, expected) => {
    expect(logged(note, entry)).toBe(expected);
  });

  it("goes to the end of an oldest-first list, with or without a line break, above an open fence too", () => {
    expect(logged("## Check-ins\n- 2026-11-20 a", attempt, oldestFirst)).toBe(`## Check-ins\n- 2026-11-20 a\n${NEW}`);
    expect(logged("## Check-ins\n- 2026-11-20 a\n", attempt, oldestFirst)).toBe(`## Check-ins\n- 2026-11-20 a\n${NEW}\n`);
    expect(logged("## Check-ins\n- 2026-11-20 a\n\n```\ncode", attempt, oldestFirst)).toBe(`## Check-ins\n- 2026-11-20 a\n${NEW}\n\n\`\`\`\ncode`);
    expect(refusal("## Check-ins\n- 2026-11-20 a %% hidden\n\n", attempt, oldestFirst)).toBe("open-end");
  });

  const vault = aVault();
  const withWords = (words: Partial<typeof vault.words>) => ({ ...vault, words: { ...vault.words, ...words } });
  it.each<[string, EntryOptions, Partial<typeof vault.words>]>([
    ["as another channel", {}, { channel: () => "meeting" }],
    ["as no channel", {}, { channel: () => "pigeon" }],
    ["as a contact", attempt, { attempt: "reached" }],
    ["with another outcome's word as text", attempt, { attempt: "nope" }],
    ["as another day", {}, { dayLink: () => "[[2026-11-23]]" }],
    ["as no day", {}, { dayLink: () => "[[today]]" }],
    ["with other words", {}, { dayLink: () => "[[2026-11-24]] call more" }],
    ["without its time", { time: "25:00" }, {}],
    ["at another time", { time: "9:05" }, {}],
    ["twice", {}, { dayLink: () => "[[2026-11-24]] call: Hello\n- [[2026-11-24]]" }],
    ["beside a line that is no check-in", {}, { dayLink: () => "someday\n- [[2026-11-24]]" }],
  ])("whose line would be read back %s is refused", (_, entry, words) => {
    expect(refusal("## Check-ins\n- 2026-11-20 a\n", entry, withWords(words))).toBe("unsafe-line");
  });
});

describe("a missing section", () => {
  const made = `## Check-ins\n\n${NEW}`;
  it.each([
    ["behind a sentence that ends in links", "# A\n\n---\nSee [[Aa]] | [[Bb]]\n", `# A\n\n---\nSee [[Aa]] | [[Bb]]\n\n${made}\n`],
    ["behind links that a sentence follows", "# A\n\n---\n[[Aa]] | [[Bb]] and more\n", `# A\n\n---\n[[Aa]] | [[Bb]] and more\n\n${made}\n`],
    ["before one long link below a rule", "# A\n\n---\n[[Long name]]\n", `# A\n\n${made}\n\n---\n[[Long name]]\n`],
    ["before links with spaces behind them", "# A\n\n---\n[[Aa]] | [[Bb]] | [[Cc]]  \n", `# A\n\n${made}\n\n---\n[[Aa]] | [[Bb]] | [[Cc]]  \n`],
    ["behind links without a bar that stand alone", "# A\n\nText\n\n[[Aa]], [[Bb]]\n", `# A\n\nText\n\n[[Aa]], [[Bb]]\n\n${made}\n`],
    ["behind one link with an alias that stands alone", "# A\n\nText\n\n[[Aa|b]]\n", `# A\n\nText\n\n[[Aa|b]]\n\n${made}\n`],
  ])("goes %s", (_, note, expected) => {
    expect(logged(note, attempt)).toBe(expected);
  });
});

describe("lines", () => {
  const kinds = (text: string): string[] => readLines(text, 0).lines.map(({ kind }) => kind);
  const nested = (text: string): (boolean | undefined)[] => readLines(text, 0).lines.map(({ item }) => item?.nested);
  const promises = (text: string): string[] => aNoteText(text).promises.map((promise) => promise.text);

  it.each([
    ["-a---", "text"],
    ["---a", "text"],
    ["~a", "text"],
    ["a <script>", "text"],
    ["<script", "code"],
    ["<scripty>", "text"],
    ["-", "item"],
    ["***", "rule"],
  ])("%j is %s", (line, kind) => {
    expect(kinds(line)).toEqual([kind]);
  });

  it("keep an item nested below a heading, a rule or a quote inside of its parent, and not below one outside of it", () => {
    for (const line of ["## H", "***", "> q"]) {
      expect(nested(`- a\n  ${line}\n  - b`)).toEqual([false, undefined, true]);
      expect(nested(`- a\n${line}\n  - b`)).toEqual([false, undefined, false]);
    }
  });

  it("count an item's text from behind up to four spaces", () => {
    expect(nested("-    a\n     - b")).toEqual([false, true]);
    expect(nested("-    a\n   - b")).toEqual([false, false]);
    expect(nested("-     a\n  - b")).toEqual([false, true]);
  });

  it.each([
    ["Title  \n===", "Title"],
    ["##  A  ##  ", "A"],
    ["# a b#", "a b#"],
    ["#  a ##", "a"],
  ])("%j is the heading %j", (text, title) => {
    expect(readLines(text, 0).lines[0]?.heading?.text).toBe(title);
  });

  it.each(["a\n==x\n", "Check-ins\nb ---\n"])("%j holds no heading", (text) => {
    expect(readLines(text, 0).lines.some(({ heading }) => heading)).toBe(false);
  });

  it("close a fence that has spaces behind it", () => {
    expect(promises("```\nx\n```  \n- [ ] t\n")).toEqual(["t"]);
  });

  it.each([
    ["> - [ ]  two", ["two"]],
    ["> -  [ ] a", ["a"]],
    ["> 12. [ ] a", ["a"]],
    ["> 1.  [ ] a", ["a"]],
    ["x > - [ ] a", []],
    ["- [ ]", [""]],
    ["- [ ]  two", ["two"]],
    ["- a [x] b", []],
  ])("%j holds the promises %j", (line, texts) => {
    expect(promises(line)).toEqual(texts);
  });
});

describe("the text of a client note", () => {
  it("begins behind the front matter, whatever stands in that", () => {
    expect(aNoteText("---\n# Check-ins\ndays:\n- 2026-11-23 x\n---\n## Check-ins\n- 2026-11-20 a\n").checkIns.map(({ text }) => text)).toEqual(["a"]);
  });

  it("holds no check-in in a quote inside of an item", () => {
    expect(aNoteText("## Check-ins\n- > 2026-11-20 x\n- > y\n")).toEqual({ checkIns: [], promises: [], problems: [], fields: {} });
  });

  it("names no more than 200 characters of a line whose day can't be read", () => {
    expect(aNoteText(`## Check-ins\n-  ${"x".repeat(300)}  \n- y  \n`).problems.map(({ value }) => value)).toEqual(["x".repeat(200), "y"]);
  });

  it("takes no empty heading for the check-ins', and one with spaces around for it", () => {
    expect(["", "  ", " check-ins  "].map(reading.isCheckInHeading)).toEqual([false, false, true]);
    expect(aNoteText("##\n- 2026-11-20 x\n").checkIns).toEqual([]);
  });

  it("has one section where a check-in heading stands below another", () => {
    const { lines } = readLines("## Check-ins\n### Check-ins\n- 2026-11-19 b\n## Next\n", 0);
    expect(checkInSections(lines, reading.isCheckInHeading)).toEqual([{ heading: 0, end: 3 }]);
  });
});
