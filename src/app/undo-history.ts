import { fail, ok, type Result } from "../domain/result";
import { invertSplices } from "../domain/splice";
import type { NoteWriter, WriteFailure, WrittenEdit } from "./ports";

export type UndoFailure = WriteFailure | { readonly code: "changed-since" };

export interface UndoReport {
  readonly undone: readonly string[];
  readonly failed: readonly { readonly path: string; readonly failure: UndoFailure }[];
}

/** What one act of the user wrote, into one note or several: it is taken back as one. */
export interface UndoStep {
  edits: readonly WrittenEdit[];
  /** Called once the step can no longer be taken back, for whatever reason. */
  readonly onGone: (() => void)[];
}

/** So many steps can be taken back, the newest first. */
const DEPTH = 20;

/** What was written in this session, for taking it back step by step. */
export class UndoHistory {
  readonly #writer: NoteWriter;
  readonly #steps: UndoStep[] = [];

  constructor(writer: NoteWriter) {
    this.#writer = writer;
  }

  /** Adds what one act wrote; null where that is nothing. The oldest step beyond twenty can no longer be taken back. */
  push(edits: readonly WrittenEdit[]): UndoStep | null {
    if (edits.length === 0) return null;
    const step: UndoStep = { edits, onGone: [] };
    this.#steps.push(step);
    const [oldest] = this.#steps;
    if (this.#steps.length > DEPTH && oldest !== undefined) this.#forget(oldest);
    return step;
  }

  isEmpty(): boolean {
    return this.#steps.length === 0;
  }

  /**
   * Takes a step back, the newest one where none is given, in each of its notes that still is as the step left it. What
   * could not be taken back can be tried again, except where a note has changed since and the step was the newest: no
   * other step can bring that note back to how it was. A step that is gone already does nothing.
   */
  async undo(step: UndoStep | undefined = this.#steps.at(-1)): Promise<UndoReport> {
    const undone: string[] = [];
    const failed: { path: string; failure: UndoFailure }[] = [];
    const position = step === undefined ? -1 : this.#steps.indexOf(step);
    if (step === undefined || position < 0) return { undone, failed };
    this.#steps.splice(position, 1);
    const isNewest = position === this.#steps.length;
    const again: WrittenEdit[] = [];
    for (const edit of step.edits) {
      const result = await this.#takeBack(edit);
      if (result.ok) {
        undone.push(edit.path);
        continue;
      }
      failed.push({ path: edit.path, failure: result.error });
      if (result.error.code === "write-failed" || (result.error.code === "changed-since" && !isNewest)) again.push(edit);
    }
    step.edits = again;
    if (again.length > 0) this.#steps.splice(position, 0, step);
    else this.#forget(step);
    return { undone, failed };
  }

  #takeBack(edit: WrittenEdit): Promise<Result<WrittenEdit, UndoFailure>> {
    return this.#writer.write<UndoFailure>(edit.path, (text) =>
      text === edit.after
        ? ok({ splices: invertSplices(edit.before, edit.splices), leftAlone: null })
        : fail({ code: "changed-since" }),
    );
  }

  #forget(step: UndoStep): void {
    const position = this.#steps.indexOf(step);
    if (position >= 0) this.#steps.splice(position, 1);
    for (const tell of step.onGone.splice(0)) tell();
  }
}
