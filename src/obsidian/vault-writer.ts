import { MarkdownView, type App, type Editor, type TFile } from "obsidian";
import { errorText } from "../app/error-text";
import type { NoteCreator, NoteWriter, WriteFailure, WrittenEdit } from "../app/ports";
import type { NoteEdit } from "../domain/log-edit";
import { hasUnresolvedMerge } from "../domain/merge";
import { fail, ok, type Result } from "../domain/result";
import { applySplices, invertSplices, type Splice } from "../domain/splice";

/** Carries a refusal out of `vault.process`, which writes whatever its callback returns. */
class Refused<E> extends Error {
  constructor(readonly refusal: E) {
    super("Refused");
  }
}

/** Writes through the editor of an open note, else by one `vault.process`. */
export function vaultWriter(app: App): NoteWriter {
  return {
    write: async <E>(path: string, wanted: (text: string) => Result<NoteEdit, E>) => {
      const edit = (text: string): Result<NoteEdit, E | WriteFailure> => (hasUnresolvedMerge(text) ? fail({ code: "merge" }) : wanted(text));
      const file = app.vault.getFileByPath(path);
      if (file === null) return fail({ code: "missing-note" });
      try {
        const view = editingView(app, file);
        if (view !== null && !(await isBetterWrittenAsFile(app, file, view.editor))) return await writeInEditor(app, file, view, edit);
        return await writeInFile(app, file, edit);
      } catch (error) {
        if (error instanceof Refused) return fail(error.refusal as E);
        if (app.vault.getFileByPath(file.path) !== file) return fail({ code: "missing-note" });
        return fail({ code: "write-failed", detail: errorText(error) });
      }
    },
  };
}

/** Creates notes with the folders that they need. */
export function vaultNotes(app: App): NoteCreator {
  return {
    exists: (path) => app.vault.getAbstractFileByPath(path) !== null,
    create: async (path, text) => {
      const folders = path.split("/").slice(0, -1);
      for (const [index] of folders.entries()) {
        const folder = folders.slice(0, index + 1).join("/");
        if (app.vault.getFolderByPath(folder) === null) await app.vault.createFolder(folder);
      }
      await app.vault.create(path, text);
    },
  };
}

async function writeInFile<E>(
  app: App,
  file: TFile,
  edit: (text: string) => Result<NoteEdit, E>,
): Promise<Result<WrittenEdit, E | WriteFailure>> {
  let written: WrittenEdit | undefined;
  await app.vault.process(file, (before) => {
    const result = edit(before);
    if (!result.ok) throw new Refused(result.error);
    written = writtenEdit(file, before, result.value);
    return written.after;
  });
  return written === undefined ? fail({ code: "write-failed", detail: "" }) : ok(written);
}

/** One transaction, so that cursor, folds, undo history and unsaved words stay; saved at once, taken back if that fails. */
async function writeInEditor<E>(
  app: App,
  file: TFile,
  view: MarkdownView,
  edit: (text: string) => Result<NoteEdit, E>,
): Promise<Result<WrittenEdit, E | WriteFailure>> {
  const { editor } = view;
  const before = editor.getValue();
  const result = edit(before);
  if (!result.ok) return result;
  apply(editor, result.value.splices);
  const written = writtenEdit(file, before, result.value);
  const error = await saveError(app, file, view);
  if (error === null) return ok(written);
  if (editor.getValue() === written.after) apply(editor, invertSplices(before, result.value.splices));
  return fail({ code: "write-failed", detail: error });
}

/** Saves the view; null once the file holds what its editor shows. A view may keep a failed save to itself. */
async function saveError(app: App, file: TFile, view: MarkdownView): Promise<string | null> {
  try {
    await view.save();
    const isSaved = plainBreaks(await app.vault.read(file)) === view.editor.getValue();
    return isSaved ? null : "";
  } catch (error) {
    return errorText(error);
  }
}

function writtenEdit(file: TFile, before: string, edit: NoteEdit): WrittenEdit {
  const after = applySplices(before, edit.splices);
  return {
    ...edit,
    before,
    after,
    get path() {
      return file.path;
    },
  };
}

function apply(editor: Editor, splices: readonly Splice[]): void {
  editor.transaction({
    changes: splices.map(({ from, to, insert }) => ({
      from: editor.offsetToPos(from),
      to: editor.offsetToPos(to),
      text: insert,
    })),
  });
}

/** A view in which the note is being edited; a note in reading mode has no unsaved words and is written as a file. */
function editingView(app: App, file: TFile): MarkdownView | null {
  const active = app.workspace.getActiveViewOfType(MarkdownView);
  const isEditing = (view: MarkdownView): boolean => view.file === file && view.getMode() === "source";
  if (active !== null && isEditing(active)) return active;
  const views = app.workspace
    .getLeavesOfType("markdown")
    .flatMap(({ view }) => (view instanceof MarkdownView && isEditing(view) ? [view] : []));
  return views[0] ?? null;
}

/**
 * Whether an open note is better written as a file. An editor knows only `\n`: while it has no unsaved words, writing the
 * file keeps its CRLF. And what sync or another program wrote a moment ago is on the disk alone: saving the editor would
 * wipe it, while the editor itself takes in what is written to the file, beside its unsaved words.
 */
async function isBetterWrittenAsFile(app: App, file: TFile, editor: Editor): Promise<boolean> {
  const stat = await app.vault.adapter.stat(file.path);
  if (stat !== null && (stat.mtime !== file.stat.mtime || stat.size !== file.stat.size)) return true;
  const saved = await app.vault.read(file);
  return saved.includes("\r") && plainBreaks(saved) === editor.getValue();
}

function plainBreaks(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
