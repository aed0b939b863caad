import type momentFunction from "moment";
import { moment as obsidianMoment } from "obsidian";
import type { CheckInWords } from "../domain/check-in";
import { formatDay, localDay, type DailyNoteReader, type LocalDay } from "../domain/local-date";

/** Obsidian's typings export moment as a namespace, which TypeScript won't let us call. */
const moment = obsidianMoment as unknown as typeof momentFunction;

const ISO_FORMAT = "YYYY-MM-DD";

/** How a vault names its daily notes, as a moment format that may hold folders (`YYYY/MM/YYYY-MM-DD`). */
export interface DailyNotes {
  readonly read: DailyNoteReader;
  /** A link to a day's note: `[[2026-11-23]]`, or with the ISO day as alias where the note is named otherwise. */
  readonly link: CheckInWords["dayLink"];
}

export function dailyNotes(configuredFormat: string): DailyNotes {
  const format = configuredFormat.trim() || ISO_FORMAT;
  const name = format.slice(format.lastIndexOf("/") + 1);
  const linked = namesWholeDay(name) ? name : format;
  const formats = [...new Set([format, linked])].filter((candidate) => candidate !== ISO_FORMAT && namesWholeDay(candidate));
  return {
    read: (text) => (text.length > 60 || formats.length === 0 ? null : parse(text, formats)),
    link: (day) => {
      const iso = formatDay(day);
      const target = linked === ISO_FORMAT ? iso : moment(iso, ISO_FORMAT).format(linked);
      return target === iso ? `[[${iso}]]` : `[[${target}|${iso}]]`;
    },
  };
}

/** The present day or time in a moment format. */
export function formatNow(format: string): string {
  return moment().format(format);
}

function parse(text: string, formats: readonly string[]): LocalDay | null {
  for (const format of formats) {
    const date = moment(text, format, true);
    if (date.isValid()) return localDay(date.year(), date.month() + 1, date.date());
  }
  return null;
}

/** Whether a format says year, month and day: "DD" alone would take any number for a day of this month. */
function namesWholeDay(format: string): boolean {
  const tokens = format.replace(/\[[^\]]*\]/g, "");
  const hasYear = /Y|gg|GG/.test(tokens);
  return /L|l/.test(tokens) || (hasYear && (/DDD/.test(tokens) || (/M/.test(tokens) && /D/.test(tokens)) || (/w|W/.test(tokens) && /[dDEe]/.test(tokens))));
}
