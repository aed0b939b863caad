import type { App } from "./app";
import { guarded } from "./environment";
import { Modal } from "./modal";
import type { PluginManifest } from "./plugin";
import type { SettingTab } from "./setting-tab";

interface Entry {
  tab: SettingTab;
  id: string;
  name: string;
}

/** The settings: the plugins' tabs on the left, the open one on the right. */
export class SettingWindow {
  private readonly entries: Entry[] = [];
  private modal: Modal | null = null;
  activeTab: SettingTab | null = null;
  private navEl: HTMLElement | null = null;
  private paneEl: HTMLElement | null = null;

  constructor(private readonly app: App) {}

  get pluginTabs(): SettingTab[] {
    return this.entries.map(({ tab }) => tab);
  }

  get containerEl(): HTMLElement | null {
    return this.activeTab?.containerEl ?? null;
  }

  /** The tab's definitions are asked for once, for the search index. */
  addSettingTab(tab: SettingTab, { id, name }: PluginManifest): void {
    this.entries.push({ tab, id, name });
    guarded(() => tab.update());
  }

  removeSettingTab(tab: SettingTab): void {
    const at = this.entries.findIndex((entry) => entry.tab === tab);
    if (at >= 0) this.entries.splice(at, 1);
    if (this.activeTab === tab) this.closeTab();
  }

  open(): void {
    if (this.modal !== null) return;
    const modal = new Modal(this.app);
    this.modal = modal;
    modal.modalEl.addClasses(["mod-settings", "mod-sidebar-layout"]);
    modal.contentEl.addClass("vertical-tabs-container");
    this.navEl = modal.contentEl.createDiv("vertical-tab-header");
    this.paneEl = modal.contentEl.createDiv("vertical-tab-content-container");
    for (const { tab, id, name } of this.entries) {
      const item = this.navEl.createDiv({ cls: "vertical-tab-nav-item tappable", text: name, attr: { "data-setting-id": id, tabindex: "0" } });
      item.addEventListener("click", () => this.openTab(tab));
    }
    modal.setCloseCallback(() => {
      this.closeTab();
      this.modal = null;
    });
    modal.open();
  }

  openTabById(id: string): SettingTab | null {
    const entry = this.entries.find((one) => one.id === id);
    if (entry === undefined) return null;
    this.openTab(entry.tab);
    return entry.tab;
  }

  openTab(tab: SettingTab): void {
    this.closeTab();
    this.open();
    this.activeTab = tab;
    const id = this.entries.find((entry) => entry.tab === tab)?.id;
    for (const item of Array.from(this.navEl?.children ?? [])) item.toggleClass("is-active", item.getAttribute("data-setting-id") === id);
    this.paneEl?.append(tab.containerEl);
    guarded(() => tab.show());
  }

  closeTab(): void {
    const tab = this.activeTab;
    this.activeTab = null;
    if (tab === null) return;
    guarded(() => tab.conceal());
    tab.containerEl.detach();
  }

  close(): void {
    this.modal?.close();
  }
}
