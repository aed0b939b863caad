import type { Contact } from "./evidence";
import { addMonths, type LocalDay } from "./local-date";
import { periodOf } from "./period";

/** So many months are looked back on, the present one among them. */
const MONTHS = 12;

/** A calendar month and the number of its days with any contact. */
export interface ContactMonth {
  /** The month's first day. */
  readonly month: LocalDay;
  readonly days: number;
}

/** The first day of the earliest of the last twelve calendar months: on any day of November 2026, 1 December 2025. */
export function startOfMonths(today: LocalDay): LocalDay {
  return addMonths(periodOf(today, "month").first, 1 - MONTHS);
}

/**
 * The last twelve calendar months up to `today`, oldest first, the present one last. A day counts once, however many
 * contacts it has; attempts and plans are none. It reads contacts only as far back as the months reach.
 *
 * @param contacts newest first, none after `today`
 */
export function contactMonths(contacts: readonly Contact[], today: LocalDay): readonly ContactMonth[] {
  const start = startOfMonths(today);
  const months = Array.from({ length: MONTHS }, (_, index) => ({ month: addMonths(start, index), days: 0 }));
  let index = MONTHS - 1;
  let counted: LocalDay | null = null;
  for (const { day } of contacts) {
    if (day < start) break;
    while (day < (months[index]?.month ?? start)) index--;
    const month = months[index];
    if (month !== undefined && day !== counted) month.days++;
    counted = day;
  }
  return months;
}
