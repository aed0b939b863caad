import { Component, TFile, type App, type CachedMetadata } from "obsidian";
import type { ReviewStore } from "../app/review-store";
import { readNoteText, type NoteText } from "../domain/client-note";
import { keepText } from "../domain/kept-text";
import { linkNames } from "./link-names";
import { noteIntake, type IndexRules, type Intake, type NoteIntake } from "./note-intake";

/** Work leaves the screen alone after so many milliseconds. */
const SLICE = 12;

/**
 * Keeps the review store right: notes as the metadata cache has them, their text read only where the cache can't tell,
 * once per modification time. Every later change comes with its text and reads nothing.
 */
export class VaultIndex extends Component {
  private intake: NoteIntake;
  /** Texts that were read, of clients and persons, by path. */
  private readonly texts = new Map<string, { readonly mtime: number; readonly text: NoteText }>();
  private readonly linkNames = linkNames();
  /** Files of the vault that are still to be looked at, the first one last. */
  private unseen: TFile[] = [];
  /** Whether the metadata cache was done with all files while some of them were still unseen. */
  private isResolved = false;
  /** Files that the metadata cache has not come to yet. */
  private readonly uncached = new Set<TFile>();
  /** Files to be read: those first on which a standing depends. */
  private readonly urgent = new Set<TFile>();
  private readonly queued = new Set<TFile>();
  private working: Promise<void> | null = null;
  private stopped = false;
  private readonly waiting: (() => void)[] = [];
  private isReady = false;

  constructor(
    private readonly app: App,
    private readonly store: ReviewStore,
    private rules: IndexRules,
  ) {
    super();
    this.intake = this.createIntake();
  }

  /** Call once the layout is ready: the vault's files are known from then on. */
  override onload(): void {
    const { metadataCache, vault } = this.app;
    this.registerEvent(metadataCache.on("changed", (file, data, cache) => this.onChanged(file, data, cache)));
    this.registerEvent(metadataCache.on("deleted", (file) => this.forget(file.path)));
    this.registerEvent(metadataCache.on("resolved", () => this.onResolved()));
    this.registerEvent(vault.on("create", ({ path }) => this.resolveAgain([path])));
    this.registerEvent(vault.on("delete", ({ path }) => this.resolveAgain([path])));
    this.registerEvent(
      vault.on("rename", (file, oldPath) => {
        if (file instanceof TFile) this.onRenamed(file, oldPath);
      }),
    );
    this.scan();
  }

  override onunload(): void {
    this.stopped = true;
  }

