import type { CachedMetadata } from "obsidian";
import { environment, pause } from "./environment";
import { Events } from "./events";
import { type TAbstractFile, TFile } from "./files";
import type { KeptCache } from "./host-types";
import { LinkResolution } from "./link-resolution";
import { getLinkpath } from "./link-text";
import { indexMarkdown } from "./markdown-index";
import type { Vault } from "./vault";

const READ_AT_ONCE = 50;

type LinkCounts = Record<string, Record<string, number>>;

/**
 * The index of all notes. It follows the vault from a queue: for a moment after a change it gives the old state. The
 * app indexes bytes and decodes them without the byte order mark, so in a note with one its offsets, and the text that
 * `changed` hands over, are one character off what `vault.read` gives.
 */
export class MetadataCache extends Events {
  resolvedLinks: LinkCounts = {};
  unresolvedLinks: LinkCounts = {};
  private readonly caches = new Map<string, CachedMetadata>();
  private readonly resolution = new LinkResolution();
  /** Lower-case last part of a link's path -> the notes that have such a link. */
  private readonly mentions = new Map<string, Set<string>>();
  private readonly queue = new Set<TFile>();
  private readonly unresolvedYet = new Set<string>();
  private running = false;
  private started = false;
  private holding = true;

  constructor(
    private readonly vault: Vault,
    private readonly delay: number,
    private readonly keptCaches: ReadonlyMap<string, KeptCache>,
    private readonly nullCaches: readonly string[],
  ) {
    super();
    vault.on("create", (file) => this.onCreate(file as TAbstractFile));
    vault.on("modify", (file) => file instanceof TFile && this.enqueue(file));
    vault.on("delete", (file) => this.onDelete(file as TAbstractFile));
    vault.on("rename", (file, oldPath) => this.onRename(file as TAbstractFile, oldPath as string));
  }

  getFileCache(file: TFile): CachedMetadata | null {
    return this.getCache(file.path);
  }

  getCache(path: string): CachedMetadata | null {
    return this.caches.get(path) ?? null;
  }

  getFirstLinkpathDest(linkpath: string, sourcePath: string): TFile | null {
    if (linkpath === "") return this.vault.getFileByPath(sourcePath);
    return this.resolution.resolve(linkpath, sourcePath);
  }

  /** The name alone where it is unique in the vault, else the whole path. */
  fileToLinktext(file: TFile, _sourcePath: string, omitMdExtension = true): string {
    const bare = (path: string): string =>
      omitMdExtension && file.extension === "md" ? path.slice(0, -".md".length) : path;
    return this.resolution.isUnique(file) ? bare(file.name) : bare(file.path);
  }

  /** Untyped in the public API: is there nothing left to index? */
  isCacheClean(): boolean {
    return !this.running && this.queue.size === 0;
  }

  /** From now on the queue runs: all that has gathered while the vault loaded, then every change. */
  async begin(): Promise<void> {
    this.holding = false;
    await this.run();
  }

  private onCreate(file: TAbstractFile): void {
    if (!(file instanceof TFile)) return;
    this.resolution.add(file);
    this.reresolve(file.name);
    const kept = this.keptCaches.get(file.path);
    if (this.holding && kept?.mtime === file.stat.mtime && kept.size === file.stat.size) this.takeCache(file, kept.cache);
    else this.enqueue(file);
  }

  /** Takes the cache that there is already: only its links are to be resolved. */
  private takeCache(file: TFile, cache: CachedMetadata): void {
    this.caches.set(file.path, cache);
    this.recordMentions(file.path, cache);
    this.unresolvedYet.add(file.path);
  }

  private onDelete(file: TAbstractFile): void {
    if (!(file instanceof TFile)) return;
    this.resolution.remove(file, file.name);
    this.queue.delete(file);
    const previous = this.caches.get(file.path) ?? null;
    this.dropLinks(file.path);
    this.caches.delete(file.path);
    if (file.extension === "md") this.trigger("deleted", file, previous);
    this.reresolve(file.name);
    this.wake();
  }

