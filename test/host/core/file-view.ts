import { debounce, type Debouncer } from "./debounce";
import { environment } from "./environment";
import type { TFile } from "./files";
import { Notice } from "./notice";
import { merged } from "./text-merge";
import { ItemView, type ViewStateResult } from "./view";
import type { WorkspaceLeaf } from "./workspace-leaf";

export abstract class FileView extends ItemView {
  allowNoFile = false;
  file: TFile | null = null;
  override navigation = true;

  override onload(): void {
    this.registerEvent(
      this.app.vault.on("rename", (file) => {
        if (file === this.file) void this.onRename(file as TFile);
      }),
    );
    this.registerEvent(
      this.app.vault.on("delete", (file) => {
        if (file === this.file) void this.leaf.setViewState({ type: "empty" });
      }),
    );
  }

  getDisplayText(): string {
    return this.file?.basename ?? "";
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), file: this.file?.path ?? null };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    const path = (state as { file?: unknown } | null)?.file;
    const file = typeof path === "string" ? this.app.vault.getFileByPath(path) : null;
    if (path !== undefined && file !== this.file) await this.loadFile(file);
    await super.setState(state, result);
  }

  async loadFile(file: TFile | null): Promise<void> {
    if (this.file !== null) await this.onUnloadFile(this.file);
    this.file = file;
    if (file !== null) await this.onLoadFile(file);
    this.titleEl.setText(this.getDisplayText());
    this.leaf.updateHeader();
  }

  protected override async onClose(): Promise<void> {
    if (this.file !== null) await this.onUnloadFile(this.file);
    this.file = null;
  }

  async onLoadFile(_file: TFile): Promise<void> {}

  async onUnloadFile(_file: TFile): Promise<void> {}

  async onRename(_file: TFile): Promise<void> {
    this.titleEl.setText(this.getDisplayText());
    this.leaf.updateHeader();
  }

  canAcceptExtension(_extension: string): boolean {
    return false;
  }
}

export abstract class EditableFileView extends FileView {}

/**
 * Saves two seconds after the last change. A change of the file from elsewhere goes into the editor; where there are
 * unsaved words, what changed on the disk since the last save is put into them, and a notice says so.
 */
export abstract class TextFileView extends EditableFileView {
  data = "";
  requestSave: Debouncer<[], void>;
  dirty = false;
  private saved = "";
  private saving: Promise<void> | null = null;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    const save = debounce(() => void this.save(), 2000, true);
    this.requestSave = Object.assign(
      () => {
        this.dirty = true;
        return save();
      },
      { cancel: () => save.cancel(), run: () => save.run() },
    );
  }

  abstract getViewData(): string;

  abstract setViewData(data: string, clear: boolean): void;

  abstract clear(): void;

  override onload(): void {
    super.onload();
    this.registerEvent(this.app.vault.on("modify", (file) => (file === this.file ? this.onDiskChange() : undefined)));
  }

  override async onLoadFile(file: TFile): Promise<void> {
    this.data = await this.app.vault.backend.read(file.path);
    this.saved = this.data;
    this.dirty = false;
    this.setViewData(this.data, true);
  }

  override async onUnloadFile(_file: TFile): Promise<void> {
    await this.save(true);
  }

  async save(clear = false): Promise<void> {
    this.requestSave.cancel();
    while (this.saving !== null) await this.saving;
    const { file } = this;
    if (file !== null && this.dirty && !file.deleted) {
      this.saving = this.write(file).finally(() => (this.saving = null));
      await this.saving;
    }
    if (clear) {
      this.data = "";
      this.clear();
    }
  }

  private async write(file: TFile): Promise<void> {
    this.data = this.getViewData();
    this.dirty = false;
    const before = this.saved;
    this.saved = this.data;
    try {
      await this.app.vault.modify(file, this.data);
    } catch (error) {
      this.saved = before;
      this.dirty = true;
      environment.report(error);
    }
  }

  private async onDiskChange(): Promise<void> {
    const { file } = this;
    if (file === null) return;
    const disk = await this.app.vault.backend.read(file.path);
    if (file !== this.file || disk === this.saved) return;
    const base = this.saved;
    this.saved = disk;
    if (!this.dirty) {
      this.data = disk;
      this.setViewData(disk, false);
      return;
    }
    new Notice(`"${file.basename}" has been modified externally, merging changes automatically.`);
    this.setViewData(merged(base, disk, this.getViewData()), false);
    this.requestSave();
  }
}
