import { noteTextOf } from "./client-note";
import type { NoteReading, Placed } from "./note-reading";
import { noteLines } from "./front-matter";
import { inlineFieldsOf } from "./inline-field";
import { formatDay, type LocalDay } from "./local-date";
import type { NoteEdit } from "./log-edit";
import { BLOCK_ID, isRecurring, taskForm, type ClientPromise } from "./promise";
import { fail, ok, type Result } from "./result";
import { applySplices, type Splice } from "./splice";

/** Why a promise is left as it is. */
export type PromiseRefusal =
  | { readonly code: "promise-changed" }
  | { readonly code: "recurring-promise" }
  | { readonly code: "unsafe-line" };

/** What stands before a task's character: quote marks, indent, list mark, box. */
const BEFORE_TASK = /^[> \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[/;
const DONE_EMOJI = /[ \t]✅\uFE0F?[ \t]*\d{4}-\d{2}-\d{2}/gu;
const DONE_FIELD = /[ \t]*[[(][ \t]*completion[ \t]*::[ \t]*\d{4}-\d{2}-\d{2}[ \t]*[\])]/giu;

/**
 * The edit that ticks an open promise, or opens a ticked one again: the character in its box and, on a line that carries
 * fields of the Tasks plugin, the done day in their form at its end, before a block's id: ` ✅ YYYY-MM-DD` or
 * ` [completion:: YYYY-MM-DD]`. Every other byte stays. Refused where the line is no longer that promise in that state,
 * and for a recurring one, whose next task only Tasks can write. The result has been parsed again.
 *
 * @param promise as it was read: its line, its text and whether it is open
 */
export function togglePromiseEdit(
  text: string,
  promise: Placed<ClientPromise>,
  today: LocalDay,
  reading: NoteReading,
): Result<NoteEdit, PromiseRefusal> {
  const note = noteLines(text);
  const before = noteTextOf(note, reading);
  const now = before.promises.find(({ line }) => line === promise.line);
  const line = note.lines[promise.line];
  const item = line?.item;
  const isSame = now?.text === promise.text && now.due === promise.due && now.open === promise.open;
  if (line === undefined || item === undefined || !isSame || item.task === "-") return fail({ code: "promise-changed" });
  if (isRecurring(item.text)) return fail({ code: "recurring-promise" });

  const written = line.text;
  const box = line.start + (BEFORE_TASK.exec(written)?.[0].length ?? 0);
  const mark = { from: box, to: box + (item.task?.length ?? 0), insert: promise.open ? "x" : " " };
  const field = promise.open ? doneField(written, item.text, today) : lastDoneField(written);
  const splices = [mark, ...field.map(({ from, to, insert }) => ({ from: line.start + from, to: line.start + to, insert }))];

  const after = noteTextOf(noteLines(applySplices(text, splices)), reading);
  const toggled = before.promises.map((other) => (other.line === promise.line ? { ...other, open: !other.open } : other));
  const isSafe = JSON.stringify(after) === JSON.stringify({ ...before, promises: toggled });
  return isSafe ? ok({ splices, leftAlone: null }) : fail({ code: "unsafe-line" });
}

/** The done day that a line with Tasks' fields gets; offsets in the line. */
function doneField(line: string, task: string, today: LocalDay): readonly Splice[] {
  const form = taskForm(task);
  if (form === null) return [];
  const content = line.trimEnd();
  const id = BLOCK_ID.exec(content)?.[0].length ?? 0;
  const at = content.slice(0, content.length - id).trimEnd().length;
  const day = formatDay(today);
  return [{ from: at, to: at, insert: form === "emoji" ? ` ✅ ${day}` : `${spaceBeforeFields(task)}[completion:: ${day}]` }];
}

/** Tasks itself writes two spaces before a field in Dataview's form, people one: as the task's last one has it. */
function spaceBeforeFields(task: string): string {
  const last = inlineFieldsOf(task).at(-1);
  return task.slice(0, last?.from).endsWith("  ") ? "  " : " ";
}

function lastDoneField(line: string): readonly Splice[] {
  const last = [...line.matchAll(DONE_EMOJI)].at(-1) ?? [...line.matchAll(DONE_FIELD)].at(-1);
  return last === undefined ? [] : [{ from: last.index, to: last.index + last[0].length, insert: "" }];
}
