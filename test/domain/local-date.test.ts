import { addMonths as addCalendarMonths, format } from "date-fns";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  afterWeekend,
  dayOfLink,
  dayOfValue,
  dayOfWeek,
  formatDay,
  localDay,
  parseDay,
  parseIsoDay,
  utcDate,
  type LocalDay,
} from "../../src/domain/local-date";
import { days, shown } from "../support/days";
import { dottedDailyNotes, isoDailyNotes, wordyDailyNotes } from "../support/reading";

describe("a local day", () => {
  it.each([
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["2000-02-29", 11016],
    ["2026-11-24", 20781],
  ])("%s is %i days since 1970", (text, count) => {
    expect(days(text)).toBe(count);
    expect(formatDay(days(text))).toBe(text);
  });

  it.each([
    [2026, 2, 29],
    [2100, 2, 29],
    [2026, 4, 31],
    [2026, 13, 1],
    [2026, 0, 1],
    [2026, 1, 0],
    [999, 1, 1],
  ])("does not exist for %i-%i-%i", (year, month, day) => {
    expect(localDay(year, month, day)).toBeNull();
  });

  it("can be subtracted across a change of the clocks: a day is a day", () => {
    expect(days("2026-03-30") - days("2026-03-28")).toBe(2);
    expect(days("2026-10-26") - days("2026-10-24")).toBe(2);
  });

  it("becomes midnight in UTC for formatters", () => {
    expect(utcDate(days("2026-11-24")).toISOString()).toBe("2026-11-24T00:00:00.000Z");
  });
});

describe("adding months", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-01-15", 1, "2026-02-15"],
    ["2026-08-31", 3, "2026-11-30"],
    ["2026-11-30", 3, "2027-02-28"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-03-31", -1, "2026-02-28"],
  ])("%s plus %i is %s, clamped at the month's end", (from, months, to) => {
    expect(formatDay(addMonths(days(from), months))).toBe(to);
  });
});

describe("weekends", () => {
  it.each([
    ["2026-11-20", 5, "2026-11-20"],
    ["2026-11-21", 6, "2026-11-23"],
    ["2026-11-22", 0, "2026-11-23"],
    ["2026-11-23", 1, "2026-11-23"],
    ["1969-12-28", 0, "1969-12-29"],
  ])("%s is weekday %i and goes to %s", (text, weekday, monday) => {
    expect(dayOfWeek(days(text))).toBe(weekday);
    expect(formatDay(afterWeekend(days(text)))).toBe(monday);
  });

  it("repeat every seven days, before 1970 too", () => {
    for (let day = -20; day < 20; day++) {
      const at = addDays(days("1970-01-01"), day);
      expect(dayOfWeek(addDays(at, 7))).toBe(dayOfWeek(at));
      expect(dayOfWeek(at)).toBe(utcDate(at).getUTCDay());
    }
  });
});

