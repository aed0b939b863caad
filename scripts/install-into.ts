import { copyFile, mkdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { PLUGIN_FILES, PROJECT, requireBuild } from "./support/plugin-files";
import { runScript, UsageError } from "./support/usage";

const USAGE = "Usage: npm run install-into -- VAULT [--force]";

/** Copies the built plugin into a vault. Its other files, the plugin's own `data.json` among them, stay as they are. */
await runScript(async (args) => {
  const { vault, force } = readArguments(args);
  if (!(await isFolder(vault))) throw new UsageError(`Not a folder: ${vault}\n${USAGE}`);
  const config = join(vault, ".obsidian");
  if (!force && !(await isFolder(config))) {
    throw new UsageError(
      `${vault} holds no .obsidian folder, so it is no vault that Obsidian has opened yet.\nOpen it in Obsidian first, or add --force to make the folder.`,
    );
  }
  requireBuild();
  const target = join(config, "plugins", "rapport");
  await mkdir(target, { recursive: true });
  for (const name of PLUGIN_FILES) await copyFile(join(PROJECT, name), join(target, name));
  console.log(`Copied ${PLUGIN_FILES.join(", ")} to ${target}`);
  console.log("In Obsidian: Settings > Community plugins > turn on Rapport. If it was on already, turn it off and on again.");
});

function readArguments(args: string[]): { vault: string; force: boolean } {
  const { values, positionals } = parse(args);
  const vault = positionals[0];
  if (vault === undefined || positionals.length > 1) throw new UsageError(`Name one vault.\n${USAGE}`);
  return { vault: resolve(vault), force: values.force === true };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: { force: { type: "boolean" } }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((info) => info.isDirectory(), () => false);
}
