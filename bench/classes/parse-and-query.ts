import { reviewEntry, reviewOrder, type ReviewEntry } from "../../src/domain/review";
import { indexMarkdown } from "../../test/host/core/markdown-index";
import { TODAY } from "../generate-vault";
import { LANGUAGE, SETTINGS } from "../plugin-parts";
import type { SyntheticApp } from "../synthetic-app";
import { noteTexts } from "./note-texts";

/** A general index's way: parse every note of the vault into fields, then ask it for the clients. */
export async function parseAndQuery(app: SyntheticApp): Promise<readonly ReviewEntry[]> {
  const { read, elsewhere } = noteTexts(app);
  const pages = [];
  for (const file of app.vault.getMarkdownFiles()) {
    const data = await app.vault.cachedRead(file);
    pages.push({ file, data, fields: indexMarkdown(data) });
  }
  return pages
    .filter(({ file }) => file.path.startsWith("Clients/"))
    .map(({ file, data }) => reviewEntry(read(file, data), TODAY, TODAY, SETTINGS, elsewhere.get(file.path)))
    .sort(reviewOrder(SETTINGS, LANGUAGE.compareNames));
}
