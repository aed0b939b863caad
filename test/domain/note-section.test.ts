import { expect, it } from "vitest";
import { firstPlaceToWrite } from "../../src/domain/note-section";

/** The cursor mark `|` stands where writing starts. */
it.each([
  ["below the first heading", "---\ntags: [clients]\n---\n\n# Acme\n|\n## Needs\n"],
  ["below a heading of two lines", "Acme\n---\n|\nWords\n"],
  ["at the end, where the heading is the last line", "# Acme|"],
  ["below the front matter, without a heading", "---\ntags: [clients]\n---\n|Words\n"],
  ["at the start of a note without either", "|Words\n"],
  ["in an empty note", "|"],
  ["not below a heading in code", "|```\n# no heading\n```\n"],
  ["with line breaks of Windows", "---\r\na: 1\r\n---\r\n# Acme\r\n|\r\n"],
])("writing starts %s", (_where, marked) => {
  expect(firstPlaceToWrite(marked.replace("|", ""))).toBe(marked.indexOf("|"));
});
