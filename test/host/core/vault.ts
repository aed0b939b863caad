import type { Backend, BackendEntry } from "./backend";
import { DataAdapter, type DataWriteOptions } from "./data-adapter";
import { Events } from "./events";
import type { TAbstractFile} from "./files";
import { type FileStats, TFile, TFolder } from "./files";
import { isHidden, joinPath, missing, parentPath, vaultPath } from "./path";

const statsOf = (entry: BackendEntry): FileStats => ({ ctime: entry.ctime, mtime: entry.mtime, size: entry.size });

export interface VaultOptions {
  name: string;
  caseSensitive: boolean;
}

/** The tree of files and folders, kept in step with the backend. Operations that write run one after another. */
export class Vault extends Events {
  readonly adapter: DataAdapter;
  configDir = ".obsidian";
  /** `.obsidian/app.json`. */
  config: Record<string, unknown> = {};
  fileMap: Record<string, TAbstractFile> = {};
  private readonly root: TFolder;
  private readonly lowercase = new Map<string, string>();
  private readonly texts = new Map<TFile, { mtime: number; text: string }>();
  private queue: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  beforeProcess: ((path: string) => void | Promise<void>) | null = null;

  constructor(
    readonly backend: Backend,
    private readonly options: VaultOptions,
  ) {
    super();
    this.root = new TFolder(this, "/");
    this.root.name = "";
    this.fileMap["/"] = this.root;
    this.adapter = new DataAdapter(this, options.name);
  }

  getName(): string {
    return this.options.name;
  }

  getConfig(key: string): unknown {
    return this.config[key];
  }

  setConfig(key: string, value: unknown): void {
    this.config[key] = value;
    this.trigger("config-changed", key);
  }

  getRoot(): TFolder {
    return this.root;
  }

  /** Case counts, whatever the file system says. */
  getAbstractFileByPath(path: string): TAbstractFile | null {
    const clean = path === "/" ? "/" : path.replace(/^\/+|\/+$/g, "");
    return this.fileMap[clean === "" ? "/" : clean] ?? null;
  }

  getAbstractFileByPathInsensitive(path: string): TAbstractFile | null {
    const exact = this.lowercase.get(path.toLowerCase());
    return exact === undefined ? null : (this.fileMap[exact] ?? null);
  }

  getFileByPath(path: string): TFile | null {
    const found = this.getAbstractFileByPath(path);
    return found instanceof TFile ? found : null;
  }

  getFolderByPath(path: string): TFolder | null {
    const found = this.getAbstractFileByPath(path);
    return found instanceof TFolder ? found : null;
  }

  getAllLoadedFiles(): TAbstractFile[] {
    return Object.values(this.fileMap);
  }

  getFiles(): TFile[] {
    return this.getAllLoadedFiles().filter((file) => file instanceof TFile);
  }

  getMarkdownFiles(): TFile[] {
    return this.getFiles().filter((file) => file.extension === "md");
  }

  getAllFolders(includeRoot = false): TFolder[] {
    const folders = this.getAllLoadedFiles().filter((file) => file instanceof TFolder);
    return includeRoot ? folders : folders.filter((folder) => !folder.isRoot());
  }

  static recurseChildren(root: TFolder, callback: (file: TAbstractFile) => unknown): void {
    const stack: TAbstractFile[] = [root];
    for (let file = stack.pop(); file !== undefined; file = stack.pop()) {
      callback(file);
      if (file instanceof TFolder) stack.push(...file.children);
    }
  }

  read(file: TFile): Promise<string> {
    return this.adapter.read(file.path);
  }

  /** The disk is asked only where the file's time differs from the copy's. */
  async cachedRead(file: TFile): Promise<string> {
    const copy = this.texts.get(file);
    if (copy !== undefined && copy.mtime === file.stat.mtime) {
      this.adapter.countRead(file.path);
      return copy.text;
    }
    const mtime = file.stat.mtime;
    const text = await this.adapter.read(file.path);
    this.texts.set(file, { mtime, text });
    return text;
  }

  readBinary(file: TFile): Promise<ArrayBuffer> {
    return this.adapter.readBinary(file.path);
  }

