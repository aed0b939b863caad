import { formatDay, type DailyNoteReader } from "../../src/domain/local-date";
import { logEdit, type EditRefusal, type LogEntry, type NoteConventions, type NoteEdit } from "../../src/domain/log-edit";
import type { Result } from "../../src/domain/result";
import type { Settings } from "../../src/domain/settings";
import { applySplices, invertSplices } from "../../src/domain/splice";
import { dayOrNull, days } from "./days";
import { aReading, dottedDailyNotes, isoDailyNotes, parseYaml } from "./reading";
import { aSettings } from "./settings";

/** The real day of the tests that log. */
export const TODAY = days("2026-11-24");

export interface VaultOptions {
  readonly settings?: Partial<Settings>;
  readonly language?: "en" | "ru";
  readonly dailyNotes?: DailyNoteReader;
}

const RUSSIAN_CHANNELS: Readonly<Record<string, string>> = { call: "звонок", email: "письмо", meeting: "встреча" };

/** How notes are read and written in a vault; English, with ISO daily notes. */
export function aVault({ settings = {}, language = "en", dailyNotes = isoDailyNotes }: VaultOptions = {}): NoteConventions {
  const { propertyNames, newestFirst, checkInHeading } = aSettings(settings);
  const russian = language === "ru";
  return {
    reading: aReading(settings, dailyNotes),
    words: {
      channel: (id) => (russian ? (RUSSIAN_CHANNELS[id] ?? id) : id),
      attempt: russian ? "попытка" : "attempt",
      dayLink: (day) =>
        dailyNotes === dottedDailyNotes
          ? `[[${formatDay(day).split("-").reverse().join(".")}|${formatDay(day)}]]`
          : `[[${formatDay(day)}]]`,
      plainDay: formatDay,
    },
    propertyNames,
    newestFirst,
    checkInHeading: checkInHeading || (russian ? "Чек-ины" : "Check-ins"),
    parseYaml,
  };
}

/** An entry as a test writes it, with days as texts. */
export interface EntryOptions extends Partial<Omit<LogEntry, "day" | "nextContact">> {
  readonly day?: string;
  readonly nextContact?: string | null;
}

/** A call that reached the client today, but for what a test changes. */
export function anEntry({ day = "2026-11-24", nextContact = null, ...rest }: EntryOptions = {}): LogEntry {
  return {
    time: null,
    channel: "call",
    outcome: "reached",
    text: "Hello",
    satisfaction: null,
    ...rest,
    day: days(day),
    nextContact: dayOrNull(nextContact),
  };
}

/** The edit or its refusal. */
export function tryLog(text: string, entry: EntryOptions = {}, vault = aVault()): Result<NoteEdit, EditRefusal> {
  return logEdit(text, anEntry(entry), TODAY, vault);
}

/** The note after a log; a refusal fails the test, and so does an edit that can't be taken back. */
export function logged(text: string, entry: EntryOptions = {}, vault = aVault()): string {
  return edited(text, tryLog(text, entry, vault));
}

/** The note after an edit that must have been made and must be reversible. */
export function edited(text: string, edit: Result<NoteEdit, unknown>): string {
  if (!edit.ok) throw new Error(`Refused: ${JSON.stringify(edit.error)}`);
  const { splices } = edit.value;
  const result = applySplices(text, splices);
  if (applySplices(result, invertSplices(text, splices)) !== text) throw new Error("The edit can't be taken back");
  return result;
}

/** Why a log is refused; null where it is not. */
export function refusal(text: string, entry: EntryOptions = {}, vault = aVault()): string | null {
  const edit = tryLog(text, entry, vault);
  return edit.ok ? null : edit.error.code;
}
