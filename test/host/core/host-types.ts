import type { App as ObsidianApp, CachedMetadata, Plugin, PluginManifest } from "obsidian";
import type { Backend } from "./backend";
import type { CliArguments } from "./cli";

/** What the app has beside its typed API; the real app has them too, under the same names. */
export interface AppExtras {
  plugins: {
    manifests: Record<string, PluginManifest>;
    plugins: Record<string, Plugin>;
    enabledPlugins: Set<string>;
    getPlugin(id: string): Plugin | null;
  };
  internalPlugins: {
    plugins: Record<string, InternalPlugin>;
    getPluginById(id: string): InternalPlugin | null;
    getEnabledPluginById(id: string): InternalPlugin["instance"] | null;
  };
  commands: {
    commands: Record<string, unknown>;
    executeCommandById(id: string): boolean;
  };
  setting: {
    open(): void;
    openTabById(id: string): unknown;
    close(): void;
    /** The pane of the open tab. */
    readonly containerEl: HTMLElement | null;
  };
}

export interface InternalPlugin {
  id: string;
  enabled: boolean;
  instance: { options: Record<string, unknown> };
}

export interface HostOptions {
  backend: Backend;
  /** The workspace is built inside this element; its document and window are the app's. */
  container: HTMLElement;
  /** As the app's interface language, default `en`. */
  language?: string;
  /** The vault's name, default `vault`. */
  vaultName?: string;
  /** Default: the layout becomes ready first and the notes are indexed afterwards, as in a large vault. */
  indexing?: "before-layout" | "after-layout";
  /**
   * Caches from the last session, by path; the app keeps them in IndexedDB. A note whose time and size are as they were
   * then is not read at the start and brings no `changed`; its links are resolved. Default: none.
   */
  keptCaches?: ReadonlyMap<string, KeptCache>;
  /** Notes whose cache stays null, though all others were indexed and resolved: seen in 3 of 64 public vaults. Default: none. */
  nullCaches?: readonly string[];
  /** Milliseconds between a change and its turn in the index queue, default 10. */
  indexDelay?: number;
  /** Where false, names that differ in case only are one file, as on macOS and Windows. Default true. */
  caseSensitive?: boolean;
  /** Is the core plugin Bases on? Default true. */
  bases?: boolean;
  /** "Automatically update internal links". Default: `alwaysUpdateLinks` of `.obsidian/app.json`. */
  updateLinks?: boolean;
  /** Leaves restored at the start, as if from the last session. Default: those of `.obsidian/workspace.json`. */
  layout?: RestoredLeaf[];
  /** Emulate the mobile app. Default false. */
  mobile?: boolean;
  /** Keep `.obsidian/workspace.json` up to date. Default false. */
  saveLayout?: boolean;
}

/** What the index knew of a note, and of which state of its file. */
export interface KeptCache {
  mtime: number;
  size: number;
  cache: CachedMetadata;
}

export interface RestoredLeaf {
  type: string;
  side?: "left" | "right" | "main";
  state?: Record<string, unknown>;
  /** The tab that is in front in its group; all others stay deferred. Default false. */
  shown?: boolean;
}

export interface VisibleCommand {
  id: string;
  name: string;
  icon?: string;
  hotkeys: { modifiers: string[]; key: string }[];
}

export interface HostCommands {
  /** The commands that the palette would list now: every check callback is asked with `true`. */
  list(): VisibleCommand[];
  /** All registered ids, whether they are available or not. */
  ids(): string[];
  /** As the palette does it: check with `true`, then with `false`. Answers whether the command ran. */
  execute(id: string): boolean;
}

export interface HostFaults {
  /** The next write of a note (create, modify, process, rename, delete) rejects with this error, once. */
  failNextWrite(error: Error, path?: string): void;
  /** The next read of a note rejects with this error, once. */
  failNextRead(error: Error, path?: string): void;
  /** Called before each `vault.process` reads its note: the place for an edit that comes in between. */
  beforeProcess(callback: ((path: string) => void | Promise<void>) | null): void;
  clear(): void;
}

export interface NoticeRecord {
  text: string;
  shown: boolean;
  noticeEl: HTMLElement;
}

export interface Host {
  readonly app: ObsidianApp & AppExtras;
  readonly container: HTMLElement;
  readonly commands: HostCommands;
  readonly faults: HostFaults;
  /** How often each note was read through the vault or its adapter; the index's own reads do not count. */
  readonly reads: Map<string, number>;
  /** How often each file was written through the vault or its adapter. */
  readonly writes: Map<string, number>;
  /** Every notice since the start, oldest first. */
  readonly notices: readonly NoticeRecord[];
  /** Errors thrown by event handlers and callbacks, which the app logs and survives. */
  readonly errors: readonly unknown[];
  /** Loads the vault, indexes it, restores the leaves and makes the layout ready. */
  start(): Promise<void>;
  /** Resolves when nothing is under way: writes, outside changes, index queue, views that load. Debounced saves stay. */
  settled(): Promise<void>;
  /** Saves every open editor now, as after two seconds without a key, then settles. */
  saveAll(): Promise<void>;
  /** Evaluates a built `main.js` and enables the plugin. */
  loadPlugin(mainJs: string, manifest: PluginManifest): Promise<Plugin>;
  /** The same for a plugin class that is already loaded. */
  loadPluginClass(pluginClass: new (app: ObsidianApp, manifest: PluginManifest) => Plugin, manifest: PluginManifest): Promise<Plugin>;
  unloadPlugin(id: string): Promise<void>;
  /** Calls the plugin's `onExternalSettingsChange`, as sync does after it replaced `data.json`. */
  settingsChangedOutside(id: string): Promise<void>;
  /**
   * `obsidian://action?key=value`. The app asks the user first; `answer` is what the user says, `ask` leaves the dialog
   * to the test. Resolves to false where the answer is no or no plugin handles the action.
   */
  openUri(uri: string, answer?: "allow" | "refuse" | "ask"): Promise<boolean>;
  /** Runs a command line handler: `cli("rapport:log", { client: "Acme", open: true })`. */
  cli(command: string, args?: CliArguments): Promise<string>;
  /** Opens the plugin's settings and returns the pane that holds them. */
  openSettings(pluginId: string): HTMLElement;
  /** The registration given to `registerBasesView`, or null. */
  basesView(viewId: string): unknown;
  setLanguage(language: string): void;
  close(): Promise<void>;
}
