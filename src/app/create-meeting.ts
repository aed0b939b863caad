import { formatDay, type LocalDay } from "../domain/local-date";
import type { Result } from "../domain/result";
import { meetingNoteText } from "../templates/meeting-template";
import type { Yaml } from "../templates/template-note";
import type { TemplateWords } from "../templates/words";
import { createNumbered, type CreateFailure } from "./create-note";
import type { NoteCreator } from "./ports";

export interface MeetingClient {
  readonly name: string;
  /** The link text that resolves to the client's note from the given one. */
  readonly linkFrom: (path: string) => string;
}

export interface MeetingContext {
  readonly notes: NoteCreator;
  readonly folder: string;
  readonly words: TemplateWords;
  readonly yaml: Yaml;
}

/** So many clients are named in a meeting's title; it says "…" for the rest. */
const MOST_NAMED = 3;

/** Creates a note for a meeting with these clients. Resolves to its path; a name that is taken gets a number. */
export function createMeeting(
  day: LocalDay,
  clients: readonly MeetingClient[],
  { notes, folder, words, yaml }: MeetingContext,
): Promise<Result<string, CreateFailure>> {
  const names = clients.slice(0, MOST_NAMED).map(({ name }) => name);
  const rest = clients.length > MOST_NAMED ? " …" : "";
  const title = `${formatDay(day)} ${names.join(", ")}${rest}`;
  return createNumbered(title, folder, notes, (name, path) => {
    const links = clients.map(({ linkFrom }) => linkFrom(path));
    return meetingNoteText({ title: name, day: formatDay(day), clients: links }, words, yaml);
  });
}
