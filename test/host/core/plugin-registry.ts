import type { BasesViewRegistration } from "./bases";
import { BUILT_IN_VIEWS } from "./bases-table";
import type { CliCommand } from "./cli";
import type { Plugin, PluginManifest } from "./plugin";
import type { UriParameters } from "./uri";

export interface ProtocolHandler {
  pluginName: string;
  run: (params: UriParameters) => unknown;
}

/** What plugins are there, and what they registered that belongs to no other part of the app. */
export class PluginRegistry {
  manifests: Record<string, PluginManifest> = {};
  plugins: Record<string, Plugin> = {};
  enabledPlugins = new Set<string>();
  readonly cliCommands = new Map<string, CliCommand>();
  readonly protocolHandlers = new Map<string, ProtocolHandler>();
  readonly basesViews = new Map<string, BasesViewRegistration>(BUILT_IN_VIEWS);

  getPlugin(id: string): Plugin | null {
    return this.plugins[id] ?? null;
  }
}
