import { describe, expect, it } from "vitest";
import { aVault, edited, logged, refusal, tryLog, type EntryOptions } from "../support/log";
import { dottedDailyNotes } from "../support/reading";

const NEW = "- [[2026-11-24]] call: Hello";
const oldestFirst = aVault({ settings: { newestFirst: false } });
const russian = aVault({ language: "ru" });
/** An attempt changes no property: what it changes is the line alone. */
const line = (text: string, entry: EntryOptions = {}, vault = aVault()) => logged(text, { outcome: "attempt", ...entry }, vault);
const ATTEMPT = "- 2026-11-24 call (attempt): Hello";
const section = (...lines: string[]): string => ["## Check-ins", "", ...lines, ""].join("\n");

describe("the place of a new line, newest first", () => {
  const list = section("- 2026-11-20 a", "- 2026-11-18 b", "- 2026-11-18 c", "- 2026-11-02 d");
  it.each([
    ["2026-11-24", 0],
    ["2026-11-20", 0],
    ["2026-11-19", 1],
    ["2026-11-18", 1],
    ["2026-11-17", 3],
    ["2026-11-02", 3],
    ["2026-11-01", 4],
  ])("%s stands before the first with an earlier day or on the same day: at %i", (day, index) => {
    const lines = line(list, { day }).split("\n");
    expect(lines.indexOf(`- ${day} call (attempt): Hello`)).toBe(index + 2);
    expect(lines.filter((text) => text !== `- ${day} call (attempt): Hello`).join("\n")).toBe(list);
  });

  const timed = section("- 2026-11-20 15:00 a", "- 2026-11-20 b", "- 2026-11-20 10:00 c", "- 2026-11-19 23:00 d");
  it.each([
    ["16:00", 0],
    ["15:00", 0],
    ["12:00", 1],
    ["09:00", 1],
    [null, 0],
  ])("on one day %s goes by time where both have one: at %i", (time, index) => {
    expect(line(timed, { day: "2026-11-20", time }).split("\n").findIndex((text) => text.includes("Hello"))).toBe(index + 2);
  });
});

describe("the place of a new line, oldest first", () => {
  const list = section("- 2026-11-02 d", "- 2026-11-18 c", "- 2026-11-18 b", "- 2026-11-20 a");
  it.each([
    ["2026-11-24", 4],
    ["2026-11-20", 4],
    ["2026-11-19", 3],
    ["2026-11-18", 3],
    ["2026-11-17", 1],
    ["2026-11-02", 1],
    ["2026-11-01", 0],
  ])("%s is the mirror image: at %i", (day, index) => {
    const lines = line(list, { day }, oldestFirst).split("\n");
    expect(lines.indexOf(`- ${day} call (attempt): Hello`)).toBe(index + 2);
  });

  it("goes behind the nested lines of the one before, within its sub-heading", () => {
    const note = "## Check-ins\n### 2025\n- 2025-11-02 a\n  - more\n\n  and more\n### 2026\n- 2026-11-02 b\n";
    expect(line(note, { day: "2025-12-30" }, oldestFirst)).toBe(
      note.replace("and more\n", "and more\n- 2025-12-30 call (attempt): Hello\n"),
    );
  });
});

