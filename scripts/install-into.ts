import { copyFile, mkdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";

const FILES = ["main.js", "manifest.json", "styles.css"];

/** Puts the built plugin into a real vault's plugin folder and touches nothing else there. */
async function installInto(vault: string | undefined): Promise<void> {
  if (vault === undefined) throw new Error("Usage: npm run install-into -- VAULT");
  const folder = resolve(vault);
  if (!(await isFolder(folder))) throw new Error(`There is no folder ${folder}.`);
  if (!(await isFolder(join(folder, ".obsidian")))) {
    throw new Error(`${folder} is no vault yet: it has no .obsidian folder. Open it in Obsidian once, then try again.`);
  }
  const target = join(folder, ".obsidian/plugins/rapport");
  await mkdir(target, { recursive: true });
  for (const file of FILES) await copyFile(join(import.meta.dirname, "..", file), join(target, file));
  console.log(`Rapport is in ${target}.\nIn Obsidian: Settings, Community plugins, turn on Rapport (reload Obsidian if it was on).`);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

installInto(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
});
