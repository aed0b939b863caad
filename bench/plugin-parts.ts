import { ReviewStore } from "../src/app/review-store";
import type { ReviewEntry } from "../src/domain/review";
import { DEFAULT_SETTINGS } from "../src/domain/settings";
import { languageOf } from "../src/i18n/language";
import { noteRules } from "../src/obsidian/note-rules";
import { VaultIndex } from "../src/obsidian/vault-index";
import { generateVault, TODAY, type GeneratedNote } from "./generate-vault";
import { SyntheticApp } from "./synthetic-app";

export const SETTINGS = DEFAULT_SETTINGS;
export const LANGUAGE = languageOf("en");
export const RULES = noteRules(SETTINGS, { dailyNoteFormat: "YYYY-MM-DD", templateFolders: ["Templates"] }, "en");

/** The plugin's index and store over a synthetic vault. */
export interface Parts {
  readonly app: SyntheticApp;
  readonly store: ReviewStore;
  readonly index: VaultIndex;
}

/** The plugin's own parts, from their construction to the whole list; the words of notes are still to be read. */
export async function startToList(app: SyntheticApp, onChange?: (store: ReviewStore) => void): Promise<Parts> {
  const store = new ReviewStore(SETTINGS, TODAY, LANGUAGE.compareNames);
  const index = new VaultIndex(app.asApp(), store, RULES);
  const listed = new Promise<void>((resolve) => {
    const leave = store.onChange(() => {
      onChange?.(store);
      if (store.isLoading()) return;
      leave();
      resolve();
    });
  });
  index.load();
  await listed;
  return { app, store, index };
}

/** The same over a new vault of that size, with every word of every client read. */
export async function startToWords(size: number): Promise<Parts> {
  const parts = await startToList(syntheticApp(size));
  await parts.index.whenReady();
  return parts;
}

/** What two lists must have in common before their times are compared. */
export function answer(entries: readonly ReviewEntry[]): readonly string[] {
  return entries.map(({ standing, daysOver, note }) => `${standing} ${daysOver} ${note.path}`);
}

/** A generated vault, or those of its notes that `wanted` takes. */
export function syntheticApp(size: number, wanted: (note: GeneratedNote) => boolean = () => true): SyntheticApp {
  return new SyntheticApp(generateVault(size).filter(wanted));
}

/** The least that any list of clients costs: each file, its cache, and a look at one property. */
export function bareScan(app: SyntheticApp): number {
  let clients = 0;
  for (const file of app.vault.getMarkdownFiles()) {
    const type: unknown = app.metadataCache.getFileCache(file)?.frontmatter?.["type"];
    if (type === "direct" || type === "indirect") clients++;
  }
  return clients;
}

/**
 * The least that a right list costs, whose clients may be known by any property and whose last contact may be a check-in
 * or a meeting: the bare scan; of each candidate its properties' names, of clients every link of the text, of meetings
 * every attendee's note. Nothing is kept.
 */
export function candidateScan(app: SyntheticApp): number {
  let seen = 0;
  for (const file of app.vault.getMarkdownFiles()) {
    const { frontmatter, links = [] } = app.metadataCache.getFileCache(file) ?? {};
    if (frontmatter === undefined) continue;
    for (const name in frontmatter) seen += name.length;
    const { type, attendees } = frontmatter as { readonly type?: unknown; readonly attendees?: readonly string[] };
    if (type === "direct" || type === "indirect") for (const { link } of links) seen += link.length;
    for (const link of attendees ?? []) if (app.metadataCache.getFirstLinkpathDest(link.slice(2, -2)) !== null) seen++;
  }
  return seen;
}