describe("the form of a new line", () => {
  it.each([
    ["an asterisk", "* 2026-11-20 a", "* 2026-11-24 call (attempt): Hello"],
    ["a plus", "+ 2026-11-20 a", "+ 2026-11-24 call (attempt): Hello"],
    ["a number", "1. 2026-11-20 a", "1. 2026-11-24 call (attempt): Hello"],
    ["a bracketed number", "1) 2026-11-20 a", "1) 2026-11-24 call (attempt): Hello"],
    ["an indent", "  - 2026-11-20 a", "  - 2026-11-24 call (attempt): Hello"],
    ["wide marks", "-   2026-11-20 a", "-   2026-11-24 call (attempt): Hello"],
    ["a tab behind the mark", "-\t2026-11-20 a", "-\t2026-11-24 call (attempt): Hello"],
  ])("takes the list's own mark and indent: %s", (_, old, added) => {
    expect(line(section(old))).toBe(section(added, old));
    expect(line(section(old), {}, oldestFirst)).toBe(section(old, added));
  });

  it.each([
    ["- 2026-11-20 a", "  - two", "  - three"],
    ["* 2026-11-20 a", "  * two", "  * three"],
    ["1. 2026-11-20 a", "   - two", "   - three"],
    ["-   2026-11-20 a", "    -   two", "    -   three"],
    ["-\t2026-11-20 a", "\t-\ttwo", "\t-\tthree"],
    ["- 2026-11-20 a\n\t- nested", "\t- two", "\t- three"],
    ["10. 2026-11-20 a", "    - two", "    - three"],
  ])("line breaks in the text become nested lines: below %j", (old, two, three) => {
    const note = line(section(old), { text: "One\ntwo\r\n\n three " });
    const lines = note.split("\n");
    expect(lines.slice(3, 5)).toEqual([two, three]);
    expect(note.endsWith(`\n${old}\n`)).toBe(true);
  });

  it("keeps the marks of nested lines that have their own", () => {
    expect(line(section("- 2026-11-20 a"), { text: "Agreed:\n- [ ] send the offer\n1. first" })).toContain(
      "\n- 2026-11-24 call (attempt): Agreed:\n  - [ ] send the offer\n  1. first\n- 2026-11-20 a",
    );
  });

  it.each([
    ["a fence", "One\n```\ncode", "  - \\```\n  - code"],
    ["a fence behind a mark", "One\n-   ```", "  -   \\```"],
    ["a heading", "One\n## Risks", "  - \\## Risks"],
    ["a rule", "One\n---", "  - \\---"],
    ["an HTML comment", "One\n<!-- x", "  - \\<!-- x"],
    ["an odd %%", "One\nfifty %% off", "  - fifty %\\% off"],
  ])("a text can't hide what follows: %s", (_, text, nested) => {
    expect(line(section("- 2026-11-20 a"), { text })).toBe(section("- 2026-11-24 call (attempt): One", ...nested.split("\n"), "- 2026-11-20 a"));
  });

  it.each(["$&", "$1 $$ $`", "[[Anna]] [x](y) #tag", "a [b:: c]", "`%%`", "%% x %%", "|", "😀", "- x", "(attempt) x", "```"])("keeps a text as it is: %j", (text) => {
    expect(line(section("- 2026-11-20 a"), { text })).toBe(section(`- 2026-11-24 call (attempt): ${text}`, "- 2026-11-20 a"));
  });

  it("writes satisfaction, and takes that of the text too", () => {
    expect(line(section(), { text: "x", satisfaction: 4 })).toContain("(attempt): x [satisfaction:: 4]");
    expect(line(section(), { text: "x [satisfaction:: 3]" })).toContain("(attempt): x [satisfaction:: 3]\n");
  });

  it("writes a day as a link with an alias where daily notes are not ISO", () => {
    const note = logged("---\nlast-contact: '[[20.11.2026|2026-11-20]]'\n---\n## Check-ins\n", {}, aVault({ dailyNotes: dottedDailyNotes }));
    expect(note).toBe("---\nlast-contact: '[[24.11.2026|2026-11-24]]'\n---\n## Check-ins\n\n- [[24.11.2026|2026-11-24]] call: Hello\n");
  });

  it("is refused where it could not be read back: an unknown channel, a satisfaction of 9", () => {
    expect(refusal(section(), { channel: "pigeon" })).toBe("unsafe-line");
    expect(refusal(section(), { satisfaction: 9 })).toBe("unsafe-line");
    expect(refusal(section(), { time: "25:00" })).toBe("unsafe-line");
  });

  it("is refused where a channel's own word would hide what follows", () => {
    expect(refusal(section(), { channel: "%%" }, aVault({ settings: { channels: [{ id: "%%", words: [] }] } }))).toBe("unsafe-line");
  });
});

