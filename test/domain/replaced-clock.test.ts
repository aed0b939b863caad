import { afterEach, describe, expect, it, vi } from "vitest";
import { civilFromDays, civilPlusMonths, civilText, isoWeekName } from "../support/civil";

const ZONES = ["UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"];

/** Both ways in which a test replaces `Date`: by a class below it, and by one whose instances know nothing of classes below them. */
const REPLACEMENTS: readonly (readonly [name: string, replace: () => void])[] = [
  ["fake timers", () => void vi.useFakeTimers({ now: new Date("2026-03-08T06:59:00Z") })],
  ["a set clock", () => void vi.setSystemTime(new Date("2026-03-08T06:59:00Z"))],
];

const originalZone = process.env["TZ"];

afterEach(() => {
  vi.useRealTimers();
  process.env["TZ"] = originalZone ?? "";
  if (originalZone === undefined) delete process.env["TZ"];
});

/** The calendar as a module that is loaded now, under the `Date` that there is. */
async function freshCalendar() {
  vi.resetModules();
  return { ...(await import("../../src/domain/local-date")), ...(await import("../../src/domain/period")) };
}

type Calendar = Awaited<ReturnType<typeof freshCalendar>>;

/** Days of this century, each with the months to add, the week and the quarter of it, by the calendar and by plain integers. */
function expectRight({ addMonths, formatDay, periodName, periodOf, localDay, afterWeekend }: Calendar, times: number): void {
  for (let index = 0; index < times; index++) {
    const civil = civilFromDays(11_000 + index * 3);
    const day = localDay(...civil);
    if (day === null) throw new Error(`No day: ${civilText(civil)}`);
    const months = (index % 60) - 30;
    expect(formatDay(addMonths(day, months))).toBe(civilText(civilPlusMonths(civil, months)));
    if (index % 10 !== 0) continue;
    expect(periodName(periodOf(day, "week"))).toBe(isoWeekName(day));
    expect(periodName(periodOf(day, "quarter"))).toBe(`${civil[0]}-Q${Math.ceil(civil[1] / 3)}`);
    expect([0, 1, 2]).toContain(afterWeekend(day) - day);
  }
}

describe.each(ZONES)("in %s", (zone) => {
  it.each(REPLACEMENTS)("a calendar that was loaded under %s is right under it and after it", async (_, replace) => {
    process.env["TZ"] = zone;
    replace();
    const calendar = await freshCalendar();
    expectRight(calendar, 300);
    vi.useRealTimers();
    expectRight(calendar, 300);
  });

  it.each(REPLACEMENTS)("a calendar that was loaded before %s is right under it", async (_, replace) => {
    process.env["TZ"] = zone;
    const calendar = await freshCalendar();
    replace();
    expectRight(calendar, 300);
  });
});

it("ten thousand months are right while zones and clocks change between them", async () => {
  const calendar = await freshCalendar();
  for (let round = 0; round < 10; round++) {
    process.env["TZ"] = ZONES[round % ZONES.length];
    if (round % 3 === 0) vi.useRealTimers();
    else REPLACEMENTS[round % 3 === 1 ? 0 : 1]?.[1]();
    expectRight(calendar, 1_000);
  }
});
