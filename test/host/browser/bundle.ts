import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export interface PageBundle {
  readonly script: string;
  readonly styles: string;
  /** Another one for other contents. */
  readonly version: string;
}

/** Names the folder where a bundle waits that was made for several processes. */
const MADE_IN = "RAPPORT_PAGE_BUNDLE";

let bundled: Promise<PageBundle> | null = null;

/** The shell with the emulated `obsidian` module, and the default theme, as one file each; built once. */
export function pageBundle(): Promise<PageBundle> {
  const folder = process.env[MADE_IN];
  bundled ??= folder === undefined ? bundle() : kept(folder);
  return bundled;
}

/** Builds it for this process and those that it starts. */
export async function keepPageBundle(folder: string): Promise<void> {
  const { script, styles } = await bundle();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "shell.js"), script);
  await writeFile(join(folder, "host.css"), styles);
  process.env[MADE_IN] = folder;
}

async function kept(folder: string): Promise<PageBundle> {
  return withVersion(await readFile(join(folder, "shell.js"), "utf8"), await readFile(join(folder, "host.css"), "utf8"));
}

async function bundle(): Promise<PageBundle> {
  const { outputFiles } = await build({
    entryPoints: { shell: at("shell.ts"), host: at("host.css") },
    outdir: at("."),
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minifyWhitespace: true,
    minifySyntax: true,
    loader: { ".woff2": "dataurl" },
    logLevel: "error",
    alias: { obsidian: at("../core/obsidian.ts") },
  });
  const text = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  return withVersion(text("shell.js"), text("host.css"));
}

function withVersion(script: string, styles: string): PageBundle {
  return { script, styles, version: createHash("sha256").update(script).update(styles).digest("hex").slice(0, 16) };
}