describe("the lines of an item stay with it", () => {
  it.each([
    ["nested items", "- 2026-11-20 a\n  - b\n    - c\n"],
    ["a lazy line", "- 2026-11-20 a\nlazy\n"],
    ["a paragraph", "- 2026-11-20 a\n\n  more\n"],
    ["a fence", "- 2026-11-20 a\n  ```\n  code\n\n  ```\n"],
    ["a comment", "- 2026-11-20 a\n  %%\nhidden\n%%\n"],
    ["a quote", "- 2026-11-20 a\n  > quote\n"],
    ["a task", "- 2026-11-20 a\n\t- [ ] task\n"],
  ])("%s", (_, item) => {
    expect(line(`## Check-ins\n${item}`, {}, oldestFirst)).toBe(`## Check-ins\n${item}${ATTEMPT}\n`);
    expect(line(`## Check-ins\n${item}\n## Next\n`, {}, oldestFirst)).toBe(`## Check-ins\n${item}${ATTEMPT}\n\n## Next\n`);
    expect(line(`## Check-ins\n${item}`, { day: "2026-11-01" })).toBe(`## Check-ins\n${item}- 2026-11-01 call (attempt): Hello\n`);
    expect(line(`## Check-ins\n${item}`)).toBe(`## Check-ins\n${ATTEMPT}\n${item}`);
  });
});

describe("a section without check-ins", () => {
  it.each([
    ["at the end", "## Check-ins\n", `## Check-ins\n\n${ATTEMPT}\n`],
    ["without a final line break", "## Check-ins", `## Check-ins\n\n${ATTEMPT}`],
    ["with a blank line", "## Check-ins\n\n", `## Check-ins\n\n${ATTEMPT}\n`],
    ["before a heading", "## Check-ins\n## Next\n", `## Check-ins\n\n${ATTEMPT}\n\n## Next\n`],
    ["before a blank and a heading", "## Check-ins\n\n## Next\n", `## Check-ins\n\n${ATTEMPT}\n\n## Next\n`],
    ["with text", "## Check-ins\n\nNewest first.\n", `## Check-ins\n\n${ATTEMPT}\n\nNewest first.\n`],
    ["with a task", "## Check-ins\n\n- [ ] call\n", `## Check-ins\n\n${ATTEMPT}\n\n- [ ] call\n`],
    ["with items whose day can't be read", "## Check-ins\n\n* 20/11/2026 a\n* b\n", `## Check-ins\n\n* 2026-11-24 call (attempt): Hello\n* 20/11/2026 a\n* b\n`],
    ["before the closing rule", "## Check-ins\n\n---\n[[A]] | [[B]]\n", `## Check-ins\n\n${ATTEMPT}\n\n---\n[[A]] | [[B]]\n`],
    ["before a closing rule without a blank line", "## Check-ins\n---\n[[A]] | [[B]]\n", `## Check-ins\n\n${ATTEMPT}\n\n---\n[[A]] | [[B]]\n`],
    ["of a setext heading", "Check-ins\n---\n", `Check-ins\n---\n\n${ATTEMPT}\n`],
    ["in CRLF", "## Check-ins\r\n\r\n## Next\r\n", `## Check-ins\r\n\r\n${ATTEMPT}\r\n\r\n## Next\r\n`],
  ])("%s", (_, note, expected) => {
    expect(line(note)).toBe(expected);
  });

  it("is the first of several that is written, whichever holds the others", () => {
    expect(line("## Check-ins\n\n## Чек-ины\n\n- 2026-11-20 a\n")).toBe(`## Check-ins\n\n${ATTEMPT}\n\n## Чек-ины\n\n- 2026-11-20 a\n`);
    expect(line("## Чек-ины\n\n- 2026-11-20 a\n\n## Check-ins\n")).toBe(`## Чек-ины\n\n${ATTEMPT}\n- 2026-11-20 a\n\n## Check-ins\n`);
  });
});

