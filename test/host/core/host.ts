import type { App as ObsidianApp, Plugin as ObsidianPlugin, PluginManifest } from "obsidian";
import { App } from "./app";
import type { OutsideChange } from "./backend";
import { type CliArguments, runCliCommand } from "./cli";
import { installDomExtensions } from "./dom-extensions";
import { environment, pause } from "./environment";
import { readConfiguration, readSavedLayout, writeEnabledPlugins } from "./host-config";
import type { AppExtras, Host, HostCommands, HostFaults, HostOptions, NoticeRecord } from "./host-types";
import { previewOnHover } from "./hover-preview";
import { moment } from "./moment";
import { notices } from "./notice";
import * as obsidian from "./obsidian";
import { parentPath } from "./path";
import type { Plugin } from "./plugin";
import { Tasks } from "./tasks";
import { parseObsidianUri } from "./uri";
import { UriConfirmation } from "./uri-confirmation";

export type * from "./host-types";

type PluginClass = new (app: App, manifest: PluginManifest) => Plugin;

/** Builds the emulated app inside `options.container`. Nothing is loaded before `start()`. */
export async function createHost(options: HostOptions): Promise<Host> {
  const { backend, container, language = "en", mobile = false, bases = true } = options;
  const doc = container.ownerDocument;
  installDomExtensions((doc.defaultView ?? window));
  const errors: unknown[] = [];
  Object.assign(environment, {
    doc,
    mobile,
    report: (error: unknown) => {
      errors.push(error);
      console.error(error);
    },
  });
  setLanguage(language);
  notices.length = 0;
  const app = new App({
    backend,
    container,
    vaultName: options.vaultName ?? "vault",
    caseSensitive: options.caseSensitive ?? true,
    indexDelay: options.indexDelay ?? 10,
    keptCaches: options.keptCaches ?? new Map(),
    nullCaches: options.nullCaches ?? [],
  });
  previewOnHover(app);
  (doc.defaultView as unknown as { app: App }).app = app;
  await readConfiguration(app);
  if (options.updateLinks !== undefined) app.vault.setConfig("alwaysUpdateLinks", options.updateLinks);
  if (!bases) app.internalPlugins.set("bases", false, {});
  app.workspace.enableBases(app.internalPlugins.getEnabledPluginById("bases") !== null);
  return new RunningHost(app, options, errors);
}

function setLanguage(language: string): void {
  environment.language = language;
  moment.locale(language);
}

class RunningHost implements Host {
  readonly app: ObsidianApp & AppExtras;
  readonly container: HTMLElement;
  readonly commands: HostCommands;
  readonly faults: HostFaults;
  readonly reads: Map<string, number>;
  readonly writes: Map<string, number>;
  private readonly outside: OutsideChange[] = [];
  private draining: Promise<void> | null = null;
  private stopWatching: (() => void) | null = null;
  private started = false;

  constructor(
    private readonly core: App,
    private readonly options: HostOptions,
    readonly errors: unknown[],
  ) {
    this.app = core as unknown as ObsidianApp & AppExtras;
    this.container = options.container;
    const { adapter } = core.vault;
    this.reads = adapter.reads;
    this.writes = adapter.writes;
    this.commands = {
      list: () => core.commands.listCommands().map(({ id, name, icon, hotkeys = [] }) => ({ id, name, icon, hotkeys })),
      ids: () => Object.keys(core.commands.commands),
      execute: (id) => core.commands.executeCommandById(id),
    };
    this.faults = {
      failNextWrite: (error, path) => void adapter.writeFaults.push({ error, path }),
      failNextRead: (error, path) => void adapter.readFaults.push({ error, path }),
      beforeProcess: (callback) => void (core.vault.beforeProcess = callback),
      clear: () => {
        adapter.writeFaults = [];
        adapter.readFaults = [];
        core.vault.beforeProcess = null;
      },
    };
    if (options.saveLayout === true) {
      core.workspace.saveLayout = () =>
        core.vault.writeConfig(`${core.vault.configDir}/workspace.json`, JSON.stringify(core.workspace.getLayout(), null, 2));
    }
  }

  get notices(): readonly NoticeRecord[] {
    return notices.map(({ notice, shown }) => ({ text: notice.messageEl.textContent ?? "", shown, noticeEl: notice.containerEl }));
  }

  async start(): Promise<void> {
    if (this.started) return;
    this.started = true;
    const { vault, metadataCache, workspace } = this.core;
    await vault.load();
    this.stopWatching = this.options.backend.watch((change) => this.onOutside(change));
    if (this.options.indexing === "before-layout") await metadataCache.begin();
    await workspace.restore(this.options.layout ?? (await readSavedLayout(this.core)));
    workspace.setReady();
    if (this.options.indexing !== "before-layout") await metadataCache.begin();
    await this.settled();
  }

