import { describe, expect, it } from "vitest";
import { addCadence, formatCadence, nextByCadence, parseCadence } from "../../src/domain/cadence";
import { addDays, formatDay } from "../../src/domain/local-date";
import { days } from "../support/days";

const written = (value: string | number): string | null => {
  const cadence = parseCadence(value);
  return cadence && formatCadence(cadence);
};

describe("reading a cadence", () => {
  it.each<[string | number, string]>([
    [14, "P14D"],
    ["14", "P14D"],
    ["14 days", "P14D"],
    ["14days", "P14D"],
    ["1 day", "P1D"],
    ["2 weeks", "P2W"],
    ["2-weeks", "P2W"],
    ["  Every  2\u00A0Weeks ", "P2W"],
    ["every 2 weeks", "P2W"],
    ["every two weeks", "P2W"],
    ["every other week", "P2W"],
    ["every week", "P1W"],
    ["each quarter", "P3M"],
    ["once a month", "P1M"],
    ["once every 3 months", "P3M"],
    ["every twelve months", "P12M"],
    ["daily", "P1D"],
    ["weekly", "P1W"],
    ["Weekly", "P1W"],
    ["biweekly", "P2W"],
    ["bi-weekly", "P2W"],
    ["fortnightly", "P2W"],
    ["monthly", "P1M"],
    ["quarterly", "P3M"],
    ["2 quarters", "P6M"],
    ["yearly", "P1Y"],
    ["annually", "P1Y"],
    ["P2W", "P2W"],
    ["p2w", "P2W"],
    ["P14D", "P14D"],
    ["P3M", "P3M"],
    ["P1Y", "P1Y"],
    ["14 дней", "P14D"],
    ["1 день", "P1D"],
    ["22 дня", "P22D"],
    ["2 недели", "P2W"],
    ["5 недель", "P5W"],
    ["раз в 2 недели", "P2W"],
    ["раз в две недели", "P2W"],
    ["каждые две недели", "P2W"],
    ["каждые 10 дней", "P10D"],
    ["каждую вторую неделю", "P2W"],
    ["каждый месяц", "P1M"],
    ["каждые три месяца", "P3M"],
    ["каждых трёх месяцев", "P3M"],
    ["раз в неделю", "P1W"],
    ["один раз в неделю", "P1W"],
    ["1 раз в 2 месяца", "P2M"],
    ["раз в месяц", "P1M"],
    ["раз в квартал", "P3M"],
    ["раз в год", "P1Y"],
    ["раз в 5 лет", "P5Y"],
    ["Еженедельно", "P1W"],
    ["ежемесячно", "P1M"],
    ["ежеквартально", "P3M"],
    ["ежегодно", "P1Y"],
  ])("%j is %s, in the written unit", (value, iso) => {
    expect(written(value)).toBe(iso);
  });

  it.each<string | number>([
    0,
    -7,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "0",
    "",
    "often",
    "key",
    "week",
    "every",
    "every 2",
    "2 fortnights",
    "weeks 2",
    "P1M2D",
    "PT1H",
    "P0D",
    "100000",
    "101 years",
    "constructor",
    "every __proto__",
  ])("%j is none, and never silently a month", (value) => {
    expect(parseCadence(value)).toBeNull();
  });
});

describe("adding a cadence", () => {
  it.each([
    ["2026-11-24", "2 weeks", "2026-12-08"],
    ["2026-03-28", "1 day", "2026-03-29"],
    ["2026-01-31", "1 month", "2026-02-28"],
    ["2028-01-31", "1 month", "2028-02-29"],
    ["2026-11-30", "quarterly", "2027-02-28"],
    ["2028-02-29", "yearly", "2029-02-28"],
    ["2026-12-31", "daily", "2027-01-01"],
  ])("to %s, %s: %s", (from, cadence, to) => {
    const parsed = parseCadence(cadence);
    expect(parsed && formatDay(addCadence(days(from), parsed))).toBe(to);
  });
});

describe("the next day by a cadence", () => {
  const next = (day: string, cadence: string, today: string): string => {
    const parsed = parseCadence(cadence);
    return parsed === null ? "" : formatDay(nextByCadence(days(day), parsed, days(today)));
  };

  it.each([
    ["2026-11-16", "2 weeks", "2026-11-24", "2026-11-30"],
    ["2026-11-10", "2 weeks", "2026-11-24", "2026-12-08"],
    ["2026-11-30", "2 weeks", "2026-11-24", "2026-12-14"],
    ["2026-11-23", "daily", "2026-11-24", "2026-11-25"],
    ["2026-01-31", "monthly", "2026-02-27", "2026-02-28"],
    ["2026-01-31", "monthly", "2026-02-28", "2026-03-31"],
    ["2026-01-31", "monthly", "2026-03-30", "2026-03-31"],
    ["2026-01-01", "every 5 months", "2027-02-28", "2027-04-01"],
    ["2025-11-30", "quarterly", "2026-02-28", "2026-05-30"],
    ["2026-03-31", "quarterly", "2026-06-01", "2026-06-30"],
    ["2024-02-29", "yearly", "2026-02-28", "2027-02-28"],
    ["2024-02-29", "yearly", "2027-03-01", "2028-02-29"],
    ["2024-02-29", "every 2 years", "2026-02-27", "2026-02-28"],
    ["2027-01-01", "monthly", "2026-11-24", "2027-02-01"],
  ])("from %s, %s, seen on %s, is %s", (day, cadence, today, expected) => {
    expect(next(day, cadence, today)).toBe(expected);
  });

  it("is the first of all that lie after today, for every unit and step", () => {
    for (const unit of ["day", "week", "month", "quarter", "year"] as const) {
      for (const count of [1, 2, 3, 7, 12]) {
        for (let start = days("2023-12-29"); start < days("2024-03-03"); start = addDays(start, 1)) {
          for (const today of ["2023-12-31", "2024-01-31", "2024-02-29", "2025-02-28", "2026-11-24"].map(days)) {
            let steps = 1;
            while (addCadence(start, { count: count * steps, unit }) <= today) steps++;
            expect(nextByCadence(start, { count, unit }, today)).toBe(addCadence(start, { count: count * steps, unit }));
          }
        }
      }
    }
  });

  it("is found without walking there: a thousand times from ten centuries ago within two seconds", { timeout: 2_000 }, () => {
    for (let times = 0; times < 1_000; times++) {
      expect(next("1026-11-24", "daily", "2026-11-24")).toBe("2026-11-25");
      expect(next("1026-11-30", "monthly", "2026-11-24")).toBe("2026-11-30");
    }
  });
});

describe("the longest cadence", () => {
  it.each([
    ["100 years", "P100Y"],
    ["1200 months", "P1200M"],
    ["400 quarters", "P1200M"],
    ["36525 days", "P36525D"],
    ["5217 weeks", "P5217W"],
  ])("is a hundred years: %s", (value, iso) => {
    expect(written(value)).toBe(iso);
  });

  it.each(["101 years", "1201 months", "401 quarters", "36526 days", "5218 weeks"])("is a hundred years: not %s", (value) => {
    expect(parseCadence(value)).toBeNull();
  });
});
