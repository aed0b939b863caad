import { clientReader, type Client } from "../../src/domain/client";
import { readNoteText, type NoteText } from "../../src/domain/client-note";
import { parseFrontMatter } from "../../src/domain/front-matter";
import type { FrontMatter } from "../../src/domain/property";
import type { ClientNote } from "../../src/domain/review";
import type { Settings } from "../../src/domain/settings";
import { days } from "./days";
import { aReading, isoDailyNotes, parseYaml } from "./reading";
import { aSettings } from "./settings";

/** A client note's text: front matter where there are properties, a title, and check-ins. */
export function aNote({ properties = [], checkIns = [], body = "" }: NoteParts = {}): string {
  const frontMatter = properties.length === 0 ? "" : `---\n${properties.join("\n")}\n---\n\n`;
  const section = checkIns.length === 0 ? "" : `\n## Check-ins\n\n${checkIns.map((line) => `- ${line}\n`).join("")}`;
  return `${frontMatter}# Acme\n${section}${body}`;
}

export interface NoteParts {
  /** Lines of YAML. */
  readonly properties?: readonly string[];
  /** Check-ins without their list mark. */
  readonly checkIns?: readonly string[];
  readonly body?: string;
}

/** The client that properties make, under the default settings or a test's own. */
export function aClient(frontMatter: FrontMatter = {}, settings: Partial<Settings> = {}): Client {
  return clientReader(aSettings(settings), isoDailyNotes)(frontMatter);
}

/** A note as the reading of its text makes it. */
export function aClientNote(text: string, { path = "Clients/Acme.md", createdOn = "2026-01-01", settings = {} }: ClientNoteOptions = {}): ClientNote {
  const frontMatter = parseFrontMatter(text, parseYaml);
  if (!frontMatter.ok) throw new Error(`A test's note has broken YAML: ${frontMatter.error.detail}`);
  return {
    path,
    name: path.replace(/^.*\//, "").replace(/\.md$/, ""),
    client: aClient(frontMatter.value, settings),
    text: aNoteText(text, settings),
    searchNames: [],
    tags: [],
    createdOn: days(createdOn),
  };
}

export interface ClientNoteOptions {
  readonly path?: string;
  readonly createdOn?: string;
  readonly settings?: Partial<Settings>;
}

export function aNoteText(text: string, settings: Partial<Settings> = {}): NoteText {
  return readNoteText(text, aReading(settings));
}
