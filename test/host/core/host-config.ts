import type { App } from "./app";
import type { RestoredLeaf } from "./host-types";
import { readLayout } from "./workspace-layout";
import { isRecord } from "./yaml";

async function readJson(app: App, name: string): Promise<unknown> {
  const text = await app.vault.readConfig(`${app.vault.configDir}/${name}`);
  return text === null ? null : (JSON.parse(text) as unknown);
}

/** The user's settings of the app and of its core plugins, and which community plugins are on. */
export async function readConfiguration(app: App): Promise<void> {
  const config = await readJson(app, "app.json");
  if (isRecord(config)) app.vault.config = config;
  const core = await readJson(app, "core-plugins.json");
  const states = Array.isArray(core)
    ? Object.fromEntries((core as unknown[]).map((id) => [String(id), true]))
    : isRecord(core) ? core : {};
  for (const [id, enabled] of Object.entries(states)) app.internalPlugins.set(id, enabled === true, {});
  for (const id of ["daily-notes", "templates"]) {
    const options = await readJson(app, `${id}.json`);
    if (isRecord(options)) app.internalPlugins.set(id, app.internalPlugins.getPluginById(id)?.enabled ?? false, options);
  }
  const community = await readJson(app, "community-plugins.json");
  if (Array.isArray(community)) for (const id of community as unknown[]) app.plugins.enabledPlugins.add(String(id));
}

export async function readSavedLayout(app: App): Promise<RestoredLeaf[]> {
  return readLayout(await readJson(app, "workspace.json"));
}

export async function writeEnabledPlugins(app: App): Promise<void> {
  await app.vault.writeConfig(`${app.vault.configDir}/community-plugins.json`, JSON.stringify([...app.plugins.enabledPlugins], null, 2));
}
