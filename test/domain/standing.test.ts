import { describe, expect, it } from "vitest";
import { parseCadence } from "../../src/domain/cadence";
import { addDays } from "../../src/domain/local-date";
import { standingOn, STANDINGS, type RelationshipFacts, type Standing } from "../../src/domain/standing";
import { dayOrNull, days, shown } from "../support/days";

interface FactOptions {
  readonly cadence?: string;
  readonly last?: string | null;
  readonly attempt?: string | null;
  readonly plan?: string | null;
  readonly start?: string;
  readonly status?: RelationshipFacts["status"];
  readonly pausedUntil?: string | null;
  readonly attemptDays?: number;
  readonly weekendShift?: boolean;
}

function on(today: string, { cadence = "2 weeks", last = null, attempt = null, plan = null, start = "2026-11-02", status = "active", pausedUntil = null, attemptDays = 3, weekendShift = false }: FactOptions): Standing {
  const parsed = parseCadence(cadence);
  if (parsed === null) throw new Error(`A test names no cadence: ${cadence}`);
  const facts: RelationshipFacts = {
    status,
    pausedUntil: dayOrNull(pausedUntil),
    start: days(start),
    cadence: parsed,
    lastContact: dayOrNull(last),
    lastAttempt: dayOrNull(attempt),
    plan: dayOrNull(plan),
  };
  return standingOn(days(today), facts, { attemptDays, weekendShift });
}

const due = (today: string, options: FactOptions): string | null => shown(on(today, options).dueOn);

describe("the due date", () => {
  it.each<[string, FactOptions, string]>([
    ["is a cadence after the last contact", { last: "2026-11-10" }, "2026-11-24"],
    ["is clamped at the month's end", { last: "2026-01-31", cadence: "monthly" }, "2026-02-28"],
    ["is clamped in a leap year", { last: "2028-01-31", cadence: "monthly" }, "2028-02-29"],
    ["is a year later", { last: "2028-02-29", cadence: "yearly" }, "2029-02-28"],
    ["is the plan, earlier than the cadence", { last: "2026-11-10", plan: "2026-11-12" }, "2026-11-12"],
    ["is the plan, later than the cadence", { last: "2026-11-10", plan: "2027-03-01" }, "2027-03-01"],
    ["is the start, with no contact yet", { start: "2026-11-02" }, "2026-11-02"],
    ["is the plan, with no contact yet", { plan: "2026-12-01" }, "2026-12-01"],
  ])("%s", (_, options, expected) => {
    expect(due("2026-11-24", options)).toBe(expected);
  });

  it.each<[string, FactOptions, string]>([
    ["moves it to three days after", { last: "2026-11-01", attempt: "2026-11-20" }, "2026-11-23"],
    ["moves a plan's too", { last: "2026-11-01", plan: "2026-11-19", attempt: "2026-11-20" }, "2026-11-23"],
    ["moves a new client's too", { start: "2026-11-02", attempt: "2026-11-20" }, "2026-11-23"],
    ["does not move a later one back", { last: "2026-11-10", attempt: "2026-11-20" }, "2026-11-24"],
    ["on the last contact's day changes nothing", { last: "2026-11-10", attempt: "2026-11-10", cadence: "1 day" }, "2026-11-11"],
    ["before the last contact changes nothing", { last: "2026-11-10", attempt: "2026-11-09", cadence: "1 day" }, "2026-11-11"],
    ["counts as many days as the settings say", { last: "2026-11-01", attempt: "2026-11-20", attemptDays: 10 }, "2026-11-30"],
    ["may count none", { last: "2026-11-01", attempt: "2026-11-20", attemptDays: 0 }, "2026-11-20"],
  ])("an attempt %s", (_, options, expected) => {
    expect(due("2026-11-24", options)).toBe(expected);
  });

  it("an attempt leaves the last contact alone: the ratio still counts from it", () => {
    expect(on("2026-11-24", { last: "2026-10-27", attempt: "2026-11-20" })).toMatchObject({ ratio: 2 });
  });

  it.each<[string, FactOptions, string]>([
    ["Saturday goes to Monday", { last: "2026-11-07" }, "2026-11-23"],
    ["Sunday goes to Monday", { last: "2026-11-08" }, "2026-11-23"],
    ["Monday stays", { last: "2026-11-09" }, "2026-11-23"],
    ["a new client's start goes to Monday", { start: "2026-11-21" }, "2026-11-23"],
    ["a plan stays on its Saturday", { last: "2026-11-02", plan: "2026-11-21" }, "2026-11-21"],
    ["an attempt's days are counted after it", { last: "2026-11-07", attempt: "2026-11-19" }, "2026-11-23"],
    ["and may end on a weekend", { last: "2026-11-01", attempt: "2026-11-18" }, "2026-11-21"],
  ])("with the weekend shift, %s", (_, options, expected) => {
    expect(due("2026-11-20", { ...options, weekendShift: true })).toBe(expected);
  });

  it("without it, a weekend is a day like any other", () => {
    expect(due("2026-11-20", { last: "2026-11-07" })).toBe("2026-11-21");
  });
});

