import { turns } from "../../src/obsidian/slices";
import { MemoryBackend } from "../../test/host/core/memory-backend";
import type { BackendEntry } from "../../test/host/core/backend";

/** A vault in memory that answers as a disk does: each answer comes in a task of its own, never within the asker's. */
export class DiskLikeBackend extends MemoryBackend {
  private readonly tasks = turns();

  override async read(path: string): Promise<string> {
    await this.tasks.next();
    return super.read(path);
  }

  override async stat(path: string): Promise<BackendEntry | null> {
    await this.tasks.next();
    return super.stat(path);
  }
}
