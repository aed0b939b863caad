import type { Extension } from "@codemirror/state";
import type { App } from "./app";
import type { BasesViewRegistration } from "./bases";
import type { CliCommand } from "./cli";
import type { Command } from "./commands";
import { Component } from "./component";
import {
  addCodeBlockHandler, addPostProcessor, type CodeBlockHandler, type MarkdownPostProcessor, MarkdownPreviewRenderer, processorsOf,
  removePostProcessor,
} from "./markdown-renderer";
import type { SettingTab } from "./setting-tab";
import type { UriParameters } from "./uri";
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
    addPostProcessor(this.app, postProcessor, sortOrder);
    this.register(() => removePostProcessor(this.app, postProcessor));
    return postProcessor;
  }

  registerMarkdownCodeBlockProcessor(language: string, handler: CodeBlockHandler, sortOrder?: number): MarkdownPostProcessor {
    addCodeBlockHandler(this.app, language, handler);
    this.register(() => processorsOf(this.app).codeBlocks.delete(language));
    const postProcessor = MarkdownPreviewRenderer.createCodeBlockPostProcessor(language, handler);
    return this.registerMarkdownPostProcessor(postProcessor, sortOrder);
  }

  /** False where Bases is off. */
  registerBasesView(viewId: string, registration: BasesViewRegistration): boolean {
    const { internalPlugins, plugins, workspace } = this.app;
    if (internalPlugins.getEnabledPluginById("bases") === null) return false;
    if (plugins.basesViews.has(viewId)) throw new Error(`Bases view "${viewId}" is registered already.`);
    plugins.basesViews.set(viewId, registration);
    workspace.trigger("bases-view-registered", viewId);
    this.register(() => {
      plugins.basesViews.delete(viewId);
      workspace.trigger("bases-view-registered", viewId);
    });
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

  /** A second handler for one action throws (unsourced, the strict choice). */
  registerObsidianProtocolHandler(action: string, handler: (params: UriParameters) => unknown): void {
    const handlers = this.app.plugins.protocolHandlers;
    if (handlers.has(action)) throw new Error(`Protocol handler "${action}" is already registered.`);
    handlers.set(action, { pluginName: this.manifest.name, run: handler });
    this.register(() => handlers.delete(action));
  }

  registerEditorSuggest(_editorSuggest: unknown): void {}

  /** A second handler for the same command throws. */
  registerCliHandler(
    command: string,
    description: string,
    flags: CliCommand["flags"],
    handler: CliCommand["handler"],
  ): void {
    const commands = this.app.plugins.cliCommands;
    if (!/^[\w-]+(?::[\w-]+)*$/.test(command)) throw new Error(`"${command}" is no name for a CLI command.`);
    if (commands.has(command)) throw new Error(`CLI command "${command}" is already registered.`);
    commands.set(command, { description, flags, handler });
    this.register(() => commands.delete(command));
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
