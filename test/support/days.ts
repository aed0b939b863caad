import { formatDay, parseIsoDay, type LocalDay } from "../../src/domain/local-date";

/** The local day of a text `YYYY-MM-DD`; a slip in a test fails at once. */
export function days(text: string): LocalDay {
  const day = parseIsoDay(text);
  if (day === null) throw new Error(`A test names no day: ${text}`);
  return day;
}

/** As {@link days}, for texts that may be null. */
export function dayOrNull(text: string | null): LocalDay | null {
  return text === null ? null : days(text);
}

/** A day as a test wants to read it. */
export function shown(day: LocalDay | null): string | null {
  return day === null ? null : formatDay(day);
}
