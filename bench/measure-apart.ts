import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compare } from "./paired";
import { timesRow, type ChangeTimes, type FirstRun, type Measured, type Row } from "./row";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const BUNDLE = at("../test-results/bench.mjs");

/** Measures without a browser, in a process of its own, with the plugin's parts bundled as they are for users. */
export async function measureApart(size: number, measured: Measured = "all"): Promise<readonly Row[]> {
  await bundle();
  return (await runBundle(size, measured)) as Row[];
}

/** What a change of one client takes with a thousand and with ten thousand of them. */
export async function measureChange(): Promise<ChangeTimes> {
  await bundle();
  return (await runBundle(100_000, "change")) as ChangeTimes;
}

/** Bytes that a client takes with its words and its meetings. */
export async function measureMemory(size: number): Promise<number> {
  await bundle();
  return (await runBundle(size, "memory")) as number;
}

/**
 * The plugin's first start in a process against the first reading of every client in another: what a user waits for,
 * since an engine that has compiled nothing yet takes several times as long as in any later run.
 */
export async function measureFirstStart(size: number): Promise<Row> {
  console.error(`${size}: the first start`);
  await bundle();
  const first = (side: FirstRun) => () => runBundle(size, "first", side);
  const { first: other, second: ours, ratio } = await compare(first("rereadAll"), first("ours"), 3, [1, 1], async (work) => Number(await work()));
  return timesRow("the first start in a process, against the first reading of every client", ours, { time: other, ratio });
}

async function bundle(): Promise<void> {
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
}

async function runBundle(size: number, ...rest: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, ["--expose-gc", BUNDLE, String(size), ...rest], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close") as Promise<[number | null]>;
  const [answered, [status]] = await Promise.all([text(child.stdout), closed]);
  if (status !== 0) throw new Error(`The measurement of ${size} notes failed`);
  return JSON.parse(answered);
}
