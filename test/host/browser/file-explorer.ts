import { ItemView, Keymap, setIcon, TFile, TFolder, type TAbstractFile, type WorkspaceLeaf } from "../core/obsidian";

export const FILE_EXPLORER = "file-explorer";

/** The tree of folders and notes: a click opens, Mod-click in a new tab, folders fold. */
export class FileExplorer extends ItemView {
  override icon = "folder-closed";
  private readonly unfolded = new Set<string>();
  private queued = false;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
  }

  getViewType(): string {
    return FILE_EXPLORER;
  }

  getDisplayText(): string {
    return "Files";
  }

  protected override async onOpen(): Promise<void> {
    const { vault, workspace } = this.app;
    const redraw = (): void => this.scheduleDraw();
    this.registerEvent(vault.on("create", redraw));
    this.registerEvent(vault.on("delete", redraw));
    this.registerEvent(vault.on("rename", redraw));
    this.registerEvent(workspace.on("file-open", redraw));
    this.draw();
  }

  private scheduleDraw(): void {
    if (this.queued) return;
    this.queued = true;
    requestAnimationFrame(() => {
      this.queued = false;
      this.draw();
    });
  }

  private draw(): void {
    this.contentEl.empty();
    const tree = this.contentEl.createDiv({ cls: "nav-files-container", attr: { role: "tree" } });
    this.drawFolder(this.app.vault.getRoot(), tree);
  }

  private drawFolder(folder: TFolder, parent: HTMLElement): void {
    const isFolder = (file: TAbstractFile): boolean => file instanceof TFolder;
    const byKind = (a: TAbstractFile, b: TAbstractFile): number => Number(isFolder(b)) - Number(isFolder(a));
    for (const child of [...folder.children].sort((a, b) => byKind(a, b) || a.name.localeCompare(b.name))) {
      if (child instanceof TFolder) this.drawSubfolder(child, parent);
      else if (child instanceof TFile) this.drawFile(child, parent);
    }
  }

  private drawSubfolder(folder: TFolder, parent: HTMLElement): void {
    const isOpen = this.unfolded.has(folder.path);
    const item = parent.createDiv({ cls: "tree-item nav-folder" });
    const title = item.createDiv({
      cls: "tree-item-self nav-folder-title is-clickable",
      attr: { "data-path": folder.path, role: "treeitem", tabindex: "0", "aria-expanded": String(isOpen) },
    });
    setIcon(title.createDiv({ cls: `tree-item-icon collapse-icon${isOpen ? "" : " is-collapsed"}` }), "chevron-down");
    title.createDiv({ cls: "tree-item-inner nav-folder-title-content", text: folder.name });
    onActivate(title, () => {
      if (!this.unfolded.delete(folder.path)) this.unfolded.add(folder.path);
      this.draw();
    });
    if (isOpen) this.drawFolder(folder, item.createDiv({ cls: "tree-item-children nav-folder-children", attr: { role: "group" } }));
  }

  private drawFile(file: TFile, parent: HTMLElement): void {
    const isActive = this.app.workspace.getActiveFile() === file;
    const title = parent.createDiv({ cls: "tree-item nav-file" }).createDiv({
      cls: `tree-item-self nav-file-title is-clickable${isActive ? " is-active" : ""}`,
      attr: { "data-path": file.path, role: "treeitem", tabindex: "0" },
    });
    title.createDiv({ cls: "tree-item-inner nav-file-title-content", text: file.extension === "md" ? file.basename : file.name });
    onActivate(title, (event) => void this.app.workspace.getLeaf(Keymap.isModEvent(event)).openFile(file));
  }
}

function onActivate(el: HTMLElement, action: (event: MouseEvent | KeyboardEvent) => void): void {
  el.addEventListener("click", action);
  el.addEventListener("keydown", (event) => {
    if (event.key === "Enter") action(event);
  });
}
