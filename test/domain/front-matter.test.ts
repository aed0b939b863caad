import { describe, expect, it } from "vitest";
import { editFrontMatter, frontMatterBlock, looseFrontMatter, parseFrontMatter, type PropertyChange } from "../../src/domain/front-matter";
import { dayOfValue } from "../../src/domain/local-date";
import { isUnset, scalarOf } from "../../src/domain/property";
import { applySplices, invertSplices } from "../../src/domain/splice";
import { days } from "../support/days";
import { isoDailyNotes, parseYaml } from "../support/reading";

const DAY = "2026-11-24";

const change = (key: string, day: string): PropertyChange => ({
  key,
  rewrite: (old) => (day === "" ? "" : /^\[\[.*\]\]$/.test(old.trim()) ? `[[${day}]]` : day),
  holds: (value) => (day === "" ? isUnset(value) : dayOfValue(scalarOf(value), isoDailyNotes) === days(day)),
});

/** The note after an edit, or the refusal's code. */
function after(text: string, ...changes: PropertyChange[]): string {
  const edit = editFrontMatter(text, changes, parseYaml);
  if (!edit.ok) return edit.error.code;
  const result = applySplices(text, edit.value);
  expect(applySplices(result, invertSplices(text, edit.value))).toBe(text);
  return result;
}

const set = (text: string, day = DAY): string => after(text, change("last-contact", day));
const inYaml = (yaml: string): string => `---\n${yaml}\n---\nBody\n`;

describe("where front matter stands", () => {
  it.each([
    ["---\na: 1\n---\nbody", 4, 9, 13],
    ["---\r\na: 1\r\n---\r\nbody", 5, 11, 16],
    ["\uFEFF---\na: 1\n---\n", 5, 10, 14],
    ["---\na: 1\n---\t\nbody", 4, 9, 14],
    ["---\na: 1\n----\nbody\n---\n", 4, 9, 14],
    ["---\n---\n", 4, 4, 8],
    ["---\na: 1\n---", 4, 9, 12],
  ])("%j", (text, yamlStart, yamlEnd, bodyStart) => {
    expect(frontMatterBlock(text)).toEqual({ yamlStart, yamlEnd, bodyStart });
  });

  it.each(["", "---", "---\n", "---\na: 1\n", "---js\na\n---\n", "---  \na: 1\n---\n", "----\na: 1\n---\n", " ---\na: 1\n---\n", "\n---\na: 1\n---\n", "text\n---\na: 1\n---\n", "---\na: 1\n ---\n", "+++\na = 1\n+++\n"])(
    "%j has none",
    (text) => {
      expect(frontMatterBlock(text)).toBeNull();
      expect(parseFrontMatter(text, parseYaml)).toEqual({ ok: true, value: {} });
    },
  );

  it("does not end at an indented rule", () => {
    expect(frontMatterBlock("---\na: |\n  ---\nb: 1\n---\n")?.yamlEnd).toBe(20);
  });
});

describe("reading front matter", () => {
  it.each(["a: [", "a: 1\na: 2", "- a", "text", "5", "a: 1\n b: 2", "a: *b", "\tb: 1\na:\n\t- x"])("%j is broken", (yaml) => {
    const read = parseFrontMatter(inYaml(yaml), parseYaml);
    expect(read.ok).toBe(false);
    expect(set(inYaml(yaml))).toBe("broken-yaml");
  });

  it.each(["", "# only a comment", "~"])("%j holds nothing", (yaml) => {
    expect(parseFrontMatter(inYaml(yaml), parseYaml)).toEqual({ ok: true, value: {} });
  });

  it("says in one line what is wrong", () => {
    const read = parseFrontMatter(inYaml("a: 1\na: 2"), parseYaml);
    expect(read).toEqual({ ok: false, error: { code: "broken-yaml", detail: expect.stringMatching(/^[^\n]*unique[^\n]*$/) as string } });
  });

  it("guesses the properties of a broken one, first of a name, without their values' meaning", () => {
    expect(looseFrontMatter(inYaml('type: "direct"\ntype: indirect\ntags: [\n- x: 1\n  y: 2\n# z: 3\nurl: a: b'))).toEqual({
      type: "direct",
      tags: "[",
      url: "a: b",
    });
    expect(looseFrontMatter("no front matter: x")).toEqual({});
  });
});

