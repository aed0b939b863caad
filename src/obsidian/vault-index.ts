import { Component, getAllTags, TFile, type App, type CachedMetadata } from "obsidian";
import type { ClientRecord, ReviewStore } from "../app/review-store";
import { clientReader, clientRecogniser, type ClientReader } from "../domain/client";
import { readNoteText, type NoteReading, type NoteText } from "../domain/client-note";
import { looseFrontMatter, parseFrontMatter, type ParseYaml } from "../domain/front-matter";
import type { FrontMatter } from "../domain/property";
import type { Settings } from "../domain/settings";
import { readCachedNote } from "./cached-note";
import { localDayOf } from "./system-clock";
import type { VaultConfig } from "./vault-config";

/** Reading leaves the screen alone after so many milliseconds. */
const SLICE = 12;

/** What the reading of the vault depends on; a new one after each change of the settings. */
export interface IndexRules {
  readonly settings: Settings;
  readonly config: VaultConfig;
  readonly reading: NoteReading;
  readonly parseYaml: ParseYaml;
}

/**
 * Keeps the review store right: client notes as the metadata cache has them, their text read only where the cache can't
 * tell, once per modification time. Every later change comes with its text and reads nothing.
 */
export class VaultIndex extends Component {
  private rules: IndexRules;
  private isClient: ReturnType<typeof clientRecogniser>;
  private readClient: ClientReader;
  /** Texts of client notes that were read, by path. */
  private readonly texts = new Map<string, { readonly mtime: number; readonly text: NoteText }>();
  /** Files that the metadata cache has not come to yet. */
  private readonly uncached = new Set<TFile>();
  /** Files to be read: those first whose standing depends on it. */
  private readonly urgent = new Set<TFile>();
  private readonly queued = new Set<TFile>();
  private reading: Promise<void> | null = null;
  private stopped = false;
  private readonly waiting: (() => void)[] = [];
  private isReady = false;

  constructor(
    private readonly app: App,
    private readonly store: ReviewStore,
    rules: IndexRules,
  ) {
    super();
    this.rules = rules;
    this.isClient = clientRecogniser(rules.settings, rules.config.templateFolders);
    this.readClient = clientReader(rules.settings, rules.reading.readDailyNote);
  }

  /** Call once the layout is ready: the vault's files are known from then on. */
  override onload(): void {
    const { metadataCache, vault } = this.app;
    this.registerEvent(metadataCache.on("changed", (file, data, cache) => this.onChanged(file, data, cache)));
    this.registerEvent(metadataCache.on("deleted", (file) => this.forget(file.path)));
    this.registerEvent(metadataCache.on("resolved", () => this.onResolved()));
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

  /** Whether the vault's notes have been taken in, so that an empty review means that there are no clients. */
  hasScanned(): boolean {
    return this.uncached.size === 0;
  }

  /** Takes in the whole vault anew under other rules. */
  applyRules(rules: IndexRules): void {
    this.rules = rules;
    this.isClient = clientRecogniser(rules.settings, rules.config.templateFolders);
    this.readClient = clientReader(rules.settings, rules.reading.readDailyNote);
    this.texts.clear();
    this.scan();
  }

  /** Clients may be marked by a tag or property in any folder, so every note's cache is looked at; no file is opened. */
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
    this.readQueued();
  }

  private forget(path: string): void {
    this.texts.delete(path);
    this.store.remove(path);
  }

  /** Takes in a note from the cache alone; queues it for reading where that does not tell all. */
  private takeIn(file: TFile, cache: CachedMetadata | null): void {
    if (cache === null) {
      this.uncached.add(file);
      return;
    }
    this.queued.delete(file);
    this.urgent.delete(file);
    const frontMatter: FrontMatter | undefined = cache.frontmatter;
    if (frontMatter === undefined && cache.sections?.[0]?.type === "yaml") {
      this.urgent.add(file);
      return;
    }
    if (!this.isClient({ path: file.path, tags: getAllTags(cache) ?? [], frontMatter: frontMatter ?? {} })) {
      this.forget(file.path);
      return;
    }
    const known = this.texts.get(file.path);
    if (known?.mtime === file.stat.mtime) {
      this.store.put(this.clientRecord(file, frontMatter ?? {}, known.text));
      return;
    }
    const client = this.readClient(frontMatter ?? {});
    const { text, tells } = readCachedNote(cache, this.rules.reading, client.lastContact);
    this.store.put(this.clientRecord(file, frontMatter ?? {}, text));
    if (tells === "some") this.urgent.add(file);
    else if (tells === "standing") this.queued.add(file);
  }

  /** Takes in a note whose text is at hand. */
  private takeInText(file: TFile, data: string, cache: CachedMetadata): void {
    this.queued.delete(file);
    this.urgent.delete(file);
    const { path } = file;
    const tags = getAllTags(cache) ?? [];
    const parsed = parseFrontMatter(data, this.rules.parseYaml);
    const frontMatter = parsed.ok ? parsed.value : looseFrontMatter(data);
    if (!this.isClient({ path, tags: [...tags, ...(parsed.ok ? [] : textTags(frontMatter))], frontMatter })) {
      this.forget(path);
      return;
    }
    if (!parsed.ok) {
      this.texts.delete(path);
      this.store.put({ kind: "broken", path, problem: { code: "yaml", value: parsed.error } });
      return;
    }
    const text = readNoteText(data, this.rules.reading);
    this.texts.set(path, { mtime: file.stat.mtime, text });
    this.store.put(this.clientRecord(file, frontMatter, text));
  }

  private clientRecord(file: TFile, frontMatter: FrontMatter, text: NoteText): ClientRecord {
    const { path, basename, stat } = file;
    return {
      kind: "client",
      note: { path, name: basename, client: this.readClient(frontMatter), text, createdOn: localDayOf(stat.ctime) },
    };
  }

  private readQueued(): void {
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

function textTags(frontMatter: FrontMatter): string[] {
  return Object.entries(frontMatter)
    .filter(([key]) => /^tags?$/i.test(key))
    .flatMap(([, value]) => String(value).split(/[\s,[\]"'#]+/))
    .filter((tag) => tag !== "");
}

