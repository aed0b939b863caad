import type { ReviewEntry } from "../../domain/review";
import type { StandingName } from "../../domain/standing";
import type { Services } from "../services";
import { vocabularyLabel } from "../wording";
import { groupEntries } from "./review-arrangement";
import type { ReviewGroup } from "./review-rows";

/** Clients under headings and in their order: standings in review order, tiers in the settings', those without one last. */
export function groupsBy(
  grouping: "standing" | "tier",
  entries: readonly ReviewEntry[],
  { language, settings }: Pick<Services, "language" | "settings">,
): readonly ReviewGroup[] {
  const { standings, tiers, review } = language.messages;
  if (grouping === "standing") {
    const groups = groupEntries(entries, ({ name }) => name, Object.keys(standings) as StandingName[]);
    return groups.map(({ value, entries: members }) => ({ key: value ?? "", label: value && standings[value], entries: members }));
  }
  const groups = groupEntries(entries, ({ note }) => note.client.tier, settings().tiers.map(({ id }) => id));
  return groups.map(({ value, entries: members }) => ({
    key: `tier:${value ?? ""}`,
    label: value === null ? review.noTier : vocabularyLabel(tiers, value),
    entries: members,
  }));
}
