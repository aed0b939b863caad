import { fail, ok, type Result } from "../domain/result";
import { vocabularyWord, type VocabularyEntry } from "../domain/vocabulary";
import { normaliseWord, trimmed } from "../domain/word";
import { FILTERED, type ReviewFilter } from "./review/review-arrangement";

export const BLOCK_SETTINGS = ["standing", ...FILTERED, "folder", "limit"] as const;

export type BlockSetting = (typeof BLOCK_SETTINGS)[number];

/** What a code block asks for; an empty list lets every client pass. */
export interface ReviewBlock {
  readonly filter: ReviewFilter;
  readonly standings: readonly string[];
  readonly folders: readonly string[];
  /** So many clients at most, the first in review order. */
  readonly limit: number;
}

/** A setting that there is not (`setting` is null), or a value that a setting can't have. */
export interface BlockFault {
  readonly setting: BlockSetting | null;
  readonly value: string;
}

/** The values of those settings that can't have any. */
export type BlockVocabulary = Readonly<Partial<Record<BlockSetting, readonly VocabularyEntry[]>>>;

/**
 * Reads a code block's text: one setting a line, its name in any case, values with commas between them. Empty lines and
 * settings without a value are passed over; of two limits the last counts. The first fault ends the reading.
 */
export function parseReviewBlock(source: string, vocabulary: BlockVocabulary): Result<ReviewBlock, BlockFault> {
  const found = Object.fromEntries(BLOCK_SETTINGS.map((setting) => [setting, [] as string[]])) as Record<BlockSetting, string[]>;
  for (const line of trimmed(source.split("\n"))) {
    const [name = "", ...rest] = line.split(":");
    const setting = BLOCK_SETTINGS.find((known) => known === normaliseWord(name));
    if (setting === undefined) return fail({ setting: null, value: name.trim() });
    const entries = vocabulary[setting];
    for (const value of trimmed(rest.join(":").split(","))) {
      const id = entries === undefined ? value : vocabularyWord(value, entries);
      if (id === null || (setting === "limit" && !/^[1-9]\d*$/.test(value))) return fail({ setting, value });
      found[setting].push(id);
    }
  }
  const { standing, folder, limit, tag, tier, type, duration } = found;
  return ok({
    filter: { tier, type, duration, tag: tag.map((text) => text.replace(/^#/, "").toLowerCase()) },
    standings: standing,
    folders: folder.map((text) => text.replace(/^\/+|\/+$/g, "")),
    limit: Number(limit.at(-1) ?? Infinity),
  });
}
