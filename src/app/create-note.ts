import { fail, ok, type Result } from "../domain/result";
import { errorText } from "./error-text";
import type { NoteCreator } from "./ports";

export type CreateFailure =
  | { readonly code: "empty-name" }
  | { readonly code: "bad-name"; readonly characters: string }
  | { readonly code: "name-taken"; readonly path: string }
  | { readonly code: "template-breaks"; readonly detail: string }
  | { readonly code: "create-failed"; readonly detail: string };

/** Creates a note, or a file of another kind. Resolves to its path; nothing is ever replaced. */
export async function createNote(path: string, text: string, notes: NoteCreator): Promise<Result<string, CreateFailure>> {
  try {
    await notes.create(path, text);
    return ok(path);
  } catch (error) {
    return fail({ code: "create-failed", detail: errorText(error) });
  }
}

/**
 * Creates a note of that title in a folder; a title that is taken gets a number.
 *
 * @param textOf the note's text for the title and path that it gets
 */
export function createNumbered(
  title: string,
  folder: string,
  notes: NoteCreator,
  textOf: (title: string, path: string) => string,
  extension = "md",
): Promise<Result<string, CreateFailure>> {
  let name = title;
  for (let number = 2; notes.exists(pathIn(folder, name, extension)); number++) name = `${title} ${number}`;
  const path = pathIn(folder, name, extension);
  return createNote(path, textOf(name, path), notes);
}

/** The folder of a path, the empty one being the vault itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

/** The path of a file in a folder, the empty one being the vault itself. */
export function pathIn(folder: string, name: string, extension = "md"): string {
  return `${folder === "" ? "" : `${folder}/`}${name}.${extension}`;
}
