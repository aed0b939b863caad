import { describe, expect, it } from "vitest";
import {
  addMonths,
  addUnits,
  afterWeekend,
  dayOfLink,
  dayOfValue,
  formatDay,
  inSameYear,
  localDay,
  nextMonday,
  parseDay,
  parseIsoDay,
  unitsBetween,
  utcDate,
  workdayBefore,
  type CalendarUnit,
  type LocalDay,
} from "../../src/domain/local-date";
import { civilFromDays, civilPlusMonths, civilText, daysFromCivil, isoWeekday, monthLength } from "../support/civil";
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
    [Number.NaN, 1, 1],
    [2026, Number.NaN, 1],
    [2026, 1, Number.NaN],
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

describe("adding units", () => {
  it.each<[string, number, CalendarUnit, string]>([
    ["2026-02-28", 1, "day", "2026-03-01"],
    ["2026-12-20", 2, "week", "2027-01-03"],
    ["2026-01-03", -1, "week", "2025-12-27"],
    ["2026-01-31", 1, "month", "2026-02-28"],
    ["2026-11-30", 1, "quarter", "2027-02-28"],
    ["2026-05-31", -1, "quarter", "2026-02-28"],
    ["2028-02-29", 1, "year", "2029-02-28"],
    ["2028-02-29", 4, "year", "2032-02-29"],
  ])("%s plus %i %s is %s", (from, count, unit, to) => {
    expect(formatDay(addUnits(days(from), count, unit))).toBe(to);
  });

  it.each<[CalendarUnit, string, string, number]>([
    ["day", "2026-03-28", "2026-03-30", 2],
    ["day", "2026-03-30", "2026-03-28", -2],
    ["week", "2026-11-29", "2026-11-30", 1],
    ["week", "2026-11-23", "2026-11-29", 0],
    ["month", "2026-01-31", "2026-02-01", 1],
    ["month", "2026-02-01", "2026-02-28", 0],
    ["quarter", "2026-03-31", "2026-04-01", 1],
    ["quarter", "2026-10-01", "2027-03-31", 1],
    ["year", "2026-12-31", "2027-01-01", 1],
    ["year", "2027-01-01", "2026-12-31", -1],
  ])("from one %s to the other, %s to %s, are %i", (unit, from, to, count) => {
    expect(unitsBetween(days(from), days(to), unit)).toBe(count);
  });

  it.each([
    ["2026-01-01", "2026-12-31", true],
    ["2026-12-31", "2027-01-01", false],
    ["2025-12-31", "2026-01-01", false],
  ])("%s and %s are in one year: %s", (a, b, same) => {
    expect(inSameYear(days(a), days(b))).toBe(same);
  });
});

describe("weekends", () => {
  it.each([
    // From a Friday to the Tuesday after.
    ["2026-11-20", "2026-11-20", "2026-11-23", "2026-11-19"],
    ["2026-11-21", "2026-11-23", "2026-11-23", "2026-11-20"],
    ["2026-11-22", "2026-11-23", "2026-11-23", "2026-11-20"],
    ["2026-11-23", "2026-11-23", "2026-11-30", "2026-11-20"],
    ["2026-11-24", "2026-11-24", "2026-11-30", "2026-11-23"],
    ["1969-12-28", "1969-12-29", "1969-12-29", "1969-12-26"],
  ])("%s goes to %s, has %s as its next Monday and %s as the working day before it", (text, moved, monday, before) => {
    expect([afterWeekend, nextMonday, workdayBefore].map((rule) => formatDay(rule(days(text))))).toEqual([moved, monday, before]);
  });

  it("are where a count from a known Thursday puts them, before 1970 too", () => {
    for (let count = -2_000; count < 30_000; count++) {
      const day = count as LocalDay;
      const weekday = isoWeekday(count);
      expect(afterWeekend(day) - day).toBe(Math.max(0, weekday - 5) && 8 - weekday);
      expect(nextMonday(day) - day).toBe(8 - weekday);
      expect(day - workdayBefore(day)).toBe(weekday === 1 ? 3 : weekday === 7 ? 2 : 1);
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

describe("the calendar, held to plain integers", () => {
  it("has the months of the Gregorian calendar and no other day", () => {
    for (const year of [1000, 1582, 1600, 1700, 1900, 1999, 2000, 2024, 2026, 2100, 2400, 9999]) {
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          const exists = day >= 1 && day <= monthLength(year, month);
          expect(localDay(year, month, day)).toBe(exists ? daysFromCivil([year, month, day]) : null);
        }
      }
    }
  });

  it("writes every day of four centuries as it is", () => {
    for (let day = daysFromCivil([1800, 1, 1]); day < daysFromCivil([2200, 1, 1]); day += 3) {
      expect(formatDay(day as LocalDay)).toBe(civilText(civilFromDays(day)));
    }
  });

  it("adds months over forty years and both signs", () => {
    for (let day = 10_957; day < 25_567; day += 7) {
      for (const months of [-37, -12, -1, 0, 1, 3, 11, 12, 25]) {
        expect(formatDay(addMonths(day as LocalDay, months))).toBe(civilText(civilPlusMonths(civilFromDays(day), months)));
      }
    }
  });
});
