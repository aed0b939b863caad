import { reviewEntry, reviewOrder, type ReviewEntry } from "../../src/domain/review";
import { LANGUAGE, RULES, SETTINGS } from "../plugin-parts";
import type { OpenNote } from "./note-folder";
import { noteTexts } from "./note-texts";
import type { SyntheticApp } from "../synthetic-app";
import { TODAY } from "../generate-vault";

/**
 * A peer's way: at the start and at each change, open and parse every client's note again, and then the whole list.
 * Unless told otherwise it opens notes that are in memory already, at no cost.
 */
export async function rereadAll(app: SyntheticApp, open: OpenNote = (file) => app.vault.cachedRead(file)): Promise<readonly ReviewEntry[]> {
  const { read, elsewhere } = noteTexts(app);
  const entries: ReviewEntry[] = [];
  for (const file of app.vault.getMarkdownFiles()) {
    if (!file.path.startsWith("Clients/")) continue;
    const note = read(file, await open(file));
    entries.push(reviewEntry(note, TODAY, TODAY, SETTINGS, elsewhere.get(file.path)));
  }
  return entries.sort(reviewOrder(RULES.settings, LANGUAGE.compareNames));
}