describe("changing a property", () => {
  it.each([
    ["a plain value", "last-contact: 2026-11-01", "last-contact: 2026-11-24"],
    ["more white space", "last-contact:    2026-11-01   ", "last-contact:    2026-11-24   "],
    ["double quotes", 'last-contact: "2026-11-01"', 'last-contact: "2026-11-24"'],
    ["single quotes", "last-contact: '2026-11-01'", "last-contact: '2026-11-24'"],
    ["a trailing comment", "last-contact: 2026-11-01 # by phone", "last-contact: 2026-11-24 # by phone"],
    ["a comment with a quote in it", "last-contact: '2026-11-01'  # it's", "last-contact: '2026-11-24'  # it's"],
    ["a quoted link", 'last-contact: "[[2026-11-01]]"', 'last-contact: "[[2026-11-24]]"'],
    ["an unquoted link", "last-contact: [[2026-11-01]]", "last-contact: [[2026-11-24]]"],
    ["a link with folder and alias", "last-contact: '[[Daily/2026-11-01|that day]]'", "last-contact: '[[2026-11-24]]'"],
    ["a list of one", "last-contact: [2026-11-01]", "last-contact: [2026-11-24]"],
    ["a list of one link", 'last-contact: ["[[2026-11-01]]"]', 'last-contact: ["[[2026-11-24]]"]'],
    ["a block list of one", "last-contact:\n  - 2026-11-01", "last-contact:\n  - 2026-11-24"],
    ["a block list at the margin", "last-contact:\n- '2026-11-01' # x\nb: 1", "last-contact:\n- '2026-11-24' # x\nb: 1"],
    ["nothing", "last-contact:", "last-contact: 2026-11-24"],
    ["nothing but a space", "last-contact: ", "last-contact: 2026-11-24 "],
    ["nothing and a comment", "last-contact: # when?", "last-contact: 2026-11-24 # when?"],
    ["nothing before other keys", "last-contact:\n# c\n\ntier: key", "last-contact: 2026-11-24\n# c\n\ntier: key"],
    ["an empty list", "last-contact: []", "last-contact: [2026-11-24]"],
    ["empty quotes", 'last-contact: ""', 'last-contact: "2026-11-24"'],
    ["null", "last-contact: null", "last-contact: 2026-11-24"],
    ["template text", "last-contact: {{date}}", "last-contact: 2026-11-24"],
    ["quoted template text", 'last-contact: "{{date:YYYY}}"', 'last-contact: "2026-11-24"'],
    ["Templater's text", "last-contact: <% tp.date.now() %>", "last-contact: 2026-11-24"],
    ["a quoted key", '"last-contact": 2026-11-01', '"last-contact": 2026-11-24'],
    ["a single-quoted key", "'last-contact' : 2026-11-01", "'last-contact' : 2026-11-24"],
    ["a date-time", "last-contact: 2026-11-01T10:00:00Z", "last-contact: 2026-11-24"],
    ["a number", "last-contact: 20261101", "last-contact: 2026-11-24"],
  ])("keeps the form of %s", (_, yaml, expected) => {
    expect(set(inYaml(yaml))).toBe(inYaml(expected));
  });

  it("touches no other byte: order, comments, quotes, flow and block lists stay", () => {
    const yaml = [
      "# of the client",
      'aliases: ["Acme",   \'Acme GmbH\' ]   # both',
      "tags:",
      "- clients",
      "",
      "since: !!str 2020-01-01",
      "notes: |+",
      "  last-contact: 1999-01-01",
      "  two",
      "",
      "base: &b {x: 1}",
      "copy: *b",
      "last-contact: 2026-11-01",
      "__proto__: a",
      "constructor: b",
      "price: $& $1",
    ].join("\n");
    expect(set(inYaml(yaml))).toBe(inYaml(yaml.replace("2026-11-01", DAY)));
  });

  it.each([
    ["CRLF", "---\r\na: 1\r\nlast-contact: 2026-11-01\r\n---\r\nBody\r\n"],
    ["a BOM", "\uFEFF---\nlast-contact: 2026-11-01\n---\n"],
    ["a front matter that ends the file", "---\nlast-contact: 2026-11-01\n---"],
    ["mixed line breaks", "---\nlast-contact: 2026-11-01\r\nb: 1\r\n---\n"],
  ])("keeps %s", (_, text) => {
    expect(set(text)).toBe(text.replace("2026-11-01", DAY));
  });

  it.each([
    ["a block scalar", "last-contact: |\n  2026-11-01"],
    ["a folded scalar", "last-contact: >-\n  2026-11-01"],
    ["a value on the next line", "last-contact:\n  2026-11-01"],
    ["a list of several", "last-contact: [2026-11-01, 2026-11-02]"],
    ["a block list of several", "last-contact:\n  - 2026-11-01\n  - 2026-11-02"],
    ["a map", "last-contact: {on: 2026-11-01}"],
    ["an anchor", "last-contact: &a 2026-11-01\nother: *a"],
    ["an alias", "other: &a 2026-11-01\nlast-contact: *a"],
    ["a tag", "last-contact: !!str 2026-11-01"],
    ["a quoted text of two lines", 'last-contact: "2026-\n  11-01"'],
    ["escapes", 'last-contact: "2026\\u002D11-01"'],
    ["a flow map around all", "{last-contact: 2026-11-01, b: 2}"],
    ["an explicit key", "? last-contact\n: 2026-11-01"],
  ])("refuses %s", (_, yaml) => {
    expect(set(inYaml(yaml))).toBe("unsafe-property");
  });

  it("is not confused by keys that start alike", () => {
    expect(set(inYaml("last-contact-by: Anna\nlast-contact: 2026-11-01"))).toBe(inYaml("last-contact-by: Anna\nlast-contact: 2026-11-24"));
  });
});