  /** The cache moves with the note, without `changed`; links are resolved anew. */
  private onRename(file: TAbstractFile, oldPath: string): void {
    if (!(file instanceof TFile)) return;
    const oldName = oldPath.slice(oldPath.lastIndexOf("/") + 1);
    this.resolution.remove(file, oldName);
    this.resolution.add(file);
    const cache = this.caches.get(oldPath);
    this.dropLinks(oldPath);
    this.caches.delete(oldPath);
    if (cache !== undefined) this.takeCache(file, cache);
    else this.enqueue(file);
    this.reresolve(oldName);
    this.reresolve(file.name);
    this.wake();
  }

  private enqueue(file: TFile): void {
    if (file.extension !== "md") {
      this.wake();
      return;
    }
    this.queue.delete(file);
    this.queue.add(file);
    this.wake();
  }

  private wake(): void {
    if (!this.holding && !this.running) void this.run();
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    if (this.started) await pause(this.delay);
    this.started = true;
    try {
      while (this.queue.size > 0 || this.unresolvedYet.size > 0) {
        const batch = [...this.queue].slice(0, READ_AT_ONCE);
        for (const file of batch) this.queue.delete(file);
        const texts = await Promise.all(batch.map((file) => this.readForIndex(file)));
        batch.forEach((file, at) => this.index(file, texts[at] ?? null));
        if (this.queue.size > 0) continue;
        for (const path of [...this.unresolvedYet]) {
          this.unresolvedYet.delete(path);
          this.resolveLinks(path);
        }
      }
    } finally {
      this.running = false;
    }
    this.trigger("resolved");
    if (this.queue.size > 0 || this.unresolvedYet.size > 0) this.wake();
  }

  private async readForIndex(file: TFile): Promise<string | null> {
    try {
      return (await this.vault.backend.read(file.path)).replace(/^\uFEFF/, "");
    } catch (error) {
      if (!file.deleted) environment.report(error);
      return null;
    }
  }

  private index(file: TFile, text: string | null): void {
    if (text === null || this.nullCaches.includes(file.path) || file.deleted || this.vault.fileMap[file.path] !== file) return;
    const cache = indexMarkdown(text);
    this.dropMentions(file.path);
    this.takeCache(file, cache);
    this.trigger("changed", file, text, cache);
  }

  private resolveLinks(path: string): void {
    const cache = this.caches.get(path);
    const file = this.vault.getFileByPath(path);
    if (cache === undefined || file === null) return;
    const resolved: Record<string, number> = {};
    const unresolved: Record<string, number> = {};
    for (const { link } of allLinks(cache)) {
      const linkpath = getLinkpath(link);
      const target = this.getFirstLinkpathDest(linkpath, path);
      if (target !== null) resolved[target.path] = (resolved[target.path] ?? 0) + 1;
      else unresolved[linkpath] = (unresolved[linkpath] ?? 0) + 1;
    }
    this.resolvedLinks[path] = resolved;
    this.unresolvedLinks[path] = unresolved;
    this.trigger("resolve", file);
  }

  /** Notes with a link to such a name may mean another file now. */
  private reresolve(name: string): void {
    const key = name.toLowerCase();
    for (const wanted of [key, key.replace(/\.md$/, "")]) {
      for (const path of this.mentions.get(wanted) ?? []) this.unresolvedYet.add(path);
    }
  }

  private recordMentions(path: string, cache: CachedMetadata): void {
    for (const { link } of allLinks(cache)) {
      const name = lastPart(getLinkpath(link));
      const paths = this.mentions.get(name);
      if (paths === undefined) this.mentions.set(name, new Set([path]));
      else paths.add(path);
    }
  }

  private dropMentions(path: string): void {
    const cache = this.caches.get(path);
    if (cache === undefined) return;
    for (const { link } of allLinks(cache)) this.mentions.get(lastPart(getLinkpath(link)))?.delete(path);
  }

  private dropLinks(path: string): void {
    this.dropMentions(path);
    this.unresolvedYet.delete(path);
    delete this.resolvedLinks[path];
    delete this.unresolvedLinks[path];
  }
}

function allLinks(cache: CachedMetadata): { link: string }[] {
  return [...(cache.links ?? []), ...(cache.embeds ?? []), ...(cache.frontmatterLinks ?? [])];
}

function lastPart(linkpath: string): string {
  return linkpath.slice(linkpath.lastIndexOf("/") + 1).toLowerCase();
}
