import { describe, expect, it } from "vitest";
import { historyOn } from "../../src/domain/evidence";
import { addDays, formatDay } from "../../src/domain/local-date";
import { signsOn, type Sign } from "../../src/domain/signs";
import { aClientNote, aNote, type NoteParts } from "../support/client-notes";
import { days } from "../support/days";

const TODAY = days("2026-11-24");

function signs(parts: NoteParts): readonly Sign[] {
  const { client, text, path } = aClientNote(aNote(parts));
  return signsOn(TODAY, client.tier, historyOn(TODAY, TODAY, { path, client, text }), text.promises);
}

/** Contacts whose gaps, from the oldest to the newest, are these. */
function contactsWithGaps(...gaps: number[]): string[] {
  let day = days("2026-01-01");
  return [formatDay(day), ...gaps.map((gap) => formatDay((day = addDays(day, gap))))];
}

describe("growing gaps", () => {
  it.each<[string, number[], Sign[]]>([
    ["over 1.5 × the median of the five before", [10, 10, 10, 10, 10, 16], [{ name: "gaps-growing", lastGap: 16, medianGap: 10 }]],
    ["exactly 1.5 × it", [10, 10, 10, 10, 10, 15], []],
    ["with only four before", [10, 10, 10, 10, 40], []],
    ["with an outlier before", [90, 1, 10, 10, 12, 16], [{ name: "gaps-growing", lastGap: 16, medianGap: 10 }]],
    ["only the five before count", [1, 1, 1, 20, 20, 20, 20, 20, 30], []],
    ["a shorter last one", [10, 10, 10, 10, 10, 2], []],
  ])("%s", (_, gaps, expected) => {
    expect(signs({ checkIns: contactsWithGaps(...gaps) })).toEqual(expected);
  });

  it("are those between days with any contact, each day once, attempts left out", () => {
    const checkIns = contactsWithGaps(10, 10, 10, 10, 10, 16);
    expect(signs({ checkIns: [...checkIns, ...checkIns, "2026-03-05 call (attempt)"] })).toHaveLength(1);
    // The property's day makes a gap of its own.
    expect(signs({ properties: ["last-contact: 2026-03-08"], checkIns: contactsWithGaps(10, 10, 10, 10, 10) })).toEqual([
      { name: "gaps-growing", lastGap: 16, medianGap: 10 },
    ]);
  });
});

describe("falling satisfaction", () => {
  const rated = (...values: (number | null)[]): NoteParts => ({
    checkIns: values.map((value, index) => `2026-11-${String(index + 10)} call: x${value === null ? "" : ` [satisfaction:: ${value}]`}`),
  });
  it.each<[string, (number | null)[], Sign[]]>([
    ["at least 1 below the mean of the three before", [4, 4, 4, 3], [{ name: "satisfaction-falling", last: 3, mean: 4 }]],
    ["less than 1 below", [4, 4, 3, 3], []],
    ["1 below a broken mean", [5, 4, 4, 3], [{ name: "satisfaction-falling", last: 3, mean: 13 / 3 }]],
    ["only two before", [5, 5, 1], []],
    ["check-ins without one are passed over", [4, null, 4, null, 4, 3, null], [{ name: "satisfaction-falling", last: 3, mean: 4 }]],
    ["an older fall is over", [5, 5, 5, 1, 5], []],
  ])("%s", (_, values, expected) => {
    expect(signs(rated(...values))).toEqual(expected);
  });
});

describe("promises past their day", () => {
  it("are the open ones with a day before today", () => {
    const body = ["- [ ] a 📅 2026-11-23", "- [ ] b 📅 2026-11-01", "- [ ] c 📅 2026-11-24", "- [x] d 📅 2026-10-01", "- [-] e 📅 2026-10-01", "- [ ] f"].join("\n");
    expect(signs({ body })).toEqual([{ name: "promises-past", count: 2, oldest: days("2026-11-01") }]);
  });

  it("are none where all are kept or to come", () => {
    expect(signs({ body: "- [ ] c 📅 2026-11-24\n- [x] d 📅 2026-10-01" })).toEqual([]);
  });
});

describe("three attempts", () => {
  const attempts = (...list: string[]): string[] => list.map((day) => `${day} call (attempt)`);
  it.each<[string, string[], Sign[]]>([
    ["since the last contact", ["2026-11-01 call", ...attempts("2026-11-02", "2026-11-03", "2026-11-04")], [{ name: "three-attempts", count: 3 }]],
    ["with no contact at all", attempts("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"), [{ name: "three-attempts", count: 4 }]],
    ["two since it", ["2026-11-02 call", ...attempts("2026-11-01", "2026-11-03", "2026-11-04")], []],
    ["one of them on the day of the contact", ["2026-11-02 call", ...attempts("2026-11-02", "2026-11-03", "2026-11-04")], []],
    ["one of them planned", attempts("2026-11-02", "2026-11-03", "2026-11-25"), []],
  ])("%s", (_, checkIns, expected) => {
    expect(signs({ checkIns })).toEqual(expected);
  });
});

describe("no next step", () => {
  it.each<[string, NoteParts, Sign[]]>([
    ["in the key tier", { properties: ["tier: key"] }, [{ name: "no-next-step" }]],
    ["in another tier", { properties: ["tier: supporting"] }, []],
    ["with a plan", { properties: ["tier: key", "next-contact: 2026-12-01"] }, []],
    ["with an open promise", { properties: ["tier: key"], body: "- [ ] x" }, []],
    ["with a kept promise alone", { properties: ["tier: key"], body: "- [x] x" }, [{ name: "no-next-step" }]],
  ])("%s", (_, parts, expected) => {
    expect(signs(parts)).toEqual(expected);
  });
});
