import type { Extension } from "@codemirror/state";
import type { App } from "./app";
import { BasesFileView } from "./bases-file-view";
import { debounce } from "./debounce";
import { installDomExtensions } from "./dom-extensions";
import { environment, guarded } from "./environment";
import type { CodeMirrorEditor } from "./editor";
import { Events } from "./events";
import type { TFile } from "./files";
import { FileView } from "./file-view";
import { parseLinktext } from "./link-text";
import { MarkdownView } from "./markdown-view";
import type { Menu } from "./menu";
import { joinPath } from "./path";
import { copyLook, furnishWindow, openBlankWindow, type WorkspaceWindowInitData } from "./popout-window";
import { EmptyView, UnknownView, type View } from "./view";
import { tellMigrated } from "./window-migration";
import {
  WorkspaceFloating,
  type WorkspaceItem,
  WorkspaceParent,
  WorkspaceRibbon,
  WorkspaceRoot,
  WorkspaceSidedock,
  type WorkspaceSplit,
  WorkspaceTabs,
  WorkspaceWindow,
} from "./workspace-items";
import { type OpenViewState, WorkspaceLeaf } from "./workspace-leaf";
import { readLayout, type RestoredLeaf, writeLayout } from "./workspace-layout";

type PaneType = "tab" | "split" | "window";
type ViewCreator = (leaf: WorkspaceLeaf) => View;
type Constructor<T> = abstract new (...args: never[]) => T;

export interface HoverLinkSource {
  display: string;
  defaultMod: boolean;
}

export interface MarkdownFileInfo {
  app: App;
  file: TFile | null;
  editor?: MarkdownView["editor"];
  hoverPopover: null;
}

/** Tabs in the middle, in two docks and in popout windows. */
export class Workspace extends Events {
  readonly containerEl: HTMLElement;
  readonly statusBarEl: HTMLElement;
  leftRibbon: WorkspaceRibbon;
  rightRibbon: WorkspaceRibbon;
  leftSplit: WorkspaceSidedock;
  rightSplit: WorkspaceSidedock;
  rootSplit: WorkspaceRoot;
  floatingSplit: WorkspaceFloating;
  activeLeaf: WorkspaceLeaf | null = null;
  layoutReady = false;
  editorExtensions: Extension[][] = [];
  hoverLinkSources: Record<string, HoverLinkSource> = {};
  readonly viewCreators = new Map<string, ViewCreator>();
  readonly viewTypes = new Map<string, string>([["md", "markdown"]]);
  requestSaveLayout = debounce(() => this.saveLayout(), 1000, true);
  saveLayout: () => Promise<void> = async () => undefined;
  private readonly onReady: (() => unknown)[] = [];
  private readonly pending = new Set<Promise<unknown>>();
  private readonly opened: string[] = [];
  private openFile: TFile | null = null;
  private layoutQueued = false;
  private clock = 0;

  constructor(
    readonly app: App,
    container: HTMLElement,
  ) {
    super();
    const appEl = container.createDiv("app-container");
    const main = appEl.createDiv("horizontal-main-container");
    this.containerEl = main.createDiv("workspace");
    this.leftRibbon = new WorkspaceRibbon(this.containerEl, "left");
    this.leftSplit = new WorkspaceSidedock(this, "left");
    this.rootSplit = new WorkspaceRoot(this, "vertical");
    this.rootSplit.containerEl.addClass("mod-root");
    this.rightSplit = new WorkspaceSidedock(this, "right");
    this.floatingSplit = new WorkspaceFloating(this);
    for (const split of [this.leftSplit, this.rootSplit, this.rightSplit]) this.containerEl.append(split.containerEl);
    this.rightRibbon = new WorkspaceRibbon(this.containerEl, "right");
    this.statusBarEl = appEl.createDiv("status-bar");
    this.viewCreators.set("markdown", (leaf) => new MarkdownView(leaf));
    this.viewCreators.set("empty", (leaf) => new EmptyView(leaf));
    this.on("css-change", () => this.floatingSplit.children.forEach(({ doc }) => copyLook(doc, this.containerEl.doc)));
  }

  // ---- start ----

  onLayoutReady(callback: () => unknown): void {
    if (this.layoutReady) guarded(callback);
    else this.onReady.push(callback);
  }

