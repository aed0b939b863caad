import { getAllTags, type App, type TFile } from "obsidian";
import type { VaultSurvey, VaultSurveyor } from "../app/adopt-vault";
import { ReviewStore } from "../app/review-store";
import { clientRecogniser, exclusion } from "../domain/client";
import { evidenceReader } from "../domain/evidence-note";
import { noteLines } from "../domain/front-matter";
import { logsIn } from "../domain/other-log";
import type { FrontMatter } from "../domain/property";
import type { Settings } from "../domain/settings";
import { countCandidates, proposeSettings, settingsFrom, wholeProposal, type SurveyedNote } from "../domain/vault-proposal";
import type { NoteRules } from "./note-rules";
import { startSlice, turns } from "./slices";
import { systemClock } from "./system-clock";
import { VaultIndex } from "./vault-index";

/** The share of the notes' properties in the progress; the rest is reading. */
const LOOKING = 0.4;

interface SurveyedFile extends SurveyedNote {
  readonly file: TFile;
}

/**
 * @param rules how notes are read at present
 * @param rulesFor how they would be under other settings
 */
export function vaultSurveyor(app: App, rules: () => NoteRules, rulesFor: (settings: Settings) => NoteRules): VaultSurveyor {
  return {
    survey: (onProgress, signal) => survey(app, rules(), onProgress, signal),
    preview: (previewed) => {
      const store = new ReviewStore(previewed, systemClock.today(), rules().language.compareNames);
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
  { vault, metadataCache }: App,
  { settings, config: { templateFolders }, reading }: NoteRules,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<VaultSurvey | null> {
  const readClaims = evidenceReader(settings, reading.readDailyNote);
  const notes: SurveyedFile[] = [];
  const look = (file: TFile): void => {
    const cache = metadataCache.getFileCache(file);
    if (cache === null) return;
    const { path, basename: name } = file;
    const frontMatter: FrontMatter = cache.frontmatter ?? {};
    notes.push({ file, path, name, tags: getAllTags(cache) ?? [], frontMatter, claims: readClaims(frontMatter, name) });
  };
  if (!(await inSlices(vault.getMarkdownFiles(), look, (done) => onProgress(done * LOOKING), signal))) return null;

  const proposal = proposeSettings(notes, settings, exclusion(settings, templateFolders));
  const accepted = settingsFrom(settings, wholeProposal(proposal, { otherLogs: [], headings: [] }, settings));
  const clients = notes.filter(clientRecogniser(accepted, templateFolders));
  const logs: ReturnType<typeof logsIn>[] = [];
  const read = async ({ file, frontMatter }: SurveyedFile): Promise<void> => {
    const text = await vault.cachedRead(file).catch(() => "");
    logs.push(logsIn(noteLines(text), frontMatter, reading));
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
  act: (item: T) => Promise<void> | void,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const tasks = turns();
  let isOver = startSlice();
  for (const [index, item] of items.entries()) {
    if (signal.aborted) break;
    await act(item);
    if (!isOver()) continue;
    onProgress(index / items.length);
    await tasks.next();
    isOver = startSlice();
  }
  tasks.end();
  if (!signal.aborted) onProgress(1);
  return !signal.aborted;
}
