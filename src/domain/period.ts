import {
  endOfISOWeek,
  endOfMonth,
  endOfQuarter,
  getISOWeek,
  getISOWeekYear,
  getQuarter,
  getYear,
  startOfISOWeek,
  startOfMonth,
  startOfQuarter,
} from "date-fns";
import { addDays, dayOf, formatDay, IN_UTC, midnight, type LocalDay } from "./local-date";

/** The spans of time that are looked back on: the ISO week from Monday to Sunday, the calendar month, the quarter. */
export type PeriodKind = "week" | "month" | "quarter";

export interface Period {
  readonly kind: PeriodKind;
  readonly first: LocalDay;
  readonly last: LocalDay;
}

const BOUNDS = {
  week: [startOfISOWeek, endOfISOWeek],
  month: [startOfMonth, endOfMonth],
  quarter: [startOfQuarter, endOfQuarter],
} as const;

/** The period that a day lies in: 1 January 2027, a Friday, is in the week of 28 December 2026. */
export function periodOf(day: LocalDay, kind: PeriodKind): Period {
  const [startOf, endOf] = BOUNDS[kind];
  const within = midnight(day);
  return { kind, first: dayOf(startOf(within, IN_UTC)), last: dayOf(endOf(within, IN_UTC)) };
}

export function periodBefore({ kind, first }: Period): Period {
  return periodOf(addDays(first, -1), kind);
}

/** `2026-W47`, `2026-11`, `2026-Q4`: sorts by time. A week is of the year that its Thursday lies in. */
export function periodName({ kind, first }: Period): string {
  const start = midnight(first);
  switch (kind) {
    case "week":
      return `${getISOWeekYear(start, IN_UTC)}-W${String(getISOWeek(start, IN_UTC)).padStart(2, "0")}`;
    case "month":
      return formatDay(first).slice(0, "YYYY-MM".length);
    case "quarter":
      return `${getYear(start, IN_UTC)}-Q${getQuarter(start, IN_UTC)}`;
  }
}
