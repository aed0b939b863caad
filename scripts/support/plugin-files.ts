import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** What Obsidian needs of a plugin, and all that a release holds. */
export const PLUGIN_FILES = ["main.js", "manifest.json", "styles.css"] as const;

/** Throws where the plugin is not built. */
export function requireBuild(): void {
  if (!existsSync(join(PROJECT, "main.js"))) throw new Error("There is no main.js yet. Run: npm run build");
}
