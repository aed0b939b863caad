import type { BackendEntry } from "./backend";
import { isHidden, missing, parentPath, vaultPath } from "./path";
import type { Vault } from "./vault";

export interface DataWriteOptions {
  ctime?: number;
  mtime?: number;
}

interface Fault {
  error: Error;
  path: string | undefined;
}

/** Works on paths, without a `TFile`; the vault's tree and events follow each change. */
export class DataAdapter {
  readonly reads = new Map<string, number>();
  readonly writes = new Map<string, number>();
  readFaults: Fault[] = [];
  writeFaults: Fault[] = [];

  constructor(
    private readonly vault: Vault,
    private readonly name: string,
  ) {}

  getName(): string {
    return this.name;
  }

  async exists(path: string, sensitive = false): Promise<boolean> {
    const clean = vaultPath(path);
    if (clean === "") return true;
    const entry = await this.vault.backend.stat(clean);
    if (entry !== null) return true;
    return !sensitive && !isHidden(clean) && this.vault.taken(clean);
  }

  async stat(path: string): Promise<{ type: "file" | "folder"; ctime: number; mtime: number; size: number } | null> {
    const entry = await this.vault.backend.stat(vaultPath(path));
    return entry === null ? null : { type: entry.kind, ctime: entry.ctime, mtime: entry.mtime, size: entry.size };
  }

  /** The backend does not list the configuration folder, so neither does this. */
  async list(path: string): Promise<{ files: string[]; folders: string[] }> {
    const clean = vaultPath(path);
    const entries = (await this.vault.backend.list()).filter((entry) => parentPath(entry.path) === clean);
    const paths = (kind: BackendEntry["kind"]): string[] =>
      entries.filter((entry) => entry.kind === kind).map((entry) => entry.path);
    return { files: paths("file"), folders: paths("folder") };
  }

  async read(path: string): Promise<string> {
    return this.readThrough(vaultPath(path));
  }

  async readBinary(path: string): Promise<ArrayBuffer> {
    const clean = vaultPath(path);
    this.countRead(clean);
    return this.vault.backend.readBinary(clean);
  }

  write(path: string, data: string, options?: DataWriteOptions): Promise<void> {
    return this.vault.serial(() => this.writeThrough(vaultPath(path), data, options));
  }

  writeBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    return this.write(path, new TextDecoder("utf-8", { ignoreBOM: true }).decode(data), options);
  }

  append(path: string, data: string, options?: DataWriteOptions): Promise<void> {
    return this.vault.serial(async () => {
      const clean = vaultPath(path);
      await this.writeThrough(clean, (await this.readThrough(clean)) + data, options);
    });
  }

  appendBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    return this.append(path, new TextDecoder("utf-8", { ignoreBOM: true }).decode(data), options);
  }

  process(path: string, change: (data: string) => string, options?: DataWriteOptions): Promise<string> {
    return this.vault.serial(async () => {
      const clean = vaultPath(path);
      const after = change(await this.readThrough(clean));
      await this.writeThrough(clean, after, options);
      return after;
    });
  }

  getResourcePath(path: string): string {
    return `app://vault/${encodeURI(vaultPath(path))}`;
  }

  /** Missing folders above are made too, and one that is there already is no error. */
  mkdir(path: string): Promise<void> {
    return this.vault.serial(() => this.makeFolder(vaultPath(path)));
  }

  async trashSystem(path: string): Promise<boolean> {
    await this.remove(path);
    return true;
  }

  trashLocal(path: string): Promise<void> {
    return this.remove(path);
  }

  rmdir(path: string, _recursive: boolean): Promise<void> {
    return this.remove(path);
  }

  remove(path: string): Promise<void> {
    return this.vault.serial(() => this.removeThrough(vaultPath(path)));
  }

  rename(path: string, newPath: string): Promise<void> {
    return this.vault.serial(() => this.renameThrough(vaultPath(path), vaultPath(newPath)));
  }

  copy(path: string, newPath: string): Promise<void> {
    return this.vault.serial(async () => {
      await this.writeThrough(vaultPath(newPath), await this.readThrough(vaultPath(path)));
    });
  }

  // The methods below run inside the vault's queue already.

  async readThrough(path: string): Promise<string> {
    this.countRead(path);
    this.fail(this.readFaults, path);
    return this.vault.backend.read(path);
  }

  async writeThrough(path: string, data: string, options?: DataWriteOptions): Promise<void> {
    this.fail(this.writeFaults, path);
    const parent = parentPath(path);
    if (parent !== "" && (await this.vault.backend.stat(parent)) === null) throw missing(path);
    this.writes.set(path, (this.writes.get(path) ?? 0) + 1);
    const entry = await this.vault.backend.write(path, data);
    if (isHidden(path)) return;
    const stamped = options?.mtime === undefined ? entry : { ...entry, mtime: options.mtime };
    const known = this.vault.getFileByPath(path);
    if (known === null) this.vault.onCreated(stamped);
    else this.vault.touch(known, stamped);
  }

  async makeFolder(path: string): Promise<void> {
    if (path === "") return;
    await this.makeFolder(parentPath(path));
    if ((await this.vault.backend.stat(path)) === null) await this.vault.backend.mkdir(path);
    if (isHidden(path) || this.vault.fileMap[path] !== undefined) return;
    const now = Date.now();
    this.vault.onCreated({ path, kind: "folder", ctime: now, mtime: now, size: 0 });
  }

  async removeThrough(path: string): Promise<void> {
    this.fail(this.writeFaults, path);
    this.writes.set(path, (this.writes.get(path) ?? 0) + 1);
    await this.vault.backend.remove(path);
    this.vault.onDeleted(path);
  }

  async renameThrough(from: string, to: string): Promise<void> {
    this.fail(this.writeFaults, from);
    const parent = parentPath(to);
    if (parent !== "" && (await this.vault.backend.stat(parent)) === null) throw missing(to);
    this.writes.set(to, (this.writes.get(to) ?? 0) + 1);
    await this.vault.backend.rename(from, to);
    this.vault.onRenamed(from, to);
  }

  countRead(path: string): void {
    this.reads.set(path, (this.reads.get(path) ?? 0) + 1);
  }

  private fail(faults: Fault[], path: string): void {
    const at = faults.findIndex((fault) => fault.path === undefined || fault.path === path);
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0];
    if (fault !== undefined) throw fault.error;
  }
}
