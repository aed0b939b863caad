import { describe, expect, it, vi } from "vitest";
import { ReviewStore, type NoteRecord } from "../../src/app/review-store";
import { addDays, formatDay, type LocalDay } from "../../src/domain/local-date";
import type { ReviewEntry } from "../../src/domain/review";
import { aNote, aClientNote } from "../support/client-notes";
import { TODAY } from "../support/log";
import { aSettings } from "../support/settings";

const pathOf = (number: number): string => `Clients/Client ${number}.md`;

/** A client that was in touch so many days ago; none with a day to come. */
function aRecord(number: number, daysAgo: number): NoteRecord {
  const text = aNote({ properties: [`last-contact: ${formatDay(addDays(TODAY, -daysAgo))}`] });
  return { kind: "client", note: aClientNote(text, { path: pathOf(number) }) };
}

/** A store that has taken in clients 0, 1, 2 … with these days since their last contacts. */
function aStore(...daysAgo: readonly number[]): ReviewStore {
  const store = new ReviewStore(aSettings(), TODAY, new Intl.Collator("en").compare);
  store.update(() => daysAgo.forEach((days, number) => store.put(pathOf(number), aRecord(number, days), null)));
  return store;
}

const paths = (store: ReviewStore): string[] => store.review().map(({ note }) => note.path);

describe("a store that many notes are put into at once", () => {
  it.each([1, 2, 5, 40, 200])("has the order of a new one, where %i of 400 changed, and tells it once", (changes) => {
    const before = Array.from({ length: 400 }, (_, number) => (number * 37) % 91);
    const after = before.map((days, number) => (number < changes ? (days * 53 + 11) % 97 : days));
    const store = aStore(...before);
    const told = vi.fn();
    store.onChange(told);
    store.update(() => after.slice(0, changes).forEach((days, number) => store.put(pathOf(number), aRecord(number, days), null)));
    expect(paths(store)).toEqual(paths(aStore(...after)));
    expect(told).toHaveBeenCalledTimes(1);
  });

  it("forgets those that are gone", () => {
    const store = aStore(...Array.from({ length: 100 }, (_, number) => number));
    store.update(() => store.put(pathOf(7), null, null));
    expect(paths(store)).not.toContain(pathOf(7));
    expect(store.review()).toHaveLength(99);
  });
});

describe("the problems of a store", () => {
  const broken: NoteRecord = { kind: "broken", problem: { code: "yaml", value: "a key twice" } };

  it("are in the order of their paths, and gone with their notes", () => {
    const store = aStore(-1, 3);
    store.put("Clients/B.md", broken, null);
    store.put("Clients/A.md", broken, null);
    expect(store.problems().map(({ path, code }) => [path, code])).toEqual([
      ["Clients/A.md", "yaml"],
      ["Clients/B.md", "yaml"],
      [pathOf(0), "future"],
    ]);
    store.put("Clients/A.md", null, null);
    store.put(pathOf(0), aRecord(0, 0), null);
    expect(store.problems().map(({ path }) => path)).toEqual(["Clients/B.md"]);
  });

  it("are those of the day: a last contact yet to come is none once its day is here", () => {
    const store = aStore(-1);
    expect(store.problems()).toHaveLength(1);
    store.rollOver(addDays(TODAY, 1));
    expect(store.problems()).toEqual([]);
  });

  it("have a last contact among them where the clock goes back to before its day", () => {
    const store = aStore(0);
    expect(store.problems()).toEqual([]);
    store.rollOver(addDays(TODAY, -1));
    expect(store.problems().map(({ code }) => code)).toEqual(["future"]);
  });
});

