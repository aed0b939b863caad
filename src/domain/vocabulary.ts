import { scalarOf } from "./property";
import { normaliseWord } from "./word";

/** A value that a property may have, and how it may be written. */
export interface VocabularyEntry<Id extends string = string> {
  readonly id: Id;
  /** Read beside the id, in every language. */
  readonly words: readonly string[];
  /** What it is called, by language code; the id where a language has no word for it. Read like `words`. */
  readonly labels?: Readonly<Record<string, string>>;
}

export const TYPES: readonly VocabularyEntry[] = [
  { id: "direct", words: ["прямой"] },
  { id: "indirect", words: ["косвенный"] },
];

export const DURATIONS: readonly VocabularyEntry[] = [
  { id: "short-term", words: ["краткосрочный"] },
  { id: "long-term", words: ["долгосрочный"] },
];

export type Status = "active" | "paused" | "archived";

export const STATUSES: readonly VocabularyEntry<Status>[] = [
  { id: "active", words: ["активный"] },
  { id: "paused", words: ["на паузе"] },
  { id: "archived", words: ["архив"] },
];

/** Every way in which an entry may be written, the id first. */
export function namesOfEntry({ id, words, labels = {} }: VocabularyEntry): readonly string[] {
  return [id, ...words, ...Object.values(labels)];
}

/** A reader of the id of the entry that a value names, in any case and with or without hyphens; null where it names none. */
export function vocabularyReader<Id extends string>(entries: readonly VocabularyEntry<Id>[]): (value: unknown) => Id | null {
  const ids = new Map<string, Id>();
  for (const entry of [...entries].reverse()) for (const name of namesOfEntry(entry)) ids.set(normaliseWord(name), entry.id);
  return (value) => {
    const scalar = scalarOf(value);
    if (typeof scalar !== "string" && typeof scalar !== "number") return null;
    return ids.get(normaliseWord(linkName(String(scalar)))) ?? null;
  };
}

/** What {@link vocabularyReader} reads of one value. */
export function vocabularyWord<Id extends string>(value: unknown, entries: readonly VocabularyEntry<Id>[]): Id | null {
  return vocabularyReader(entries)(value);
}

/** The name that a link shows the reader (`[[People|person]]` is People), other texts as they are. */
export function linkName(text: string): string {
  const link = /^\[\[([^[\]|#]+)[^[\]]*\]\]$/.exec(text.trim())?.[1];
  return link === undefined ? text : link.slice(link.lastIndexOf("/") + 1);
}
