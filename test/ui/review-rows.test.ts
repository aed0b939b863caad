import { describe, expect, it } from "vitest";
import type { ReviewEntry } from "../../src/domain/review";
import { reviewRows, type ReviewGroup } from "../../src/ui/review/review-rows";
import { aClientNote } from "../support/client-notes";

const HEIGHTS = { group: 30, client: 50 };

const entryOf = (path: string): ReviewEntry => ({ note: { ...aClientNote(""), path } }) as unknown as ReviewEntry;
const group = (key: string, label: string | null, ...paths: string[]): ReviewGroup => ({ key, label, entries: paths.map(entryOf) });

/** Heading, A, B, folded heading, heading, D. */
const ROWS = reviewRows([group("due", "Due", "A.md", "B.md"), group("new", "New", "C.md"), group("soon", "Soon", "D.md")], new Set(["new"]));
const KEYS = ["group:due", "A.md", "B.md", "group:new", "group:soon", "D.md"];
const TOPS = [0, 30, 80, 130, 160, 190];

const pathsBetween = (from: number, to: number): string[] => ROWS.between(from, to).map(({ note }) => note.path);

describe("the rows of a review", () => {
  it("are each heading with its number of clients, and its clients unless it is folded", () => {
    expect(KEYS.map((_, index) => ROWS.at(index)?.key)).toEqual(KEYS);
    expect([ROWS.length, ROWS.at(-1), ROWS.at(6)]).toEqual([6, undefined, undefined]);
    expect(ROWS.at(3)).toEqual({ kind: "group", key: "group:new", index: 3, group: "new", label: "New", count: 1, folded: true });
    expect(ROWS.at(5)).toMatchObject({ kind: "client", index: 5, heading: 4 });
  });

  it("are clients alone where a group has no label, which can't be folded", () => {
    const rows = reviewRows([group("all", null, "A.md", "B.md")], new Set(["all"]));
    expect([rows.length, rows.at(0)?.key, rows.topOf(2, HEIGHTS)]).toEqual([2, "A.md", 100]);
    expect(rows.at(1)).toMatchObject({ heading: -1 });
  });

  it("are found by their keys, those of a folded group not", () => {
    expect(KEYS.map(ROWS.indexOf)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(["C.md", "due", ""].map(ROWS.indexOf)).toEqual([-1, -1, -1]);
  });

  it("have between them the clients of the range, in either order", () => {
    expect(pathsBetween(2, 5)).toEqual(["B.md", "D.md"]);
    expect(pathsBetween(5, 2)).toEqual(["B.md", "D.md"]);
    expect(pathsBetween(3, 4)).toEqual([]);
    expect(pathsBetween(0, Infinity)).toEqual(["A.md", "B.md", "D.md"]);
  });

  it("start where those above end", () => {
    expect(KEYS.map((_, index) => ROWS.topOf(index, HEIGHTS))).toEqual(TOPS);
    expect(ROWS.topOf(ROWS.length, HEIGHTS)).toBe(240);
  });

  it("are found by their first and last pixel, beyond the list the first or last one", () => {
    expect(TOPS.map((top) => ROWS.rowAt(top, HEIGHTS))).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...TOPS.slice(1), 240].map((bottom) => ROWS.rowAt(bottom - 1, HEIGHTS))).toEqual([0, 1, 2, 3, 4, 5]);
    expect([ROWS.rowAt(-100, HEIGHTS), ROWS.rowAt(1_000, HEIGHTS)]).toEqual([0, 5]);
  });
});
