import type { App } from "./app";
import { Component } from "./component";
import { setIcon } from "./icons";
import type { Keymap, Scope } from "./keymap";
import type { Menu } from "./menu";
import { setTooltip } from "./tooltip";
import type { WorkspaceLeaf } from "./workspace-leaf";

export interface ViewStateResult {
  history: boolean;
}

export abstract class View extends Component {
  app: App;
  icon = "lucide-file";
  navigation = false;
  leaf: WorkspaceLeaf;
  containerEl: HTMLElement;
  scope: Scope | null = null;
  declare keymap: Keymap;

  constructor(leaf: WorkspaceLeaf) {
    super();
    this.leaf = leaf;
    this.app = leaf.app;
    this.containerEl = leaf.containerEl.doc.createElement("div");
    this.containerEl.addClass("workspace-leaf-content");
  }

  protected async onOpen(): Promise<void> {}

  protected async onClose(): Promise<void> {}

  /** Loads the view, then lets it build itself. */
  async open(parent: HTMLElement): Promise<void> {
    this.containerEl.dataset["type"] = this.getViewType();
    parent.append(this.containerEl);
    await this.load();
    await this.onOpen();
  }

  async close(): Promise<void> {
    await this.onClose();
    this.unload();
    this.containerEl.detach();
  }

  abstract getViewType(): string;

  abstract getDisplayText(): string;

  getState(): Record<string, unknown> {
    return {};
  }

  async setState(_state: unknown, _result: ViewStateResult): Promise<void> {}

  getEphemeralState(): Record<string, unknown> {
    return {};
  }

  setEphemeralState(_state: unknown): void {}

  getIcon(): string {
    return this.icon;
  }

  onResize(): void {}

  onPaneMenu(_menu: Menu, _source: string): void {}
}

/** A header with title and actions over the content. */
export abstract class ItemView extends View {
  contentEl: HTMLElement;
  headerEl: HTMLElement;
  titleEl: HTMLElement;
  actionsEl: HTMLElement;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.headerEl = this.containerEl.createDiv("view-header");
    const titles = this.headerEl.createDiv("view-header-title-container mod-at-start");
    this.titleEl = titles.createDiv("view-header-title");
    this.actionsEl = this.headerEl.createDiv("view-actions");
    this.contentEl = this.containerEl.createDiv("view-content");
  }

  addAction(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    const el = this.actionsEl.createEl("button", { cls: "clickable-icon view-action", prepend: true });
    setIcon(el, icon);
    setTooltip(el, title);
    el.addEventListener("click", (event) => void callback(event));
    return el;
  }

  override async open(parent: HTMLElement): Promise<void> {
    await super.open(parent);
    this.titleEl.setText(this.getDisplayText());
  }
}

/** Stands for a view that was restored and not yet shown, so that `instanceof` of the real class is false. */
export class DeferredView extends View {
  constructor(
    leaf: WorkspaceLeaf,
    private readonly type: string,
    private state: Record<string, unknown>,
  ) {
    super(leaf);
  }

  getViewType(): string {
    return this.type;
  }

  getDisplayText(): string {
    return this.type;
  }

  override getState(): Record<string, unknown> {
    return this.state;
  }

  override async setState(state: unknown): Promise<void> {
    this.state = (state ?? {}) as Record<string, unknown>;
  }
}

/** A leaf whose plugin is not loaded; it becomes the real view once the type is registered. */
export class UnknownView extends ItemView {
  constructor(
    leaf: WorkspaceLeaf,
    private readonly type: string,
    private state: Record<string, unknown>,
  ) {
    super(leaf);
    this.contentEl.createDiv({ cls: "pane-empty", text: "Plugin no longer active" });
  }

  getViewType(): string {
    return this.type;
  }

  getDisplayText(): string {
    return "Plugin no longer active";
  }

  override getState(): Record<string, unknown> {
    return this.state;
  }

  override async setState(state: unknown): Promise<void> {
    this.state = (state ?? {}) as Record<string, unknown>;
  }
}

export class EmptyView extends ItemView {
  override navigation = true;

  getViewType(): string {
    return "empty";
  }

  getDisplayText(): string {
    return "New tab";
  }
}
