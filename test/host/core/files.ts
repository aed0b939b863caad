import { extensionOf, fileName } from "./path";
import type { Vault } from "./vault";

export interface FileStats {
  ctime: number;
  mtime: number;
  size: number;
}

export abstract class TAbstractFile {
  vault: Vault;
  path = "";
  name = "";
  parent: TFolder | null = null;
  deleted = false;

  constructor(vault: Vault, path: string) {
    this.vault = vault;
    this.setPath(path);
  }

  setPath(path: string): void {
    this.path = path;
    this.name = fileName(path);
  }
}

export class TFile extends TAbstractFile {
  stat: FileStats;
  declare basename: string;
  declare extension: string;

  constructor(vault: Vault, path: string, stat: FileStats) {
    super(vault, path);
    this.stat = stat;
  }

  override setPath(path: string): void {
    super.setPath(path);
    this.extension = extensionOf(this.name);
    this.basename = this.extension === "" ? this.name : this.name.slice(0, -this.extension.length - 1);
  }
}

export class TFolder extends TAbstractFile {
  children: TAbstractFile[] = [];

  isRoot(): boolean {
    return this.parent === null && this.path === "/";
  }
}