  getResourcePath(file: TFile): string {
    return this.adapter.getResourcePath(file.path);
  }

  create(path: string, data: string, options?: DataWriteOptions): Promise<TFile> {
    return this.serial(async () => {
      const clean = this.freePath(path);
      await this.adapter.writeThrough(clean, data, options);
      const file = this.getFileByPath(clean);
      if (file === null) throw new Error("File was not created.");
      return file;
    });
  }

  async createBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<TFile> {
    return this.create(path, new TextDecoder("utf-8", { ignoreBOM: true }).decode(data), options);
  }

  createFolder(path: string): Promise<TFolder> {
    return this.serial(async () => {
      const clean = vaultPath(path);
      if (this.taken(clean)) throw new Error("Folder already exists.");
      await this.adapter.makeFolder(clean);
      const folder = this.getFolderByPath(clean);
      if (folder === null) throw new Error("Folder was not created.");
      return folder;
    });
  }

  modify(file: TFile, data: string, options?: DataWriteOptions): Promise<void> {
    return this.serial(() => this.adapter.writeThrough(this.present(file), data, options));
  }

  async modifyBinary(file: TFile, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    await this.modify(file, new TextDecoder("utf-8", { ignoreBOM: true }).decode(data), options);
  }

  append(file: TFile, data: string, options?: DataWriteOptions): Promise<void> {
    return this.serial(async () => {
      const path = this.present(file);
      await this.adapter.writeThrough(path, (await this.adapter.readThrough(path)) + data, options);
    });
  }

  async appendBinary(file: TFile, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    await this.append(file, new TextDecoder("utf-8", { ignoreBOM: true }).decode(data), options);
  }

  /** Reads, lets `change` answer the new text, writes; nothing comes in between. The same text is not written. */
  process(file: TFile, change: (data: string) => string, options?: DataWriteOptions): Promise<string> {
    return this.serial(async () => {
      const path = this.present(file);
      await this.beforeProcess?.(path);
      const before = await this.adapter.readThrough(path);
      const after = change(before);
      if (after !== before) await this.adapter.writeThrough(path, after, options);
      return after;
    });
  }

  delete(file: TAbstractFile, _force?: boolean): Promise<void> {
    return this.serial(async () => {
      await this.adapter.removeThrough(file.path);
    });
  }

  trash(file: TAbstractFile, _system: boolean): Promise<void> {
    return this.delete(file);
  }

  rename(file: TAbstractFile, newPath: string): Promise<void> {
    return this.serial(async () => {
      const to = vaultPath(newPath);
      if (to === file.path) return;
      if (this.taken(to) && to.toLowerCase() !== file.path.toLowerCase()) {
        throw new Error("Destination file already exists!");
      }
      await this.adapter.renameThrough(file.path, to);
    });
  }

  copy<T extends TAbstractFile>(file: T, newPath: string): Promise<T> {
    return this.serial(async () => {
      if (!(file instanceof TFile)) throw new Error("Folders are not copied by this vault.");
      const to = this.freePath(newPath);
      await this.adapter.writeThrough(to, await this.adapter.readThrough(file.path));
      return this.getFileByPath(to) as TAbstractFile as T;
    });
  }

