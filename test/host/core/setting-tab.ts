import type { SettingDefinitionItem } from "obsidian";
import type { App } from "./app";
import type { Plugin } from "./plugin";
import { DefinitionPane } from "./setting-definitions";
import { isRecord } from "./yaml";

/** Definitions, where there are any, are what is rendered; `display()` is for tabs without. */
export abstract class SettingTab {
  icon = "";
  app: App;
  containerEl: HTMLElement;
  settingItems: SettingDefinitionItem[] = [];
  private pane: DefinitionPane | null = null;

  constructor(app: App) {
    this.app = app;
    this.containerEl = app.workspace.containerEl.doc.createElement("div");
    this.containerEl.addClass("vertical-tab-content");
  }

  getSettingDefinitions(): SettingDefinitionItem[] {
    return [];
  }

  /** Asks for the definitions anew, for the search index and for what is on the screen. */
  update(): void {
    this.settingItems = this.getSettingDefinitions();
    this.pane?.render(this.settingItems);
  }

  getControlValue(key: string): unknown {
    return this.app.vault.getConfig(key);
  }

  setControlValue(key: string, value: unknown): void | Promise<void> {
    this.app.vault.setConfig(key, value);
  }

  refreshDomState(): void {
    this.pane?.refresh();
  }

  display(): void {}

  hide(): void {
    this.containerEl.empty();
  }

  /** The app opens the tab. */
  show(): void {
    this.settingItems = this.getSettingDefinitions();
    if (this.settingItems.length === 0) {
      this.display();
      return;
    }
    this.pane = new DefinitionPane(this.app, this, this.containerEl);
    this.pane.render(this.settingItems);
  }

  conceal(): void {
    this.pane?.close();
    this.pane = null;
    this.hide();
  }
}

export abstract class PluginSettingTab extends SettingTab {
  plugin: Plugin;

  constructor(app: App, plugin: Plugin) {
    super(app);
    this.plugin = plugin;
  }

  override getControlValue(key: string): unknown {
    return isRecord(this.plugin.settings) ? this.plugin.settings[key] : undefined;
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    if (isRecord(this.plugin.settings)) this.plugin.settings[key] = value;
    await this.plugin.saveData(this.plugin.settings);
  }
}

/** A page that is rendered by hand. */
export abstract class SettingPage {
  rootEl: HTMLElement;
  titlebarEl: HTMLElement;
  containerEl: HTMLElement;
  title = "";

  constructor() {
    this.rootEl = document.createElement("div");
    this.rootEl.addClass("setting-page");
    this.titlebarEl = this.rootEl.createDiv("setting-page-titlebar");
    this.containerEl = this.rootEl.createDiv("setting-page-content");
  }

  abstract display(): void;

  hide(): void {}
}
