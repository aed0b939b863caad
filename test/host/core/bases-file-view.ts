import { QueryController } from "./bases";
import { type BaseFile, type BaseFileView, parseBase } from "./bases-config";
import { drawOptions } from "./bases-options";
import { TextFileView } from "./file-view";
import { setIcon } from "./icons";
import { Menu } from "./menu";
import type { ViewStateResult } from "./view";
import type { WorkspaceLeaf } from "./workspace-leaf";
import { stringifyYaml } from "./yaml";

/** A `.base` file: a toolbar to choose the view and to set its options, and the view below. */
export class BasesFileView extends TextFileView {
  override icon = "lucide-layout-list";
  private base: BaseFile | null = null;
  private viewName: string | null = null;
  private text = "";
  private readonly controller: QueryController;
  private readonly viewEl: HTMLElement;
  private readonly countEl: HTMLElement;
  private readonly optionsEl: HTMLElement;
  private readonly bodyEl: HTMLElement;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    const toolbar = this.contentEl.createDiv("bases-header").createDiv({ cls: "bases-toolbar", attr: { role: "toolbar" } });
    this.viewEl = this.button(toolbar, "bases-toolbar-views-menu", (event) => this.chooseView(event));
    this.countEl = toolbar.createDiv("bases-toolbar-results");
    const options = this.button(toolbar, "bases-toolbar-options", () => this.toggleOptions());
    setIcon(options, "lucide-settings-2");
    options.setAttr("aria-label", "Configure view");
    this.optionsEl = this.contentEl.createDiv("bases-view-options");
    this.optionsEl.hide();
    this.bodyEl = this.contentEl.createDiv("bases-view");
    this.controller = this.addChild(
      new QueryController(this.app, {
        containerEl: this.bodyEl,
        file: () => this.file,
        onConfigChange: () => this.onConfigChange(),
        onUpdate: () => this.countEl.setText(this.resultCount()),
      }),
    );
  }

  getViewType(): string {
    return "bases";
  }

  getViewData(): string {
    return this.text;
  }

  setViewData(data: string, clear: boolean): void {
    this.text = data;
    if (clear) this.viewName = null;
    try {
      this.base = parseBase(data);
    } catch (error) {
      this.base = null;
      this.bodyEl.empty();
      this.bodyEl.createDiv({ cls: "bases-error", text: `Unable to parse base file. ${String(error)}` });
      return;
    }
    this.show();
  }

  clear(): void {
    this.text = "";
    this.base = null;
    this.bodyEl.empty();
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), viewName: this.viewName };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    await super.setState(state, result);
    const { viewName } = (state ?? {}) as { viewName?: unknown };
    if (typeof viewName === "string" && viewName !== this.viewName) this.choose(viewName);
  }

  override canAcceptExtension(extension: string): boolean {
    return extension === "base";
  }

  private get current(): BaseFileView | undefined {
    const views = this.base?.views ?? [];
    return views.find(({ name }) => name === this.viewName) ?? views[0];
  }

  private choose(viewName: string): void {
    this.viewName = viewName;
    this.optionsEl.hide();
    this.show();
    this.app.workspace.onLayoutChange();
  }

  private show(): void {
    const { base, current } = this;
    if (base === null || current === undefined) return;
    this.viewName = current.name;
    this.viewEl.setText(current.name);
    this.controller.open(base, current);
  }

  private resultCount(): string {
    const count = this.controller.currentView?.data.data.length ?? 0;
    return `${count} result${count === 1 ? "" : "s"}`;
  }

  private chooseView(event: MouseEvent): void {
    const menu = new Menu();
    for (const { name, type } of this.base?.views ?? []) {
      const icon = this.app.plugins.basesViews.get(type)?.icon ?? "lucide-help-circle";
      menu.addItem((item) => item.setTitle(name).setIcon(icon).setChecked(name === this.viewName).onClick(() => this.choose(name)));
    }
    menu.showAtMouseEvent(event);
  }

  private toggleOptions(): void {
    const { currentConfig: config, currentView: view } = this.controller;
    const type = this.current?.type;
    const options = type === undefined || config === null ? undefined : this.app.plugins.basesViews.get(type)?.options?.(config);
    this.optionsEl.toggle(!this.optionsEl.isShown());
    if (config === null || view === null) return;
    drawOptions(this.optionsEl, options ?? [], { app: this.app, config, allProperties: view.allProperties });
  }

  private onConfigChange(): void {
    this.text = stringifyYaml(this.base);
    this.requestSave();
  }

  private button(parent: HTMLElement, cls: string, press: (event: MouseEvent) => void): HTMLElement {
    const button = parent.createEl("button", { cls: ["clickable-icon", cls] });
    button.addEventListener("click", press);
    return button;
  }
}