describe("the standing of a client", () => {
  it.each([
    // Two weeks from 2 November: due on the 16th; a fifth of 14 days is 2.8.
    ["2026-11-02", "on-track", -14],
    ["2026-11-13", "on-track", -3],
    ["2026-11-14", "soon", -2],
    ["2026-11-15", "soon", -1],
    ["2026-11-16", "due", 0],
    ["2026-11-17", "overdue", 1],
    ["2026-11-29", "overdue", 13],
    ["2026-11-30", "neglected", 14],
    ["2027-11-30", "neglected", 379],
  ])("every two weeks, seen on %s, is %s at %i days", (today, standing, daysOver) => {
    expect(on(today, { last: "2026-11-02" })).toMatchObject({ standing, daysOver });
  });

  it.each([
    ["1 day", 1],
    ["3 days", 1],
    ["9 days", 1],
    ["10 days", 2],
    ["34 days", 6],
    ["35 days", 7],
    ["1 year", 7],
    ["monthly", 6],
  ])("with a cadence of %s is soon %i days before, not earlier", (cadence, left) => {
    const { dueOn } = on("2026-01-15", { last: "2026-01-15", cadence });
    const at = (day: number) => on(shown(addDays(dueOn, day)) ?? "", { last: "2026-01-15", cadence }).standing;
    expect([at(-left - 1), at(-left), at(0), at(1)]).toEqual(["on-track", "soon", "due", expect.stringMatching(/overdue|neglected/)]);
  });

  it("daily is neglected on the first day over", () => {
    expect(on("2026-11-04", { last: "2026-11-02", cadence: "daily" })).toMatchObject({ standing: "neglected", daysOver: 1 });
  });

  it.each([
    ["monthly from 15 January: 31 days", "2026-01-15", "2026-03-17", "overdue", 61 / 31],
    ["monthly from 15 January: 31 days", "2026-01-15", "2026-03-18", "neglected", 2],
    ["monthly from 31 January: 28 days", "2026-01-31", "2026-03-28", "neglected", 2],
    ["monthly from 31 January: 28 days", "2026-01-31", "2026-03-27", "overdue", 55 / 28],
  ])("counts %s", (_, last, today, standing, ratio) => {
    expect(on(today, { last, cadence: "monthly" })).toMatchObject({ standing, ratio });
  });

  it.each([
    ["2026-11-01", -1, 13],
    ["2026-11-02", 0, 14],
    ["2026-11-16", 14, 28],
    ["2027-11-02", 365, 379],
  ])("never contacted and without a plan is new, on %s too", (today, daysOver, elapsedDays) => {
    const ratio = elapsedDays / 14;
    expect(on(today, { start: "2026-11-02" })).toEqual({ standing: "new", dueOn: days("2026-11-02"), daysOver, elapsedDays, cadenceDays: 14, ratio });
  });

  it("never contacted counts its cadence from the due date", () => {
    // A month from 31 January is 28 days.
    expect(on("2026-02-07", { start: "2026-01-31", cadence: "monthly" }).ratio).toBe(1.25);
  });

  it("never contacted stays new after an attempt", () => {
    expect(on("2026-11-24", { start: "2026-11-02", attempt: "2026-11-20" })).toMatchObject({ standing: "new", dueOn: days("2026-11-23") });
  });

  it.each([
    ["2026-11-09", "on-track", 0.5],
    ["2026-11-14", "soon", 12 / 14],
    ["2026-11-16", "due", 1],
    ["2026-11-17", "overdue", 15 / 14],
    ["2026-11-30", "neglected", 2],
  ])("with a plan and no contact yet is judged by the plan: %s %s", (today, standing, ratio) => {
    expect(on(today, { plan: "2026-11-16", start: "2026-01-01" })).toMatchObject({ standing, ratio });
  });

  it("with a plan has a ratio from the plan, not from the last contact", () => {
    expect(on("2026-11-23", { last: "2026-11-02", plan: "2026-11-30" })).toMatchObject({ standing: "on-track", daysOver: -7, ratio: 0.5 });
  });

  it.each<[string, FactOptions, number, number]>([
    ["from the last contact", { last: "2026-11-13", cadence: "15 days" }, 11, 15],
    ["from a plan", { last: "2026-11-02", plan: "2026-11-28", cadence: "15 days" }, 11, 15],
    ["from a plan more than a cadence away", { last: "2026-11-02", plan: "2026-12-24", cadence: "15 days" }, -15, 15],
    ["from a plan without any contact, in its own month", { plan: "2026-11-30", cadence: "monthly" }, 24, 30],
    ["from a last contact, in its own month", { last: "2026-10-31", cadence: "monthly" }, 24, 30],
    ["from the start of a client never contacted", { start: "2026-11-20", cadence: "15 days" }, 19, 15],
  ])("has its ratio as a fraction of whole days, %s", (_, options, elapsedDays, cadenceDays) => {
    expect(on("2026-11-24", options)).toMatchObject({ elapsedDays, cadenceDays, ratio: elapsedDays / cadenceDays });
  });

  it("has a ratio that is not rounded, and 0 on the day of contact", () => {
    expect(on("2026-11-03", { last: "2026-11-02", cadence: "3 days" }).ratio).toBe(1 / 3);
    expect(on("2026-11-02", { last: "2026-11-02" }).ratio).toBe(0);
  });
});

