import { describe, expect, it } from "vitest";
import { frontMatterBlock } from "../../src/domain/front-matter";
import { columnsOf, contentColumn, isUnderline, lineBreakOf, lineEnd, readLines } from "../../src/domain/note-lines";

const note = (text: string) => readLines(text, frontMatterBlock(text)?.bodyStart ?? 0);
const kinds = (text: string): string[] => note(text).lines.map(({ kind, item }) => (item?.nested ? "nested" : item?.task != null ? "task" : kind));

describe("the kinds of a note's lines", () => {
  it.each<[string, string, string[]]>([
    ["front matter", "---\na: 1\n---\ntext", ["front-matter", "front-matter", "front-matter", "text"]],
    ["no front matter where it is never closed", "---\na: 1\n", ["rule", "text"]],
    ["headings of every kind", "# a\n###### b\n####### c\n#d\n  ## e ##", ["heading", "heading", "text", "text", "heading"]],
    ["setext headings", "a\n===\n\nb\n---\n\n---\n", ["heading", "rule", "blank", "heading", "rule", "blank", "rule"]],
    ["a rule below a list's lazy line, no setext heading", "- a\nlazy\n---\n- b", ["item", "text", "rule", "item"]],
    ["a rule below a heading", "# a\n---", ["heading", "rule"]],
    ["rules", "---\n***\n_ _ _\n- - -\n--", ["rule", "rule", "rule", "rule", "text"]],
    ["list marks", "- a\n* b\n+ c\n1. d\n2) e\n-f\n1.g", ["item", "item", "item", "item", "item", "text", "text"]],
    ["nested items", "- a\n  - b\n    - c\n- d", ["item", "nested", "nested", "item"]],
    ["an item that does not reach its parent's text", "- a\n - b\n1. c\n  - d", ["item", "item", "item", "item"]],
    ["items nested by tabs", "-\ta\n\t- b\n- c\n\t- d", ["item", "nested", "item", "nested"]],
    ["a list behind a blank line", "- a\n\n  - b\n\ntext\n\n  - c", ["item", "blank", "nested", "blank", "text", "blank", "item"]],
    ["tasks", "- [ ] a\n- [x] b\n* [-] c\n1. [/] d\n- [] e\n- [xx] f\n- [x]g", ["task", "task", "task", "task", "item", "item", "item"]],
    ["a fence", "```\n- a\n# b\n```\n- c", ["code", "code", "code", "code", "item"]],
    ["a longer fence", "````md\n```\n- a\n````\n- b", ["code", "code", "code", "code", "item"]],
    ["a fence of tildes", "~~~ `x`\n- a\n```\n~~~\n- b", ["code", "code", "code", "code", "item"]],
    ["no fence where the line holds another backtick", "``` a ` b\n- c", ["text", "item"]],
    ["a fence in an item, which ends with it", "- a\n  ```\n  - b\n- c", ["item", "code", "code", "item"]],
    ["a fence that opens on an item's line", "- ```\n  - a\n  ```\n- b", ["code", "code", "code", "item"]],
    ["indented code", "text\n\n    - a\n\t- b", ["text", "blank", "code", "code"]],
    ["no indented code in a paragraph", "text\n    more", ["text", "text"]],
    ["a comment of several lines", "%%\n- a\n%%\n- b", ["comment", "comment", "comment", "item"]],
    ["a comment of one line", "%% a %%\n- b", ["comment", "item"]],
    ["a comment with text on its lines", "%% a\n- b\nc %%\n- d", ["comment", "comment", "comment", "item"]],
    ["a comment that begins behind text and ends on a line of its own", "text %% a\n%%\n- b", ["text", "text", "item"]],
    ["an HTML comment", "<!-- a\n- b\n-->\n- c", ["comment", "comment", "comment", "item"]],
    ["an HTML comment of one line", "<!-- a -->\n- b", ["comment", "item"]],
    ["raw HTML", "<pre>\n- a\n</pre>\n- b", ["code", "code", "code", "item"]],
    ["raw HTML of one line", "<script>x</script>\n- b", ["code", "item"]],
    ["other HTML holds Markdown", "<div>\n- a", ["text", "item"]],
    ["quotes and callouts", "> - a\n> [!note]\n> - b\n- c", ["quote", "quote", "quote", "item"]],
    ["a quote in an item", "- > a\n- b", ["quote", "item"]],
    ["blank lines", "\n \n\t\n", ["blank", "blank", "blank"]],
    ["CRLF", "# a\r\n\r\n- b\r\n", ["heading", "blank", "item"]],
    ["a BOM", "\uFEFF# a", ["heading"]],
    ["nothing", "", []],
  ])("%s", (_, text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it("see a task in a quote or a callout, and no other item", () => {
    const { lines } = note("> - [ ] a\n>> 1. [x] b\n> - c");
    expect(lines.map(({ item }) => item?.task)).toEqual([" ", "x", undefined]);
  });

  it("cover the text without a gap", () => {
    for (const text of ["a\nb", "a\r\nb\r\n", "---\nx: 1\n---\n\n- a\n\n```\n", "\n\n"]) {
      const { lines } = note(text);
      expect(lines.map(({ start, next }) => text.slice(start, next)).join("")).toBe(text);
      expect(lines.every(({ start, end }) => !/[\r\n]/.test(text.slice(start, end)))).toBe(true);
    }
  });
});

describe("a heading's text", () => {
  it.each([
    ["## Check-ins", 2, "Check-ins"],
    ["## Check-ins ##", 2, "Check-ins"],
    ["## C#", 2, "C#"],
    ["## a # b", 2, "a # b"],
    ["# ##", 1, ""],
    ["#", 1, ""],
    ["###  a  ", 3, "a"],
    ["Check-ins\n===", 1, "Check-ins"],
    ["Check-ins\n---", 2, "Check-ins"],
  ])("%j", (text, level, title) => {
    expect(note(text).lines[0]?.heading).toEqual({ level, text: title });
  });

  it("tells a setext underline from a rule below a heading", () => {
    const [setext, atx] = ["a\n---", "# a\n---"];
    expect(isUnderline(note(setext).lines, 1)).toBe(true);
    expect(isUnderline(note(atx).lines, 1)).toBe(false);
    expect(isUnderline(note(atx).lines, 0)).toBe(false);
  });
});

describe("a note's end", () => {
  it.each([
    ["```\ncode", true],
    ["```\ncode\n```", false],
    ["~~~", true],
    ["%%\nx", true],
    ["%% x", true],
    ["text %% x", true],
    ["text %% x %%", false],
    ["text `%%` x", false],
    ["text %% x\n\nmore %% y", false],
    ["<!-- x", true],
    ["<!-- x -->", false],
    ["<pre>x", true],
    ["- a\n  ```\n  b", true],
    ["- a\n  ```\n  b\n\ntext", false],
    ["text", false],
    ["", false],
  ])("%j is open: %s", (text, open) => {
    expect(note(text).openAtEnd).toBe(open);
  });
});

describe("small things of lines", () => {
  it("a line's end and its break", () => {
    expect(lineEnd("a\r\nb", 0)).toEqual({ end: 1, next: 3 });
    expect(lineEnd("a\nb", 2)).toEqual({ end: 3, next: 3 });
    expect(lineEnd("\r\n", 0)).toEqual({ end: 0, next: 2 });
    expect(lineEnd("a\r", 0)).toEqual({ end: 2, next: 2 });
  });

  it("a note's own break is that of its first line", () => {
    expect(lineBreakOf("a\r\nb\n")).toBe("\r\n");
    expect(lineBreakOf("a\nb\r\n")).toBe("\n");
    expect(lineBreakOf("a")).toBe("\n");
    expect(lineBreakOf("\n")).toBe("\n");
  });

  it("columns and where an item's text starts", () => {
    expect([columnsOf(""), columnsOf("  "), columnsOf("\t"), columnsOf("  \t"), columnsOf("\t ")]).toEqual([0, 2, 4, 4, 5]);
    expect(contentColumn("", "- ", "x")).toBe(2);
    expect(contentColumn("", "10. ", "x")).toBe(4);
    expect(contentColumn("", "-\t", "x")).toBe(4);
    expect(contentColumn(" ", "-\t", "x")).toBe(4);
    expect(contentColumn("", "-      ", "x")).toBe(2);
    expect(contentColumn("", "- ", "")).toBe(2);
  });
});
