import { fail, ok } from "../domain/result";
import { invertSplices } from "../domain/splice";
import type { NoteWriter, WriteFailure, WrittenEdit } from "./ports";

export type UndoFailure = WriteFailure | { readonly code: "changed-since" };

export interface UndoReport {
  readonly undone: readonly string[];
  readonly failed: readonly { readonly path: string; readonly failure: UndoFailure }[];
}

/** What was written in this session, for taking it back. A log with several clients is one step. */
export interface UndoHistory {
  push(step: readonly WrittenEdit[]): void;
  isEmpty(): boolean;
  /** Takes the last step back where its notes still are as it left them. A write that failed can be tried again. */
  undo(): Promise<UndoReport>;
}

/** So many logs can be taken back, the newest first. */
const DEPTH = 20;

/** An empty history of what is written by `writer`. */
export function undoHistory(writer: NoteWriter): UndoHistory {
  let steps: (readonly WrittenEdit[])[] = [];
  const push = (step: readonly WrittenEdit[]): void => {
    if (step.length > 0) steps = [...steps, step].slice(-DEPTH);
  };
  return {
    push,
    isEmpty: () => steps.length === 0,
    undo: async () => {
      const undone: string[] = [];
      const failed: { path: string; failure: UndoFailure }[] = [];
      const again: WrittenEdit[] = [];
      for (const edit of steps.pop() ?? []) {
        const result = await writer.write<UndoFailure>(edit.path, (text) =>
          text === edit.after
            ? ok({ splices: invertSplices(edit.before, edit.splices), leftAlone: null })
            : fail({ code: "changed-since" }),
        );
        if (result.ok) undone.push(edit.path);
        else failed.push({ path: edit.path, failure: result.error });
        if (!result.ok && result.error.code === "write-failed") again.push(edit);
      }
      push(again);
      return { undone, failed };
    },
  };
}
