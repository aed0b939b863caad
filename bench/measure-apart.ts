import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Measured, Row } from "./row";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const BUNDLE = at("../test-results/bench.mjs");

/** Measures without a browser, in a process of its own, with the plugin's parts bundled as they are for users. */
export async function measureApart(size: number, measured: Measured = "all"): Promise<readonly Row[]> {
  await build({
    entryPoints: [at("measure.ts")],
    outfile: BUNDLE,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "es2022",
    logLevel: "error",
    alias: { obsidian: at("../test/host/core/obsidian.ts") },
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  const child = spawn(process.execPath, ["--expose-gc", BUNDLE, String(size), measured], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close") as Promise<[number | null]>;
  const [rows, [status]] = await Promise.all([text(child.stdout), closed]);
  if (status !== 0) throw new Error(`The measurement of ${size} notes failed`);
  return JSON.parse(rows) as Row[];
}