  async settled(): Promise<void> {
    const { vault, metadataCache, workspace } = this.core;
    for (let quiet = 0; quiet < 2; ) {
      await this.options.backend.sync?.();
      await this.draining;
      await workspace.idle();
      const busy = vault.busy || workspace.busy || this.draining !== null || (this.started && !metadataCache.isCacheClean());
      quiet = busy ? 0 : quiet + 1;
      await pause(1);
    }
  }

  async saveAll(): Promise<void> {
    const views: obsidian.TextFileView[] = [];
    this.core.workspace.iterateAllLeaves(({ view }) => view instanceof obsidian.TextFileView && views.push(view));
    for (const view of views) await view.save();
    await this.settled();
  }

  loadPlugin(mainJs: string, manifest: PluginManifest): Promise<ObsidianPlugin> {
    const module: { exports: Record<string, unknown> } = { exports: {} };
    const require = (name: string): unknown => {
      if (name === "obsidian") return obsidian;
      throw new Error(`Cannot find module '${name}'`);
    };
    const evaluate = new Function("module", "exports", "require", mainJs) as (...args: unknown[]) => void;
    evaluate(module, module.exports, require);
    return this.enable((module.exports["default"] ?? module.exports) as PluginClass, manifest);
  }

  loadPluginClass(
    pluginClass: new (app: ObsidianApp, manifest: PluginManifest) => ObsidianPlugin,
    manifest: PluginManifest,
  ): Promise<ObsidianPlugin> {
    return this.enable(pluginClass as unknown as PluginClass, manifest);
  }

  async unloadPlugin(id: string): Promise<void> {
    const { plugins } = this.core;
    plugins.plugins[id]?.unload();
    delete plugins.plugins[id];
    await this.core.workspace.idle();
  }

  async settingsChangedOutside(id: string): Promise<void> {
    await this.core.plugins.plugins[id]?.onExternalSettingsChange?.();
  }

  async openUri(uri: string, answer: "allow" | "refuse" | "ask" = "allow"): Promise<boolean> {
    const params = parseObsidianUri(uri);
    const handler = params === null ? undefined : this.core.plugins.protocolHandlers.get(params.action);
    if (params === null || handler === undefined) return false;
    const dialog = new UriConfirmation(this.core, uri, handler.pluginName);
    dialog.open();
    if (answer !== "ask") dialog.decide(answer === "allow");
    if (!(await dialog.answer)) return false;
    await handler.run(params);
    return true;
  }

  cli(command: string, args: CliArguments = {}): Promise<string> {
    return runCliCommand(command, this.core.plugins.cliCommands.get(command), args);
  }

  openSettings(pluginId: string): HTMLElement {
    const tab = this.core.setting.openTabById(pluginId);
    if (tab === null) throw new Error(`No settings of "${pluginId}".`);
    return tab.containerEl;
  }

  basesView(viewId: string): unknown {
    return this.core.plugins.basesViews.get(viewId) ?? null;
  }

  setLanguage(language: string): void {
    setLanguage(language);
  }

  async close(): Promise<void> {
    const tasks = new Tasks();
    this.core.workspace.trigger("quit", tasks);
    await tasks.promise();
    await this.saveAll();
    for (const id of Object.keys(this.core.plugins.plugins)) await this.unloadPlugin(id);
    this.stopWatching?.();
    await this.settled();
    for (const modal of [...this.core.openModals]) modal.close();
    for (const { notice } of notices) notice.hide();
    this.core.workspace.requestSaveLayout.cancel();
    this.core.workspace.closeWindows();
    this.core.keymap.stop();
    this.core.windowFocus.stop();
    this.container.empty();
  }

  private async enable(pluginClass: PluginClass, manifest: PluginManifest): Promise<ObsidianPlugin> {
    const { plugins, vault } = this.core;
    const { id } = manifest;
    const plugin = new pluginClass(this.core, { ...manifest, dir: `${vault.configDir}/plugins/${id}` });
    plugins.manifests[id] = plugin.manifest;
    plugins.plugins[id] = plugin;
    await plugin.load();
    if (!plugins.enabledPlugins.has(id)) {
      plugins.enabledPlugins.add(id);
      await writeEnabledPlugins(this.core);
      plugin.onUserEnable();
    }
    await this.core.workspace.idle();
    return plugin as unknown as ObsidianPlugin;
  }

  private onOutside(change: OutsideChange): void {
    this.outside.push(change);
    this.draining ??= this.drain().finally(() => (this.draining = null));
  }

  /** A folder comes before what is in it, whatever the order of the reports. */
  private async drain(): Promise<void> {
    for (let change = this.outside.shift(); change !== undefined; change = this.outside.shift()) {
      const { path } = change;
      await this.core.vault.serial(async () => {
        if (parentPath(path) !== "" && this.core.vault.fileMap[parentPath(path)] === undefined) {
          await this.core.vault.reconcile(parentPath(path));
        }
        await this.core.vault.reconcile(path);
      });
    }
  }
}
