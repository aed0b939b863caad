import { describe, expect, it } from "vitest";
import { channelsOf } from "../../src/domain/channel";
import { NOTHING_ELSEWHERE, type Elsewhere } from "../../src/domain/evidence";
import { periodOf } from "../../src/domain/period";
import { periodReview, reviewDay, type PeriodReview } from "../../src/domain/period-review";
import { reviewEntry, type ReviewEntry } from "../../src/domain/review";
import { aClientNote, aNote, type NoteParts } from "../support/client-notes";
import { days, shown } from "../support/days";
import { aSettings } from "../support/settings";

const NOW = days("2026-11-24");
const WEEK = periodOf(days("2026-11-18"), "week");
const SUNDAY = days("2026-11-22");

/** A client as it is seen at the end of the week of 16 November 2026. */
function client(name: string, parts: NoteParts, elsewhere: Partial<Elsewhere> = {}, createdOn = "2026-01-01"): ReviewEntry {
  const note = aClientNote(aNote(parts), { path: `Clients/${name}.md`, createdOn });
  return reviewEntry(note, SUNDAY, NOW, aSettings(), { ...NOTHING_ELSEWHERE, ...elsewhere });
}

function review(...entries: ReviewEntry[]): PeriodReview {
  const channels = channelsOf([{ id: "workshop", words: [], formal: true }]);
  return periodReview(WEEK, SUNDAY, entries, ["key", "supporting"], channels);
}

const names = (entries: readonly ReviewEntry[]): string[] => entries.map(({ note }) => note.name);

it.each([
  ["2026-11-24", "2026-11-22"],
  ["2026-11-22", "2026-11-22"],
  ["2026-11-18", "2026-11-18"],
])("on %s the week to 22 November is seen as of %s", (today, day) => {
  expect(shown(reviewDay(WEEK, days(today)))).toBe(day);
});

describe("standing by tier", () => {
  it("is in the order of tiers, those without one last, without tiers that nobody has", () => {
    const { tiers } = review(
      client("A", {}),
      client("B", { properties: ["tier: key", "last-contact: 2026-11-20"] }),
      client("C", { properties: ["tier: key", "status: paused", "last-contact: 2026-11-20"] }),
    );
    expect(tiers).toEqual([
      { tier: "key", standings: ["on-track", "paused"] },
      { tier: null, standings: ["new"] },
    ]);
  });

  it("leaves out a client who began after the day, unless there was a contact", () => {
    const late = client("Late", { properties: ["since: 2026-11-23"] });
    const early = client("Early", { properties: ["since: 2026-11-22"] });
    const moved = client("Moved", { checkIns: ["2026-11-01 call"] }, {}, "2026-11-24");
    expect(names(review(late, early, moved).notContacted)).toEqual(["Early", "Moved"]);
  });
});

describe("contacts", () => {
  it.each([
    ["2026-11-15", 0],
    ["2026-11-16", 1],
    ["2026-11-22", 1],
    ["2026-11-23", 0],
  ])("on %s count %i days", (day, expected) => {
    const { contacted, notContacted } = review(client("A", { checkIns: [`${day} call`] }));
    expect([contacted.length, contacted[0]?.days ?? 0, notContacted.length]).toEqual([expected, expected, 1 - expected]);
  });

  it("are counted by day and channel, formal and informal, and summed over clients", () => {
    const meeting = { path: "M.md", day: days("2026-11-19") };
    const { contacted, contacts } = review(
      client("A", { checkIns: ["2026-11-19 call", "2026-11-19 call", "2026-11-17 email", "2026-11-16 call (attempt)"] }, { meetings: [meeting] }),
      client("B", { checkIns: ["2026-11-20"] }, { meetings: [meeting] }),
    );
    expect(contacted.map(({ days: count, counts }) => [count, counts.formal, counts.informal])).toEqual([
      [2, 1, 2],
      [2, 1, 1],
    ]);
    expect(contacts).toEqual({
      byChannel: [
        { channel: "meeting", count: 2 },
        { channel: "call", count: 1 },
        { channel: "email", count: 1 },
        { channel: null, count: 1 },
      ],
      formal: 2,
      informal: 3,
    });
  });

  it("are missed only of active clients", () => {
    const { notContacted, contacted } = review(
      client("Paused", { properties: ["status: paused"] }),
      client("Archived", { properties: ["status: archived"] }),
      client("Paused but called", { properties: ["status: paused"], checkIns: ["2026-11-20 call"] }),
      client("Tried", { checkIns: ["2026-11-20 call (attempt)"] }),
    );
    expect(names(notContacted)).toEqual(["Tried"]);
    expect(names(contacted.map(({ entry }) => entry))).toEqual(["Paused but called"]);
  });
});

describe("satisfaction", () => {
  it("has the values of the period with their mean, beside the mean of the period before", () => {
    const asked = ["2026-11-22 call: [satisfaction:: 5]", "2026-11-16 call: [satisfaction:: 4]", "2026-11-15 call: [satisfaction:: 3]", "2026-11-09 call: [satisfaction:: 2]", "2026-11-08 call: [satisfaction:: 1]"];
    const { satisfaction, allSatisfaction } = review(
      client("A", { checkIns: asked }),
      client("B", { checkIns: ["2026-11-10 call: [satisfaction:: 4]"] }),
      client("C", { checkIns: ["2026-11-20 call: [satisfaction:: 3]"] }),
    );
    expect(satisfaction.map(({ entry, ...rest }) => ({ name: entry.note.name, ...rest }))).toEqual([
      { name: "A", values: [4, 5], mean: 4.5, before: 2.5 },
      { name: "C", values: [3], mean: 3, before: null },
    ]);
    expect(allSatisfaction).toMatchObject({ mean: 4, before: 3 });
  });

  it("is null where nobody was asked", () => {
    expect(review(client("A", {})).allSatisfaction).toMatchObject({ mean: null, before: null });
  });
});

describe("promises", () => {
  const told = (body: string): string[] => review(client("A", { body })).promises.map(({ promise, state }) => `${promise.text} ${state}`);

  it.each([
    ["- [ ] a 📅 2026-11-21", "a past"],
    ["- [ ] a 📅 2026-11-22", "a open"],
    ["- [ ] a", "a open"],
    ["- [x] a 📅 2026-11-15", ""],
    ["- [x] a 📅 2026-11-16", "a closed"],
    ["- [-] a 📅 2026-11-22", "a closed"],
    ["- [x] a 📅 2026-11-23", ""],
    ["- [x] a", ""],
  ])("%s is: %s", (body, expected) => {
    expect(told(`\n${body}\n`).join()).toBe(expected);
  });

  it("stand with those past their day first, then by their day", () => {
    const body = "\n- [x] done 📅 2026-11-20\n- [ ] some day\n- [ ] later 📅 2026-12-01\n- [ ] late 📅 2026-11-01\n";
    expect(told(body)).toEqual(["late past", "later open", "some day open", "done closed"]);
  });
});

it("names active clients with an early sign of that day", () => {
  const late = { body: "\n- [ ] a 📅 2026-11-21\n" };
  const { signed } = review(client("A", late), client("B", { ...late, properties: ["status: archived"] }), client("C", { body: "\n- [ ] a 📅 2026-11-23\n" }));
  expect(names(signed)).toEqual(["A"]);
});
