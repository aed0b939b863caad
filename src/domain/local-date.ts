import {
  addMonths as addCalendarMonths,
  addQuarters,
  addWeeks,
  addYears,
  differenceInCalendarISOWeeks,
  differenceInCalendarMonths,
  differenceInCalendarQuarters,
  differenceInCalendarYears,
  formatISO,
  getDaysInMonth,
  isSameYear,
  isWeekend,
  nextMonday as mondayAfter,
  subBusinessDays,
} from "date-fns";
import { millisecondsInDay } from "date-fns/constants";
import { CLOCK_TIME } from "./clock-time";
import { utc } from "./utc";

declare const localDayBrand: unique symbol;

/** A local calendar day as whole days since 1970-01-01: comparable and subtractable, without clock or zone. */
export type LocalDay = number & { readonly [localDayBrand]: true };

/** Reads a text in the vault's daily-note format; null where it is none. Passed in, since the format is a setting. */
export type DailyNoteReader = (text: string) => LocalDay | null;

/** The units that time between contacts is counted in; months, quarters and years are those of the calendar. */
export type CalendarUnit = "day" | "week" | "month" | "quarter" | "year";

interface UnitArithmetic {
  readonly add: (day: LocalDay, count: number) => LocalDay;
  /** How often a unit begins after `from`, up to and on `to`. */
  readonly between: (from: LocalDay, to: LocalDay) => number;
}

/** What every call of date-fns is told. */
export const IN_UTC = { in: utc } as const;

const UNITS: Readonly<Record<CalendarUnit, UnitArithmetic>> = {
  day: { add: addDays, between: (from, to) => to - from },
  week: byCalendar(addWeeks, differenceInCalendarISOWeeks),
  month: byCalendar(addCalendarMonths, differenceInCalendarMonths),
  quarter: byCalendar(addQuarters, differenceInCalendarQuarters),
  year: byCalendar(addYears, differenceInCalendarYears),
};

const DASHED_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** How much of a link's path is tried as a daily note's name. */
const MOST_FOLDERS = 6;
const STRICT_ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const SLASHED_DAY = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/;
const TIME_BEHIND = new RegExp(String.raw`(?:T|,?\s+)${CLOCK_TIME}\s?(?:Z|[+-]\d{2}:?\d{2})?$`, "iu");
/** A longer text is no day with a time behind it. */
const LONGEST_WITH_TIME = 300;
const COMPACT_DAY = /^(\d{4})(\d{2})(\d{2})$/;
const WIKILINK = /^!?\[\[([^[\]]+)\]\]$/;
const MARKDOWN_LINK = /^\[([^[\]]*)\]\(<?([^()<>]+?)>?\)$/;

/** The day of a civil date, or null where the calendar has none (30 February). Months count from 1. */
export function localDay(year: number, month: number, dayOfMonth: number): LocalDay | null {
  if (year < 1000 || month < 1 || month > 12 || dayOfMonth < 1) return null;
  const firstOfMonth = Date.UTC(year, month - 1);
  return dayOfMonth <= getDaysInMonth(firstOfMonth, IN_UTC) ? addDays(dayOf(firstOfMonth), dayOfMonth - 1) : null;
}

/** `YYYY-MM-DD`. */
export function formatDay(day: LocalDay): string {
  return formatISO(midnight(day), { representation: "date", ...IN_UTC });
}

/** The day's midnight in UTC, in milliseconds since the epoch: a day as date-fns takes it. */
export function midnight(day: LocalDay): number {
  return day * millisecondsInDay;
}

/** The day that an instant lies in, in UTC: what date-fns gives back, as a day. */
export function dayOf(instant: Date | number): LocalDay {
  return Math.floor(Number(instant) / millisecondsInDay) as LocalDay;
}

/** The day's midnight in UTC, for formatters that are told to use UTC. */
export function utcDate(day: LocalDay): Date {
  return utc(midnight(day));
}

/** Days on a line of integers: nothing that a calendar would know better. */
export function addDays(day: LocalDay, days: number): LocalDay {
  return (day + days) as LocalDay;
}

/** Calendar months, clamped at the month's end: a month after 31 January is the last day of February. */
export function addMonths(day: LocalDay, months: number): LocalDay {
  return addUnits(day, months, "month");
}

/** The day so many units later, earlier for a negative count; months, quarters and years are clamped as in {@link addMonths}. */
export function addUnits(day: LocalDay, count: number, unit: CalendarUnit): LocalDay {
  return UNITS[unit].add(day, count);
}

/**
 * How many units the calendar turns over between two days, negative where `to` is the earlier: from 31 January to
 * 1 February it is one month. Weeks turn over on Mondays.
 */
