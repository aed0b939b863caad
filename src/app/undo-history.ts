import { fail, ok } from "../domain/result";
import { invertSplices } from "../domain/splice";
import type { NoteWriter, WriteFailure, WrittenEdit } from "./ports";

export type UndoFailure = WriteFailure | { readonly code: "changed-since" };

export interface UndoReport {
  readonly undone: readonly string[];
  readonly failed: readonly { readonly path: string; readonly failure: UndoFailure }[];
}

/** So many logs can be taken back, the newest first. */
const DEPTH = 20;

/** What was written in this session, for taking it back. A log with several clients is one step. */
export class UndoHistory {
  private steps: (readonly WrittenEdit[])[] = [];

  constructor(private readonly writer: NoteWriter) {}

  push(step: readonly WrittenEdit[]): void {
    if (step.length > 0) this.steps = [...this.steps, step].slice(-DEPTH);
  }

  isEmpty(): boolean {
    return this.steps.length === 0;
  }

  /** Takes the last step back where its notes still are as it left them. A write that failed can be tried again. */
  async undo(): Promise<UndoReport> {
    const undone: string[] = [];
    const failed: { path: string; failure: UndoFailure }[] = [];
    const again: WrittenEdit[] = [];
    for (const edit of this.steps.pop() ?? []) {
      const result = await this.writer.write<UndoFailure>(edit.path, (text) =>
        text === edit.after
          ? ok({ splices: invertSplices(edit.before, edit.splices), leftAlone: null })
          : fail({ code: "changed-since" }),
      );
      if (result.ok) undone.push(edit.path);
      else failed.push({ path: edit.path, failure: result.error });
      if (!result.ok && result.error.code === "write-failed") again.push(edit);
    }
    this.push(again);
    return { undone, failed };
  }
}
