import { Component, TFile, TFolder, type App, type CachedMetadata, type MetadataCache, type TAbstractFile } from "obsidian";
import type { ReviewStore } from "../app/review-store";
import type { NoteText } from "../domain/client-note";
import { nameOf, NoteParser, type IndexRules, type ParsedNote } from "./note-parser";
import { turns, workSlice } from "./slices";

/** So many files are read at the same time. */
const BATCH = 20;

/** What was read of a note, and when its file was last changed by then. */
interface ReadText {
  readonly mtime: number;
  readonly text: NoteText;
}

/**
 * Keeps the review store right from when it is loaded until it is unloaded. The metadata cache tells what each note is
 * and what its properties and links say: from that alone the first list is made. The texts of clients and persons follow
 * in slices, once per modification time, those first on which a standing depends. Every later change comes with its text
 * and reads nothing. Load it once the layout is ready: the vault's files are known from then on.
 */
export class VaultIndex extends Component {
  readonly #app: App;
  readonly #store: ReviewStore;
  #parser: NoteParser;
  /** By path. */
  readonly #texts = new Map<string, ReadText>();
  /** Folders and files of the vault that are still to be looked at, the first one last. */
  #unseen: TAbstractFile[] = [];
  /** Files that the metadata cache has not come to yet. */
  readonly #uncached = new Set<TFile>();
  /** Whether the metadata cache was done with all files once: one that it knows nothing of then is taken as empty. */
  #isResolved = false;
  /** Files whose texts are to be read: those first on which a standing depends. */
  readonly #unread = { first: new Set<TFile>(), later: new Set<TFile>() };
  /** Each takes in a note that was just read. */
  #read: (() => void)[] = [];
  readonly #turns = turns();
  #isWorking = false;
  #isUnloaded = false;
  #announceReady!: () => void;
  readonly #ready = new Promise<void>((resolve) => (this.#announceReady = resolve));

  constructor(app: App, store: ReviewStore, rules: IndexRules) {
    super();
    this.#app = app;
    this.#store = store;
    this.#parser = this.#parserFor(rules);
  }

