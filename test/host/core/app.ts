import type { Backend } from "./backend";
import { Commands } from "./commands";
import { FileManager } from "./file-manager";
import type { KeptCache } from "./host-types";
import { Keymap, Scope } from "./keymap";
import { MetadataCache } from "./metadata-cache";
import type { Modal } from "./modal";
import { PluginRegistry } from "./plugin-registry";
import { InternalPlugins } from "./internal-plugins";
import { SecretStorage } from "./secret-storage";
import { SettingWindow } from "./setting-window";
import { Vault } from "./vault";
import { WindowFocus } from "./window-focus";
import { Workspace } from "./workspace";

export interface AppOptions {
  backend: Backend;
  container: HTMLElement;
  vaultName: string;
  caseSensitive: boolean;
  indexDelay: number;
  keptCaches: ReadonlyMap<string, KeptCache>;
  nullCaches: readonly string[];
}

export class App {
  keymap = new Keymap();
  scope = new Scope();
  vault: Vault;
  metadataCache: MetadataCache;
  fileManager: FileManager;
  workspace: Workspace;
  commands: Commands;
  plugins: PluginRegistry;
  internalPlugins = new InternalPlugins();
  setting: SettingWindow;
  secretStorage = new SecretStorage();
  readonly windowFocus: WindowFocus;
  renderContext = { hoverPopover: null };
  lastEvent: MouseEvent | KeyboardEvent | TouchEvent | null = null;
  readonly openModals: Modal[] = [];
  private readonly doc: Document;

  constructor({ backend, container, vaultName, caseSensitive, indexDelay, keptCaches, nullCaches }: AppOptions) {
    this.doc = container.ownerDocument;
    this.windowFocus = new WindowFocus(this.doc.defaultView ?? window);
    this.vault = new Vault(backend, { name: vaultName, caseSensitive });
    this.metadataCache = new MetadataCache(this.vault, indexDelay, keptCaches, nullCaches);
    this.fileManager = new FileManager(this.vault, this.metadataCache);
    this.workspace = new Workspace(this, container);
    this.commands = new Commands(this);
    this.plugins = new PluginRegistry();
    this.setting = new SettingWindow(this);
    this.keymap.pushScope(this.scope);
    this.keymap.listen(this.doc);
  }

  get appId(): string {
    return this.vault.getName();
  }

  isDarkMode(): boolean {
    return this.doc.body.hasClass("theme-dark");
  }

  /** Per vault; what was never saved is null. */
  loadLocalStorage(key: string): unknown {
    const text = this.doc.defaultView?.localStorage.getItem(`${this.appId}-${key}`) ?? null;
    return text === null ? null : (JSON.parse(text) as unknown);
  }

  saveLocalStorage(key: string, data: unknown): void {
    const storage = this.doc.defaultView?.localStorage;
    if (data === null || data === undefined) storage?.removeItem(`${this.appId}-${key}`);
    else storage?.setItem(`${this.appId}-${key}`, JSON.stringify(data));
  }
}
