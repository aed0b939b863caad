import { endOfISOWeek, endOfMonth, endOfQuarter, getISOWeek, getISOWeekYear, getQuarter, startOfISOWeek, startOfMonth, startOfQuarter } from "date-fns";
import { describe, expect, it } from "vitest";
import { addDays, formatDay, type LocalDay } from "../../src/domain/local-date";
import { periodBefore, periodName, periodOf, type Period, type PeriodKind } from "../../src/domain/period";
import { days, shown } from "../support/days";

const told = (period: Period): string => `${periodName(period)} ${shown(period.first) ?? ""} ${shown(period.last) ?? ""}`;

describe("the period that a day lies in", () => {
  it.each<[PeriodKind, string, string]>([
    ["week", "2026-11-23", "2026-W48 2026-11-23 2026-11-29"],
    ["week", "2026-11-29", "2026-W48 2026-11-23 2026-11-29"],
    ["week", "2026-11-30", "2026-W49 2026-11-30 2026-12-06"],
    ["week", "2026-12-31", "2026-W53 2026-12-28 2027-01-03"],
    ["week", "2027-01-01", "2026-W53 2026-12-28 2027-01-03"],
    ["week", "2027-01-04", "2027-W01 2027-01-04 2027-01-10"],
    ["week", "2024-12-30", "2025-W01 2024-12-30 2025-01-05"],
    ["week", "2024-02-29", "2024-W09 2024-02-26 2024-03-03"],
    ["month", "2026-01-31", "2026-01 2026-01-01 2026-01-31"],
    ["month", "2026-02-01", "2026-02 2026-02-01 2026-02-28"],
    ["month", "2028-02-29", "2028-02 2028-02-01 2028-02-29"],
    ["month", "2026-12-31", "2026-12 2026-12-01 2026-12-31"],
    ["quarter", "2026-01-01", "2026-Q1 2026-01-01 2026-03-31"],
    ["quarter", "2026-03-31", "2026-Q1 2026-01-01 2026-03-31"],
    ["quarter", "2026-04-01", "2026-Q2 2026-04-01 2026-06-30"],
    ["quarter", "2026-09-30", "2026-Q3 2026-07-01 2026-09-30"],
    ["quarter", "2026-12-31", "2026-Q4 2026-10-01 2026-12-31"],
  ])("%s of %s is %s", (kind, day, expected) => {
    expect(told(periodOf(days(day), kind))).toBe(expected);
  });

  it("is the one that date-fns knows, on every day of nine years", () => {
    for (let day = days("2020-01-01"); day < days("2029-01-01"); day = addDays(day, 1)) {
      const [year = 0, month = 1, date = 1] = formatDay(day).split("-").map(Number);
      const local = new Date(year, month - 1, date);
      const week = periodOf(day, "week");
      expect([periodName(week), week.first, week.last]).toEqual([
        `${getISOWeekYear(local)}-W${String(getISOWeek(local)).padStart(2, "0")}`,
        dayOf(startOfISOWeek(local)),
        dayOf(endOfISOWeek(local)),
      ]);
      const calendarMonth = periodOf(day, "month");
      expect([calendarMonth.first, calendarMonth.last]).toEqual([dayOf(startOfMonth(local)), dayOf(endOfMonth(local))]);
      const quarter = periodOf(day, "quarter");
      expect([periodName(quarter), quarter.first, quarter.last]).toEqual([
        `${year}-Q${getQuarter(local)}`,
        dayOf(startOfQuarter(local)),
        dayOf(endOfQuarter(local)),
      ]);
    }
  });
});

it.each<[PeriodKind, string, string]>([
  ["week", "2027-01-04", "2026-W53 2026-12-28 2027-01-03"],
  ["month", "2028-03-31", "2028-02 2028-02-01 2028-02-29"],
  ["month", "2026-01-01", "2025-12 2025-12-01 2025-12-31"],
  ["quarter", "2026-02-15", "2025-Q4 2025-10-01 2025-12-31"],
])("the %s before that of %s is %s", (kind, day, expected) => {
  expect(told(periodBefore(periodOf(days(day), kind)))).toBe(expected);
});

function dayOf(local: Date): LocalDay {
  return days([local.getFullYear(), local.getMonth() + 1, local.getDate()].map((part) => String(part).padStart(2, "0")).join("-"));
}
