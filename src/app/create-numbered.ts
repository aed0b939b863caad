import { fail, ok, type Result } from "../domain/result";
import type { CreateFailure } from "./create-client";
import type { NoteCreator } from "./ports";

/**
 * Creates a note (or a file of another kind) of that title in a folder, the empty one being the vault itself; a title that is taken gets a number.
 * Resolves to its path; nothing is ever replaced.
 *
 * @param textOf the note's text for the title and path that it gets
 */
export async function createNumbered(
  title: string,
  folder: string,
  notes: NoteCreator,
  textOf: (title: string, path: string) => string,
  extension = "md",
): Promise<Result<string, CreateFailure>> {
  const pathOf = (name: string): string => `${folder === "" ? "" : `${folder}/`}${name}.${extension}`;
  let name = title;
  for (let number = 2; notes.exists(pathOf(name)); number++) name = `${title} ${number}`;
  const path = pathOf(name);
  try {
    await notes.create(path, textOf(name, path));
    return ok(path);
  } catch (error) {
    return fail({ code: "create-failed", detail: error instanceof Error ? error.message : String(error) });
  }
}