  /** Loads the tree; `create` fires for every folder and file, as in the app. */
  async load(): Promise<void> {
    const entries = (await this.backend.list()).filter((entry) => !isHidden(entry.path));
    entries.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const entry of entries) this.onCreated(entry);
  }

  /** Brings the tree in step with one path on the disk and fires what happened. */
  async reconcile(path: string): Promise<void> {
    if (isHidden(path)) {
      this.trigger("raw", path);
      return;
    }
    const entry = await this.backend.stat(path);
    const known = this.fileMap[path];
    if (entry === null) this.onDeleted(path);
    else if (known === undefined) {
      const parent = parentPath(path);
      if (parent !== "" && this.fileMap[parent] === undefined) await this.reconcile(parent);
      if (this.fileMap[path] === undefined) this.onCreated(entry);
    } else if (known instanceof TFile && entry.kind === "file") this.onModified(known, entry);
  }

  onCreated(entry: BackendEntry): void {
    if (this.fileMap[entry.path] !== undefined) return;
    const parent = this.fileMap[parentPath(entry.path) || "/"];
    if (!(parent instanceof TFolder)) return;
    const file = entry.kind === "folder" ? new TFolder(this, entry.path) : new TFile(this, entry.path, statsOf(entry));
    file.parent = parent;
    parent.children.push(file);
    this.fileMap[entry.path] = file;
    this.lowercase.set(entry.path.toLowerCase(), entry.path);
    this.trigger("create", file);
  }

  onModified(file: TFile, entry: BackendEntry): void {
    if (file.stat.mtime === entry.mtime && file.stat.size === entry.size) return;
    this.touch(file, entry);
  }

  /** After a write by the app itself: `modify` fires even where time and size stayed as they were. */
  touch(file: TFile, entry: BackendEntry): void {
    file.stat = statsOf(entry);
    this.texts.delete(file);
    this.trigger("modify", file);
  }

  /** A folder's files go first, each with its own event. */
  onDeleted(path: string): void {
    const file = this.fileMap[path];
    if (file === undefined) return;
    if (file instanceof TFolder) for (const child of [...file.children]) this.onDeleted(child.path);
    this.forget(path, file);
    file.parent?.children.splice(file.parent.children.indexOf(file), 1);
    file.parent = null;
    file.deleted = true;
    if (file instanceof TFile) this.texts.delete(file);
    this.trigger("delete", file);
  }

  /** One `rename` for the folder and one for each file and folder in it, the objects staying the same. */
  onRenamed(from: string, to: string): void {
    const file = this.fileMap[from];
    const parent = this.fileMap[parentPath(to) || "/"];
    if (file === undefined || !(parent instanceof TFolder)) return;
    const moved: { file: TAbstractFile; oldPath: string }[] = [];
    const move = (one: TAbstractFile, path: string): void => {
      const oldPath = one.path;
      this.forget(oldPath, one);
      one.setPath(path);
      this.fileMap[path] = one;
      this.lowercase.set(path.toLowerCase(), path);
      moved.push({ file: one, oldPath });
      if (one instanceof TFolder) for (const child of one.children) move(child, joinPath(path, child.name));
    };
    if (file.parent !== null) file.parent.children.splice(file.parent.children.indexOf(file), 1);
    move(file, to);
    file.parent = parent;
    parent.children.push(file);
    for (const { file: one, oldPath } of moved) this.trigger("rename", one, oldPath);
  }

  /** A file of the configuration folder, null where it is missing. Neither counted nor part of the tree. */
  async readConfig(path: string): Promise<string | null> {
    return (await this.backend.stat(path)) === null ? null : this.backend.read(path);
  }

  writeConfig(path: string, text: string): Promise<void> {
    return this.serial(async () => {
      const folders = parentPath(path).split("/");
      for (let depth = 1; depth <= folders.length; depth += 1) {
        const folder = folders.slice(0, depth).join("/");
        if ((await this.backend.stat(folder)) === null) await this.backend.mkdir(folder);
      }
      await this.backend.write(path, text);
    });
  }

  /** Does the vault, or a file system that knows no case, already hold this path? */
  taken(path: string): boolean {
    return this.fileMap[path] !== undefined || (!this.options.caseSensitive && this.lowercase.has(path.toLowerCase()));
  }

  get busy(): boolean {
    return this.waiting > 0;
  }

  serial<T>(operation: () => Promise<T>): Promise<T> {
    this.waiting += 1;
    const result = this.queue.then(operation);
    this.queue = result.then(
      () => undefined,
      () => undefined,
    );
    return result.finally(() => (this.waiting -= 1));
  }

  private forget(path: string, file: TAbstractFile): void {
    if (this.fileMap[path] === file) delete this.fileMap[path];
    if (this.lowercase.get(path.toLowerCase()) === path) this.lowercase.delete(path.toLowerCase());
  }

  private freePath(path: string): string {
    const clean = vaultPath(path);
    if (this.taken(clean)) throw new Error("File already exists.");
    return clean;
  }

  private present(file: TFile): string {
    if (this.fileMap[file.path] !== file) throw missing(file.path);
    return file.path;
  }
}
