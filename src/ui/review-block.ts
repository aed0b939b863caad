import { MarkdownRenderChild, type MarkdownPostProcessorContext } from "obsidian";
import { isInside } from "../domain/client";
import { STANDINGS } from "../domain/standing";
import { DURATIONS, TYPES } from "../domain/vocabulary";
import { en } from "../i18n/en";
import { ru } from "../i18n/ru";
import { embedReview, type EmbeddedContent } from "./embedded-review";
import { filterEntries } from "./review/review-arrangement";
import { groupsBy } from "./review/review-groups";
import { BLOCK_SETTINGS, parseReviewBlock, type BlockFault, type BlockVocabulary } from "./review-block-settings";
import type { Services } from "./services";
import { vocabularyLabel } from "./wording";

/** As they head the review, of one client too, in both languages. */
const STANDING_ENTRIES = STANDINGS.map((id) => ({
  id,
  words: [en, ru].flatMap(({ standings, brief }) => [standings[id], brief.standings[id] ?? id]),
}));

/** Fills a `rapport` code block with the review that it asks for, or with what is wrong about it. */
export function drawReviewBlock(source: string, el: HTMLElement, context: MarkdownPostProcessorContext, services: Services): void {
  const child = new MarkdownRenderChild(el);
  child.onload = () => embedReview(child, el, services, () => blockContent(source, services));
  context.addChild(child);
}

function blockContent(source: string, services: Services): EmbeddedContent {
  const vocabulary = { standing: STANDING_ENTRIES, tier: services.settings().tiers, type: TYPES, duration: DURATIONS };
  const block = parseReviewBlock(source, vocabulary);
  if (!block.ok) return { groups: [], note: faultInWords(block.error, vocabulary, services) };
  const { filter, standings, folders, limit } = block.value;
  const found = filterEntries(services.store.review(), filter, "").filter(
    ({ standing, note }) =>
      (standings.length === 0 || standings.includes(standing)) &&
      (folders.length === 0 || folders.some((folder) => isInside(note.path, folder))),
  );
  return { groups: groupsBy("standing", found.slice(0, limit), services) };
}

function faultInWords({ setting, value }: BlockFault, vocabulary: BlockVocabulary, { language }: Services): string {
  const { doors, failed, standings, tiers, types, durations } = language.messages;
  if (setting === null) return doors.unknown(value, BLOCK_SETTINGS.join(", "));
  const words = { ...standings, ...tiers, ...types, ...durations };
  const known = vocabulary[setting]?.map(({ id }) => vocabularyLabel(words, id).toLowerCase()) ?? ["1, 2, 3 …"];
  return failed.of(setting, doors.unknown(value, known.join(", ")));
}
