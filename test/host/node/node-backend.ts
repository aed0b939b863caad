import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Backend, BackendEntry, OutsideChange } from "../core/backend";

const CONFIG = ".obsidian";

/**
 * A vault in a real folder. Files are written beside their place and moved into it; bytes are kept as they are, the
 * byte order mark included. Changes by others are found by comparing listings, every so often and on `sync`.
 */
export class NodeBackend implements Backend {
  private known = new Map<string, BackendEntry>();
  private readonly watchers = new Set<(change: OutsideChange) => void>();
  private timer: NodeJS.Timeout | null = null;
  private comparing: Promise<void> | null = null;
  private operations = 0;

  constructor(
    private readonly root: string,
    private readonly interval = 200,
  ) {}

  async list(): Promise<BackendEntry[]> {
    const entries = await this.scan();
    this.known = new Map(entries.map((entry) => [entry.path, entry]));
    return entries;
  }

  async stat(path: string): Promise<BackendEntry | null> {
    try {
      const info = await stat(this.at(path));
      return {
        path,
        kind: info.isDirectory() ? "folder" : "file",
        ctime: Math.trunc(info.birthtimeMs),
        mtime: info.mtimeMs,
        size: info.size,
      };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async read(path: string): Promise<string> {
    return (await readFile(this.at(path))).toString("utf8");
  }

  async readBinary(path: string): Promise<ArrayBuffer> {
    const bytes = await readFile(this.at(path));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  }

  write(path: string, text: string): Promise<BackendEntry> {
    return this.own(async () => {
      const temporary = this.at(`${path}.${randomUUID()}.tmp`);
      await writeFile(temporary, text, "utf8");
      await rename(temporary, this.at(path));
      const entry = await this.stat(path);
      if (entry === null) throw new Error(`${path} vanished while it was written.`);
      if (!isConfig(path)) this.known.set(path, entry);
      return entry;
    });
  }

  mkdir(path: string): Promise<void> {
    return this.own(async () => {
      await mkdir(this.at(path));
      const entry = await this.stat(path);
      if (entry !== null && !isConfig(path)) this.known.set(path, entry);
    });
  }

  remove(path: string): Promise<void> {
    return this.own(async () => {
      await rm(this.at(path), { recursive: true });
      for (const other of [...this.known.keys()]) if (isWithin(other, path)) this.known.delete(other);
    });
  }

  rename(from: string, to: string): Promise<void> {
    return this.own(async () => {
      await rename(this.at(from), this.at(to));
      for (const [other, entry] of [...this.known]) {
        if (!isWithin(other, from)) continue;
        this.known.delete(other);
        const path = to + other.slice(from.length);
        this.known.set(path, { ...entry, path });
      }
    });
  }

  watch(onChange: (change: OutsideChange) => void): () => void {
    this.watchers.add(onChange);
    // A folder that is gone by then has nothing to tell.
    this.timer ??= setInterval(() => void this.sync().catch(() => undefined), this.interval);
    this.timer.unref();
    return () => {
      this.watchers.delete(onChange);
      if (this.watchers.size > 0 || this.timer === null) return;
      clearInterval(this.timer);
      this.timer = null;
    };
  }

  async sync(): Promise<void> {
    if (this.watchers.size === 0) return;
    this.comparing ??= this.compare().finally(() => (this.comparing = null));
    await this.comparing;
  }

  /** A listing taken while the vault itself writes says nothing about others; the next one will. */
  private async compare(): Promise<void> {
    const before = this.operations;
    const entries = await this.scan();
    if (this.operations !== before) return;
    const changes: OutsideChange[] = [];
    const now = new Map(entries.map((entry) => [entry.path, entry]));
    for (const path of this.known.keys()) if (!now.has(path)) changes.push({ kind: "deleted", path });
    for (const [path, entry] of now) {
      const old = this.known.get(path);
      if (old === undefined) changes.push({ kind: "created", path });
      else if (entry.kind === "file" && (old.mtime !== entry.mtime || old.size !== entry.size)) changes.push({ kind: "modified", path });
    }
    this.known = now;
    for (const change of changes) for (const watcher of this.watchers) watcher(change);
  }

  private async scan(): Promise<BackendEntry[]> {
    const found: BackendEntry[] = [];
    const visit = async (folder: string): Promise<void> => {
      const children = await readdir(this.at(folder), { withFileTypes: true });
      await Promise.all(
        children.map(async (child) => {
          if (child.name.startsWith(".") || child.name.endsWith(".tmp")) return;
          const path = folder === "" ? child.name : `${folder}/${child.name}`;
          const entry = await this.stat(path);
          if (entry === null) return;
          found.push(entry);
          if (entry.kind === "folder") await visit(path);
        }),
      );
    };
    await visit("");
    return found;
  }

  private async own<T>(operation: () => Promise<T>): Promise<T> {
    this.operations += 1;
    try {
      return await operation();
    } finally {
      this.operations += 1;
    }
  }

  private at(path: string): string {
    return join(this.root, ...path.split("/"));
  }
}

const isConfig = (path: string): boolean => path === CONFIG || path.startsWith(`${CONFIG}/`);

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

const isMissing = (error: unknown): boolean =>
  ["ENOENT", "ENOTDIR"].includes((error as { code?: string }).code ?? "");
