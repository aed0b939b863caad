import { addDays, addMonths, dayOfWeek, formatDay, utcDate, type LocalDay } from "./local-date";

/** The spans of time that are looked back on: the ISO week from Monday to Sunday, the calendar month, the quarter. */
export type PeriodKind = "week" | "month" | "quarter";

export interface Period {
  readonly kind: PeriodKind;
  readonly first: LocalDay;
  readonly last: LocalDay;
}

/** The period that a day lies in: 1 January 2027, a Friday, is in the week of 28 December 2026. */
export function periodOf(day: LocalDay, kind: PeriodKind): Period {
  if (kind === "week") {
    const first = addDays(day, -((dayOfWeek(day) + 6) % 7));
    return { kind, first, last: addDays(first, 6) };
  }
  const months = kind === "month" ? 1 : 3;
  const first = startOfMonths(day, months);
  return { kind, first, last: addDays(addMonths(first, months), -1) };
}

export function periodBefore({ kind, first }: Period): Period {
  return periodOf(addDays(first, -1), kind);
}

/** `2026-W47`, `2026-11`, `2026-Q4`: sorts by time. A week is of the year that its Thursday lies in. */
export function periodName({ kind, first }: Period): string {
  if (kind === "week") {
    const thursday = addDays(first, 3);
    const week = Math.floor((thursday - startOfMonths(thursday, 12)) / 7) + 1;
    return `${formatDay(thursday).slice(0, 4)}-W${String(week).padStart(2, "0")}`;
  }
  const month = formatDay(first).slice(0, 7);
  return kind === "month" ? month : `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

/** The first day of the month, quarter or year of a day, each by its number of months. */
function startOfMonths(day: LocalDay, months: number): LocalDay {
  const date = utcDate(day);
  return addMonths(addDays(day, 1 - date.getUTCDate()), -(date.getUTCMonth() % months));
}
