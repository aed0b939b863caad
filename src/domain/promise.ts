import { parseDay, type DailyNoteReader, type LocalDay } from "./local-date";
import { withoutFields } from "./check-in";

/** A task of the client note: something promised. */
export interface ClientPromise {
  readonly text: string;
  readonly due: LocalDay | null;
  /** `[x]` and `[-]` are closed, every other mark is open. */
  readonly open: boolean;
}

const DUE_EMOJI = /[📅📆🗓]\uFE0F?\s*(\d{4}-\d{2}-\d{2})/u;
const DUE_FIELD = /[[(]due::([^[\]()]+)[\])]/i;
/** What the Tasks plugin writes behind a description: dates, priority, recurrence, ids. */
const TASKS_FIELDS = /(?:[📅📆🗓⏳⌛🛫➕✅❌]\uFE0F?\s*\d{4}-\d{2}-\d{2}|[🔺⏫🔼🔽⏬]\uFE0F?|🔁\uFE0F?[^📅📆🗓⏳⌛🛫➕✅❌🆔⛔🏁]*|[🆔⛔🏁]\uFE0F?\s*[\w,-]+)/gu;

/** The name that a link gives a block, at the end of its last line. */
export const BLOCK_ID = /[ \t]\^[A-Za-z0-9-]+$/;

/** Whether a task's text carries what the Tasks plugin writes behind a description. */
export function hasTasksFields(text: string): boolean {
  return text.search(TASKS_FIELDS) >= 0;
}

/** Reads a task's text as the Tasks plugin or Dataview writes it: `send the offer 📅 2026-12-01`, `[due:: 2026-12-01]`. */
export function parsePromise(task: string, text: string, readDailyNote: DailyNoteReader): ClientPromise {
  const due = DUE_EMOJI.exec(text)?.[1] ?? DUE_FIELD.exec(text)?.[1];
  return {
    text: withoutFields(text.trimEnd().replace(BLOCK_ID, "").replace(TASKS_FIELDS, "")).text.replace(/ {2,}/g, " "),
    due: due === undefined ? null : parseDay(due, readDailyNote),
    open: !/[xX-]/.test(task),
  };
}
