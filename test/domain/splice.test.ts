import { describe, expect, it } from "vitest";
import { applySplices, invertSplices, type Splice } from "../../src/domain/splice";

const cases: [string, string, Splice[], string][] = [
  ["none", "abc", [], "abc"],
  ["one insertion", "abc", [{ from: 1, to: 1, insert: "XY" }], "aXYbc"],
  ["a replacement and a removal", "abcdef", [{ from: 0, to: 2, insert: "X" }, { from: 4, to: 6, insert: "" }], "Xcd"],
  ["two at one place, in order", "ab", [{ from: 1, to: 1, insert: "X" }, { from: 1, to: 1, insert: "Y" }], "aXYb"],
  ["both ends", "ab", [{ from: 0, to: 0, insert: "<" }, { from: 2, to: 2, insert: ">" }], "<ab>"],
  ["an empty text", "", [{ from: 0, to: 0, insert: "x" }], "x"],
  ["a text with $& and surrogates", "a😀b", [{ from: 3, to: 3, insert: "$&$1" }], "a😀$&$1b"],
];

describe("splices", () => {
  it.each(cases)("apply: %s", (_, text, splices, result) => {
    expect(applySplices(text, splices)).toBe(result);
  });

  it.each(cases)("invert: %s", (_, text, splices) => {
    const edited = applySplices(text, splices);
    const inverse = invertSplices(text, splices);
    expect(applySplices(edited, inverse)).toBe(text);
    expect(invertSplices(edited, inverse)).toEqual(splices);
  });
});
