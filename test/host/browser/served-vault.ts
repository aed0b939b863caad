import { type FSWatcher, watch } from "node:fs";
import { lstat, realpath } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import type { BackendEntry, OutsideChange } from "../core/backend";
import { NodeBackend } from "../node/node-backend";

/** Milliseconds between two looks at the whole folder: a safety net where the system reports changes, else the way. */
const LOOK_WHEN_TOLD = 10_000;
const LOOK_ALWAYS = 1_000;
const GATHER = 50;

/**
 * A vault's folder as a page may use it: no path leads out of it, neither by its words nor by a link on the way. Links
 * that lead out, and links to folders, are left out of the listing.
 */
export class ServedVault {
  private hasListed = false;

  private constructor(
    readonly root: string,
    private readonly backend: NodeBackend,
    private readonly watcher: FSWatcher | null,
  ) {}

  static async open(folder: string): Promise<ServedVault> {
    const root = await realpath(folder);
    const reports = openWatcher(root);
    const backend = new LinkAwareBackend(root, reports === null ? LOOK_ALWAYS : LOOK_WHEN_TOLD);
    let gathering: NodeJS.Timeout | null = null;
    reports?.on("change", () => {
      gathering ??= setTimeout(() => {
        gathering = null;
        backend.sync().catch(() => undefined);
      }, GATHER);
    });
    return new ServedVault(root, backend, reports);
  }

  /** What changed since the last listing is told to those who watch, before the new one begins. */
  async list(): Promise<BackendEntry[]> {
    if (this.hasListed) await this.backend.sync();
    this.hasListed = true;
    return this.backend.list();
  }

  async stat(path: string): Promise<BackendEntry | null> {
    await this.check(path);
    return this.backend.stat(path);
  }

  async read(path: string): Promise<string> {
    await this.check(path);
    return this.backend.read(path);
  }

  /** Null for a file that can't be read; the reason comes with `read`. */
  readMany(paths: string[]): Promise<(string | null)[]> {
    return Promise.all(paths.map((path) => this.read(path).catch(() => null)));
  }

  async readBinary(path: string): Promise<ArrayBuffer> {
    await this.check(path);
    return this.backend.readBinary(path);
  }

  async write(path: string, text: string): Promise<BackendEntry> {
    await this.check(path);
    return this.backend.write(path, text);
  }

  async mkdir(path: string): Promise<void> {
    await this.check(path);
    await this.backend.mkdir(path);
  }

  async remove(path: string): Promise<void> {
    await this.check(path);
    await this.backend.remove(path);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.check(from);
    await this.check(to);
    await this.backend.rename(from, to);
  }

  sync(): Promise<void> {
    return this.backend.sync();
  }

  watch(onChange: (change: OutsideChange) => void): () => void {
    return this.backend.watch(onChange);
  }

  close(): void {
    this.watcher?.close();
  }

  private async check(path: string): Promise<void> {
    const segments = path.split("/");
    const plain = segments.every((name) => name !== "" && name !== "." && name !== "..");
    const target = resolve(this.root, ...segments);
    if (!plain || /[\0\\]/.test(path) || !isWithin(this.root, target)) throw outside(path);
    let real = this.root;
    for (const name of segments) {
      const next = await realpath(join(real, name)).catch(() => null);
      if (next === null) return; // the rest does not exist, so no link can lead anywhere
      if (next === this.root || !isWithin(this.root, next)) throw outside(path);
      real = next;
    }
  }
}

class LinkAwareBackend extends NodeBackend {
  constructor(
    private readonly folder: string,
    interval: number,
  ) {
    super(folder, interval);
  }

  override async stat(path: string): Promise<BackendEntry | null> {
    const at = join(this.folder, ...path.split("/"));
    const link = await lstat(at).then((info) => info.isSymbolicLink(), () => false);
    if (!link) return super.stat(path);
    const real = await realpath(at).catch(() => null);
    const entry = real !== null && isWithin(this.folder, real) ? await super.stat(path) : null;
    return entry?.kind === "file" ? entry : null;
  }
}

/** Null where the system can't report changes of a whole tree. */
function openWatcher(root: string): FSWatcher | null {
  try {
    const watcher = watch(root, { recursive: true });
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}

function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function outside(path: string): Error {
  return Object.assign(new Error(`Not a path inside of the vault: ${path}`), { code: "FORBIDDEN" });
}
