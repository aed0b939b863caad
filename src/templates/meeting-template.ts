import { footerText } from "./client-template";
import { templateNote, type Yaml } from "./template-note";
import type { TemplateWords } from "./words";

/** What a new meeting note starts from. */
export interface NewMeeting {
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Link texts of the clients' notes, as they resolve from the meeting note. */
  readonly clients: readonly string[];
}

/** The text of a meeting note: it counts as contact with its clients once its day has come. */
export function meetingNoteText({ title, day, clients }: NewMeeting, words: TemplateWords, yaml: Yaml): string {
  const data = { date: day, client: clients.map((client) => `[[${client}]]`), attendees: [], channel: "meeting" };
  const sections = words.meetingSections.map((heading) => `## ${heading}`);
  return templateNote(data, [`# ${title}`, ...sections, footerText(clients)], yaml);
}
