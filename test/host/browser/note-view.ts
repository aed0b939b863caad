import { MarkdownView, Menu, setIcon, setTooltip } from "../core/obsidian";
import type { WorkspaceLeaf } from "../core/workspace-leaf";

/** A note with the buttons of its header, and with menus that plugins may add to. */
export class NoteView extends MarkdownView {
  private readonly modeEl: HTMLElement;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    const more = this.addAction("more-vertical", "More options", (event) => this.showMenu(event));
    this.modeEl = this.addAction("book-open", "", () => this.toggleReading());
    this.actionsEl.append(more);
    this.contentEl.addEventListener("contextmenu", (event) => this.showEditorMenu(event));
    this.showMode();
  }

  toggleReading(): void {
    const mode = this.getMode() === "preview" ? "source" : "preview";
    void this.leaf.setViewState({ type: "markdown", state: { ...this.getState(), mode } });
  }

  override async setState(state: unknown, result: { history: boolean }): Promise<void> {
    await super.setState(state, result);
    this.showMode();
  }

  private showMode(): void {
    const reading = this.getMode() === "preview";
    setIcon(this.modeEl, reading ? "book-open" : "pencil-line");
    setTooltip(this.modeEl, reading ? "Current view: reading" : "Current view: editing");
  }

  private showMenu(event: MouseEvent): void {
    if (this.file === null) return;
    const menu = new Menu();
    const reading = this.getMode() === "preview";
    menu.addItem((item) => item.setTitle("Reading view").setIcon("book-open").setChecked(reading).onClick(() => this.toggleReading()));
    this.onPaneMenu(menu, "more-options");
    this.app.workspace.trigger("file-menu", menu, this.file, "more-options", this.leaf);
    menu.showAtMouseEvent(event);
  }

  /** Shown only where a plugin has something to offer; else the browser's own menu comes. */
  private showEditorMenu(event: MouseEvent): void {
    if (this.getMode() === "preview") return;
    const menu = new Menu();
    this.app.workspace.trigger("editor-menu", menu, this.editor, this);
    if (menu.items.length === 0) return;
    event.preventDefault();
    menu.showAtMouseEvent(event);
  }
}
