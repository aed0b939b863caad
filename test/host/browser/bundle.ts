import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export interface PageBundle {
  readonly script: string;
  readonly styles: string;
}

let bundled: Promise<PageBundle> | null = null;

/** The shell with the emulated `obsidian` module, and the default theme, as one file each; built once. */
export function pageBundle(): Promise<PageBundle> {
  bundled ??= bundle();
  return bundled;
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
    sourcemap: "inline",
    logLevel: "error",
    alias: { obsidian: at("../core/obsidian.ts") },
  });
  const text = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  return { script: text("shell.js"), styles: text("host.css") };
}