export function unitsBetween(from: LocalDay, to: LocalDay, unit: CalendarUnit): number {
  return UNITS[unit].between(from, to);
}

export function inSameYear(a: LocalDay, b: LocalDay): boolean {
  return isSameYear(midnight(a), midnight(b), IN_UTC);
}

/** Saturday and Sunday become the Monday after; other days stay. */
export function afterWeekend(day: LocalDay): LocalDay {
  return isWeekend(midnight(day), IN_UTC) ? nextMonday(day) : day;
}

/** The first Monday after `day`: of a Monday the one a week later. */
export function nextMonday(day: LocalDay): LocalDay {
  return dayOf(mondayAfter(midnight(day), IN_UTC));
}

/** The last day before `day` that is neither Saturday nor Sunday: before a Monday the Friday. */
export function workdayBefore(day: LocalDay): LocalDay {
  return dayOf(subBusinessDays(midnight(day), 1, IN_UTC));
}

/** Strict `YYYY-MM-DD`, as the plugin itself writes days. */
export function parseIsoDay(text: string): LocalDay | null {
  return civilDay(STRICT_ISO_DAY.exec(text));
}

/**
 * The day that a text names: an ISO day, `2026/08/15`, `20260815`, `2026-8-5`, the daily-note format, or a link to any of
 * these; each with a time behind it too, in 24 or 12 hours, whose zone changes nothing: the written day is the day. Forms
 * that could mean two days (`08/15/2026`) give null, never a guess.
 */
export function parseDay(text: string, readDailyNote: DailyNoteReader): LocalDay | null {
  const trimmed = text.trim();
  const isoDay = parseIsoDay(trimmed);
  if (isoDay !== null) return isoDay;
  const untimed = withoutTime(trimmed);
  const [markdown, label = "", target = ""] = MARKDOWN_LINK.exec(untimed) ?? [];
  const link = markdown === undefined ? WIKILINK.exec(untimed)?.[1] : `${decodeUri(target)}|${label}`;
  return link === undefined ? parseWrittenDay(trimmed, readDailyNote) : dayOfLink(link, readDailyNote);
}

/**
 * The day of a link's inner text (`Daily/2026-11-20|yesterday`): its target's file name, alone or with folders before it
 * (a daily-note format may hold them), or its alias.
 */
export function dayOfLink(link: string, readDailyNote: DailyNoteReader): LocalDay | null {
  const [path = "", ...aliases] = link.split("|");
  const parts = (path.split("#")[0] ?? "").trim().replace(/\.md$/i, "").split("/").slice(-MOST_FOLDERS);
  const targets = parts.map((_, index) => parts.slice(index).join("/")).reverse();
  for (const candidate of [...targets, ...aliases.map((alias) => alias.trim())]) {
    const day = parseWrittenDay(candidate, readDailyNote);
    if (day !== null) return day;
  }
  return null;
}

/** A property's value as a day: a text as in {@link parseDay}, the number `20260815`, or a date made by YAML. */
export function dayOfValue(value: unknown, readDailyNote: DailyNoteReader): LocalDay | null {
  if (typeof value === "string") return parseDay(value, readDailyNote);
  if (typeof value === "number") return parseWrittenDay(String(value), readDailyNote);
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    return parseIsoDay(formatDay(dayOf(value)));
  }
  return null;
}

function parseWrittenDay(text: string, readDailyNote: DailyNoteReader): LocalDay | null {
  const untimed = withoutTime(text);
  const day = civilDay(DASHED_DAY.exec(untimed) ?? SLASHED_DAY.exec(untimed) ?? COMPACT_DAY.exec(untimed));
  if (day !== null || text === "") return day;
  return readDailyNote(text) ?? (untimed === text ? null : readDailyNote(untimed));
}

function withoutTime(text: string): string {
  return text.length > LONGEST_WITH_TIME ? text : text.replace(TIME_BEHIND, "");
}

/** The day of a match whose groups are year, month and day. */
export function civilDay(match: RegExpExecArray | null): LocalDay | null {
  return match === null ? null : localDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** A Markdown link's target without its escapes; a broken escape stays as it is. */
export function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A unit's arithmetic by the functions that date-fns has for it. */
function byCalendar(
  add: (date: number, count: number, options: typeof IN_UTC) => Date,
  difference: (later: number, earlier: number, options: typeof IN_UTC) => number,
): UnitArithmetic {
  return {
    add: (day, count) => dayOf(add(midnight(day), count, IN_UTC)),
    between: (from, to) => difference(midnight(to), midnight(from), IN_UTC),
  };
}
