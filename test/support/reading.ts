import { parse } from "yaml";
import { noteReading, type NoteReading } from "../../src/domain/note-reading";
import type { ParseYaml } from "../../src/domain/front-matter";
import { localDay, type DailyNoteReader } from "../../src/domain/local-date";
import type { Settings } from "../../src/domain/settings";
import { aSettings } from "./settings";

/** A vault whose daily notes are named `YYYY-MM-DD`: its reader has nothing to add. */
export const isoDailyNotes: DailyNoteReader = () => null;

/** A vault whose daily notes are named `DD.MM.YYYY`. */
export const dottedDailyNotes: DailyNoteReader = (text) => {
  const match = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text);
  return match === null ? null : localDay(Number(match[3]), Number(match[2]), Number(match[1]));
};

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** A vault whose daily notes are named `dddd, D MMMM YYYY`: with spaces and a comma. */
export const wordyDailyNotes: DailyNoteReader = (text) => {
  const match = /^[A-Z][a-z]+day, (\d{1,2}) ([A-Z][a-z]+) (\d{4})$/.exec(text);
  return match === null ? null : localDay(Number(match[3]), MONTHS.indexOf(match[2] ?? "") + 1, Number(match[1]));
};

/** YAML as Obsidian reads it: days stay texts, a key twice is an error. */
export const parseYaml: ParseYaml = (yaml) => parse(yaml, { logLevel: "error" }) as unknown;

export function aReading(settings: Partial<Settings> = {}, dailyNotes: DailyNoteReader = isoDailyNotes): NoteReading {
  return noteReading(aSettings(settings), dailyNotes);
}
