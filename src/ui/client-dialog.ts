import type { App, Modal, TFile } from "obsidian";
import type { EditReport } from "../app/edit-client";
import type { LocalDay } from "../domain/local-date";
import type { ReviewEntry } from "../domain/review";
import { openDialog } from "./dialog";
import { drawError, showFailures } from "./form-fields";
import { namesInWords, reportEdit } from "./notices";
import type { Services } from "./services";
import { shownName } from "./shown-name";

/** What a dialog that edits clients works with. */
export interface ClientEditing {
  readonly dialog: Modal;
  readonly today: LocalDay;
  /** Where the clients' notes are now, in the clients' order. */
  readonly paths: () => string[];
  /** @param done what was done with the clients of these names */
  readonly apply: (edit: () => Promise<EditReport>, done: (names: string) => string) => Promise<void>;
}

/**
 * Opens a dialog that edits the notes of clients. Where nothing could be edited it says why and stays open; else it
 * closes, and a notice tells what was done and takes it back.
 *
 * @param title of the clients' names
 * @param onDone called when the dialog is closed, with whether anything was edited
 */
export function openClientDialog(
  services: Services,
  clients: readonly ReviewEntry[],
  title: (names: string) => string,
  draw: (editing: ClientEditing) => void,
  onDone: (edited: boolean) => void = () => undefined,
): void {
  const { app, language, logging } = services;
  const { messages } = language;
  const pathOf = notePaths(app);
  const paths = (): string[] => clients.map(pathOf);
  paths();
  let isWriting = false;
  let isDone = false;
  const names = clients.map(({ note }) => shownName(note, services));
  openDialog(app, title(namesInWords(names, messages)), (dialog) => {
    const apply = async (edit: () => Promise<EditReport>, done: (names: string) => string): Promise<void> => {
      if (isWriting) return;
      isWriting = true;
      const report = await edit();
      isWriting = false;
      isDone = report.edited.length > 0;
      if (!isDone && report.failed.length > 0) {
        showFailures(errorEl, report.failed, messages);
        return;
      }
      dialog.close();
      reportEdit(report, done, services);
    };
    draw({ dialog, today: logging.clock.today(), paths, apply });
    const errorEl = drawError(dialog.contentEl);
    dialog.onClose = () => onDone(isDone);
  });
}

/** Tells where a client's note is: once it was asked for, also where it was renamed to since. */
export function notePaths({ vault }: App): (client: ReviewEntry) => string {
  const files = new Map<string, TFile | null>();
  return ({ note: { path } }) => {
    if (!files.has(path)) files.set(path, vault.getFileByPath(path));
    return files.get(path)?.path ?? path;
  };
}