describe("archived and paused clients", () => {
  it.each<[string, FactOptions, string]>([
    ["archived", { status: "archived" }, "archived"],
    ["archived with a pause", { status: "archived", pausedUntil: "2027-01-01" }, "archived"],
    ["paused without an end", { status: "paused" }, "paused"],
    ["paused until tomorrow", { status: "paused", pausedUntil: "2026-11-25" }, "paused"],
    ["paused until today: it is back", { status: "paused", pausedUntil: "2026-11-24" }, "neglected"],
    ["paused until yesterday: it is back", { status: "paused", pausedUntil: "2026-11-23" }, "neglected"],
    ["active and snoozed until tomorrow", { pausedUntil: "2026-11-25" }, "paused"],
    ["active and snoozed until today", { pausedUntil: "2026-11-24" }, "neglected"],
  ])("%s", (_, options, expected) => {
    const standing = on("2026-11-24", { last: "2026-10-27", ...options });
    expect(standing).toEqual({ standing: expected, dueOn: days("2026-11-10"), daysOver: 14, elapsedDays: 28, cadenceDays: 14, ratio: 2 });
  });
});

describe("all standings", () => {
  it("stand in the order of the contract", () => {
    expect(STANDINGS).toEqual(["neglected", "overdue", "due", "new", "soon", "on-track", "paused", "archived"]);
  });
});
