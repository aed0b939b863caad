import type { InternalPlugin } from "./host-types";

const DEFAULT_ON = ["file-explorer", "global-search", "switcher", "backlink", "page-preview", "daily-notes", "templates", "command-palette", "bases"];

/** Core plugins by id, with the options that the configuration folder holds. */
export class InternalPlugins {
  plugins: Record<string, InternalPlugin> = {};

  constructor() {
    for (const id of DEFAULT_ON) this.set(id, true, {});
  }

  set(id: string, enabled: boolean, options: Record<string, unknown>): void {
    this.plugins[id] = { id, enabled, instance: { options } };
  }

  getPluginById(id: string): InternalPlugin | null {
    return this.plugins[id] ?? null;
  }

  getEnabledPluginById(id: string): InternalPlugin["instance"] | null {
    const plugin = this.plugins[id];
    return plugin?.enabled === true ? plugin.instance : null;
  }
}
