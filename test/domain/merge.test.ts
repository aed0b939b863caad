import { describe, expect, it } from "vitest";
import { hasUnresolvedMerge } from "../../src/domain/merge";

describe("an unresolved merge", () => {
  it.each([
    ["of git", "# Acme\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> origin/main\n"],
    ["of sync", "<<<<<<< LOCAL\n- [[2026-11-20]] call: a\n=======\n- [[2026-11-21]] call: b\n>>>>>>> REMOTE"],
    ["without names", "<<<<<<<\na\n=======\nb\n>>>>>>>"],
    ["with the common text between", "<<<<<<< ours\na\n||||||| base\nc\n=======\nb\n>>>>>>> theirs\n"],
    ["with CRLF", "<<<<<<< HEAD\r\na\r\n=======\r\nb\r\n>>>>>>> x\r\n"],
    ["behind a byte order mark", "\uFEFF<<<<<<< HEAD\n=======\n>>>>>>> x\n"],
    ["in the front matter", "---\ntier: key\n<<<<<<< HEAD\nlast-contact: 2026-11-20\n=======\nlast-contact: 2026-11-21\n>>>>>>> x\n---\n"],
    ["in a code fence: a side of a merge may hold the fence's start or end", "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n```\n"],
    ["whose start stands there twice", "<<<<<<< HEAD\na\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n"],
    ["with an empty side", "<<<<<<< HEAD\n=======\nb\n>>>>>>> x\n"],
  ])("is one %s", (_, text) => {
    expect(hasUnresolvedMerge(text)).toBe(true);
  });

  it.each([
    ["the underline of a heading", "Acme\n=======\n\ntext\n"],
    ["a quote in a quote", ">>>>>>> seven deep\n"],
    ["an underline and a quote", "Acme\n=======\n>>>>>>> seven deep\n"],
    ["a start alone", "<<<<<<< HEAD\na\n"],
    ["markers in another order", ">>>>>>> x\n=======\n<<<<<<< HEAD\n"],
    ["no separator", "<<<<<<< HEAD\na\n>>>>>>> x\n"],
    ["no end", "<<<<<<< HEAD\na\n=======\nb\n"],
    ["an indented example", "    <<<<<<< HEAD\n    =======\n    >>>>>>> x\n"],
    ["quoted markers", "> <<<<<<< HEAD\n> =======\n> >>>>>>> x\n"],
    ["more than seven signs", "<<<<<<<< HEAD\n========\n>>>>>>>> x\n"],
    ["words right behind the signs", "<<<<<<<a\n=======b\n>>>>>>>c\n"],
    ["markers in a sentence", "Git writes <<<<<<< and ======= and >>>>>>>\n"],
    ["nothing", ""],
  ])("is none: %s", (_, text) => {
    expect(hasUnresolvedMerge(text)).toBe(false);
  });
});
