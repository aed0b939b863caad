import type { ReviewEntry } from "../../domain/review";
import { normaliseWord } from "../../domain/word";

/** `standing` is the review's own order, by standing and urgency. */
export const REVIEW_SORTS = ["standing", "tier", "due", "last-contact", "name"] as const;

export type ReviewSort = (typeof REVIEW_SORTS)[number];

/** What clients can be filtered by; `tag` is without its `#`, nested tags count. */
export const FILTERED = ["tier", "type", "duration", "tag"] as const;

export type Filtered = (typeof FILTERED)[number];

/** Chosen values of each; none lets every client pass. */
export type ReviewFilter = Readonly<Record<Filtered, readonly string[]>>;

/** How the user wants to see the review. */
export interface ReviewArrangement {
  readonly sort: ReviewSort;
  readonly filter: ReviewFilter;
}

export const NO_FILTER: ReviewFilter = { tier: [], type: [], duration: [], tag: [] };

/** An arrangement from whatever was stored; the review's own where that can't be read. */
export function parseArrangement(stored: unknown): ReviewArrangement {
  const { sort, filter } = Object(stored) as { sort?: unknown; filter?: unknown };
  const values = (by: Filtered): string[] => {
    const list: unknown = (Object(filter) as Record<string, unknown>)[by];
    return Array.isArray(list) ? list.filter((value) => typeof value === "string") : [];
  };
  return {
    sort: REVIEW_SORTS.find((known) => known === sort) ?? "standing",
    filter: { tier: values("tier"), type: values("type"), duration: values("duration"), tag: values("tag") },
  };
}

export function isFiltered(filter: ReviewFilter): boolean {
  return FILTERED.some((by) => filter[by].length > 0);
}

/** The clients that a filter lets pass and whose name or alias holds the words searched for, in any case. */
export function filterEntries(entries: readonly ReviewEntry[], filter: ReviewFilter, query: string): readonly ReviewEntry[] {
  const words = query.trim().split(/\s+/).map(normaliseWord).filter((word) => word !== "");
  if (words.length === 0 && !isFiltered(filter)) return entries;
  return entries.filter((entry) => passes(entry, filter) && isFound(entry, words));
}

/** Values that clients have, most frequent first. */
export function valuesOf(entries: readonly ReviewEntry[], by: Filtered): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of entries.flatMap((entry) => valuesIn(entry, by))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

/** Clients in another order than the review's: due earliest, longest not contacted, or by name first. */
export function sortEntries(
  entries: readonly ReviewEntry[],
  sort: Exclude<ReviewSort, "standing" | "tier">,
  compareNames: (a: string, b: string) => number,
): ReviewEntry[] {
  const rankOf = ({ dueOn, lastContactOn }: ReviewEntry): number =>
    sort === "due" ? dueOn : sort === "last-contact" ? (lastContactOn ?? Number.MIN_SAFE_INTEGER) : 0;
  return [...entries].sort((a, b) => rankOf(a) - rankOf(b) || compareNames(a.note.name, b.note.name));
}

/** The arrangement with one more chosen value, or without it where it was chosen. */
export function withToggled({ sort, filter }: ReviewArrangement, by: Filtered, value: string): ReviewArrangement {
  const chosen = filter[by];
  return { sort, filter: { ...filter, [by]: chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value] } };
}

function passes(entry: ReviewEntry, filter: ReviewFilter): boolean {
  return FILTERED.every((by) => filter[by].length === 0 || valuesIn(entry, by).some((value) => filter[by].includes(value)));
}

function valuesIn({ note }: ReviewEntry, by: Filtered): readonly string[] {
  if (by !== "tag") return note.client[by] === null ? [] : [note.client[by]];
  return [...new Set(note.tags.flatMap(withParents))];
}

/** `#clients/key` is `clients` too. */
function withParents(tag: string): string[] {
  const parts = tag.replace(/^#/, "").toLowerCase().split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function isFound({ note }: ReviewEntry, words: readonly string[]): boolean {
  return words.every((word) => note.searchNames.some((name) => name.includes(word)));
}