describe("reading a day", () => {
  it.each([
    ["2026-08-15", "2026-08-15"],
    [" 2026-08-15 ", "2026-08-15"],
    ["2026-8-5", "2026-08-05"],
    ["2026/08/15", "2026-08-15"],
    ["2026/8/5", "2026-08-05"],
    ["20260815", "2026-08-15"],
    ["2026-08-15T23:59", "2026-08-15"],
    ["2026-08-15 00:01:30", "2026-08-15"],
    ["2026-08-15T23:30:00Z", "2026-08-15"],
    ["2026-08-15T00:30:00.000+14:00", "2026-08-15"],
    ["2026-08-15T00:30:00-1100", "2026-08-15"],
    ["2026-08-15 2:30 PM", "2026-08-15"],
    ["2026-08-15 2:30pm", "2026-08-15"],
    ["2026-08-15, 11:59 p.m.", "2026-08-15"],
    ["2026-08-15T2:30 PM", "2026-08-15"],
    ["2026/08/15 14:30", "2026-08-15"],
    ["2026/8/5 2:30 PM", "2026-08-05"],
    ["20260815 14:30", "2026-08-15"],
    ["2026-8-5 9:05", "2026-08-05"],
    ["[[2026-08-15]] 14:30", "2026-08-15"],
    ["[[Daily/2026-08-15|Saturday]] 2:30 PM", "2026-08-15"],
    ["[Saturday](Daily/2026-08-15.md) 14:30", "2026-08-15"],
    ["[[2026-08-15 14:30]]", "2026-08-15"],
    ["[[2026-08-15]]", "2026-08-15"],
    ["[[Daily/2026-08-15]]", "2026-08-15"],
    ["[[Daily/2026-08-15.md|yesterday]]", "2026-08-15"],
    ["[[2026-08-15#Notes]]", "2026-08-15"],
    ["[[15.08.2026|2026-08-15]]", "2026-08-15"],
    ["[[Daily/2026/08/15]]", "2026-08-15"],
    ["[2026-08-15](Daily/2026-08-15.md)", "2026-08-15"],
    ["[yesterday](<Daily/2026-08-15.md>)", "2026-08-15"],
    ["[yesterday](Daily%2F2026-08-15.md)", "2026-08-15"],
  ])("%j is %s", (text, day) => {
    expect(shown(parseDay(text, isoDailyNotes))).toBe(day);
  });

  it.each([
    "08/15/2026",
    "15/08/2026",
    "15.08.2026",
    "08-15-2026",
    "26-08-15",
    "2026-08",
    "2026",
    "2026-02-30",
    "2026-13-01",
    "2026-08-15x",
    "2026-08-15 2:30 XM",
    "2026-08-15 14:75",
    "2026-08-15 14",
    "08/15/2026 2:30 PM",
    "2:30 PM",
    "x2026-08-15",
    "15 Aug 2026",
    "tomorrow",
    "",
    "[[]]",
    "[[Acme]]",
    "[x](%E0%A4%A)",
    "٢٠٢٦-٠٨-١٥",
  ])("%j is no day, never a guess", (text) => {
    expect(parseDay(text, isoDailyNotes)).toBeNull();
  });

  it.each([
    ["23.11.2026", dottedDailyNotes],
    ["[[23.11.2026]]", dottedDailyNotes],
    ["[[Daily/23.11.2026|Monday]]", dottedDailyNotes],
    ["23.11.2026 2:30 PM", dottedDailyNotes],
    ["Monday, 23 November 2026", wordyDailyNotes],
    ["2026-11-23", dottedDailyNotes],
  ])("%j is 23 November in a vault whose daily notes are named so", (text, dailyNotes) => {
    expect(shown(parseDay(text, dailyNotes))).toBe("2026-11-23");
  });

  it("takes a link's target before its alias", () => {
    expect(shown(dayOfLink("2026-08-15|2026-08-16", isoDailyNotes))).toBe("2026-08-15");
  });

  it.each([
    ["a text", "2026-08-15", "2026-08-15"],
    ["a number", 20260815, "2026-08-15"],
    ["a YAML date", new Date("2026-08-15T00:00:00Z"), "2026-08-15"],
    ["a YAML date-time", new Date("2026-08-15T23:59:59Z"), "2026-08-15"],
    ["another number", 14, null],
    ["an invalid date", new Date(Number.NaN), null],
    ["true", true, null],
    ["a list", ["2026-08-15"], null],
    ["null", null, null],
  ])("of %s in a property", (_, value, day) => {
    expect(shown(dayOfValue(value, isoDailyNotes))).toBe(day);
  });

  it("is strict where the plugin reads what it wrote itself", () => {
    expect(parseIsoDay("2026-08-15")).toBe(days("2026-08-15"));
    for (const text of ["2026-8-15", " 2026-08-15", "2026-08-15T10:00", "20260815"]) expect(parseIsoDay(text)).toBeNull();
  });
});

it("adds months as date-fns does, over forty years and both signs", () => {
  for (let day = 10_957; day < 25_567; day += 7) {
    const start = new Date(day * 86_400_000);
    const noon = new Date(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate(), 12);
    for (const months of [-37, -12, -1, 1, 3, 11, 12, 25]) {
      expect(formatDay(addMonths(day as LocalDay, months))).toBe(format(addCalendarMonths(noon, months), "yyyy-MM-dd"));
    }
  }
});
