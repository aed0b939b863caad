import { setIcon } from "./icons";
import { Events } from "./events";
import type { Workspace } from "./workspace";
import type { WorkspaceLeaf } from "./workspace-leaf";

export abstract class WorkspaceItem extends Events {
  declare parent: WorkspaceParent;
  containerEl: HTMLElement;

  constructor(
    readonly workspace: Workspace,
    cls: string,
  ) {
    super();
    this.containerEl = workspace.containerEl.doc.createElement("div");
    this.containerEl.addClass(cls);
  }

  getRoot(): WorkspaceItem {
    return (this.parent as WorkspaceParent | undefined)?.getRoot() ?? this;
  }

  /** The main part of the window that it stands in: for a leaf in a dock, that of the main window. */
  getContainer(): WorkspaceContainer {
    const parent = this.parent as WorkspaceParent | undefined;
    return parent === undefined ? this.workspace.rootSplit : parent.getContainer();
  }
}

export abstract class WorkspaceParent extends WorkspaceItem {
  children: WorkspaceItem[] = [];

  insertChild(index: number, child: WorkspaceItem): void {
    child.parent = this;
    this.children.splice(index, 0, child);
    this.childrenEl.insertBefore(child.containerEl, this.childrenEl.children[index] ?? null);
  }

  removeChild(child: WorkspaceItem): void {
    this.children = this.children.filter((other) => other !== child);
    child.containerEl.detach();
  }

  protected get childrenEl(): HTMLElement {
    return this.containerEl;
  }
}

export class WorkspaceSplit extends WorkspaceParent {
  direction: "horizontal" | "vertical";

  constructor(workspace: Workspace, direction: "horizontal" | "vertical") {
    super(workspace, "workspace-split");
    this.direction = direction;
    this.containerEl.addClass(`mod-${direction}`);
  }
}

export abstract class WorkspaceContainer extends WorkspaceSplit {
  abstract readonly win: Window;

  override getContainer(): WorkspaceContainer {
    return this;
  }

  get doc(): Document {
    return this.win.document;
  }
}

export class WorkspaceRoot extends WorkspaceContainer {
  get win(): Window {
    return this.containerEl.win;
  }
}

/** The tabs of a popout window. */
export class WorkspaceWindow extends WorkspaceContainer {
  constructor(
    workspace: Workspace,
    override readonly win: Window,
    parentEl: HTMLElement,
  ) {
    super(workspace, "vertical");
    this.containerEl.addClass("mod-root");
    parentEl.append(this.containerEl);
  }
}

/** All popout windows; it has no place of its own in the page. */
export class WorkspaceFloating extends WorkspaceParent {
  override children: WorkspaceWindow[] = [];

  constructor(workspace: Workspace) {
    super(workspace, "workspace-floating");
  }

  override insertChild(index: number, child: WorkspaceWindow): void {
    child.parent = this;
    this.children.splice(index, 0, child);
  }
}

export class WorkspaceSidedock extends WorkspaceSplit {
  collapsed = true;

  constructor(
    workspace: Workspace,
    readonly side: "left" | "right",
  ) {
    super(workspace, "horizontal");
    this.containerEl.addClasses([`mod-${side}-split`, "is-sidedock-collapsed"]);
  }

  toggle(): void {
    if (this.collapsed) this.expand();
    else this.collapse();
  }

  collapse(): void {
    if (!this.collapsed) this.set(true);
  }

  /** The tabs that come into sight load their deferred views. */
  expand(): void {
    if (this.collapsed) this.set(false);
  }

  private set(collapsed: boolean): void {
    this.collapsed = collapsed;
    this.containerEl.toggleClass("is-sidedock-collapsed", collapsed);
    this.workspace.onLayoutChange();
    if (!collapsed) this.workspace.loadShown();
  }
}

export class WorkspaceMobileDrawer extends WorkspaceParent {
  collapsed = true;

  expand(): void {
    this.collapsed = false;
  }

  collapse(): void {
    this.collapsed = true;
  }

  toggle(): void {
    this.collapsed = !this.collapsed;
  }
}

/** Leaves one behind the other, with a header each. */
export class WorkspaceTabs extends WorkspaceParent {
  currentTab = 0;
  private readonly headersEl: HTMLElement;
  private readonly leavesEl: HTMLElement;
  override children: WorkspaceLeaf[] = [];

  constructor(workspace: Workspace) {
    super(workspace, "workspace-tabs");
    const bar = this.containerEl.createDiv("workspace-tab-header-container");
    this.headersEl = bar.createDiv({ cls: "workspace-tab-header-container-inner", attr: { role: "tablist" } });
    this.leavesEl = this.containerEl.createDiv("workspace-tab-container");
  }

  protected override get childrenEl(): HTMLElement {
    return this.leavesEl;
  }

  override insertChild(index: number, child: WorkspaceLeaf): void {
    super.insertChild(index, child);
    this.headersEl.insertBefore(child.tabHeaderEl, this.headersEl.children[index] ?? null);
    if (index < this.currentTab) this.currentTab += 1;
    this.selectTabIndex(this.currentTab);
  }

  override removeChild(child: WorkspaceLeaf): void {
    const at = this.children.indexOf(child);
    super.removeChild(child);
    child.tabHeaderEl.detach();
    if (at < this.currentTab) this.currentTab -= 1;
    this.selectTabIndex(Math.min(this.currentTab, this.children.length - 1));
  }

  selectTab(leaf: WorkspaceLeaf): void {
    this.selectTabIndex(this.children.indexOf(leaf));
  }

  selectTabIndex(index: number): void {
    this.currentTab = Math.max(index, 0);
    this.children.forEach((leaf, at) => {
      leaf.containerEl.toggle(at === this.currentTab);
      leaf.tabHeaderEl.toggleClass("is-active", at === this.currentTab);
      leaf.tabHeaderEl.setAttr("aria-selected", at === this.currentTab);
    });
  }
}

export class WorkspaceRibbon {
  containerEl: HTMLElement;
  readonly actionsEl: HTMLElement;

  constructor(parent: HTMLElement, side: "left" | "right") {
    this.containerEl = parent.createDiv(`workspace-ribbon side-dock-ribbon mod-${side}`);
    this.actionsEl = this.containerEl.createDiv("side-dock-actions");
  }

  addAction(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    const el = this.actionsEl.createEl("div", {
      cls: "clickable-icon side-dock-ribbon-action",
      attr: { "aria-label": title, "data-tooltip-position": "right", tabindex: "0" },
    });
    setIcon(el, icon);
    el.addEventListener("click", (event) => void callback(event));
    return el;
  }
}
