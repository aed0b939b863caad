import type momentFunction from "moment";
import { moment as obsidianMoment } from "obsidian";
import type { CheckInWords } from "../domain/check-in";
import { addDays, formatDay, localDay, type DailyNoteReader, type LocalDay } from "../domain/local-date";
import { remembered } from "../domain/word";

/** Obsidian's typings export moment as a namespace, which TypeScript won't let us call. */
const moment = obsidianMoment as unknown as typeof momentFunction;

const ISO_FORMAT = "YYYY-MM-DD";

/** How a vault names its daily notes, as a moment format that may hold folders (`YYYY/MM/YYYY-MM-DD`). */
export interface DailyNotes {
  readonly read: DailyNoteReader;
  /** A link to a day's note: `[[2026-11-23]]`, or with the ISO day as alias where the note is named otherwise. */
  readonly link: CheckInWords["dayLink"];
  /** The format, where not every day that is written in it is read from it again (`gggg-[W]ww-E`); null for a good one. */
  readonly unusableFormat: string | null;
}

interface FormatReader {
  readonly read: DailyNoteReader;
  /** Whether every day is read from the text that it is written as. */
  readonly readsAllDays: boolean;
}

export function dailyNotes(configuredFormat: string): DailyNotes {
  const format = configuredFormat.trim() || ISO_FORMAT;
  const name = format.slice(format.lastIndexOf("/") + 1);
  const linked = namesWholeDay(name) ? name : format;
  const isIso = linked === ISO_FORMAT;
  const readable = [...new Set([linked, format])].filter((candidate) => candidate !== ISO_FORMAT && namesWholeDay(candidate));
  const readers = new Map(readable.map((candidate) => [candidate, formatReader(candidate)]));
  return {
    read: (text) => {
      if (text.length > 60) return null;
      for (const { read } of readers.values()) {
        const day = read(text);
        if (day !== null) return day;
      }
      return null;
    },
    link: (day) => {
      const iso = formatDay(day);
      const target = isIso ? iso : written(day, linked);
      return target === iso ? `[[${iso}]]` : `[[${target}|${iso}]]`;
    },
    unusableFormat: isIso || readers.get(linked)?.readsAllDays === true ? null : format,
  };
}

/** The present day or time in a moment format. */
export function formatNow(format: string): string {
  return moment().format(format);
}

/** Whether days are read as they are written: looks at every tenth day of five years, and at all days around each new year. */
const isReverse = remembered((format): boolean => {
  for (const year of [2024, 2025, 2026, 2027, 2028]) {
    const newYear = localDay(year, 1, 1);
    if (newYear === null) continue;
    for (let at = -7; at < 366; at += at < 7 ? 1 : 10) {
      const day = addDays(newYear, at);
      if (parsed(written(day, format), format) !== day) return false;
    }
  }
  return true;
});

/**
 * A reader of one format. What moment reads counts only where writing that day gives the text again, since its reading is
 * not the reverse of its writing where years, weeks and weekdays of several calendars meet: it takes `2026-W47-5` in
 * `gggg-[W]ww-E` for 2 January. And of a format that not all days are read from, only a text that one day of its year
 * alone is written as: `2025-W01-3` in `YYYY-[W]WW-E` is 1 January and 31 December.
 */
function formatReader(format: string): FormatReader {
  const readsAllDays = isReverse(format);
  const read = remembered((text) => {
    const day = parsed(text, format);
    if (day === null || folded(written(day, format)) !== folded(text)) return null;
    return readsAllDays || isOnlyDayOfYear(day, format) ? day : null;
  });
  return { read, readsAllDays };
}

function isOnlyDayOfYear(day: LocalDay, format: string): boolean {
  const text = written(day, format);
  const newYear = localDay(Number(formatDay(day).slice(0, 4)), 1, 1) ?? day;
  for (let other = newYear; other < newYear + 366; other = addDays(other, 1)) {
    if (other !== day && written(other, format) === text) return false;
  }
  return true;
}

function written(day: LocalDay, format: string): string {
  return moment(formatDay(day), ISO_FORMAT).format(format);
}

function parsed(text: string, format: string): LocalDay | null {
  const date = moment(text, format, true);
  return date.isValid() ? localDay(date.year(), date.month() + 1, date.date()) : null;
}

/** Moment reads names of months and weekdays in any case, and Western digits beside those of its language. */
function folded(text: string): string {
  return moment.localeData().preparse(text).normalize("NFC").toLowerCase();
}

/** Whether a format says year, month and day: "DD" alone would take any number for a day of this month. */
function namesWholeDay(format: string): boolean {
  const tokens = format.replace(/\[[^\]]*\]/g, "");
  const hasYear = /Y|gg|GG/.test(tokens);
  return /L|l/.test(tokens) || (hasYear && (/DDD/.test(tokens) || (/M/.test(tokens) && /D/.test(tokens)) || (/w|W/.test(tokens) && /[dDEe]/.test(tokens))));
}
