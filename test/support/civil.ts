/** The Gregorian calendar in plain integers, without `Date` and without a library: what the plugin's calendar is held to. */

export type Civil = readonly [year: number, month: number, day: number];

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_IN_400_YEARS = 146_097;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function monthLength(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Days since 1970-01-01 (Howard Hinnant's `days_from_civil`: years begin in March, so that a leap day ends one). */
export function daysFromCivil([year, month, day]: Civil): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * DAYS_IN_400_YEARS + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The inverse of {@link daysFromCivil}, by counting whole years and months off. */
export function civilFromDays(days: number): Civil {
  let year = 1970 + Math.floor(days / 366);
  while (daysFromCivil([year + 1, 1, 1]) <= days) year++;
  while (daysFromCivil([year, 1, 1]) > days) year--;
  let month = 1;
  while (month < 12 && daysFromCivil([year, month + 1, 1]) <= days) month++;
  return [year, month, days - daysFromCivil([year, month, 1]) + 1];
}

/** Clamped at the month's end. */
export function civilPlusMonths([year, month, day]: Civil, months: number): Civil {
  const total = year * 12 + month - 1 + months;
  const at = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1] as const;
  return [...at, Math.min(day, monthLength(...at))];
}

/** 1 is Monday, 7 is Sunday. 1970-01-01 was a Thursday. */
export function isoWeekday(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** `2026-W48`: the week of a day's Thursday, counted from 1 January. */
export function isoWeekName(days: number): string {
  const thursday = days - isoWeekday(days) + 4;
  const [year] = civilFromDays(thursday);
  return `${year}-W${twoDigits(Math.ceil((thursday - daysFromCivil([year, 1, 1]) + 1) / 7))}`;
}

export function civilText([year, month, day]: Civil): string {
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
