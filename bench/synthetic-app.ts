import type { App, CachedMetadata } from "obsidian";
import { Events } from "../test/host/core/events";
import { TFile, TFolder } from "../test/host/core/files";
import type { Vault } from "../test/host/core/vault";
import type { GeneratedNote } from "./generate-vault";

/**
 * A vault and its metadata cache in memory, without disk and parsing: files by path, caches by path and hash as in
 * Obsidian, and its events. As much of `App` as reading the vault needs.
 */
export class SyntheticApp {
  readonly vault: SyntheticVault;
  readonly metadataCache: SyntheticCache;

  constructor(notes: readonly GeneratedNote[]) {
    this.vault = new SyntheticVault(notes);
    this.metadataCache = new SyntheticCache(this.vault, notes);
  }

  /** For the parts of the plugin, which know Obsidian's own type. */
  asApp(): App {
    return this as unknown as App;
  }

  file(path: string): TFile {
    const file = this.vault.getFileByPath(path);
    if (file === null) throw new Error(`There is no ${path}`);
    return file;
  }

  textOf(path: string): string {
    return this.vault.texts.get(this.file(path))?.() ?? "";
  }

  /** A note's new text, with the cache that follows from it. */
  change(path: string, text: string, cache: CachedMetadata): void {
    const file = this.file(path);
    file.stat = { ...file.stat, mtime: file.stat.mtime + 1 };
    this.vault.texts.set(file, () => text);
    this.metadataCache.put(path, cache);
    this.metadataCache.trigger("changed", file, text, cache);
  }

  rename(path: string, newPath: string): void {
    const file = this.file(path);
    this.vault.move(file, newPath);
    this.metadataCache.move(path, file);
    this.vault.trigger("rename", file, path);
  }

  remove(path: string): void {
    const file = this.file(path);
    const previous = this.metadataCache.getFileCache(file);
    this.vault.drop(file);
    this.metadataCache.drop(file);
    this.metadataCache.trigger("deleted", file, previous);
    this.vault.trigger("delete", file);
  }

  create(path: string, text: string, cache: CachedMetadata): void {
    const file = this.vault.add({ path, ctime: 0, cache, text: () => text });
    this.metadataCache.list(file);
    this.metadataCache.put(path, cache);
    this.vault.trigger("create", file);
    this.metadataCache.trigger("changed", file, text, cache);
  }
}

class SyntheticVault extends Events {
  readonly texts = new Map<TFile, () => string>();
  /** How many notes were opened. */
  reads = 0;
  private readonly fileMap: Record<string, TFile> = {};
  private readonly root = new TFolder(this.asVault(), "/");
  private readonly folders = new Map([["", this.root]]);

  constructor(notes: readonly GeneratedNote[]) {
    super();
    for (const note of notes) this.add(note);
  }

  getRoot(): TFolder {
    return this.root;
  }

  getMarkdownFiles(): TFile[] {
    const files: TFile[] = [];
    for (const file of Object.values(this.fileMap)) if (file.extension === "md") files.push(file);
    return files;
  }

  getFileByPath(path: string): TFile | null {
    return this.fileMap[path] ?? null;
  }

  cachedRead(file: TFile): Promise<string> {
    this.reads++;
    return Promise.resolve(this.texts.get(file)?.() ?? "");
  }

  add({ path, ctime, text }: GeneratedNote): TFile {
    const file = new TFile(this.asVault(), path, { ctime, mtime: ctime, size: 3_000 });
    this.place(file);
    this.texts.set(file, text);
    return file;
  }

  move(file: TFile, path: string): void {
    this.displace(file);
    file.setPath(path);
    this.place(file);
  }

  drop(file: TFile): void {
    this.displace(file);
    this.texts.delete(file);
  }

  private place(file: TFile): void {
    this.fileMap[file.path] = file;
    file.parent = this.folder(file.path.slice(0, Math.max(file.path.lastIndexOf("/"), 0)));
    file.parent.children.push(file);
  }

  private displace(file: TFile): void {
    delete this.fileMap[file.path];
    const siblings = file.parent?.children ?? [];
    siblings.splice(siblings.indexOf(file), 1);
  }

  private folder(path: string): TFolder {
    let folder = this.folders.get(path);
    if (folder === undefined) {
      folder = new TFolder(this.asVault(), path);
      this.folders.set(path, folder);
      this.folder(path.slice(0, Math.max(path.lastIndexOf("/"), 0))).children.push(folder);
    }
    return folder;
  }

  private asVault(): Vault {
    return this as unknown as Vault;
  }
}

class SyntheticCache extends Events {
  private readonly fileCache: Record<string, { readonly hash: string }> = {};
  private readonly metadataCache: Record<string, CachedMetadata> = {};
  private readonly byName = new Map<string, TFile[]>();
  private hashes = 0;

  constructor(vault: SyntheticVault, notes: readonly GeneratedNote[]) {
    super();
    for (const file of vault.getMarkdownFiles()) this.list(file);
    for (const { path, cache } of notes) this.put(path, cache);
  }

  getFileCache(file: TFile): CachedMetadata | null {
    return this.getCache(file.path);
  }

  getCache(path: string): CachedMetadata | null {
    const known = this.fileCache[path];
    return known === undefined ? null : (this.metadataCache[known.hash] ?? null);
  }

  /** The shortest path that ends in the link's: names are unique here but for a few. */
  getFirstLinkpathDest(linkpath: string): TFile | null {
    const path = linkpath.toLowerCase();
    const name = path.slice(path.lastIndexOf("/") + 1);
    let found: TFile | null = null;
    for (const file of this.byName.get(name) ?? []) {
      const isMeant = name === path || `/${file.path.toLowerCase()}`.endsWith(`/${path}.md`);
      if (isMeant && (found === null || file.path.length < found.path.length)) found = file;
    }
    return found;
  }

  put(path: string, cache: CachedMetadata): void {
    const hash = `${(this.hashes++).toString(16).padStart(16, "0")}`;
    this.fileCache[path] = { hash };
    this.metadataCache[hash] = cache;
  }

  list(file: TFile): void {
    const name = file.basename.toLowerCase();
    this.byName.set(name, [...(this.byName.get(name) ?? []), file]);
  }

  move(oldPath: string, file: TFile): void {
    const known = this.fileCache[oldPath];
    delete this.fileCache[oldPath];
    if (known !== undefined) this.fileCache[file.path] = known;
    this.unlist(file, oldPath.slice(oldPath.lastIndexOf("/") + 1, -".md".length));
    this.list(file);
  }

  drop(file: TFile): void {
    delete this.fileCache[file.path];
    this.unlist(file, file.basename);
  }

  private unlist(file: TFile, basename: string): void {
    const name = basename.toLowerCase();
    this.byName.set(name, (this.byName.get(name) ?? []).filter((other) => other !== file));
  }
}
