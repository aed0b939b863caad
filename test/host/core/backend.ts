/**
 * The file system that an emulated vault stands on. Paths are vault paths: `/` between folders, none in front, `""` is
 * the vault's root. Two implementations: real files under Node (`test/host/node`) and loopback HTTP in Chromium
 * (`test/host/browser`).
 */
export interface Backend {
  /** Every file and folder below the root, the configuration folder `.obsidian` left out. */
  list(): Promise<BackendEntry[]>;
  /** Rejects with an Error whose `code` is `ENOENT` where there is no such file. */
  stat(path: string): Promise<BackendEntry | null>;
  read(path: string): Promise<string>;
  readBinary(path: string): Promise<ArrayBuffer>;
  /** Creates or replaces the file. Rejects where its folder is missing. Resolves to the new state. */
  write(path: string, text: string): Promise<BackendEntry>;
  mkdir(path: string): Promise<void>;
  remove(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Calls back after a change made by anybody else than this backend. Returns the unsubscribe. */
  watch(onChange: (change: OutsideChange) => void): () => void;
  /** Reports, before it resolves, every outside change made so far. For backends that look only now and then. */
  sync?(): Promise<void>;
}

export interface BackendEntry {
  path: string;
  kind: "file" | "folder";
  /** Milliseconds since the epoch. */
  ctime: number;
  mtime: number;
  /** Bytes. */
  size: number;
}

export interface OutsideChange {
  kind: "created" | "modified" | "deleted";
  path: string;
}
