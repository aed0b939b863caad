import { MarkdownView, type App, type PaneType, type TFile } from "obsidian";
import type { VaultSurveyor } from "../app/adopt-vault";
import type { LoggingContext } from "../app/log-check-in";
import type { NoteCreator } from "../app/ports";
import type { ReviewStore } from "../app/review-store";
import { firstPlaceToWrite } from "../domain/note-section";
import type { ReviewEntry } from "../domain/review";
import type { Settings } from "../domain/settings";
import type { TemplateWords } from "../templates/words";
import type { Language } from "../i18n/language";
import type { ConfidentialMode } from "./confidential-mode";

/** What the interface stands on; made by the composition root. */
export interface Services {
  readonly app: App;
  readonly store: ReviewStore;
  /** Resolves once every client note has been read. */
  readonly whenReady: () => Promise<void>;
  readonly logging: LoggingContext;
  readonly notes: NoteCreator;
  /** With the user's own words; another value after each change of the settings. */
  readonly language: Language;
  readonly surveyor: VaultSurveyor;
  readonly confidential: ConfidentialMode;
  readonly settings: () => Settings;
  readonly saveSettings: (settings: Settings) => Promise<void>;
  /** In the language of notes. */
  readonly templateWords: () => TemplateWords;
  /** Those that other plugins are set to, beside the excluded folders of the settings. */
  readonly templateFolders: () => readonly string[];
  /** The daily-note format where not every day can be read from it; else null. */
  readonly unusableDayFormat: () => string | null;
  readonly formatNow: (format: string) => string;
  readonly openReview: () => Promise<void>;
  /** Whether Bases has the review's view. It is offered again where Bases was off before. */
  readonly hasBases: () => boolean;
}

/** The client whose note is active. */
export function activeClient({ app, store }: Services): ReviewEntry | undefined {
  const file = app.workspace.getActiveFile();
  return file === null ? undefined : store.entry(file.path);
}

/** The active note where it is Markdown and no client yet. */
export function activeOtherNote({ app, store }: Services): TFile | null {
  const file = app.workspace.getActiveFile();
  return file?.extension === "md" && !store.has(file.path) ? file : null;
}

/** Clients to suggest first: the active one, or else those that the active note links to. */
export function suggestedClients(services: Services): readonly ReviewEntry[] {
  const { app, store } = services;
  const active = activeClient(services);
  if (active !== undefined) return [active];
  const file = app.workspace.getActiveFile();
  if (file === null) return [];
  const cache = app.metadataCache.getFileCache(file);
  const links = [...(cache?.frontmatterLinks ?? []), ...(cache?.links ?? [])];
  const linked = links.flatMap(({ link }) => {
    const target = app.metadataCache.getFirstLinkpathDest(link.split("#")[0] ?? "", file.path);
    return target === null ? [] : (store.entry(target.path) ?? []);
  });
  return [...new Set(linked)];
}

/** Opens a note, at a line where one is given; in the active tab unless `pane` says otherwise. One that is gone is passed over. */
export async function openNote({ app }: Services, path: string, pane: PaneType | boolean = false, line: number | null = null): Promise<void> {
  const file = app.vault.getFileByPath(path);
  if (file !== null) await app.workspace.getLeaf(pane).openFile(file, line === null ? {} : { eState: { line } });
}

/** Opens a note that was just made; in an editor the cursor then stands below the first heading, never in the front matter. */
export async function openNewNote(services: Services, path: string): Promise<void> {
  await openNote(services, path);
  const view = services.app.workspace.getActiveViewOfType(MarkdownView);
  if (view?.file?.path !== path || view.getMode() !== "source") return;
  const { editor } = view;
  editor.setCursor(editor.offsetToPos(firstPlaceToWrite(editor.getValue())));
  editor.focus();
}
