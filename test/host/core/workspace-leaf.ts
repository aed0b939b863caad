import type { App } from "./app";
import type { TFile } from "./files";
import { MarkdownView } from "./markdown-view";
import { setIcon } from "./icons";
import { DeferredView, EmptyView, UnknownView, type View } from "./view";
import type { Workspace } from "./workspace";
import { WorkspaceItem, type WorkspaceTabs } from "./workspace-items";

export interface ViewState {
  type: string;
  state?: Record<string, unknown>;
  active?: boolean;
  pinned?: boolean;
  group?: WorkspaceLeaf;
}

export interface OpenViewState {
  state?: Record<string, unknown>;
  eState?: Record<string, unknown>;
  active?: boolean;
  group?: WorkspaceLeaf;
}

let count = 0;

export class WorkspaceLeaf extends WorkspaceItem {
  declare parent: WorkspaceTabs;
  readonly app: App;
  readonly id = `leaf-${(count += 1)}`;
  hoverPopover = null;
  pinned = false;
  group: string | null = null;
  /** Rises with each leaf that becomes the active one. */
  activeTime = 0;
  tabHeaderEl: HTMLElement;
  view: View;
  private readonly tabIconEl: HTMLElement;
  private readonly tabTitleEl: HTMLElement;

  constructor(workspace: Workspace) {
    super(workspace, "workspace-leaf");
    this.app = workspace.app;
    this.tabHeaderEl = this.containerEl.doc.createElement("div");
    this.tabHeaderEl.addClasses(["workspace-tab-header", "tappable"]);
    this.tabHeaderEl.setAttrs({ role: "tab", tabindex: "0" });
    const inner = this.tabHeaderEl.createDiv("workspace-tab-header-inner");
    this.tabIconEl = inner.createDiv("workspace-tab-header-inner-icon");
    this.tabTitleEl = inner.createDiv("workspace-tab-header-inner-title");
    this.tabHeaderEl.addEventListener("click", () => void workspace.revealLeaf(this));
    this.containerEl.addEventListener("mousedown", () => workspace.setActiveLeaf(this));
    this.view = new EmptyView(this);
    void workspace.track(this.view.open(this.containerEl));
    this.updateHeader();
  }

  get isDeferred(): boolean {
    return this.view instanceof DeferredView;
  }

  /** In front in its group, in a dock that is open. */
  isVisible(): boolean {
    const tabs = this.parent as WorkspaceTabs | undefined;
    if (tabs === undefined || tabs.children[tabs.currentTab] !== this) return false;
    return !this.workspace.isCollapsed(this);
  }

  async loadIfDeferred(): Promise<void> {
    if (!this.isDeferred) return;
    await this.setViewState({ type: this.view.getViewType(), state: this.view.getState(), pinned: this.pinned });
  }

  getViewState(): ViewState {
    const state: ViewState = { type: this.view.getViewType(), state: this.view.getState() };
    if (this.pinned) state.pinned = true;
    return state;
  }

  /** The same type keeps its view and only gets the new state. */
  setViewState(viewState: ViewState, eState?: unknown): Promise<void> {
    return this.workspace.track(this.applyViewState(viewState, eState));
  }

  private async applyViewState(viewState: ViewState, eState: unknown): Promise<void> {
    const { type, state = {}, active = false, pinned } = viewState;
    if (pinned !== undefined) this.setPinned(pinned);
    if (this.isDeferred || this.view instanceof UnknownView || this.view.getViewType() !== type) {
      await this.open(this.workspace.createView(type, this, state));
    }
    await this.view.setState(state, { history: false });
    if (eState !== undefined && eState !== null) this.view.setEphemeralState(eState);
    this.updateHeader();
    if (active) this.workspace.setActiveLeaf(this, { focus: true });
    this.workspace.onLayoutChange();
    this.workspace.onFileMaybeChanged();
  }

  /** As at the app's start: the view waits until its tab is shown. */
  defer(type: string, state: Record<string, unknown>): void {
    const deferred = new DeferredView(this, type, state);
    void this.workspace.track(this.open(deferred));
  }

  async open(view: View): Promise<View> {
    const old = this.view;
    this.view = view;
    await old.close();
    await view.open(this.containerEl);
    this.updateHeader();
    return view;
  }

  async openFile(file: TFile, openState: OpenViewState = {}): Promise<void> {
    const type = this.workspace.viewTypeOf(file);
    if (type === null) return;
    const state = { ...openState.state, file: file.path };
    await this.setViewState({ type, state, active: openState.active ?? true }, openState.eState);
    this.workspace.recordOpened(file);
  }

  getEphemeralState(): unknown {
    return this.view.getEphemeralState();
  }

  setEphemeralState(state: unknown): void {
    this.view.setEphemeralState(state);
  }

  togglePinned(): void {
    this.setPinned(!this.pinned);
  }

  setPinned(pinned: boolean): void {
    if (this.pinned === pinned) return;
    this.pinned = pinned;
    this.trigger("pinned-change", pinned);
  }

  setGroupMember(other: WorkspaceLeaf): void {
    this.setGroup(other.group ?? other.id);
  }

  setGroup(group: string): void {
    this.group = group;
    this.trigger("group-change", group);
  }

  detach(): void {
    if ((this.parent as WorkspaceTabs | undefined) === undefined) return;
    this.workspace.removeLeaf(this);
  }

  getIcon(): string {
    return this.view.getIcon();
  }

  getDisplayText(): string {
    return this.view.getDisplayText();
  }

  onResize(): void {
    this.view.onResize();
  }

  updateHeader(): void {
    setIcon(this.tabIconEl, this.getIcon());
    this.tabTitleEl.setText(this.getDisplayText());
    this.tabHeaderEl.setAttrs({ "aria-label": this.getDisplayText(), "data-type": this.view.getViewType() });
  }

  /** The editor's view, where this leaf shows a note. */
  markdownView(): MarkdownView | null {
    return this.view instanceof MarkdownView ? this.view : null;
  }
}