  /** Resolves once every client note has been read. */
  whenReady(): Promise<void> {
    return this.isReady ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Takes in the whole vault anew under other rules. */
  applyRules(rules: IndexRules): void {
    this.rules = rules;
    this.intake = this.createIntake();
    this.texts.clear();
    this.scan();
  }

  private createIntake(): NoteIntake {
    const { metadataCache } = this.app;
    return noteIntake(this.rules, (target, source) => metadataCache.getFirstLinkpathDest(target, source)?.path ?? null);
  }

  /**
   * Clients and evidence may stand in any folder, so every note's cache is looked at, in slices; no file is opened. What
   * changes in between is taken in at once, and again, as it is then, when its turn comes.
   */
  private scan(): void {
    this.unseen = this.app.vault.getMarkdownFiles().reverse();
    this.isResolved = false;
    this.scanSlice(performance.now());
    this.work();
  }

  private scanSlice(started: number): void {
    this.store.update(() => {
      for (let file = this.unseen.pop(); file !== undefined; file = this.unseen.pop()) {
        this.takeIn(file, this.app.metadataCache.getFileCache(file));
        if (performance.now() - started > SLICE) break;
      }
    });
    if (this.unseen.length === 0 && this.isResolved) this.takeInLate();
  }

  private onChanged(file: TFile, data: string, cache: CachedMetadata): void {
    this.uncached.delete(file);
    if (file.extension !== "md") return;
    this.takeInText(file, data, cache);
    this.work();
  }

  private onResolved(): void {
    this.isResolved = true;
    if (this.unseen.length === 0) this.takeInLate();
    this.work();
  }

  /** Files that the metadata cache is done with and knows nothing of. */
  private takeInLate(): void {
    const late = [...this.uncached];
    this.uncached.clear();
    for (const file of late) this.takeIn(file, this.app.metadataCache.getFileCache(file) ?? {});
  }

  private onRenamed(file: TFile, oldPath: string): void {
    const known = this.texts.get(oldPath);
    this.forget(oldPath);
    if (file.extension !== "md") return;
    if (known !== undefined) this.texts.set(file.path, known);
    this.takeIn(file, this.app.metadataCache.getFileCache(file));
    this.resolveAgain([oldPath, file.path]);
  }

  /** A file came, went or moved: links to its name may mean another note now. */
  private resolveAgain(paths: readonly string[]): void {
    for (const source of new Set(paths.flatMap((path) => this.linkNames.sourcesOf(path)))) {
      const file = this.app.vault.getFileByPath(source);
      if (file !== null) this.takeIn(file, this.app.metadataCache.getFileCache(file));
    }
    this.work();
  }

  private forget(path: string): void {
    this.texts.delete(path);
    this.linkNames.set(path, []);
    this.store.put(path, null, null);
  }

  /** Takes in a note from the cache alone; queues it for reading where that does not tell all. */
  private takeIn(file: TFile, cache: CachedMetadata | null): void {
    if (cache === null) {
      if (this.app.vault.getFileByPath(file.path) === file) this.uncached.add(file);
      return;
    }
    this.unqueue(file);
    const known = this.texts.get(file.path);
    const intake = this.intake.fromCache(file, cache, known?.mtime === file.stat.mtime ? known.text : null);
    if (intake !== null) this.accept(file, intake);
    if (intake === null || intake.tells === "some") this.urgent.add(file);
    else if (intake.tells === "standing") this.queued.add(file);
  }

  /** Takes in a note whose text is at hand. */
  private takeInText(file: TFile, data: string, cache: CachedMetadata): void {
    this.unqueue(file);
    this.texts.delete(file.path);
    const intake = this.intake.fromText(file, cache, data, (whole) => {
      const text = keepText(readNoteText(whole, this.rules.reading));
      this.texts.set(file.path, { mtime: file.stat.mtime, text });
      return text;
    });
    this.accept(file, intake);
  }

  private accept({ path }: TFile, { record, evidence, links }: Intake): void {
    this.linkNames.set(path, links);
    this.store.put(path, record, evidence);
  }

  private unqueue(file: TFile): void {
    this.queued.delete(file);
    this.urgent.delete(file);
  }

  /** Looks at what is unseen, then reads what is queued. */
  private work(): void {
    this.announceList();
    this.working ??= this.workInSlices().finally(() => {
      this.working = null;
      if (this.unseen.length + this.urgent.size + this.queued.size > 0 && !this.stopped) this.work();
      else this.announceReady();
    });
  }

  private announceList(): void {
    if (this.unseen.length + this.uncached.size === 0) this.store.finishLoading();
  }

  private announceReady(): void {
    if (this.uncached.size > 0 || this.stopped) return;
    this.isReady = true;
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private async workInSlices(): Promise<void> {
    while (this.unseen.length > 0 && !this.stopped) {
      await nextTask();
      this.scanSlice(performance.now());
      this.announceList();
    }
    let started = performance.now();
    for (let file = this.next(); file !== undefined && !this.stopped; file = this.next()) {
      await this.read(file);
      if (performance.now() - started > SLICE) {
        await nextTask();
        started = performance.now();
      }
    }
  }

  private next(): TFile | undefined {
    for (const queue of [this.urgent, this.queued]) {
      for (const file of queue) {
        queue.delete(file);
        return file;
      }
    }
    return undefined;
  }

  private async read(file: TFile): Promise<void> {
    const { mtime } = file.stat;
    try {
      const data = await this.app.vault.cachedRead(file);
      const cache = this.app.metadataCache.getFileCache(file);
      if (cache !== null && file.stat.mtime === mtime && this.app.vault.getFileByPath(file.path) === file) {
        this.takeInText(file, data, cache);
      }
    } catch {
      // The file went away, or can't be read now: its `deleted` or its next `changed` sets it right.
    }
  }
}

/** Lets input and drawing have their turn, without the wait that timers in a row get. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
