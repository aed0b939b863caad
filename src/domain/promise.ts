import { parseDay, type DailyNoteReader, type LocalDay } from "./local-date";
import { withoutFields } from "./check-in";
import { inlineFieldsOf } from "./inline-field";

/** A task of the client note: something promised. */
export interface ClientPromise {
  readonly text: string;
  readonly due: LocalDay | null;
  /** `[x]` and `[-]` are closed, every other mark is open. */
  readonly open: boolean;
}

const DUE_EMOJI = /[📅📆🗓]\uFE0F?\s*(\d{4}-\d{2}-\d{2})/u;
/** What the Tasks plugin writes behind a description: dates, priority, recurrence, ids. */
const TASKS_FIELDS = /(?:[📅📆🗓⏳⌛🛫➕✅❌]\uFE0F?\s*\d{4}-\d{2}-\d{2}|[🔺⏫🔼🔽⏬]\uFE0F?|🔁\uFE0F?[^📅📆🗓⏳⌛🛫➕✅❌🆔⛔🏁]*|[🆔⛔🏁]\uFE0F?\s*[\w,-]+)/gu;

/** The name that a link gives a block, at the end of its last line. */
export const BLOCK_ID = /[ \t]\^[A-Za-z0-9-]+$/;

/** The names of the fields in Tasks' Dataview form, as {@link fieldName} gives them. */
const DATAVIEW_FIELDS = "created scheduled start due completion cancelled repeat priority id dependson oncompletion".split(" ");

/** How the fields of a task are written: as emojis (`📅 2026-12-01`) or as Dataview's (`[due:: 2026-12-01]`). */
export type TaskForm = "emoji" | "dataview";

/** The form of the fields that a task's text carries; emojis where it has both, null where it has neither. */
export function taskForm(text: string): TaskForm | null {
  if (text.search(TASKS_FIELDS) >= 0) return "emoji";
  return inlineFieldsOf(text).some(({ name }) => DATAVIEW_FIELDS.includes(fieldName(name))) ? "dataview" : null;
}

/** Whether a task comes again once it is done, in either form: `🔁 every week`, `[repeat:: every week]`. */
export function isRecurring(text: string): boolean {
  return text.includes("🔁") || dataviewField(text, "repeat") !== undefined;
}

/** Reads a task's text as the Tasks plugin or Dataview writes it: `send the offer 📅 2026-12-01`, `[due:: 2026-12-01]`. */
export function parsePromise(task: string, text: string, readDailyNote: DailyNoteReader): ClientPromise {
  const due = DUE_EMOJI.exec(text)?.[1] ?? dataviewField(text, "due");
  return {
    text: withoutFields(text.trimEnd().replace(BLOCK_ID, "").replace(TASKS_FIELDS, "")).text.replace(/ {2,}/g, " "),
    due: due === undefined ? null : parseDay(due, readDailyNote),
    open: !/[xX-]/.test(task),
  };
}

/** The value of the first field of that name which is not empty. */
function dataviewField(text: string, wanted: string): string | undefined {
  return inlineFieldsOf(text).find(({ name, value }) => fieldName(name) === wanted && value !== "")?.value;
}

/** Dataview compares names without case. */
function fieldName(name: string): string {
  return name.toLowerCase();
}
