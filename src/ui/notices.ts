import { Notice } from "obsidian";
import type { EditReport } from "../app/edit-client";
import type { Failure } from "../app/failure";
import type { LogReport } from "../app/log-check-in";
import type { UndoStep } from "../app/undo-history";
import { displayValue } from "../domain/property";
import type { Result } from "../domain/result";
import type { Messages } from "../i18n/en";
import { textButton } from "./elements";
import { openNewNote, type Services } from "./services";
import { shownName } from "./shown-name";
import { failureInWords } from "./wording";

/** Long enough to read and to press a button. */
const WITH_ACTION = 10_000;
/** So many clients are named in a notice or a title. */
const MOST_NAMED = 3;

/** Tells what was logged and what was not, with a button that takes the log back. */
export function reportLog({ logged, failed, leftAlone, step }: LogReport, services: Services): void {
  const { messages } = services.language;
  const { notices } = messages;
  if (logged.length > 0) noticeWithUndo(notices.logged(namesInWords(namesOf(logged, services), messages)), step, services);
  reportFailures(failed, services);
  for (const { path, property, value } of leftAlone) {
    new Notice(notices.leftAlone(nameOf(path, services), property, displayValue(value)), WITH_ACTION);
  }
}

/** Tells what was edited, in the words of `done` for the clients' names, and what was not. */
export function reportEdit(report: EditReport, done: (names: string) => string, services: Services): void {
  const { edited, unchanged, failed, step } = report;
  const { messages } = services.language;
  const names = (paths: readonly string[]): string => namesInWords(namesOf(paths, services), messages);
  if (edited.length > 0) noticeWithUndo(done(names(edited)), step, services);
  else if (unchanged.length > 0) new Notice(messages.edits.noChange(names(unchanged)));
  reportFailures(failed, services);
}

/** The names as long as they are few, else their number. */
export function namesInWords(names: readonly string[], { edits }: Messages): string {
  return names.length > MOST_NAMED ? edits.several(names.length) : names.join(", ");
}

/** Opens the note that was made, ready to be written in, or tells why there is none. */
export async function openCreated(services: Services, created: Result<string, Failure>): Promise<void> {
  if (created.ok) await openNewNote(services, created.value);
  else new Notice(failureInWords(created.error, services.language.messages));
}

/** A notice with a button that takes back the step it tells of; it goes when that step is undone, whichever way. */
export function noticeWithUndo(message: string, step: UndoStep | null, services: Services): void {
  const fragment = createFragment((root) => {
    root.createSpan({ text: `${message} ` });
    if (step !== null) textButton(root, services.language.messages.notices.undo, () => void undoStep(services, step), "rapport-notice-action");
  });
  const notice = new Notice(fragment, WITH_ACTION);
  step?.onGone.push(() => notice.hide());
}

/** Takes the last step back and tells how that went. */
export async function undoLast(services: Services): Promise<void> {
  if (services.logging.undoHistory.isEmpty()) new Notice(services.language.messages.notices.nothingToUndo);
  else await undoStep(services);
}

/** Without a step it is the last one. */
async function undoStep(services: Services, step?: UndoStep): Promise<void> {
  const { undone, failed } = await services.logging.undoHistory.undo(step);
  if (undone.length > 0) new Notice(services.language.messages.notices.undone(namesOf(undone, services).join(", ")));
  reportFailures(failed, services);
}

export function reportFailures(
  failed: readonly { readonly path: string; readonly failure: Parameters<typeof failureInWords>[0] }[],
  services: Pick<Services, "store" | "confidential" | "language">,
): void {
  const { messages } = services.language;
  for (const { path, failure } of failed) {
    new Notice(messages.failed.of(nameOf(path, services), failureInWords(failure, messages)), WITH_ACTION);
  }
}

/** A note's name; a client's as it may be shown. */
export function nameOf(path: string, services: Pick<Services, "store" | "confidential" | "language">): string {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, "");
  return services.store.has(path) ? shownName({ path, name }, services) : name;
}

export function namesOf(paths: readonly string[], services: Services): string[] {
  return paths.map((path) => nameOf(path, services));
}