describe("a missing heading", () => {
  const made = `## Check-ins\n\n${ATTEMPT}`;
  it.each([
    ["goes to the end", "# Acme\n\nText\n", `# Acme\n\nText\n\n${made}\n`],
    ["without a final line break", "# Acme", `# Acme\n\n${made}`],
    ["behind a blank line", "# Acme\n\n", `# Acme\n\n${made}\n`],
    ["in an empty note", "", `${made}\n`],
    ["in a BOM alone", "\uFEFF", `\uFEFF${made}`],
    ["before a closing line of links and its rule", "# Acme\n\n---\n[[A]] | [[B]]\n", `# Acme\n\n${made}\n\n---\n[[A]] | [[B]]\n`],
    ["before them with a blank between", "# Acme\n\n---\n\n[[A]] | [[B]]\n\n", `# Acme\n\n${made}\n\n---\n\n[[A]] | [[B]]\n\n`],
    ["before a rule right below a heading", "# Acme\n---\n[[A]] | [[B]]\n", `# Acme\n\n${made}\n\n---\n[[A]] | [[B]]\n`],
    ["before the links alone", "# Acme\n\nText\n\n[[A]] | [[B]]", `# Acme\n\nText\n\n${made}\n\n[[A]] | [[B]]`],
    ["behind one link that is text", "# Acme\n\nText\n\n[[A]]\n", `# Acme\n\nText\n\n[[A]]\n\n${made}\n`],
    ["behind links under a heading", "# Acme\n\n## Related\n\n[[A]] | [[B]]\n", `# Acme\n\n## Related\n\n[[A]] | [[B]]\n\n${made}\n`],
    ["behind a setext heading's links", "Related\n---\n[[A]] | [[B]]\n", `Related\n---\n[[A]] | [[B]]\n\n${made}\n`],
    ["behind front matter that ends the file without a line end", "---\na: 1\n---", `---\na: 1\n---\n\n${made}`],
    ["behind front matter alone", "---\na: 1\n---\n", `---\na: 1\n---\n\n${made}\n`],
    ["behind a closed fence", "```\nx\n```\n", `\`\`\`\nx\n\`\`\`\n\n${made}\n`],
    ["in CRLF", "# Acme\r\n", `# Acme\r\n\r\n${made.replaceAll("\n", "\r\n")}\r\n`],
    ["where the only one is in a fence", "```\n## Check-ins\n```\n", `\`\`\`\n## Check-ins\n\`\`\`\n\n${made}\n`],
  ])("%s", (_, note, expected) => {
    expect(line(note)).toBe(expected);
  });

  it("is made in the language of notes, or as the user's own", () => {
    expect(line("# Acme\n", {}, russian)).toBe("# Acme\n\n## Чек-ины\n\n- 2026-11-24 звонок (попытка): Hello\n");
    expect(line("# Acme\n", {}, aVault({ settings: { checkInHeading: "Log" } }))).toContain("\n## Log\n");
  });

  it("in an empty note that gets front matter has a blank line above it", () => {
    expect(logged("")).toBe(`---\nlast-contact: 2026-11-24\n---\n\n## Check-ins\n\n${NEW}\n`);
  });

  it.each([
    ["an open fence", "# Acme\n```\ncode"],
    ["an open comment", "# Acme\n\n%%\nhidden"],
    ["a comment opened behind text", "# Acme\n\ntext %% hidden"],
    ["an open HTML comment", "# Acme\n<!-- hidden"],
    ["open raw HTML", "<pre>\nx"],
  ])("is refused behind %s", (_, note) => {
    expect(refusal(note)).toBe("open-end");
  });
});

describe("an open end below the check-ins", () => {
  it("leaves room above it", () => {
    expect(line("## Check-ins\n- 2026-11-20 a\n\n```\ncode")).toBe(`## Check-ins\n${ATTEMPT}\n- 2026-11-20 a\n\n\`\`\`\ncode`);
  });

  it.each([
    ["in the last item's fence", "## Check-ins\n- 2026-11-20 a\n  ```\n  code"],
    ["in the last item's comment", "## Check-ins\n- 2026-11-20 a %% hidden\n"],
  ])("is no place for a line: %s", (_, note) => {
    expect(refusal(note, {}, oldestFirst)).toBe("open-end");
  });
});

