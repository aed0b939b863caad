import { Notice } from "obsidian";
import type { LogReport } from "../app/log-check-in";
import { displayValue } from "../domain/property";
import type { Services } from "./services";
import { failureInWords } from "./wording";

/** Long enough to read and to press a button. */
const WITH_ACTION = 10_000;

/** Tells what was logged and what was not, with a button that takes the log back. */
export function reportLog({ logged, failed, leftAlone }: LogReport, services: Services): void {
  const { notices } = services.language.messages;
  const names = logged.map((path) => nameOf(path, services));
  if (names.length > 0) {
    noticeWithUndo(names.length > 3 ? notices.loggedSeveral(names.length) : notices.logged(names.join(", ")), services);
  }
  reportFailures(failed, services);
  for (const { path, property, value } of leftAlone) {
    new Notice(notices.leftAlone(nameOf(path, services), property, displayValue(value)), WITH_ACTION);
  }
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
  if (undone.length > 0) new Notice(notices.undone(undone.map((path) => nameOf(path, services)).join(", ")));
  reportFailures(failed, services);
}

export function reportFailures(
  failed: readonly { readonly path: string; readonly failure: Parameters<typeof failureInWords>[0] }[],
  services: Services,
): void {
  const { messages } = services.language;
  for (const { path, failure } of failed) {
    new Notice(messages.failures.of(nameOf(path, services), failureInWords(failure, messages)), WITH_ACTION);
  }
}

export function nameOf(path: string, { store }: Pick<Services, "store">): string {
  return store.entry(path)?.note.name ?? path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, "");
}