describe("emptying a property", () => {
  it.each([
    ["last-contact: 2026-11-01", "last-contact:"],
    ["last-contact: '2026-11-01'", "last-contact:"],
    ['last-contact: "[[2026-11-01]]"', "last-contact:"],
    ["last-contact: [[2026-11-01]]", "last-contact:"],
    ["last-contact: 2026-11-01 # agreed", "last-contact:  # agreed"],
    ["last-contact: [2026-11-01]", "last-contact: []"],
    ["last-contact:\n  - 2026-11-01\nb: 1", "last-contact:\n  -\nb: 1"],
    ["last-contact:", "last-contact:"],
  ])("%j becomes %j: the key stays", (yaml, expected) => {
    expect(set(inYaml(yaml), "")).toBe(inYaml(expected));
  });

  it("keeps CRLF", () => {
    expect(set("---\r\nlast-contact: 2026-11-01\r\n---\r\n", "")).toBe("---\r\nlast-contact:\r\n---\r\n");
  });
});

describe("a new property", () => {
  it.each([
    ["goes to the end", "---\na: 1\n---\nBody", "---\na: 1\nlast-contact: 2026-11-24\n---\nBody"],
    ["goes into an empty block", "---\n---\nBody", "---\nlast-contact: 2026-11-24\n---\nBody"],
    ["goes behind comments and blank lines", "---\na: 1\n\n# end\n---\n", "---\na: 1\n\n# end\nlast-contact: 2026-11-24\n---\n"],
    ["goes behind a block scalar", "---\na: |\n  x\n---\n", "---\na: |\n  x\nlast-contact: 2026-11-24\n---\n"],
    ["takes CRLF", "---\r\na: 1\r\n---\r\n", "---\r\na: 1\r\nlast-contact: 2026-11-24\r\n---\r\n"],
    ["makes a block", "Body\n", "---\nlast-contact: 2026-11-24\n---\nBody\n"],
    ["makes one behind the BOM", "\uFEFFBody\n", "\uFEFF---\nlast-contact: 2026-11-24\n---\nBody\n"],
    ["makes one with CRLF", "Body\r\n", "---\r\nlast-contact: 2026-11-24\r\n---\r\nBody\r\n"],
    ["makes one in an empty note", "", "---\nlast-contact: 2026-11-24\n---\n"],
    ["makes one before an unclosed one", "---\na: 1\n", "---\nlast-contact: 2026-11-24\n---\n---\na: 1\n"],
    ["makes one before ---js", "---js\nx\n---\n", "---\nlast-contact: 2026-11-24\n---\n---js\nx\n---\n"],
    ["is not the inner key of a block scalar", "---\na: |\n  last-contact: 1999-01-01\n---\n", "---\na: |\n  last-contact: 1999-01-01\nlast-contact: 2026-11-24\n---\n"],
  ])("%s", (_, text, expected) => {
    expect(set(text)).toBe(expected);
  });

  it.each([
    ["is refused in a flow map", inYaml("{a: 1}")],
    ["is refused below indented keys", inYaml("  a: 1")],
    ["is refused behind the end of a document", inYaml("a: 1\n...")],
  ])("%s", (_, text) => {
    expect(set(text)).toBe("unsafe-property");
  });

  it("gets a quoted name where it needs one", () => {
    expect(after("x", change("last: contact", DAY))).toBe(`---\n"last: contact": ${DAY}\n---\nx`);
    expect(after("x", change("последний контакт", DAY))).toBe(`---\nпоследний контакт: ${DAY}\n---\nx`);
  });
});

describe("several changes", () => {
  it("are one edit, in the order of the note", () => {
    const text = inYaml("next-contact: 2026-11-24\ntier: key\nlast-contact: 2026-11-01");
    expect(after(text, change("last-contact", DAY), change("next-contact", ""))).toBe(inYaml("next-contact:\ntier: key\nlast-contact: 2026-11-24"));
  });

  it("are all refused where one is", () => {
    expect(after(inYaml("last-contact: 2026-11-01\nnext-contact: |\n  x"), change("last-contact", DAY), change("next-contact", DAY))).toBe("unsafe-property");
  });

  it("of none are no splice", () => {
    expect(editFrontMatter(inYaml("a: 1"), [], parseYaml)).toEqual({ ok: true, value: [] });
  });
});
