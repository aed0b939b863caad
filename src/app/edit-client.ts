import { nextByCadence, parseCadence, type Cadence } from "../domain/cadence";
import type { FrontMatterRefusal } from "../domain/front-matter";
import { addDays, formatDay, type LocalDay } from "../domain/local-date";
import type { NoteConventions, NoteEdit } from "../domain/log-edit";
import { pauseEdit, resumeEdit, setCadenceEdit, setDayEdit, type ForeignStatus, type Pause } from "../domain/property-edit";
import { fail, type Result } from "../domain/result";
import type { TemplateWords } from "../templates/words";
import type { LoggingContext } from "./log-check-in";
import type { WriteFailure, WrittenEdit } from "./ports";
import type { UndoStep } from "./undo-history";

/** What an edit of clients' properties needs from around it. */
export type EditContext = Pick<LoggingContext, "clock" | "writer" | "undoHistory" | "conventions">;

type EditFailure =
  | FrontMatterRefusal
  | ForeignStatus
  | { readonly code: "past-day"; readonly value: string }
  | { readonly code: "bad-cadence"; readonly value: string };

export type ClientEditFailure = EditFailure | WriteFailure;

/** What became of each client, by path. */
export interface EditReport {
  readonly edited: readonly string[];
  /** Their notes said already what was meant; there is nothing to undo. */
  readonly unchanged: readonly string[];
  readonly failed: readonly { readonly path: string; readonly failure: ClientEditFailure }[];
  /** Takes all edits back; null where there are none. */
  readonly step: UndoStep | null;
}

/** A client whose cycle is skipped, as the review has it. */
export interface DueClient {
  readonly path: string;
  readonly dueOn: LocalDay;
  readonly cadence: Cadence;
}

/** Plans the next contact for a day, today at the earliest; null takes the plans away. */
export function setNextContact(paths: readonly string[], day: LocalDay | null, context: EditContext): Promise<EditReport> {
  const refusal = tooEarly(day, context.clock.today());
  return editClients(paths, context, refusal, (text, conventions) => setDayEdit(text, "next-contact", day, conventions));
}

/** Pauses clients until a day, after today, whatever their status says. */
export function snooze(paths: readonly string[], until: LocalDay, context: EditContext): Promise<EditReport> {
  const refusal = tooEarly(until, addDays(context.clock.today(), 1));
  return editClients(paths, context, refusal, (text, conventions) => setDayEdit(text, "paused-until", until, conventions));
}

/** Plans each client's next contact one cadence after its due date, or as many as it takes to be after today. */
export function skipCycle(clients: readonly DueClient[], context: EditContext): Promise<EditReport> {
  const today = context.clock.today();
  const days = new Map(clients.map(({ path, dueOn, cadence }) => [path, nextByCadence(dueOn, cadence, today)]));
  return editClients([...days.keys()], context, null, (text, conventions, path) =>
    setDayEdit(text, "next-contact", days.get(path) ?? null, conventions),
  );
}

/** Pauses clients, until a day after today or without an end. */
export function pause(
  paths: readonly string[],
  request: Pause,
  words: TemplateWords["statuses"],
  context: EditContext,
): Promise<EditReport> {
  const refusal = tooEarly(request.until, addDays(context.clock.today(), 1));
  return editClients(paths, context, refusal, (text, conventions) => pauseEdit(text, request, words.paused, conventions));
}

/** Ends the pauses of clients, and brings archived ones back. */
export function resume(paths: readonly string[], words: TemplateWords["statuses"], context: EditContext): Promise<EditReport> {
  const today = context.clock.today();
  return editClients(paths, context, null, (text, conventions) => resumeEdit(text, today, words.active, conventions));
}

/** Gives clients a cadence of their own, in the user's words; null lets the rules decide again. */
export function setCadence(paths: readonly string[], words: string | null, context: EditContext): Promise<EditReport> {
  const value = words?.trim() ?? null;
  const refusal = value !== null && parseCadence(value) === null ? ({ code: "bad-cadence", value } as const) : null;
  return editClients(paths, context, refusal, (text, conventions) => setCadenceEdit(text, value, conventions));
}

/**
 * One write of each note, failures listed, one undo for all.
 *
 * @param refusal why none of them may be edited
 */
async function editClients(
  paths: readonly string[],
  { writer, undoHistory, conventions }: EditContext,
  refusal: EditFailure | null,
  edit: (text: string, conventions: NoteConventions, path: string) => Result<NoteEdit, EditFailure>,
): Promise<EditReport> {
  const written: WrittenEdit[] = [];
  const unchanged: string[] = [];
  const failed: { path: string; failure: ClientEditFailure }[] = [];
  for (const path of new Set(paths)) {
    const result = await writer.write(path, (text) => (refusal === null ? edit(text, conventions(), path) : fail(refusal)));
    if (!result.ok) failed.push({ path, failure: result.error });
    else if (result.value.splices.length === 0) unchanged.push(path);
    else written.push(result.value);
  }
  return { edited: written.map(({ path }) => path), unchanged, failed, step: undoHistory.push(written) };
}

function tooEarly(day: LocalDay | null, earliest: LocalDay): EditFailure | null {
  return day !== null && day < earliest ? { code: "past-day", value: formatDay(day) } : null;
}
