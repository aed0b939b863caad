import type { Extension } from "@codemirror/state";
import type { App } from "./app";
import type { BasesViewRegistration } from "./bases";
import type { Command } from "./commands";
import { Component } from "./component";
import { type MarkdownPostProcessor, MarkdownPreviewRenderer, type MarkdownPostProcessorContext } from "./markdown-renderer";
import type { SettingTab } from "./setting-tab";
import type { View } from "./view";
import type { HoverLinkSource } from "./workspace";
import type { WorkspaceLeaf } from "./workspace-leaf";

export interface PluginManifest {
  dir?: string;
  id: string;
  name: string;
  author: string;
  version: string;
  minAppVersion: string;
  description: string;
  authorUrl?: string;
  isDesktopOnly?: boolean;
}

/** All that is registered is taken back when the plugin is unloaded. */
export abstract class Plugin extends Component {
  app: App;
  manifest: PluginManifest;
  declare settings?: unknown;

  constructor(app: App, manifest: PluginManifest) {
    super();
    this.app = app;
    this.manifest = manifest;
  }

  onUserEnable(): void {}

  onExternalSettingsChange?(): unknown;

  /** Id and name get the plugin's in front. */
  addCommand(command: Command): Command {
    command.id = `${this.manifest.id}:${command.id}`;
    command.name = `${this.manifest.name}: ${command.name}`;
    this.app.commands.addCommand(command);
    this.register(() => this.app.commands.removeCommand(command.id));
    return command;
  }

  removeCommand(id: string): void {
    this.app.commands.removeCommand(`${this.manifest.id}:${id}`);
  }

  addRibbonIcon(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
    const el = this.app.workspace.leftRibbon.addAction(icon, title, callback);
    this.register(() => el.detach());
    return el;
  }

  addStatusBarItem(): HTMLElement {
    const el = this.app.workspace.statusBarEl.createDiv(`status-bar-item plugin-${this.manifest.id}`);
    this.register(() => el.detach());
    return el;
  }

  addSettingTab(tab: SettingTab): void {
    this.app.setting.addSettingTab(tab, this.manifest);
    this.register(() => this.app.setting.removeSettingTab(tab));
  }

  registerView(type: string, creator: (leaf: WorkspaceLeaf) => View): void {
    this.app.workspace.registerView(type, creator);
    this.register(() => this.app.workspace.unregisterView(type));
  }

  registerHoverLinkSource(id: string, info: HoverLinkSource): void {
    this.app.workspace.hoverLinkSources[id] = info;
    this.register(() => delete this.app.workspace.hoverLinkSources[id]);
  }

  registerExtensions(extensions: string[], viewType: string): void {
    for (const extension of extensions) {
      this.app.workspace.viewTypes.set(extension, viewType);
      this.register(() => this.app.workspace.viewTypes.delete(extension));
    }
  }

  registerMarkdownPostProcessor(postProcessor: MarkdownPostProcessor, sortOrder?: number): MarkdownPostProcessor {
    MarkdownPreviewRenderer.registerPostProcessor(postProcessor, sortOrder);
    this.register(() => MarkdownPreviewRenderer.unregisterPostProcessor(postProcessor));
    return postProcessor;
  }

  registerMarkdownCodeBlockProcessor(
    language: string,
    handler: (source: string, el: HTMLElement, context: MarkdownPostProcessorContext) => Promise<unknown> | void,
    sortOrder?: number,
  ): MarkdownPostProcessor {
    const postProcessor = MarkdownPreviewRenderer.createCodeBlockPostProcessor(language, handler);
    return this.registerMarkdownPostProcessor(postProcessor, sortOrder);
  }

  /** False where Bases is off. */
  registerBasesView(viewId: string, registration: BasesViewRegistration): boolean {
    if (!this.app.plugins.basesEnabled) return false;
    if (this.app.plugins.basesViews.has(viewId)) throw new Error(`Bases view "${viewId}" is registered already.`);
    this.app.plugins.basesViews.set(viewId, registration);
    this.register(() => this.app.plugins.basesViews.delete(viewId));
    return true;
  }

  registerEditorExtension(extension: Extension): void {
    const entry = [extension];
    this.app.workspace.editorExtensions.push(entry);
    this.app.workspace.updateOptions();
    this.register(() => {
      const all = this.app.workspace.editorExtensions;
      all.splice(all.indexOf(entry), 1);
      this.app.workspace.updateOptions();
    });
  }

  registerObsidianProtocolHandler(action: string, handler: (params: { action: string; [key: string]: string }) => unknown): void {
    this.app.plugins.protocolHandlers.set(action, handler);
    this.register(() => this.app.plugins.protocolHandlers.delete(action));
  }

  registerEditorSuggest(_editorSuggest: unknown): void {}

  /** A second handler for the same command throws. */
  registerCliHandler(
    command: string,
    _description: string,
    _flags: unknown,
    handler: (params: Record<string, string>) => string | Promise<string>,
  ): void {
    const handlers = this.app.plugins.cliHandlers;
    if (handlers.has(command)) throw new Error(`CLI command "${command}" is already registered.`);
    handlers.set(command, handler);
    this.register(() => handlers.delete(command));
  }

  /** Null where there is no `data.json`. */
  async loadData(): Promise<unknown> {
    const text = await this.app.vault.readConfig(this.dataPath);
    return text === null ? null : (JSON.parse(text) as unknown);
  }

  async saveData(data: unknown): Promise<void> {
    await this.app.vault.writeConfig(this.dataPath, JSON.stringify(data, null, 2));
  }

  private get dataPath(): string {
    return `${this.app.vault.configDir}/plugins/${this.manifest.id}/data.json`;
  }
}
