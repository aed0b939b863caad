import { editFrontMatter, frontMatterBlock, noteLines, parseFrontMatter, type ParseYaml, type PropertyChange } from "../domain/front-matter";
import type { EditRefusal, NoteEdit } from "../domain/log-edit";
import { lineBreakOf, type NoteLines } from "../domain/note-lines";
import { appendSections, closingLinks } from "../domain/note-section";
import { findProperty, isUnset, propertyFinder, scalarOf, type FrontMatter } from "../domain/property";
import { fail, ok, type Result } from "../domain/result";
import type { Settings } from "../domain/settings";
import { applySplices, type Splice } from "../domain/splice";
import { normaliseWord } from "../domain/word";
import { clientNoteText, clientSections, footerText, sectionText, type NewClient } from "../templates/client-template";
import { fillPlaceholders, type PlaceholderValues } from "../templates/placeholders";
import type { Yaml } from "../templates/template-note";
import type { TemplateWords } from "../templates/words";
import { createNote, pathIn, type CreateFailure } from "./create-note";
import type { NoteCreator } from "./ports";

export interface CreateContext {
  readonly notes: NoteCreator;
  readonly settings: Settings;
  readonly words: TemplateWords;
  readonly yaml: Yaml;
  /** The text of the user's own template; null for the built-in one. */
  readonly userTemplate: string | null;
  readonly placeholders: Pick<PlaceholderValues, "date" | "time">;
}

/** Creates a client note in the first client folder. Resolves to its path; nothing is ever replaced. */
export async function createClient(client: NewClient, context: CreateContext): Promise<Result<string, CreateFailure>> {
  const { notes, settings, words, yaml, userTemplate, placeholders } = context;
  const name = client.name.trim();
  if (name === "") return fail({ code: "empty-name" });
  const forbidden = [...new Set(name.match(/[*"\\/<>:|?#^[\]\p{Cc}]/gu))].join(" ");
  if (forbidden !== "" || /^\.|\.$/.test(name)) return fail({ code: "bad-name", characters: forbidden || "." });
  const path = pathIn(settings.clientFolders[0] ?? "", name);
  if (notes.exists(path)) return fail({ code: "name-taken", path });

  const tag = settings.clientTags.at(-1) ?? "clients";
  let text = clientNoteText({ ...client, name }, tag, words, yaml);
  if (userTemplate !== null) {
    const { type, duration, tier } = client;
    const filled = fillPlaceholders(userTemplate, { name, type, duration, tier, ...placeholders });
    const completed = editFrontMatter(filled, missingProperties(filled, client, settings, yaml.parse), yaml.parse);
    if (!completed.ok) {
      const detail = completed.error.code === "broken-yaml" ? completed.error.detail : completed.error.property;
      return fail({ code: "template-breaks", detail });
    }
    text = applySplices(filled, completed.value);
  }
  return createNote(path, text, notes);
}

export type MakeClientRefusal = EditRefusal | { readonly code: "no-free-mark" };

/**
 * The edit that turns a note into a client note and keeps all that it says: the properties it lacks go to the end of its
 * front matter, the sections it lacks before its closing links. A `type` that is somebody else's stays; the note is then
 * marked by a tag or another property that it has not.
 */
export function makeClientEdit(
  text: string,
  title: string,
  client: Omit<NewClient, "name" | "via">,
  settings: Settings,
  words: TemplateWords,
  parseYaml: ParseYaml,
  isMarked: (frontMatter: FrontMatter) => boolean,
): Result<NoteEdit, MakeClientRefusal> {
  const frontMatter = parseFrontMatter(text, parseYaml);
  if (!frontMatter.ok) return frontMatter;
  const note = noteLines(text);
  if (note.openAtEnd) return fail({ code: "open-end" });

  const changes = missingProperties(text, { ...client, via: null }, settings, parseYaml);
  const added = Object.fromEntries(changes.map(({ key, rewrite }) => [key, rewrite("", "")]));
  if (!isMarked({ ...frontMatter.value, ...added })) {
    const mark = freeMark(frontMatter.value, settings);
    if (mark === null) return fail({ code: "no-free-mark" });
    changes.push(mark);
  }
  const properties = editFrontMatter(text, changes, parseYaml);
  if (!properties.ok) return properties;
  return ok({ splices: [...properties.value, ...missingSections(text, note, title, client, words)], leftAlone: null });
}

function missingProperties(
  text: string,
  client: Omit<NewClient, "name">,
  settings: Settings,
  parseYaml: ParseYaml,
): PropertyChange[] {
  const parsed = parseFrontMatter(text, parseYaml);
  const frontMatter = parsed.ok ? parsed.value : {};
  const found = propertyFinder(settings.propertyNames)(frontMatter);
  const wanted = [
    ["type", client.type],
    ["duration", client.duration],
    ["tier", client.tier],
    ["via", client.via === null ? "" : `"[[${client.via}]]"`],
  ] as const;
  return wanted.flatMap(([role, value]) => {
    const property = found[role];
    const isMissing = value !== "" && isUnset(property?.value);
    return isMissing ? [setTo(property?.key ?? settings.propertyNames[role], value)] : [];
  });
}

/** A property that marks a client and that the note has not: the tag, else the first mark of the settings. */
function freeMark(frontMatter: FrontMatter, settings: Settings): PropertyChange | null {
  const isFree = (name: string): boolean => findProperty(frontMatter, [normaliseWord(name)]) === undefined;
  const tag = settings.clientTags.at(-1);
  if (tag !== undefined && isFree("tags") && isFree("tag")) return setTo("tags", `[${tag}]`);
  const mark = settings.clientMarks.find(({ property, values }) => values.length > 0 && isFree(property));
  return mark === undefined ? null : setTo(mark.property, mark.values.at(-1) ?? "");
}

function setTo(key: string, value: string): PropertyChange {
  const bare = value.replace(/^[["]+|["\]]+$/g, "");
  return {
    key,
    rewrite: () => value,
    holds: (read) => String(scalarOf(read)).replace(/^[[]+|\]+$/g, "") === bare,
  };
}

function missingSections(
  text: string,
  { lines }: NoteLines,
  title: string,
  client: Omit<NewClient, "name" | "via">,
  words: TemplateWords,
): Splice[] {
  const lineBreak = lineBreakOf(text);
  const bodyStart = frontMatterBlock(text)?.bodyStart ?? 0;
  const headings = lines.flatMap(({ heading }) => heading ?? []);
  const present = new Set(headings.map((heading) => normaliseWord(heading.text)));
  const sections = clientSections(client, words).filter(([heading]) => !present.has(normaliseWord(heading)));
  const blocks = sections.map(sectionText);
  if (closingLinks(lines) === undefined) blocks.push(footerText(words.footer));
  const splices: Splice[] = [];
  if (!headings.some(({ level }) => level === 1)) {
    const at = Math.max(bodyStart, text.startsWith("\uFEFF") ? 1 : 0);
    const lead = bodyStart > 0 && !text.slice(0, at).endsWith("\n") ? lineBreak : "";
    const tail = /^[ \t]*\r?\n/.test(text.slice(at)) ? "" : lineBreak;
    splices.push({ from: at, to: at, insert: `${lead}${lineBreak}# ${title}${lineBreak}${tail}` });
  }
  if (blocks.length > 0) {
    splices.push(appendSections(text, lines, blocks.join("\n\n").replaceAll("\n", lineBreak), lineBreak));
  }
  return splices;
}
