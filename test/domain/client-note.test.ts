import { describe, expect, it } from "vitest";
import { aNoteText } from "../support/client-notes";
import { shown } from "../support/days";

/** The check-ins of a note as `day: text`, and their lines. */
const texts = (note: string, settings = {}): string[] =>
  aNoteText(note, settings).checkIns.map(({ day, text }) => `${shown(day)}: ${text}`);
const problems = (note: string): (string | undefined)[] => aNoteText(note).problems.map(({ value }) => value);

describe("the check-in section", () => {
  it.each([
    "## Check-ins",
    "# Check-ins",
    "###### CHECK-INS ######",
    "## Чек-ины",
    "## чек-ИНЫ",
    "Check-ins\n---------",
    "  ## Check-ins",
  ])("is found by %j", (heading) => {
    expect(texts(`${heading}\n- 2026-11-20 a\n`)).toEqual(["2026-11-20: a"]);
  });

  it.each(["## Check-ins 2026", "## Checkins", "Check-ins", "> ## Check-ins", "- ## Check-ins", "```\n## Check-ins\n```", "    ## Check-ins"])(
    "is not %j",
    (heading) => {
      expect(texts(`${heading}\n\n- 2026-11-20 a\n`)).toEqual([]);
    },
  );

  it("has the user's own heading beside the built-in ones", () => {
    const settings = { checkInHeading: "Журнал встрёч" };
    expect(texts("## журнал встреч\n- 2026-11-20 a\n## Check-ins\n- 2026-11-19 b\n", settings)).toEqual(["2026-11-20: a", "2026-11-19: b"]);
  });

  it("reaches to the next heading of its level, with its sub-headings", () => {
    const note = "# Acme\n- 2026-11-01 before\n## Check-ins\n- 2026-11-20 a\n### 2025\n- 2025-11-20 b\n#### May\n- 2025-05-01 c\n## Risks\n- 2026-11-02 behind\n";
    expect(texts(note)).toEqual(["2026-11-20: a", "2025-11-20: b", "2025-05-01: c"]);
  });

  it("ends at a heading of a higher level", () => {
    expect(texts("### Check-ins\n- 2026-11-20 a\n# Top\n- 2026-11-19 b\n")).toEqual(["2026-11-20: a"]);
  });

  it("may stand in a note several times, and all are read", () => {
    const note = "## Check-ins\n- 2026-11-20 a\n## Other\n- 2026-11-19 no\n## Чек-ины\n- 2026-11-18 b\n## Check-ins\n- 2026-11-17 c\n";
    expect(texts(note)).toEqual(["2026-11-20: a", "2026-11-18: b", "2026-11-17: c"]);
  });

  it("is not interrupted by a heading in a fence or comment", () => {
    expect(texts("## Check-ins\n```\n# x\n```\n%%\n# y\n%%\n- 2026-11-20 a\n")).toEqual(["2026-11-20: a"]);
  });

  it("holds check-ins behind rules, text and blank lines", () => {
    expect(texts("## Check-ins\n\nNewest first.\n\n- 2026-11-20 a\n\n---\n\n* 2026-11-19 b\n")).toEqual(["2026-11-20: a", "2026-11-19: b"]);
  });
});

describe("the items of a section", () => {
  it.each(["-", "*", "+", "1.", "2)", "  -", "-  ", "-\t"])("may be marked %j", (mark) => {
    expect(texts(`## Check-ins\n${mark} 2026-11-20 a\n`)).toEqual(["2026-11-20: a"]);
  });

  it("have nested lines, which are no check-ins", () => {
    const note = "## Check-ins\n- 2026-11-20 a\n  - 2026-11-19 nested\n    more\n\t- 2026-11-18 nested\n- 2026-11-17 b\n";
    expect(texts(note)).toEqual(["2026-11-20: a", "2026-11-17: b"]);
    expect(problems(note)).toEqual([]);
  });

  it("are no tasks, in whatever state", () => {
    const note = "## Check-ins\n- [ ] 2026-11-20 a\n- [x] 2026-11-19 call: b\n- [-] 2026-11-18 c\n- 2026-11-17 d\n";
    expect(texts(note)).toEqual(["2026-11-17: d"]);
    expect(aNoteText(note).promises).toHaveLength(3);
  });

  it.each([
    ["a fence", "```\n- 2026-11-20 a\n```"],
    ["a fence of tildes", "~~~\n- 2026-11-20 a\n~~~"],
    ["a fence that never closes", "```\n- 2026-11-20 a"],
    ["a comment", "%%\n- 2026-11-20 a\n%%"],
    ["an HTML comment", "<!--\n- 2026-11-20 a\n-->"],
    ["a quote", "> - 2026-11-20 a"],
    ["a callout", "> [!info]\n> - 2026-11-20 a"],
    ["indented code", "text\n\n    - 2026-11-20 a"],
    ["an item's own fence", "- x\n  ```\n  - 2026-11-20 a\n  ```"],
  ])("are not in %s", (_, text) => {
    expect(texts(`## Check-ins\n${text}\n`)).toEqual([]);
  });

  it("whose day can't be read are problems", () => {
    const note = "## Check-ins\n- 11/20/2026 call: a\n- call Anna\n- 2026-02-30\n-\n- 2026-11-20 b\n";
    expect(texts(note)).toEqual(["2026-11-20: b"]);
    expect(aNoteText(note).problems).toEqual([
      { code: "checkin-date", value: "11/20/2026 call: a" },
      { code: "checkin-date", value: "call Anna" },
      { code: "checkin-date", value: "2026-02-30" },
    ]);
  });

  it("stand on lines that count from 0, front matter included", () => {
    const note = "---\r\ntier: key\r\n---\r\n## Check-ins\r\n\r\n- 2026-11-20 a\r\n";
    expect(aNoteText(note).checkIns.map(({ line }) => line)).toEqual([5]);
  });
});

describe("promises", () => {
  it("are the tasks of the note, wherever they stand", () => {
    const note = [
      "- [ ] top 📅 2026-12-01",
      "> - [ ] in a quote",
      "## Check-ins",
      "- 2026-11-20 a",
      "  - [x] nested",
      "## Risks",
      "1. [-] cancelled",
    ].join("\n");
    expect(aNoteText(note).promises.map(({ text, open, line, due }) => ({ text, open, line, due: shown(due) }))).toEqual([
      { text: "top", open: true, line: 0, due: "2026-12-01" },
      { text: "in a quote", open: true, line: 1, due: null },
      { text: "nested", open: false, line: 4, due: null },
      { text: "cancelled", open: false, line: 6, due: null },
    ]);
  });

  it("are not in fences and comments", () => {
    expect(aNoteText("```\n- [ ] a\n```\n%%\n- [ ] b\n%%\n<!--\n- [ ] c\n-->\n").promises).toEqual([]);
  });
});

describe("a text without anything of ours", () => {
  it.each(["", "\uFEFF", "---", "---\n", "---\na: 1\n---", "\n\n", "# Acme", "## Check-ins"])("%j has nothing", (note) => {
    expect(aNoteText(note)).toEqual({ checkIns: [], promises: [], problems: [], fields: {} });
  });
});
