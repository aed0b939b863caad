import { getAllTags, type App, type CachedMetadata, type TFile } from "obsidian";
import type { VaultSurvey, VaultSurveyor } from "../app/adopt-vault";
import { reviewStore, type CompareNames } from "../app/review-store";
import { clientRecogniser, exclusion } from "../domain/client";
import { evidenceReader } from "../domain/evidence-note";
import { frontMatterBlock } from "../domain/front-matter";
import { readLines } from "../domain/note-lines";
import { logsIn } from "../domain/other-log";
import type { Settings } from "../domain/settings";
import { countCandidates, proposeSettings, settingsFrom, wholeProposal, type SurveyedNote } from "../domain/vault-proposal";
import type { NoteRules } from "./note-rules";
import { systemClock } from "./system-clock";
import { VaultIndex } from "./vault-index";

/** The screen is left alone after so many milliseconds. */
const SLICE = 12;
/** The share of the notes' properties in the progress; the rest is reading. */
const LOOKING = 0.4;

/** @param rulesFor how notes are read under given settings */
export function vaultSurveyor(app: App, rulesFor: (settings: Settings) => NoteRules, settings: () => Settings, compareNames: () => CompareNames): VaultSurveyor {
  return {
    survey: (onProgress, signal) => survey(app, rulesFor(settings()), onProgress, signal),
    preview: (previewed) => {
      const store = reviewStore(previewed, systemClock.today(), compareNames());
      const index = new VaultIndex(app, store, rulesFor(previewed));
      index.load();
      return {
        store,
        apply: (next) => {
          store.applySettings(next);
          index.applyRules(rulesFor(next));
        },
        whenReady: () => index.whenReady(),
        close: () => index.unload(),
      };
    },
  };
}

async function survey(
  app: App,
  rules: NoteRules,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<VaultSurvey | null> {
  const { settings, config, reading } = rules;
  const readClaims = evidenceReader(settings, reading.readDailyNote);
  const surveyed = (file: TFile, cache: CachedMetadata): SurveyedNote => {
    const frontMatter = cache.frontmatter ?? {};
    return { path: file.path, name: file.basename, tags: getAllTags(cache) ?? [], frontMatter, claims: readClaims(frontMatter, file.basename) };
  };
  const notes: SurveyedNote[] = [];
  const look = async (file: TFile): Promise<void> => {
    const cache = app.metadataCache.getFileCache(file);
    if (cache !== null) notes.push(surveyed(file, cache));
    return Promise.resolve();
  };
  const files = app.vault.getMarkdownFiles();
  if (!(await inSlices(files, look, (done) => onProgress(done * LOOKING), signal))) return null;

  const proposal = proposeSettings(notes, settings, exclusion(settings, config.templateFolders));
  const accepted = settingsFrom(settings, wholeProposal(proposal, { otherLogs: [], headings: [] }, settings));
  const isClient = clientRecogniser(accepted, config.templateFolders);
  const clients = notes.filter(isClient).flatMap((note) => {
    const file = app.vault.getFileByPath(note.path);
    return file === null ? [] : [{ file, note }];
  });
  const logs: ReturnType<typeof logsIn>[] = [];
  const read = async ({ file, note }: { file: TFile; note: SurveyedNote }): Promise<void> => {
    const text = await app.vault.cachedRead(file).catch(() => "");
    logs.push(logsIn(readLines(text, frontMatterBlock(text)?.bodyStart ?? 0), note.frontMatter, reading));
  };
  if (!(await inSlices(clients, read, (done) => onProgress(LOOKING + done * (1 - LOOKING)), signal))) return null;
  return {
    proposal,
    logs: {
      otherLogs: countCandidates(logs.flatMap(({ otherLogs }) => otherLogs)),
      headings: countCandidates(logs.flatMap(({ headings }) => [...new Set(headings)])),
    },
  };
}

/** Does something with each item in slices. False where it was aborted. */
async function inSlices<T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<boolean> {
  let started = performance.now();
  for (const [index, item] of items.entries()) {
    if (signal.aborted) return false;
    await act(item);
    if (performance.now() - started < SLICE) continue;
    onProgress(index / items.length);
    await new Promise((resolve) => window.setTimeout(resolve, 0));
    started = performance.now();
  }
  onProgress(1);
  return !signal.aborted;
}