  async restore(leaves: RestoredLeaf[]): Promise<void> {
    for (const { type, side = "main", state = {}, shown = false } of leaves) {
      const leaf = side === "main" ? this.newRootLeaf() : this.sideLeaf(side, false);
      leaf.defer(type, state);
      if (!shown) continue;
      leaf.parent.selectTab(leaf);
      if (side !== "main") (side === "left" ? this.leftSplit : this.rightSplit).expand();
    }
    this.keepRootFilled();
    await this.idle();
    this.loadShown();
    await this.idle();
    const first = this.rootLeaves().find((leaf) => leaf.isVisible());
    if (first !== undefined) this.setActiveLeaf(first);
  }

  setReady(): void {
    this.layoutReady = true;
    for (const callback of this.onReady.splice(0)) guarded(callback);
    this.trigger("layout-ready");
    this.onLayoutChange();
  }

  // ---- what is under way ----

  track<T>(promise: Promise<T>): Promise<T> {
    const done = promise.then(
      () => undefined,
      (error: unknown) => environment.report(error),
    );
    this.pending.add(done);
    void done.then(() => this.pending.delete(done));
    return promise;
  }

  get busy(): boolean {
    return this.pending.size > 0 || this.layoutQueued;
  }

  async idle(): Promise<void> {
    while (this.pending.size > 0) await Promise.all(this.pending);
  }

  // ---- views ----

  registerView(type: string, creator: ViewCreator): void {
    if (this.viewCreators.has(type)) throw new Error(`Attempting to register an existing view type "${type}"`);
    this.viewCreators.set(type, creator);
    this.iterateAllLeaves((leaf) => {
      if (leaf.view instanceof UnknownView && leaf.view.getViewType() === type) {
        void leaf.setViewState({ type, state: leaf.view.getState() });
      }
    });
    this.trigger("view-registered", type);
  }

  unregisterView(type: string): void {
    this.viewCreators.delete(type);
    for (const leaf of this.getLeavesOfType(type)) {
      if (!leaf.isDeferred) void this.track(leaf.open(new UnknownView(leaf, type, leaf.view.getState())));
    }
  }

  /** With the core plugin Bases `.base` files open in a view of their own. */
  enableBases(enabled: boolean): void {
    if (!enabled) return;
    this.viewCreators.set("bases", (leaf) => new BasesFileView(leaf));
    this.viewTypes.set("base", "bases");
  }

  createView(type: string, leaf: WorkspaceLeaf, state: Record<string, unknown>): View {
    const creator = this.viewCreators.get(type);
    return creator === undefined ? new UnknownView(leaf, type, state) : creator(leaf);
  }

  /** Null where no view is for such files: the app hands those to another program. */
  viewTypeOf(file: TFile): string | null {
    return this.viewTypes.get(file.extension) ?? null;
  }

  loadShown(): void {
    this.iterateAllLeaves((leaf) => {
      if (leaf.isDeferred && leaf.isVisible()) void this.track(leaf.loadIfDeferred());
    });
  }

  updateOptions(): void {
    this.iterateAllLeaves((leaf) => (leaf.markdownView()?.editor as CodeMirrorEditor | undefined)?.reconfigure());
  }

  // ---- leaves ----

  iterateAllLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    this.allLeaves().forEach((leaf) => callback(leaf));
  }

  /** Those of popout windows too (unsourced). */
  iterateRootLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    this.mainLeaves().forEach((leaf) => callback(leaf));
  }

  /** Deferred leaves count by the type that they will have. */
  getLeavesOfType(viewType: string): WorkspaceLeaf[] {
    const found: WorkspaceLeaf[] = [];
    this.iterateAllLeaves((leaf) => {
      if (leaf.view.getViewType() === viewType) found.push(leaf);
    });
    return found;
  }

  detachLeavesOfType(viewType: string): void {
    for (const leaf of this.getLeavesOfType(viewType)) leaf.detach();
  }

  getLeafById(id: string): WorkspaceLeaf | null {
    return this.allLeaves().find((leaf) => leaf.id === id) ?? null;
  }

  getGroupLeaves(group: string): WorkspaceLeaf[] {
    return this.allLeaves().filter((leaf) => leaf.group === group);
  }

  /** Without a root in the middle and in popout windows. */
  getMostRecentLeaf(root?: WorkspaceItem): WorkspaceLeaf | null {
    const leaves = (root === undefined ? this.mainLeaves() : this.leavesIn(root)).sort((a, b) => b.activeTime - a.activeTime);
    return leaves[0] ?? null;
  }

  getUnpinnedLeaf(): WorkspaceLeaf {
    return this.getLeaf(false);
  }

  /** Without a wish the last used main leaf that may be navigated away from, else a new one. */
  getLeaf(newLeaf?: PaneType | boolean, direction?: "vertical" | "horizontal"): WorkspaceLeaf {
    if (newLeaf === "split") return this.splitActiveLeaf(direction);
    if (newLeaf === "window") return this.openPopoutLeaf();
    if (newLeaf !== undefined && newLeaf !== false) return this.newRootLeaf(true);
    const recent = this.getMostRecentLeaf();
    if (recent !== null && !recent.pinned && (recent.view.navigation || recent.isDeferred)) return recent;
    return this.newRootLeaf(true);
  }

  splitActiveLeaf(direction: "vertical" | "horizontal" = "vertical"): WorkspaceLeaf {
    const from = this.activeLeaf !== null && this.mainLeaves().includes(this.activeLeaf) ? this.activeLeaf : this.getMostRecentLeaf();
    return from === null ? this.newRootLeaf() : this.createLeafBySplit(from, direction);
  }

  createLeafBySplit(leaf: WorkspaceLeaf, _direction?: "vertical" | "horizontal", before = false): WorkspaceLeaf {
    const split = leaf.parent.parent;
    const tabs = new WorkspaceTabs(this);
    split.insertChild(split.children.indexOf(leaf.parent) + (before ? 0 : 1), tabs);
    return this.addLeaf(tabs);
  }

  createLeafInParent(parent: WorkspaceSplit, index: number): WorkspaceLeaf {
    const tabs = new WorkspaceTabs(this);
    parent.insertChild(index, tabs);
    return this.addLeaf(tabs);
  }

  async duplicateLeaf(leaf: WorkspaceLeaf, leafType?: PaneType | boolean | "vertical" | "horizontal"): Promise<WorkspaceLeaf> {
    const copy = leafType === "tab" || leafType === true ? this.newRootLeaf() : this.createLeafBySplit(leaf);
    await copy.setViewState(leaf.getViewState());
    return copy;
  }

  openPopoutLeaf(data?: WorkspaceWindowInitData): WorkspaceLeaf {
    return this.addLeaf(this.tabsIn(this.openWindow(data)));
  }

  /** The view stays the same one, in the other document. */
  moveLeafToPopout(leaf: WorkspaceLeaf, data?: WorkspaceWindowInitData): WorkspaceWindow {
    const popout = this.openWindow(data);
    const from = leaf.parent;
    from.removeChild(leaf);
    this.tabsIn(popout).insertChild(0, leaf);
    for (const el of [leaf.containerEl, leaf.tabHeaderEl]) tellMigrated(el);
    this.removeIfEmpty(from);
    this.keepRootFilled();
    this.setActiveLeaf(leaf, { focus: true });
    this.onLayoutChange();
    return popout;
  }

  closeWindows(): void {
    for (const popout of [...this.floatingSplit.children]) this.closeWindow(popout);
  }

  private openWindow(data?: WorkspaceWindowInitData): WorkspaceWindow {
    if (environment.mobile) throw new Error("Popout windows are not supported on this device.");
    const main = this.containerEl.doc;
    const win = openBlankWindow(this.rootSplit.win, data);
    if (win === null) throw new Error("The browser refused to open a window.");
    installDomExtensions(win as Window & typeof globalThis);
    const popout = new WorkspaceWindow(this, win, furnishWindow(win.document, main));
    this.floatingSplit.insertChild(this.floatingSplit.children.length, popout);
    this.app.keymap.listen(win.document);
    this.app.windowFocus.follow(win);
    this.app.windowFocus.take(win);
    for (const end of ["pagehide", "unload"]) win.addEventListener(end, () => this.closeWindow(popout));
    this.trigger("window-open", popout, win);
    return popout;
  }

  /** Its leaves are closed with it. */
  private closeWindow(popout: WorkspaceWindow): void {
    if (!this.floatingSplit.children.includes(popout)) return;
    const { win, doc } = popout;
    const leaves = this.leavesIn(popout);
    this.floatingSplit.removeChild(popout);
    for (const leaf of leaves) {
      void this.track(leaf.view.close());
      Reflect.deleteProperty(leaf, "parent");
    }
    this.app.keymap.unlisten(doc);
    this.app.windowFocus.forget(win);
    this.trigger("window-close", popout, win);
    if (this.activeLeaf !== null && leaves.includes(this.activeLeaf)) this.activateAnother();
    this.onLayoutChange();
    win.close();
  }

  getLeftLeaf(split: boolean): WorkspaceLeaf | null {
    return this.sideLeaf("left", split);
  }

  /** Always a new leaf, in the dock's tabs or, split off, below them. */
  getRightLeaf(split: boolean): WorkspaceLeaf | null {
    return this.sideLeaf("right", split);
  }

  /** The leaf of this type that is there already, wherever it stands, else a new one in the dock. */
  async ensureSideLeaf(
    type: string,
    side: "left" | "right",
    options: { active?: boolean; split?: boolean; reveal?: boolean; state?: unknown } = {},
  ): Promise<WorkspaceLeaf> {
    const { active = false, split = false, reveal = true, state } = options;
    let leaf = this.getLeavesOfType(type)[0];
    if (leaf === undefined) {
      leaf = this.sideLeaf(side, split);
      await leaf.setViewState({ type, state: (state ?? {}) as Record<string, unknown>, active });
    } else if (state !== undefined) {
      await leaf.setViewState({ type, state: state as Record<string, unknown>, active });
    }
    if (reveal) await this.revealLeaf(leaf);
    if (active) this.setActiveLeaf(leaf, { focus: true });
    return leaf;
  }

  /** Opens the dock, brings the tab to the front and loads a deferred view. */
  async revealLeaf(leaf: WorkspaceLeaf): Promise<void> {
    const root = leaf.getRoot();
    leaf.parent.selectTab(leaf);
    if (root instanceof WorkspaceSidedock) root.expand();
    else this.setActiveLeaf(leaf);
    await leaf.loadIfDeferred();
    this.onLayoutChange();
  }

  setActiveLeaf(leaf: WorkspaceLeaf, params: { focus?: boolean } | boolean = {}, focus?: boolean): void {
    leaf.activeTime = this.clock += 1;
    const wantsFocus = focus ?? (typeof params === "object" ? params.focus === true : false);
    if (this.activeLeaf !== leaf) {
      this.activeLeaf?.containerEl.removeClass("mod-active");
      this.activeLeaf?.tabHeaderEl.removeClass("mod-active");
      this.activeLeaf = leaf;
      leaf.containerEl.addClass("mod-active");
      leaf.tabHeaderEl.addClass("mod-active");
      if ((leaf.parent as WorkspaceTabs | undefined) !== undefined) leaf.parent.selectTab(leaf);
      this.trigger("active-leaf-change", leaf);
      this.onFileMaybeChanged();
    }
    if (wantsFocus) {
      const { win } = leaf.getContainer();
      win.focus();
      this.app.windowFocus.take(win);
      leaf.markdownView()?.editor.focus();
      leaf.view.setEphemeralState({ focus: true });
    }
  }

  removeLeaf(leaf: WorkspaceLeaf): void {
    const tabs = leaf.parent;
    void this.track(leaf.view.close());
    tabs.removeChild(leaf);
    this.removeIfEmpty(tabs);
    Reflect.deleteProperty(leaf, "parent");
    this.keepRootFilled();
    if (this.activeLeaf === leaf) this.activateAnother();
    this.onLayoutChange();
  }

  /** A popout window without tabs closes. */
  private removeIfEmpty(tabs: WorkspaceTabs): void {
    if (tabs.children.length > 0) return;
    const { parent } = tabs;
    parent.removeChild(tabs);
    if (parent instanceof WorkspaceWindow && parent.children.length === 0) this.closeWindow(parent);
  }

  /** The middle of the main window is never without a tab. */
  private keepRootFilled(): void {
    if (this.rootLeaves().length === 0) this.addLeaf(this.tabsIn(this.rootSplit));
  }

  private activateAnother(): void {
    this.activeLeaf = null;
    const next = this.getMostRecentLeaf();
    if (next !== null) this.setActiveLeaf(next);
  }

  // ---- what is active ----

  /** Null where the active leaf has no editor, as in a sidebar. */
  get activeEditor(): MarkdownFileInfo | null {
    return this.activeLeaf?.markdownView() ?? null;
  }

  getActiveViewOfType<T extends object>(type: Constructor<T>): T | null {
    const view: unknown = this.activeLeaf?.view;
    return view instanceof type ? view : null;
  }

  /** The active view's file, or that of the file last looked at, when a sidebar is active. */
  getActiveFile(): TFile | null {
    const active = this.activeLeaf?.view;
    if (active instanceof FileView) return active.file;
    const recent = this.getMostRecentLeaf()?.view;
    return recent instanceof FileView ? recent.file : null;
  }

  onFileMaybeChanged(): void {
    const file = this.getActiveFile();
    if (file === this.openFile) return;
    this.openFile = file;
    this.trigger("file-open", file);
  }

  /** Fires once for all changes of a moment. */
  onLayoutChange(): void {
    if (this.layoutQueued || !this.layoutReady) return;
    this.layoutQueued = true;
    queueMicrotask(() => {
      this.layoutQueued = false;
      this.trigger("layout-change");
      this.requestSaveLayout();
    });
  }

  recordOpened(file: TFile): void {
    const at = this.opened.indexOf(file.path);
    if (at >= 0) this.opened.splice(at, 1);
    this.opened.unshift(file.path);
  }

  getLastOpenFiles(): string[] {
    return this.opened.slice(0, 10);
  }

  /** A link to no note makes one, where new notes go. */
  async openLinkText(linktext: string, sourcePath: string, newLeaf?: PaneType | boolean, openState?: OpenViewState): Promise<void> {
    const { path, subpath } = parseLinktext(linktext);
    let file = this.app.metadataCache.getFirstLinkpathDest(path, sourcePath);
    if (file === null) {
      const name = /\.\w+$/.test(path) ? path : `${path}.md`;
      const folder = this.app.fileManager.getNewFileParent(sourcePath).path;
      file = await this.app.vault.create(path.includes("/") ? name : joinPath(folder, name), "");
    }
    const heading = this.app.metadataCache.getFileCache(file)?.headings?.find((one) => subpath === `#${one.heading}`);
    const eState = heading === undefined ? openState?.eState : { line: heading.position.start.line, ...openState?.eState };
    await this.getLeaf(newLeaf ?? false).openFile(file, { ...openState, ...(eState === undefined ? {} : { eState }) });
  }

  handleLinkContextMenu(menu: Menu, linktext: string, sourcePath: string): boolean {
    const file = this.app.metadataCache.getFirstLinkpathDest(parseLinktext(linktext).path, sourcePath);
    if (file !== null) this.trigger("file-menu", menu, file, "link-context-menu");
    return file !== null;
  }

  getLayout(): Record<string, unknown> {
    return writeLayout(this);
  }

  async changeLayout(layout: unknown): Promise<void> {
    for (const leaf of this.allLeaves()) leaf.detach();
    await this.restore(readLayout(layout));
  }

  isCollapsed(leaf: WorkspaceLeaf): boolean {
    const root = leaf.getRoot();
    return root instanceof WorkspaceSidedock && root.collapsed;
  }

  rootLeaves(): WorkspaceLeaf[] {
    return this.leavesIn(this.rootSplit);
  }

  private mainLeaves(): WorkspaceLeaf[] {
    return [this.rootSplit, this.floatingSplit].flatMap((split) => this.leavesIn(split));
  }

  leavesIn(item: WorkspaceItem): WorkspaceLeaf[] {
    if (item instanceof WorkspaceLeaf) return [item];
    return item instanceof WorkspaceParent ? item.children.flatMap((child) => this.leavesIn(child)) : [];
  }

  private allLeaves(): WorkspaceLeaf[] {
    return [this.rootSplit, this.leftSplit, this.rightSplit, this.floatingSplit].flatMap((split) => this.leavesIn(split));
  }

  /** `front`: the new tab is the one that shows. */
  private newRootLeaf(front = false): WorkspaceLeaf {
    const recent = this.getMostRecentLeaf();
    const tabs = recent?.parent ?? this.tabsIn(this.rootSplit);
    const leaf = this.addLeaf(tabs);
    if (front) tabs.selectTab(leaf);
    return leaf;
  }

  private sideLeaf(side: "left" | "right", split: boolean): WorkspaceLeaf {
    const dock = side === "left" ? this.leftSplit : this.rightSplit;
    return split ? this.createLeafInParent(dock, dock.children.length) : this.addLeaf(this.tabsIn(dock));
  }

  private tabsIn(split: WorkspaceSplit): WorkspaceTabs {
    const found = split.children.find((child) => child instanceof WorkspaceTabs);
    if (found !== undefined) return found;
    const tabs = new WorkspaceTabs(this);
    split.insertChild(0, tabs);
    return tabs;
  }

  private addLeaf(tabs: WorkspaceTabs): WorkspaceLeaf {
    const leaf = new WorkspaceLeaf(this);
    tabs.insertChild(tabs.children.length, leaf);
    this.onLayoutChange();
    return leaf;
  }
}

