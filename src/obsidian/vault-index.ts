import { Component, TFile, type App, type CachedMetadata } from "obsidian";
import type { ReviewStore } from "../app/review-store";
import { readNoteText, type NoteText } from "../domain/client-note";
import { LinkNames } from "./link-names";
import { noteIntake, type IndexRules, type Intake, type NoteIntake } from "./note-intake";

/** Reading leaves the screen alone after so many milliseconds. */
const SLICE = 12;

/**
 * Keeps the review store right: notes as the metadata cache has them, their text read only where the cache can't tell,
 * once per modification time. Every later change comes with its text and reads nothing.
 */
export class VaultIndex extends Component {
  private intake: NoteIntake;
  /** Texts that were read, of clients and persons, by path. */
  private readonly texts = new Map<string, { readonly mtime: number; readonly text: NoteText }>();
  private readonly linkNames = new LinkNames();
  /** Files that the metadata cache has not come to yet. */
  private readonly uncached = new Set<TFile>();
  /** Files to be read: those first on which a standing depends. */
  private readonly urgent = new Set<TFile>();
  private readonly queued = new Set<TFile>();
  private reading: Promise<void> | null = null;
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

  /** Clients and evidence may stand in any folder, so every note's cache is looked at; no file is opened. */
  private scan(): void {
    this.store.update(() => {
      for (const file of this.app.vault.getMarkdownFiles()) this.takeIn(file, this.app.metadataCache.getFileCache(file));
    });
    this.readQueued();
  }

  private onChanged(file: TFile, data: string, cache: CachedMetadata): void {
    this.uncached.delete(file);
    if (file.extension !== "md") return;
    this.takeInText(file, data, cache);
    this.readQueued();
  }

  private onResolved(): void {
    const late = [...this.uncached];
    this.uncached.clear();
    for (const file of late) this.takeIn(file, this.app.metadataCache.getFileCache(file) ?? {});
    this.readQueued();
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
    this.readQueued();
  }

  private forget(path: string): void {
    this.texts.delete(path);
    this.linkNames.set(path, []);
    this.store.remove(path);
  }

  /** Takes in a note from the cache alone; queues it for reading where that does not tell all. */
  private takeIn(file: TFile, cache: CachedMetadata | null): void {
    if (cache === null) {
      this.uncached.add(file);
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
      const text = readNoteText(whole, this.rules.reading);
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

  private readQueued(): void {
    if (this.uncached.size === 0) this.store.finishLoading();
    this.reading ??= this.readInSlices().finally(() => {
      this.reading = null;
      if (this.urgent.size + this.queued.size > 0 && !this.stopped) this.readQueued();
      else this.announceReady();
    });
  }

  private announceReady(): void {
    if (this.uncached.size > 0 || this.stopped) return;
    this.isReady = true;
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private async readInSlices(): Promise<void> {
    let started = performance.now();
    for (let file = this.next(); file !== undefined && !this.stopped; file = this.next()) {
      await this.read(file);
      if (performance.now() - started > SLICE) {
        await new Promise((resolve) => window.setTimeout(resolve, 0));
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
