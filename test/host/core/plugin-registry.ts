import type { BasesViewRegistration } from "./bases";
import type { Plugin, PluginManifest } from "./plugin";

type CliHandler = (params: Record<string, string>) => string | Promise<string>;
type ProtocolHandler = (params: { action: string; [key: string]: string }) => unknown;

/** What plugins are there, and what they registered that belongs to no other part of the app. */
export class PluginRegistry {
  manifests: Record<string, PluginManifest> = {};
  plugins: Record<string, Plugin> = {};
  enabledPlugins = new Set<string>();
  readonly cliHandlers = new Map<string, CliHandler>();
  readonly protocolHandlers = new Map<string, ProtocolHandler>();
  readonly basesViews = new Map<string, BasesViewRegistration>();
  /** Where the core plugin Bases is off, no Bases view can be registered. */
  basesEnabled = true;

  getPlugin(id: string): Plugin | null {
    return this.plugins[id] ?? null;
  }
}
