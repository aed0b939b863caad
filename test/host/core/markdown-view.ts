import { CodeMirrorEditor, type Editor } from "./editor";
import type { TFile } from "./files";
import { TextFileView } from "./file-view";
import type { HoverPopover } from "./hover-popover";
import { livePreviewBlocks } from "./live-preview-blocks";
import { MarkdownPreviewView } from "./markdown-renderer";
import type { ViewStateResult } from "./view";
import type { WorkspaceLeaf } from "./workspace-leaf";

export interface MarkdownSubView {
  getScroll(): number;
  applyScroll(scroll: number): void;
  get(): string;
  set(data: string, clear: boolean): void;
}

export class MarkdownEditView implements MarkdownSubView {
  declare hoverPopover: HoverPopover;

  constructor(private readonly view: MarkdownView) {}

  get app(): MarkdownView["app"] {
    return this.view.app;
  }

  get file(): TFile {
    return this.view.file as TFile;
  }

  clear(): void {
    this.set("", true);
  }

  get(): string {
    return this.view.editor.getValue();
  }

  set(data: string, clear: boolean): void {
    const editor = this.view.editor as CodeMirrorEditor;
    if (clear) editor.load(data);
    else editor.adopt(data);
  }

  getSelection(): string {
    return this.view.editor.getSelection();
  }

  getScroll(): number {
    return this.view.editor.getScrollInfo().top;
  }

  applyScroll(scroll: number): void {
    this.view.editor.scrollTo(null, scroll);
  }
}

/** A note in source or reading mode. The editor exists in both. */
export class MarkdownView extends TextFileView {
  editor: Editor;
  editMode: MarkdownEditView;
  previewMode: MarkdownPreviewView;
  currentMode: MarkdownSubView;
  hoverPopover = null;
  private isLivePreview = true;
  private readonly sourceEl: HTMLElement;
  private readonly readingEl: HTMLElement;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.sourceEl = this.contentEl.createDiv("markdown-source-view cm-s-obsidian mod-cm6 is-folding is-live-preview");
    this.readingEl = this.contentEl.createDiv("markdown-reading-view");
    const blocks = livePreviewBlocks({ app: this.app, sourcePath: () => this.file?.path ?? "", docId: leaf.id });
    this.editor = new CodeMirrorEditor(
      this.sourceEl,
      () => [this.drawsBlocks() ? blocks : [], ...this.app.workspace.editorExtensions.flat()],
      () => {
        this.requestSave();
        this.app.workspace.trigger("editor-change", this.editor, this);
      },
    );
    this.editMode = new MarkdownEditView(this);
    this.previewMode = new MarkdownPreviewView(this, this.readingEl);
    this.currentMode = this.editMode;
    this.readingEl.hide();
    this.register(this.containerEl.onWindowMigrated((win) => (this.editor as CodeMirrorEditor).moveTo(win.document)));
  }

  getViewType(): string {
    return "markdown";
  }

  getMode(): "source" | "preview" {
    return this.currentMode === this.previewMode ? "preview" : "source";
  }

  getViewData(): string {
    return this.editor.getValue();
  }

  setViewData(data: string, clear: boolean): void {
    this.editMode.set(data, clear);
    if (this.getMode() === "preview") this.previewMode.set(data, clear);
  }

  clear(): void {
    this.editMode.clear();
  }

  showSearch(_replace?: boolean): void {}

  override getState(): Record<string, unknown> {
    return { ...super.getState(), mode: this.getMode(), source: !this.isLivePreview };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    const { mode, source } = (state ?? {}) as { mode?: unknown; source?: unknown };
    if (typeof source === "boolean") this.isLivePreview = !source;
    if (mode === "preview" || mode === "source") this.currentMode = mode === "preview" ? this.previewMode : this.editMode;
    this.updateMode();
    await super.setState(state, result);
    if (this.getMode() === "preview") this.previewMode.set(this.getViewData(), false);
  }

  override setEphemeralState(state: unknown): void {
    const line = (state as { line?: unknown } | null)?.line;
    if (typeof line !== "number") return;
    this.editor.setCursor(line, 0);
    this.editor.scrollIntoView({ from: { line, ch: 0 }, to: { line, ch: 0 } }, true);
  }

  private updateMode(): void {
    this.sourceEl.toggle(this.getMode() === "source");
    this.readingEl.toggle(this.getMode() === "preview");
    this.sourceEl.toggleClass("is-live-preview", this.isLivePreview);
    (this.editor as CodeMirrorEditor).reconfigure();
  }

  /** In the constructor there is no mode yet. */
  private drawsBlocks(): boolean {
    return this.isLivePreview && (this.currentMode as MarkdownSubView | undefined) !== this.previewMode;
  }

  protected override async onClose(): Promise<void> {
    await super.onClose();
    this.previewMode.clear();
    (this.editor as CodeMirrorEditor).destroy();
  }

  override canAcceptExtension(extension: string): boolean {
    return extension === "md";
  }
}