describe("clients with one ratio, reached two ways", () => {
  /** A client so many days into its cadence, counted from its last contact, or from a plan: 1 + `daysOver` ÷ cadence. */
  const client = (name: string, way: "contact" | "plan", elapsed: number, cadence: number, tier: string): NoteRecord => {
    const contact = way === "contact" ? elapsed : 1_000;
    const plan = way === "plan" ? [`next-contact: ${formatDay(addDays(TODAY, cadence - elapsed))}`] : [];
    const properties = [`cadence: ${cadence}`, `tier: ${tier}`, `last-contact: ${formatDay(addDays(TODAY, -contact))}`, ...plan];
    return { kind: "client", note: aClientNote(aNote({ properties }), { path: `Clients/${name}.md` }) };
  };

  /** The names in every review that a store gives: after a sort, after insertions in both orders, on a new day, of another day. */
  const ordersOf = (...records: NoteRecord[]): string[] => {
    const put = (store: ReviewStore, record: NoteRecord): void => {
      if (record.kind === "client") store.put(record.note.path, record, null);
    };
    const storeOn = (day: LocalDay): ReviewStore => new ReviewStore(aSettings(), day, new Intl.Collator("en").compare);
    const names = (entries: readonly ReviewEntry[]): string => entries.map(({ note }) => note.path.slice("Clients/".length, -".md".length)).join(" ");
    const [sorted, inserted, reversed, yesterday] = [storeOn(TODAY), storeOn(TODAY), storeOn(TODAY), storeOn(addDays(TODAY, -1))];
    sorted.update(() => records.forEach((record) => put(sorted, record)));
    records.forEach((record) => put(inserted, record));
    [...records].reverse().forEach((record) => put(reversed, record));
    records.forEach((record) => put(yesterday, record));
    const ofToday = names(yesterday.reviewOn(TODAY));
    yesterday.rollOver(TODAY);
    return [...[sorted, inserted, reversed, yesterday].map((store) => names(store.review())), ofToday];
  };

  const RATIOS = [
    [11, 15],
    [2, 15],
    [5, 12],
    [22, 15],
    [23, 15],
    [35, 15],
    [40, 15],
    [1, 3],
    [7, 3],
    [365, 366],
    [36_499, 36_500],
  ] as const;

  it.each(RATIOS)("%i/%i, are ordered by tier", (elapsed, cadence) => {
    const contactFirst = [client("A", "plan", elapsed, cadence, "supporting"), client("B", "contact", elapsed, cadence, "key")];
    expect(ordersOf(...contactFirst)).toEqual(Array(5).fill("B A"));
    const planFirst = [client("A", "contact", elapsed, cadence, "supporting"), client("B", "plan", elapsed, cadence, "key")];
    expect(ordersOf(...planFirst)).toEqual(Array(5).fill("B A"));
  });

  it.each(RATIOS)("%i/%i, and one tier are ordered by name, then by path", (elapsed, cadence) => {
    for (const [first, second] of [["contact", "plan"], ["plan", "contact"]] as const) {
      const named = [client("b", second, elapsed, cadence, "key"), client("A", first, elapsed, cadence, "key"), client("c", first, elapsed, cadence, "key")];
      expect(ordersOf(...named)).toEqual(Array(5).fill("A b c"));
      const same = [client("y/A", first, elapsed, cadence, "key"), client("x/A", second, elapsed, cadence, "key")];
      expect(ordersOf(...same)).toEqual(Array(5).fill("x/A y/A"));
    }
  });

  it("are ordered by tier where their cadences differ: 10/15, 20/30 and 1 − 5/15", () => {
    const records = [client("A", "contact", 20, 30, "supporting"), client("B", "plan", 10, 15, "key"), client("C", "contact", 10, 15, "supporting")];
    expect(ordersOf(...records)).toEqual(Array(5).fill("B A C"));
  });

  it.each([
    [36_499, 36_500, 36_498, 36_499],
    [18_251, 36_500, 18_250, 36_499],
    [12, 15, 11, 15],
  ])("stand apart where the ratio is higher by ever so little: %i/%i and %i/%i", (elapsed, cadence, less, other) => {
    for (const way of ["contact", "plan"] as const) {
      const records = [client("A", "contact", less, other, "key"), client("B", way, elapsed, cadence, "supporting")];
      expect(ordersOf(...records)).toEqual(Array(5).fill("B A"));
    }
  });
});
