import { clientReader } from "../../src/domain/client";
import { reviewEntry, reviewOrder, type ReviewEntry } from "../../src/domain/review";
import { localDayOf } from "../../src/obsidian/system-clock";
import { TODAY } from "../generate-vault";
import { LANGUAGE, RULES, SETTINGS } from "../plugin-parts";
import type { SyntheticApp } from "../synthetic-app";
import { meetingsByClient } from "./note-texts";

const readClient = clientReader(SETTINGS, RULES.reading.readDailyNote);
/** The cache has no words. */
const NO_TEXT = { checkIns: [], promises: [], problems: [], fields: {} };

/** A peer's way: nothing is kept; at each change the whole list is made from the metadata cache again. */
export function rebuildAll(app: SyntheticApp): readonly ReviewEntry[] {
  const elsewhere = meetingsByClient(app);
  const entries: ReviewEntry[] = [];
  for (const file of app.vault.getMarkdownFiles()) {
    const cache = app.metadataCache.getCache(file.path);
    if (cache === null || !file.path.startsWith("Clients/")) continue;
    const client = readClient(cache.frontmatter ?? {});
    const { path, basename: name } = file;
    const note = { path, name, searchNames: [], tags: [], client, text: NO_TEXT, createdOn: localDayOf(file.stat.ctime) };
    entries.push(reviewEntry(note, TODAY, TODAY, SETTINGS, elsewhere.get(path)));
  }
  return entries.sort(reviewOrder(SETTINGS, LANGUAGE.compareNames));
}
