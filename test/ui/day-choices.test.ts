import { describe, expect, it } from "vitest";
import { languageOf } from "../../src/i18n/language";
import { pastChoices, planChoices, snoozeChoices, type DayChoice } from "../../src/ui/day-choices";
import { days, shown } from "../support/days";

const ENGLISH = languageOf("en");

const told = (choices: readonly DayChoice[]): string[] => choices.map(({ name, day }) => `${name}: ${shown(day) ?? ""}`);

describe("the days to choose from", () => {
  it("of a snooze are three days, a week and two weeks on, over the end of a year too", () => {
    expect(told(snoozeChoices(days("2026-12-24"), ENGLISH.messages))).toEqual(["3 days: 2026-12-27", "1 week: 2026-12-31", "2 weeks: 2027-01-07"]);
  });

  it.each([
    ["2026-11-22", "2026-11-23"],
    ["2026-11-23", "2026-11-30"],
    ["2026-11-24", "2026-11-30"],
    ["2026-12-31", "2027-01-04"],
  ])("of a plan made on %s have next Monday on %s", (today, monday) => {
    const choices = planChoices(days(today), ENGLISH.messages);
    expect(told(choices)[1]).toBe(`Next Monday: ${monday}`);
    expect(choices.map(({ day }) => day - days(today))).toEqual([1, days(monday) - days(today), 7, 14]);
  });

  it.each([
    ["2026-11-22", "2026-11-21", "Fri 20 Nov: 2026-11-20"],
    ["2026-11-23", "2026-11-22", "Fri 20 Nov: 2026-11-20"],
    ["2026-11-24", "2026-11-23", "Fri 20 Nov: 2026-11-20"],
    ["2026-11-25", "2026-11-24", "Mon 23 Nov: 2026-11-23"],
    ["2026-11-21", "2026-11-20", "Thu 19 Nov: 2026-11-19"],
    ["2027-01-02", "2027-01-01", "Thu 31 Dec 2026: 2026-12-31"],
  ])("of a check-in on %s go back to %s and the working day before", (today, yesterday, workday) => {
    expect(told(pastChoices(days(today), ENGLISH))).toEqual([`Today: ${today}`, `Yesterday: ${yesterday}`, workday]);
  });
});
