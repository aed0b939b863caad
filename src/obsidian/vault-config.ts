import { normalizePath, type Vault } from "obsidian";
import { folderOf } from "../app/create-note";

/** What other parts of the vault's configuration mean for client notes. Read from the configuration folder only. */
export interface VaultConfig {
  readonly dailyNoteFormat: string;
  /** Folders of core Templates, Templater and the daily note's template. */
  readonly templateFolders: readonly string[];
}

/** Reads the settings of Daily notes, Templates and Templater; what is missing or can't be read counts as unset. */
export async function readVaultConfig(vault: Vault): Promise<VaultConfig> {
  const [dailyNotes, templates, templater] = await Promise.all([
    readJson(vault, "daily-notes.json"),
    readJson(vault, "templates.json"),
    readJson(vault, "plugins/templater-obsidian/data.json"),
  ]);
  return {
    dailyNoteFormat: text(dailyNotes["format"]),
    templateFolders: [
      text(templates["folder"]),
      text(templater["templates_folder"]),
      folderOf(text(dailyNotes["template"])),
    ]
      .filter((folder) => folder !== "" && folder !== "/")
      .map(normalizePath),
  };
}

async function readJson(vault: Vault, name: string): Promise<Record<string, unknown>> {
  const path = `${vault.configDir}/${name}`;
  try {
    if (!(await vault.adapter.exists(path))) return {};
    const value: unknown = JSON.parse(await vault.adapter.read(path));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
