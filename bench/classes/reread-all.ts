import { reviewEntry, reviewOrder, type ReviewEntry } from "../../src/domain/review";
import { LANGUAGE, RULES, SETTINGS } from "../plugin-parts";
import { noteTexts } from "./note-texts";
import type { SyntheticApp } from "../synthetic-app";
import { TODAY } from "../generate-vault";

/** A peer's way: at the start and at each change, open and parse every client's note again, and then the whole list. */
export async function rereadAll(app: SyntheticApp): Promise<readonly ReviewEntry[]> {
  const { read, elsewhere } = noteTexts(app);
  const entries: ReviewEntry[] = [];
  for (const file of app.vault.getMarkdownFiles()) {
    if (!file.path.startsWith("Clients/")) continue;
    const note = read(file, await app.vault.cachedRead(file));
    entries.push(reviewEntry(note, TODAY, TODAY, SETTINGS, elsewhere.get(file.path)));
  }
  return entries.sort(reviewOrder(RULES.settings, LANGUAGE.compareNames));
}
