import type { ReviewEntry } from "../../domain/review";
import { STANDINGS } from "../../domain/standing";
import type { Services } from "../services";
import { vocabularyLabel } from "../wording";
import { sortEntries, type ReviewSort } from "./review-arrangement";
import type { ReviewGroup } from "./review-rows";

/** Clients in an order: by standing or tier under headings, the settings' tiers in their order and those without one last. */
export function groupsBy(
  sort: ReviewSort,
  entries: readonly ReviewEntry[],
  { language, settings }: Pick<Services, "language" | "settings">,
): readonly ReviewGroup[] {
  const { standings, tiers, review } = language.messages;
  if (sort === "standing") return groupEntries(entries, ({ standing }) => standing, STANDINGS, "", (standing) => standings[standing], "");
  if (sort !== "tier") return [ungrouped(sortEntries(entries, sort, language.compareNames))];
  const ids = settings().tiers.map(({ id }) => id);
  return groupEntries(entries, ({ note }) => note.client.tier, ids, "tier:", (tier) => vocabularyLabel(tiers, tier), review.noTier);
}

/** Clients by the value of something, groups in the order of `values`, the rest at the end; a group's key is its value after `prefix`. */
export function groupEntries<T extends string>(
  entries: readonly ReviewEntry[],
  valueOf: (entry: ReviewEntry) => T | null,
  values: readonly T[],
  prefix: string,
  labelOf: (value: T) => string,
  restLabel: string,
): readonly ReviewGroup[] {
  const groups = new Map<T | null, ReviewEntry[]>([...values, null].map((value) => [value, []]));
  for (const entry of entries) (groups.get(valueOf(entry)) ?? groups.get(null))?.push(entry);
  return [...groups].flatMap(([value, members]) =>
    members.length === 0 ? [] : { key: `${prefix}${value ?? ""}`, label: value === null ? restLabel : labelOf(value), entries: members },
  );
}

/** Clients without a heading. */
export function ungrouped(entries: readonly ReviewEntry[]): ReviewGroup {
  return { key: "all", label: null, entries };
}
