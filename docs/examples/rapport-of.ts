import type { App } from "obsidian";
import type { RapportApi } from "../../rapport-api";

/** Rapport's API; undefined where Rapport is not installed or turned off. */
export function rapportOf(app: App): RapportApi | undefined {
  const { plugins } = app as App & { plugins: { plugins: { rapport?: { api: RapportApi } } } };
  return plugins.plugins.rapport?.api;
}
