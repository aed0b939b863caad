import type { LocalDay } from "../domain/local-date";
import type { NoteEdit } from "../domain/log-edit";
import type { Result } from "../domain/result";

/** The local wall clock. The only source of "today". */
export interface Clock {
  today(): LocalDay;
  /** `HH:MM`. */
  time(): string;
}

/** An edit that was written: enough to take exactly it back, and to see whether the note has changed since. */
export interface WrittenEdit extends NoteEdit {
  /** The note's present path: it follows a rename. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export type WriteFailure =
  | { readonly code: "missing-note" }
  | { readonly code: "merge" }
  | { readonly code: "write-failed"; readonly detail: string };

/** Writes edits into notes, atomically, through the open editor where there is one. Never creates a note. */
export interface NoteWriter {
  /**
   * Applies the edit that `edit` gives for the note's present text, unsaved words included. A refusal of `edit`, and a
   * write that fails, leave the note as it was, and so does an unresolved merge in it, which `edit` is not asked about.
   */
  write<E>(
    path: string,
    edit: (text: string) => Result<NoteEdit, E>,
  ): Promise<Result<WrittenEdit, E | WriteFailure>>;
}

/** Creates notes; never replaces one. */
export interface NoteCreator {
  exists(path: string): boolean;
  /** Makes the folders that are missing. Rejects where a file of that name exists. */
  create(path: string, text: string): Promise<void>;
}
