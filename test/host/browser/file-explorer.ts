import { ItemView, Keymap, Menu, setIcon, TFile, TFolder, type TAbstractFile } from "../core/obsidian";
import { newNote } from "./new-note";
import { iconButton } from "./window-controls";

export const FILE_EXPLORER = "file-explorer";

const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** The tree of folders and notes: a click opens, with Mod in a new tab, folders fold; a right click asks plugins too. */
export class FileExplorer extends ItemView {
  override icon = "folder-closed";
  private readonly unfolded = new Set<string>();
  private treeEl: HTMLElement | null = null;
  private queued = false;

  getViewType(): string {
    return FILE_EXPLORER;
  }

  getDisplayText(): string {
    return "Files";
  }

  override getState(): Record<string, unknown> {
    return { unfolded: [...this.unfolded] };
  }

  override async setState(state: unknown): Promise<void> {
    const { unfolded } = (state ?? {}) as { unfolded?: unknown };
    if (!Array.isArray(unfolded)) return;
    for (const path of unfolded) this.unfolded.add(String(path));
    this.draw();
  }

  protected override async onOpen(): Promise<void> {
    const { vault, workspace } = this.app;
    const redraw = (): void => this.scheduleDraw();
    for (const event of ["create", "delete", "rename"]) this.registerEvent(vault.on(event, redraw));
    this.registerEvent(workspace.on("file-open", () => this.showActive()));
    const buttons = this.contentEl.createDiv("nav-header").createDiv("nav-buttons-container");
    iconButton(buttons, "square-pen", "New note", () => newNote(this.app)).classList.add("nav-action-button");
    this.treeEl = this.contentEl.createDiv({ cls: "nav-files-container", attr: { role: "tree" } });
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
    const tree = this.treeEl;
    if (tree === null) return;
    const { scrollTop } = this.contentEl;
    const focused = tree.querySelector(":focus")?.getAttribute("data-path");
    tree.empty();
    this.drawFolder(this.app.vault.getRoot(), tree);
    this.showActive();
    this.contentEl.scrollTop = scrollTop;
    for (const el of tree.querySelectorAll<HTMLElement>("[data-path]")) {
      if (el.getAttribute("data-path") === focused) el.focus();
    }
  }

  private showActive(): void {
    const path = this.app.workspace.getActiveFile()?.path;
    for (const el of this.treeEl?.querySelectorAll<HTMLElement>(".nav-file-title") ?? []) {
      el.toggleClass("is-active", el.getAttribute("data-path") === path);
    }
  }

  private drawFolder(folder: TFolder, parent: HTMLElement): void {
    const folders = folder.children.filter((child) => child instanceof TFolder);
    const files = folder.children.filter((child) => child instanceof TFile);
    for (const child of folders.sort((a, b) => compare(a.name, b.name))) this.drawSubfolder(child, parent);
    for (const child of files.sort((a, b) => compare(a.basename, b.basename))) this.drawFile(child, parent);
  }

  private drawSubfolder(folder: TFolder, parent: HTMLElement): void {
    const isOpen = this.unfolded.has(folder.path);
    const item = parent.createDiv({ cls: `tree-item nav-folder${isOpen ? "" : " is-collapsed"}` });
    const title = this.row(item, folder, "tree-item-self nav-folder-title mod-collapsible is-clickable");
    title.setAttribute("aria-expanded", String(isOpen));
    const icon = title.createDiv({ cls: `tree-item-icon collapse-icon${isOpen ? "" : " is-collapsed"}` });
    setIcon(icon, "chevron-down");
    title.createDiv({ cls: "tree-item-inner nav-folder-title-content", text: folder.name });
    onActivate(title, () => {
      if (!this.unfolded.delete(folder.path)) this.unfolded.add(folder.path);
      this.draw();
    });
    if (!isOpen) return;
    const children = item.createDiv({ cls: "tree-item-children nav-folder-children", attr: { role: "group" } });
    this.drawFolder(folder, children);
  }

  private drawFile(file: TFile, parent: HTMLElement): void {
    const isNote = file.extension === "md";
    const opens = this.app.workspace.viewTypeOf(file) !== null;
    const title = this.row(parent.createDiv("tree-item nav-file"), file, "tree-item-self nav-file-title tappable is-clickable");
    title.createDiv({ cls: "tree-item-inner nav-file-title-content", text: file.basename });
    if (!isNote) title.createDiv({ cls: "nav-file-tag", text: file.extension });
    if (opens) onActivate(title, (event) => void this.app.workspace.getLeaf(Keymap.isModEvent(event)).openFile(file));
  }

  private row(parent: HTMLElement, file: TAbstractFile, cls: string): HTMLElement {
    const title = parent.createDiv({ cls, attr: { "data-path": file.path, role: "treeitem", tabindex: "0" } });
    title.addEventListener("contextmenu", (event) => this.showMenu(file, event));
    return title;
  }

  private showMenu(file: TAbstractFile, event: MouseEvent): void {
    event.preventDefault();
    const menu = new Menu();
    const { workspace } = this.app;
    if (file instanceof TFile) {
      menu.addItem((item) => item.setTitle("Open in new tab").setIcon("file-plus").onClick(() => workspace.getLeaf("tab").openFile(file)));
    }
    workspace.trigger("file-menu", menu, file, "file-explorer-context-menu", this.leaf);
    if (menu.items.length > 0) menu.showAtMouseEvent(event);
  }
}

function onActivate(el: HTMLElement, action: (event: MouseEvent | KeyboardEvent) => void): void {
  el.addEventListener("click", action);
  el.addEventListener("keydown", (event) => {
    if (event.key === "Enter") action(event);
  });
}
