import { describe, expect, it } from "vitest";
import type { LocalDay } from "../../src/domain/local-date";
import { periodBefore, periodName, periodOf, type Period, type PeriodKind } from "../../src/domain/period";
import { civilFromDays, civilText, isoWeekday, isoWeekName, monthLength } from "../support/civil";
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
    ["week", "2020-12-31", "2020-W53 2020-12-28 2021-01-03"],
    ["week", "2021-01-03", "2020-W53 2020-12-28 2021-01-03"],
    ["week", "2022-01-01", "2021-W52 2021-12-27 2022-01-02"],
    ["week", "2000-01-01", "1999-W52 1999-12-27 2000-01-02"],
    ["week", "1970-01-01", "1970-W01 1969-12-29 1970-01-04"],
    ["week", "2024-02-29", "2024-W09 2024-02-26 2024-03-03"],
    ["month", "2026-01-31", "2026-01 2026-01-01 2026-01-31"],
    ["month", "2026-02-01", "2026-02 2026-02-01 2026-02-28"],
    ["month", "2028-02-29", "2028-02 2028-02-01 2028-02-29"],
    ["month", "2100-02-28", "2100-02 2100-02-01 2100-02-28"],
    ["month", "1969-12-31", "1969-12 1969-12-01 1969-12-31"],
    ["month", "2026-12-31", "2026-12 2026-12-01 2026-12-31"],
    ["quarter", "2026-01-01", "2026-Q1 2026-01-01 2026-03-31"],
    ["quarter", "2026-03-31", "2026-Q1 2026-01-01 2026-03-31"],
    ["quarter", "2026-04-01", "2026-Q2 2026-04-01 2026-06-30"],
    ["quarter", "2026-06-30", "2026-Q2 2026-04-01 2026-06-30"],
    ["quarter", "2026-07-01", "2026-Q3 2026-07-01 2026-09-30"],
    ["quarter", "2026-09-30", "2026-Q3 2026-07-01 2026-09-30"],
    ["quarter", "2026-12-31", "2026-Q4 2026-10-01 2026-12-31"],
  ])("%s of %s is %s", (kind, day, expected) => {
    expect(told(periodOf(days(day), kind))).toBe(expected);
  });

  it("is the one that plain integers give, on every day of sixty years", () => {
    for (let day = days("1968-01-01"); day < days("2029-01-01"); day = (day + 1) as LocalDay) {
      const [year, month] = civilFromDays(day);
      const monday = day - isoWeekday(day) + 1;
      expect(told(periodOf(day, "week"))).toBe([isoWeekName(day), ...[monday, monday + 6].map((each) => civilText(civilFromDays(each)))].join(" "));
      expect(told(periodOf(day, "month"))).toBe(monthsTold(civilText([year, month, 1]).slice(0, 7), year, month, month));
      const quarter = Math.ceil(month / 3);
      expect(told(periodOf(day, "quarter"))).toBe(monthsTold(`${year}-Q${quarter}`, year, quarter * 3 - 2, quarter * 3));
    }
  });
});

function monthsTold(name: string, year: number, first: number, last: number): string {
  return `${name} ${civilText([year, first, 1])} ${civilText([year, last, monthLength(year, last)])}`;
}

it.each<[PeriodKind, string, string]>([
  ["week", "2027-01-04", "2026-W53 2026-12-28 2027-01-03"],
  ["month", "2028-03-31", "2028-02 2028-02-01 2028-02-29"],
  ["month", "2026-01-01", "2025-12 2025-12-01 2025-12-31"],
  ["quarter", "2026-02-15", "2025-Q4 2025-10-01 2025-12-31"],
])("the %s before that of %s is %s", (kind, day, expected) => {
  expect(told(periodBefore(periodOf(days(day), kind)))).toBe(expected);
});
