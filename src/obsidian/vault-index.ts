import { Component, TFile, TFolder, type App, type CachedMetadata, type MetadataCache, type TAbstractFile } from "obsidian";
import type { ReviewStore } from "../app/review-store";
import { knowsAll, type Known } from "./cached-note";
import type { IndexRules } from "./note-intake";
import { noteTaker } from "./note-taker";
import { turns, workSlice } from "./slices";

/**
 * Keeps the review store right from when it is loaded until it is unloaded: notes as the metadata cache has them, their
 * text read only where the cache can't tell, once per modification time. Every later change comes with its text and reads
 * nothing. Load it once the layout is ready: the vault's files are known from then on.
 */
export interface VaultIndex extends Component {
  /** Resolves once every client note has been read. */
  whenReady(): Promise<void>;
  /** Takes in the whole vault anew under other rules. */
  applyRules(rules: IndexRules): void;
}

/** So many files are read at a time. */
const BATCH = 20;

/** An index of the vault that fills a store. */
export function vaultIndex(app: App, store: ReviewStore, rules: IndexRules): VaultIndex {
  const { metadataCache, vault } = app;
  const notes = noteTaker(app, store, rules);
  /** Folders and files of the vault that are still to be looked at, the first one last. */
  let unseen: TAbstractFile[] = [];
  /** Whether the metadata cache was done with all files once: one that it knows nothing of then is taken as empty. */
  let isResolved = false;
  /** Files that the metadata cache has not come to yet. */
  const uncached = new Set<TFile>();
  /** Files of which something may be left to read. */
  const unsorted = new Map<TFile, () => Known>();
  /** Files to be read: those first on which a standing depends. */
  const unread = { some: new Set<TFile>(), standing: new Set<TFile>() };
  /** Takes in each note that was read last. */
  let taking: (() => void)[] = [];
  const tasks = turns();
  let working: Promise<void> | null = null;
  let stopped = false;
  let announceReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => (announceReady = resolve));

  const unqueue = (file: TFile): void => {
    unsorted.delete(file);
    unread.some.delete(file);
    unread.standing.delete(file);
  };

  /** Remembers that something may be left to read of a note that was just taken in. */
  const queue = (file: TFile, known: () => Known): void => {
    unqueue(file);
    if (known !== knowsAll) unsorted.set(file, known);
  };

  /** Takes in a note from the cache alone; more of it may have to be read. */
  const takeIn = (file: TFile): void => {
    const cache = metadataCache.getFileCache(file) ?? (isResolved ? {} : null);
    if (cache !== null) queue(file, notes.takeCached(file, cache));
    else if (vault.getFileByPath(file.path) === file) uncached.add(file);
  };

  /** Queues files by what is known of them, for a slice. */
  const sortSlice = (): void => {
    workSlice([...unsorted], ([file, known]) => {
      unsorted.delete(file);
      const isKnown = known();
      if (isKnown !== "all") unread[isKnown].add(file);
    });
  };

  const forget = (file: TFile, path: string): void => {
    unqueue(file);
    notes.forget(path);
  };

  const look = (item: TAbstractFile): void => {
    if (item instanceof TFile) {
      if (item.extension === "md") takeIn(item);
    } else if (item instanceof TFolder) for (const child of item.children) unseen.push(child);
  };

  /**
   * Clients and evidence may stand in any folder, so every note's cache is looked at, in slices; no file is opened. What
   * changes in between is taken in at once, and again, as it is then, when its turn comes. The app's own list of all
   * notes would take longer than a slice.
   */
  const scan = (): void => {
    unseen = [vault.getRoot()];
    isResolved ||= isIndexed(metadataCache);
    scanSlice();
    work();
  };

  const scanSlice = (): void => {
    store.update(() => workSlice(unseen, look));
  };

  /** Looks at what is unseen, then reads what is unread. */
  const work = (): void => {
    announceList();
    working ??= workInSlices().then(
      () => {
        working = null;
        if (!stopped && uncached.size === 0) announceReady();
      },
      (error: unknown) => {
        // Whoever listens to the store and fails must not keep the rest of the vault out.
        working = null;
        work();
        throw error;
      },
    );
  };

  const announceList = (): void => {
    if (unseen.length + uncached.size === 0) store.finishLoading();
  };

  /** Each step in a task of its own; over where nothing is left. */
  const workInSlices = async (): Promise<void> => {
    for (;;) {
      await tasks.next();
      const next = [...unread.some, ...unread.standing].slice(0, BATCH);
      if (stopped) return;
      if (unseen.length > 0) {
        scanSlice();
        announceList();
      } else if (unsorted.size > 0) sortSlice();
      else if (taking.length > 0) store.update(() => workSlice(taking, (take) => take()));
      else if (next.length > 0) taking = await Promise.all(next.map(read));
      else return;
    }
  };

  /** Reads a file. What it returns takes the note in, where the file is still the one that was read. */
  const read = async (file: TFile): Promise<() => void> => {
    unqueue(file);
    const { mtime } = file.stat;
    try {
      const data = await vault.cachedRead(file);
      return () => {
        const cache = metadataCache.getFileCache(file);
        if (cache !== null && file.stat.mtime === mtime && vault.getFileByPath(file.path) === file) queue(file, notes.takeText(file, data, cache));
      };
    } catch {
      // The file went away, or can't be read now: its `deleted` or its next `changed` sets it right.
      return () => undefined;
    }
  };

  const onChanged = (file: TFile, data: string, cache: CachedMetadata): void => {
    uncached.delete(file);
    if (file.extension !== "md") return;
    queue(file, notes.takeText(file, data, cache));
    work();
  };

  const onResolved = (): void => {
    isResolved = true;
    const late = [...uncached];
    uncached.clear();
    if (late.length > 0) store.update(() => late.forEach(takeIn));
    work();
  };

  /** A file came, went or moved: links to its name may mean another note now. */
  const resolveAgain = (...paths: readonly string[]): void => {
    for (const source of new Set(paths.flatMap((path) => notes.linkingTo(path)))) {
      const file = vault.getFileByPath(source);
      if (file !== null) takeIn(file);
    }
    work();
  };

  const onCameOrWent = ({ path }: TAbstractFile): void => resolveAgain(path);

  const onRenamed = (file: TAbstractFile, oldPath: string): void => {
    if (!(file instanceof TFile)) return;
    if (file.extension !== "md") {
      forget(file, oldPath);
      return;
    }
    notes.moveText(oldPath, file.path);
    takeIn(file);
    resolveAgain(oldPath, file.path);
  };

  const index = new Component();
  return Object.assign(index, {
    onload: () => {
      for (const listening of [
        metadataCache.on("changed", onChanged),
        metadataCache.on("deleted", (file) => forget(file, file.path)),
        metadataCache.on("resolved", onResolved),
        vault.on("create", onCameOrWent),
        vault.on("delete", onCameOrWent),
        vault.on("rename", onRenamed),
      ]) {
        index.registerEvent(listening);
      }
      scan();
    },
    onunload: () => {
      stopped = true;
      tasks.end();
    },
    whenReady: () => ready,
    applyRules: (changed: IndexRules) => {
      notes.applyRules(changed);
      scan();
    },
  });
}

/**
 * Whether the metadata cache was done with all files before anybody listened: the app tells that by an event alone. What
 * it has beside its typings is asked for; where that is gone, the next event tells.
 */
function isIndexed(cache: MetadataCache): boolean {
  const { initialized, isCacheClean }: { initialized?: boolean; isCacheClean?: () => boolean } = cache as object;
  return initialized ?? isCacheClean?.call(cache) ?? false;
}