describe("last-contact", () => {
  const note = (yaml: string, ...checkIns: string[]): string => `---\n${yaml}\n---\n## Check-ins\n\n${checkIns.map((text) => `- ${text}\n`).join("")}`;
  const yamlAfter = (text: string, entry: EntryOptions = {}): string => logged(text, entry).split("\n---")[0]?.slice(4) ?? "";

  it.each<[string, string, string[], EntryOptions, string]>([
    ["moves to the day logged", "last-contact: 2026-11-01", [], {}, "last-contact: 2026-11-24"],
    ["never moves back", "last-contact: 2026-11-20", [], { day: "2026-11-10" }, "last-contact: 2026-11-20"],
    ["stays on its own day", "last-contact: 2026-11-10 # x", [], { day: "2026-11-10" }, "last-contact: 2026-11-10 # x"],
    ["becomes the note's own later check-in", "last-contact: 2026-11-01", ["2026-11-20 call"], { day: "2026-11-10" }, "last-contact: 2026-11-20"],
    ["does not become an attempt's day", "last-contact: 2026-11-01", ["2026-11-20 call (attempt)"], { day: "2026-11-10" }, "last-contact: 2026-11-10"],
    ["does not become a planned day", "last-contact: 2026-11-01", ["2026-12-20 meeting"], {}, "last-contact: 2026-11-24"],
    ["is not moved by an attempt", "last-contact: 2026-11-01", [], { outcome: "attempt" }, "last-contact: 2026-11-01"],
    ["is left where it lies ahead", "last-contact: 2027-01-01", [], {}, "last-contact: 2027-01-01"],
    ["is added at the end", "tier: key", [], {}, "tier: key\nlast-contact: 2026-11-24"],
    ["is filled where empty", "last-contact:\ntier: key", [], {}, "last-contact: 2026-11-24\ntier: key"],
    ["is filled where it is template text", "last-contact: {{date}}", [], {}, "last-contact: 2026-11-24"],
    ["is written to the key that is there", "Last Seen: 2026-11-01", [], {}, "Last Seen: 2026-11-24"],
    ["is written to an empty alias", "last_seen:", [], {}, "last_seen: 2026-11-24"],
    ["is written to the alias that is set", "last-contact:\nlast_seen: 2026-11-01", [], {}, "last-contact:\nlast_seen: 2026-11-24"],
    ["passes over a last-interaction that is a word", "last-interaction: call", [], {}, "last-interaction: call\nlast-contact: 2026-11-24"],
    ["keeps quotes and link", 'last-contact: "[[2026-11-01]]" # x', [], {}, 'last-contact: "[[2026-11-24]]" # x'],
  ])("%s", (_, yaml, checkIns, entry, expected) => {
    expect(yamlAfter(note(yaml, ...checkIns), entry)).toBe(expected);
  });

  it.each(["01/11/2026", "[2026-11-01, 2026-11-02]", "yesterday", "{on: 2026-11-01}"])("is left alone, with a word, where it is %s", (value) => {
    const text = note(`last-contact: ${value}`);
    const edit = tryLog(text);
    expect(edited(text, edit)).toBe(text + NEW + "\n");
    expect(edit.ok && edit.value.leftAlone?.property).toBe("last-contact");
  });

  it("takes the configured name in a note that has none", () => {
    const vault = aVault({ settings: { propertyNames: { ...aVault().propertyNames, "last-contact": "contacted" } } });
    expect(logged("# Acme\n", {}, vault)).toMatch(/^---\ncontacted: 2026-11-24\n---\n# Acme\n/);
  });

  it("gives a note front matter only where it must", () => {
    expect(logged("# Acme\n")).toBe(`---\nlast-contact: 2026-11-24\n---\n# Acme\n\n## Check-ins\n\n${NEW}\n`);
    expect(line("# Acme\n")).not.toContain("---");
  });

  it("and the line are one edit or none", () => {
    expect(tryLog(note("last-contact: 2026-11-01"))).toMatchObject({ ok: true, value: { splices: [{ insert: "2026-11-24" }, { insert: NEW + "\n" }] } });
    expect(refusal(note("last-contact: |\n  2026-11-01"))).toBe("unsafe-property");
    expect(refusal(note("a: [\nlast-contact: 2026-11-01"), { outcome: "attempt" })).toBe("broken-yaml");
    expect(refusal(note("a: 1\na: 2"))).toBe("broken-yaml");
  });
});

describe("next-contact", () => {
  const note = (yaml: string): string => `---\nlast-contact: 2026-11-24\n${yaml}\n---\n## Check-ins\n\n`;
  const yamlAfter = (yaml: string, entry: EntryOptions = {}): string => logged(note(yaml), entry).split("\n---")[0]?.slice(29) ?? "";

  it.each<[string, string, EntryOptions, string]>([
    ["is emptied by a contact on its day", "next-contact: 2026-11-24", {}, "next-contact:"],
    ["is emptied by a contact after it", "next-contact: 2026-11-20", {}, "next-contact:"],
    ["stays after a contact before it", "next-contact: 2026-11-25", {}, "next-contact: 2026-11-25"],
    ["stays after a contact logged later for an earlier day", "next-contact: 2026-11-20", { day: "2026-11-19" }, "next-contact: 2026-11-20"],
    ["is not emptied by an attempt", "next-contact: 2026-11-24", { outcome: "attempt" }, "next-contact: 2026-11-24"],
    ["is set by a log that names one", "next-contact:", { nextContact: "2026-12-08" }, "next-contact: 2026-12-08"],
    ["is set in place of a past one", "next-contact: 2026-11-20 # x", { nextContact: "2026-12-08" }, "next-contact: 2026-12-08 # x"],
    ["is set by an attempt that names one", "next-contact: 2026-11-24", { outcome: "attempt", nextContact: "2026-11-26" }, "next-contact: 2026-11-26"],
    ["is added at the end", "tier: key", { nextContact: "2026-12-08" }, "tier: key\nnext-contact: 2026-12-08"],
    ["is written to its alias", "follow-up-date: '2026-11-24'", { nextContact: "2026-12-08" }, "follow-up-date: '2026-12-08'"],
    ["is emptied under its alias", "follow-up-date: '2026-11-24'", {}, "follow-up-date:"],
    ["stays where it can't be read", "next-contact: soon", {}, "next-contact: soon"],
    ["stays as written where it is the day named", "next-contact: 2026/12/08", { nextContact: "2026-12-08" }, "next-contact: 2026/12/08"],
    ["leaves a snooze alone", "paused-until: 2026-11-20", {}, "paused-until: 2026-11-20"],
  ])("%s", (_, yaml, entry, expected) => {
    expect(yamlAfter(yaml, entry)).toBe(expected);
  });
});

describe("a whole client note", () => {
  it("is changed in its line, its last contact and its plan alone", () => {
    const note = [
      "---",
      'aliases: ["Acme", "Acme GmbH"]',
      "tags: [clients]",
      "last-contact: 2026-11-20",
      "next-contact: 2026-11-24",
      "---",
      "",
      "# Acme",
      "",
      "## Risks",
      "## Check-ins",
      "",
      "- [[2026-11-20]] 14:30 call: Discussed the renewal with [[Anna Petrova]]",
      "- 2026-11-18 email (attempt): Sent the draft, no reply yet",
      "",
      "---",
      "[[Maintaining relationships]] | [[Feedback]]",
    ].join("\r\n");
    expect(logged(note, { time: "09:15", channel: "meeting", text: "Kick-off", satisfaction: 5 })).toBe(
      note
        .replace("last-contact: 2026-11-20", "last-contact: 2026-11-24")
        .replace("next-contact: 2026-11-24", "next-contact:")
        .replace("- [[2026-11-20]]", "- [[2026-11-24]] 09:15 meeting: Kick-off [satisfaction:: 5]\r\n- [[2026-11-20]]"),
    );
  });
});
