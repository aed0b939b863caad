import { describe, expect, it, vi } from "vitest";
import { ReviewStore, type NoteRecord } from "../../src/app/review-store";
import { addDays, formatDay } from "../../src/domain/local-date";
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
