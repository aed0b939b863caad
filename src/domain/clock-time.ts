const WORD_ENDS = String.raw`(?![\p{L}\p{N}])`;
const half = (sign: string): string => String.raw`\s?${sign}\.?m\.?${WORD_ENDS}`;

/**
 * A clock time as people write it, in 24 or 12 hours: `14:30`, `14:30:15.250`, `2:30 PM`, `2:30 p.m.`, `2pm`; for a
 * regular expression with the flags `iu`. Its groups are the hour, the minute and the half of the day, `a` or `p`.
 */
export const CLOCK_TIME = String.raw`(\d{1,2})(?=:\d|${half("[ap]")})(?::([0-5]\d)(?::[0-5]\d(?:[.,]\d{1,9})?)?)?(?:${half("([ap])")})?`;

const AT_START = new RegExp(String.raw`^[T\s]*${CLOCK_TIME}(?:\s?[–-]\s?${CLOCK_TIME})?(?!:\d)${WORD_ENDS}`, "iu");

/**
 * The time that a text starts with, as `HH:MM`, and what stands behind it; of a span the time at which it starts. 12 AM is
 * midnight, 12 PM noon; where a span says AM or PM at its end alone, its start is the last such time before that.
 */
export function timeAtStart(text: string): { readonly time: string; readonly rest: string } | null {
  const [whole, hour = "", minute, ownHalf, endHour = "", endMinute, endHalf] = AT_START.exec(text) ?? [];
  if (whole === undefined) return null;
  let time = clockTime(hour, minute, ownHalf ?? endHalf);
  if (ownHalf === undefined && endHalf !== undefined && (time ?? "") > (clockTime(endHour, endMinute, endHalf) ?? "")) {
    time = clockTime(hour, minute, isAfternoon(endHalf) ? "a" : "p");
  }
  return time === null ? null : { time, rest: text.slice(whole.length) };
}

/** An hour that no clock of 12 hours has is one of 24, whatever stands behind it: 13:30 PM is 13:30. */
function clockTime(hour: string, minute = "00", halfOfDay?: string): string | null {
  const written = Number(hour);
  const isOfTwelve = halfOfDay !== undefined && written >= 1 && written <= 12;
  const afternoon = isAfternoon(halfOfDay) ? 12 : 0;
  const hours = isOfTwelve ? (written % 12) + afternoon : written;
  return hours > 23 ? null : `${String(hours).padStart(2, "0")}:${minute}`;
}

function isAfternoon(halfOfDay: string | undefined): boolean {
  return halfOfDay?.toLowerCase() === "p";
}