  override onload(): void {
    const { metadataCache, vault } = this.#app;
    this.registerEvent(metadataCache.on("changed", (file, data, cache) => this.#onChanged(file, data, cache)));
    this.registerEvent(metadataCache.on("deleted", (file) => this.#forget(file, file.path)));
    this.registerEvent(metadataCache.on("resolved", () => this.#onResolved()));
    this.registerEvent(vault.on("create", ({ path }) => this.#resolveAgain(path)));
    this.registerEvent(vault.on("delete", ({ path }) => this.#resolveAgain(path)));
    this.registerEvent(vault.on("rename", (file, oldPath) => this.#onRenamed(file, oldPath)));
    this.#scan();
  }

  override onunload(): void {
    this.#isUnloaded = true;
    this.#turns.end();
  }

  /** Resolves once every text that the review depends on has been read. */
  whenReady(): Promise<void> {
    return this.#ready;
  }

  /** Parses the whole vault anew under other rules. */
  applyRules(rules: IndexRules): void {
    this.#parser = this.#parserFor(rules);
    this.#texts.clear();
    this.#scan();
  }

  #parserFor(rules: IndexRules): NoteParser {
    const { metadataCache } = this.#app;
    return new NoteParser(rules, (target, source) => metadataCache.getFirstLinkpathDest(target, source)?.path ?? null);
  }

  // ---- from the vault ----

  /**
   * Clients and evidence may stand in any folder, so every note's cache is looked at, in slices; no file is opened. What
   * changes in between is taken in at once, and again, as it is then, when its turn comes. The app's own list of all
   * notes would take longer than a slice.
   */
  #scan(): void {
    this.#unseen = [this.#app.vault.getRoot()];
    this.#isResolved ||= isIndexed(this.#app.metadataCache);
    this.#scanSlice();
    this.#work();
  }

  #scanSlice(): void {
    this.#store.update(() => workSlice(this.#unseen, (item) => this.#look(item)));
  }

  #look(item: TAbstractFile): void {
    if (item instanceof TFolder) this.#unseen.push(...item.children);
    else if (item instanceof TFile && item.extension === "md") this.#takeInCached(item);
  }

  #onChanged(file: TFile, data: string, cache: CachedMetadata): void {
    this.#uncached.delete(file);
    if (file.extension !== "md") return;
    this.#takeIn(file, this.#parser.fromText(file, cache, data));
    this.#work();
  }

  #onResolved(): void {
    this.#isResolved = true;
    const uncached = [...this.#uncached];
    this.#uncached.clear();
    if (uncached.length > 0) this.#store.update(() => uncached.forEach((file) => this.#takeInCached(file)));
    this.#work();
  }

  #onRenamed(file: TAbstractFile, oldPath: string): void {
    if (!(file instanceof TFile)) return;
    const read = this.#texts.get(oldPath);
    this.#forget(file, oldPath);
    if (file.extension !== "md") return;
    if (read !== undefined) this.#texts.set(file.path, read);
    this.#takeInCached(file);
    this.#resolveAgain(oldPath, file.path);
  }

  /** A file came, went or moved: links to its name may mean another note now. */
  #resolveAgain(...paths: readonly string[]): void {
    const sources = new Set(paths.flatMap((path) => this.#store.linkingTo(nameOf(path))));
    for (const source of sources) {
      const file = this.#app.vault.getFileByPath(source);
      if (file !== null) this.#takeInCached(file);
    }
    this.#work();
  }

  // ---- into the store ----

  /** Takes in a note as the cache has it, with its text where that was read. */
  #takeInCached(file: TFile): void {
    const cache = this.#cacheOf(file);
    if (cache === null) {
      if (this.#isInVault(file)) this.#uncached.add(file);
      return;
    }
    const read = this.#texts.get(file.path);
    this.#takeIn(file, this.#parser.fromCache(file, cache, read?.mtime === file.stat.mtime ? read.text : null));
  }

  /** Null while the app has yet to come to the file. */
  #cacheOf(file: TFile): CachedMetadata | null {
    return this.#app.metadataCache.getFileCache(file) ?? (this.#isResolved ? {} : null);
  }

  #takeIn(file: TFile, { record, evidence, text, unread }: ParsedNote): void {
    this.#unqueue(file);
    if (text === null) this.#texts.delete(file.path);
    else this.#texts.set(file.path, { mtime: file.stat.mtime, text });
    if (unread !== null) this.#unread[unread].add(file);
    this.#store.put(file.path, record, evidence);
  }

  #forget(file: TFile, path: string): void {
    this.#unqueue(file);
    this.#texts.delete(path);
    this.#store.put(path, null, null);
  }

  #unqueue(file: TFile): void {
    this.#unread.first.delete(file);
    this.#unread.later.delete(file);
  }

  #isInVault(file: TFile): boolean {
    return this.#app.vault.getFileByPath(file.path) === file;
  }

  // ---- in the background ----

  /** Looks at what is unseen, then reads what is unread. */
  #work(): void {
    this.#announceList();
    if (this.#isWorking) return;
    this.#isWorking = true;
    void this.#workInSlices().then(
      () => {
        this.#isWorking = false;
        if (!this.#isUnloaded && this.#uncached.size === 0) this.#announceReady();
      },
      (error: unknown) => {
        // Whoever listens to the store and fails must not keep the rest of the vault out.
        this.#isWorking = false;
        this.#work();
        throw error;
      },
    );
  }

  #announceList(): void {
    if (this.#unseen.length + this.#uncached.size === 0) this.#store.finishLoading();
  }

  /** Each step in a task of its own; over where nothing is left. */
  async #workInSlices(): Promise<void> {
    for (;;) {
      await this.#turns.next();
      if (this.#isUnloaded) return;
      if (this.#unseen.length > 0) {
        this.#scanSlice();
        this.#announceList();
      } else if (this.#read.length > 0) {
        this.#store.update(() => workSlice(this.#read, (takeIn) => takeIn()));
      } else {
        const next = [...this.#unread.first, ...this.#unread.later].slice(0, BATCH);
        if (next.length === 0) return;
        this.#read = await Promise.all(next.map((file) => this.#readFile(file)));
      }
    }
  }

  /** Reads a file. What it resolves to takes the note in, where the file is still the one that was read. */
  async #readFile(file: TFile): Promise<() => void> {
    this.#unqueue(file);
    const { vault } = this.#app;
    const { mtime } = file.stat;
    try {
      const data = await vault.cachedRead(file);
      return () => {
        const cache = this.#cacheOf(file);
        const isSame = file.stat.mtime === mtime && this.#isInVault(file);
        if (cache !== null && isSame) this.#takeIn(file, this.#parser.fromText(file, cache, data));
      };
    } catch {
      // The file went away, or can't be read now: its `deleted` or its next `changed` sets it right.
      return () => undefined;
    }
  }
}

/**
 * Whether the metadata cache was done with all files before anybody listened: the app tells that by an event alone. What
 * it has beside its typings is asked for; where that is gone, the next event tells.
 */
function isIndexed(cache: MetadataCache): boolean {
  const { initialized, isCacheClean }: { initialized?: boolean; isCacheClean?: () => boolean } = cache as object;
  return initialized ?? isCacheClean?.call(cache) ?? false;
}
