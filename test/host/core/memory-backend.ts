import type { Backend, BackendEntry } from "./backend";
import { missing, parentPath } from "./path";

interface Stored extends BackendEntry {
  text: string;
}

/** A vault that exists in memory only, for tests with more notes than a disk takes quickly. Nobody else changes it. */
export class MemoryBackend implements Backend {
  private readonly entries = new Map<string, Stored>();
  private clock = Date.UTC(2026, 0, 1);

  /** Path -> text; the folders are made too. */
  constructor(files: Iterable<readonly [string, string]>) {
    for (const [path, text] of files) {
      for (let folder = parentPath(path); folder !== "" && !this.entries.has(folder); folder = parentPath(folder)) this.put(folder, "folder", "");
      this.put(path, "file", text);
    }
  }

  async list(): Promise<BackendEntry[]> {
    return [...this.entries.values()].filter(({ path }) => !path.startsWith(".obsidian"));
  }

  async stat(path: string): Promise<BackendEntry | null> {
    return this.entries.get(path) ?? null;
  }

  async read(path: string): Promise<string> {
    const entry = this.entries.get(path);
    if (entry === undefined) throw missing(path);
    return entry.text;
  }

  async readBinary(path: string): Promise<ArrayBuffer> {
    return new TextEncoder().encode(await this.read(path)).buffer;
  }

  async write(path: string, text: string): Promise<BackendEntry> {
    if (parentPath(path) !== "" && !this.entries.has(parentPath(path))) throw missing(path);
    return this.put(path, "file", text);
  }

  async mkdir(path: string): Promise<void> {
    this.put(path, "folder", "");
  }

  async remove(path: string): Promise<void> {
    for (const { path: other } of this.within(path)) this.entries.delete(other);
  }

  async rename(from: string, to: string): Promise<void> {
    for (const entry of this.within(from)) {
      this.entries.delete(entry.path);
      const path = to + entry.path.slice(from.length);
      this.entries.set(path, { ...entry, path });
    }
  }

  watch(): () => void {
    return () => undefined;
  }

  private within(path: string): Stored[] {
    return [...this.entries.values()].filter((entry) => entry.path === path || entry.path.startsWith(`${path}/`));
  }

  private put(path: string, kind: BackendEntry["kind"], text: string): Stored {
    const now = (this.clock += 1);
    const entry = { path, kind, ctime: this.entries.get(path)?.ctime ?? now, mtime: now, size: text.length, text };
    this.entries.set(path, entry);
    return entry;
  }
}
