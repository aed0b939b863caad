import { CLOCK_TIME } from "./clock-time";

declare const localDayBrand: unique symbol;

/** A local calendar day as whole days since 1970-01-01: comparable and subtractable, without clock or zone. */
export type LocalDay = number & { readonly [localDayBrand]: true };

/** Reads a text in the vault's daily-note format; null where it is none. Passed in, since the format is a setting. */
export type DailyNoteReader = (text: string) => LocalDay | null;

export const MILLISECONDS_PER_DAY = 86_400_000;

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
  const instant = Date.UTC(year, month - 1, dayOfMonth);
  const date = new Date(instant);
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== dayOfMonth) return null;
  return dayOfInstant(instant);
}

/** `YYYY-MM-DD`. */
export function formatDay(day: LocalDay): string {
  return utcDate(day).toISOString().slice(0, 10);
}

/** The day's midnight in UTC, for formatters that are told to use UTC. */
export function utcDate(day: LocalDay): Date {
  return new Date(day * MILLISECONDS_PER_DAY);
}

export function addDays(day: LocalDay, days: number): LocalDay {
  return (day + days) as LocalDay;
}

/** Calendar months, clamped at the month's end: a month after 31 January is the last day of February. */
export function addMonths(day: LocalDay, months: number): LocalDay {
  const date = utcDate(day);
  const month = date.getUTCMonth() + months;
  const daysInMonth = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return dayOfInstant(Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), daysInMonth)));
}

/** 0 is Sunday, 6 is Saturday. */
export function dayOfWeek(day: LocalDay): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Saturday and Sunday become the Monday after; other days stay. */
export function afterWeekend(day: LocalDay): LocalDay {
  const weekday = dayOfWeek(day);
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
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
    return localDay(value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate());
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

function dayOfInstant(midnight: number): LocalDay {
  return Math.round(midnight / MILLISECONDS_PER_DAY) as LocalDay;
}
