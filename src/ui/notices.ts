import { Notice } from "obsidian";
import type { EditReport } from "../app/edit-client";
import type { Failure } from "../app/failure";
import type { LogReport } from "../app/log-check-in";
import { displayValue } from "../domain/property";
import type { Result } from "../domain/result";
import type { Messages } from "../i18n/en";
import { openNote, type Services } from "./services";
import { shownName } from "./shown-name";
import { failureInWords } from "./wording";

/** Long enough to read and to press a button. */
const WITH_ACTION = 10_000;
/** So many clients are named in a notice or a title. */
const MOST_NAMED = 3;

/** Tells what was logged and what was not, with a button that takes the log back. */
export function reportLog({ logged, failed, leftAlone }: LogReport, services: Services): void {
  const { messages } = services.language;
  const { notices } = messages;
  if (logged.length > 0) noticeWithUndo(notices.logged(namesInWords(namesOf(logged, services), messages)), services);
  reportFailures(failed, services);
  for (const { path, property, value } of leftAlone) {
    new Notice(notices.leftAlone(nameOf(path, services), property, displayValue(value)), WITH_ACTION);
  }
}

/** Tells what was edited, in the words of `done` for the clients' names, and what was not. */
export function reportEdit({ edited, unchanged, failed }: EditReport, done: (names: string) => string, services: Services): void {
  const { messages } = services.language;
  const names = (paths: readonly string[]): string => namesInWords(namesOf(paths, services), messages);
  if (edited.length > 0) noticeWithUndo(done(names(edited)), services);
  else if (unchanged.length > 0) new Notice(messages.edits.noChange(names(unchanged)));
  reportFailures(failed, services);
}

/** The names as long as they are few, else their number. */
export function namesInWords(names: readonly string[], { edits }: Messages): string {
  return names.length > MOST_NAMED ? edits.several(names.length) : names.join(", ");
}

/** Opens the note that was made, or tells why there is none. */
export async function openCreated(services: Services, created: Result<string, Failure>): Promise<void> {
  if (created.ok) await openNote(services, created.value);
  else new Notice(failureInWords(created.error, services.language.messages));
}

export function noticeWithUndo(message: string, services: Services): void {
  const fragment = createFragment((root) => {
    root.createSpan({ text: `${message} ` });
    const button = root.createEl("button", { text: services.language.messages.notices.undo, cls: "rapport-notice-action" });
    button.addEventListener("click", () => void undoLast(services));
  });
  new Notice(fragment, WITH_ACTION);
}

/** Takes the last log back and tells how that went. */
export async function undoLast(services: Services): Promise<void> {
  const { undoHistory } = services.logging;
  const { notices } = services.language.messages;
  if (undoHistory.isEmpty()) {
    new Notice(notices.nothingToUndo);
    return;
  }
  const { undone, failed } = await undoHistory.undo();
  if (undone.length > 0) new Notice(notices.undone(namesOf(undone, services).join(", ")));
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
