import { spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus, release, type } from "node:os";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Row } from "./measure";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const BUNDLE = at("../test-results/bench.mjs");
const SIZES = "1000,10000,100000";

/** Measures in a process of its own, with the plugin's parts bundled as they are for users, and writes the tables down. */
async function run(): Promise<void> {
  const chosen = process.argv.indexOf("--sizes");
  const sizes = (chosen < 0 ? SIZES : (process.argv[chosen + 1] ?? SIZES)).split(",").map(Number);
  await bundle();
  const tables = sizes.map((size) => {
    const { stdout, status } = spawnSync(process.execPath, ["--expose-gc", BUNDLE, String(size)], {
      stdio: ["ignore", "pipe", "inherit"],
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`The measurement of ${size} notes failed`);
    return table(size, JSON.parse(stdout) as Row[]);
  });
  const page = `${head()}\n${tables.join("\n")}`;
  console.log(page);
  await mkdir(at("../docs"), { recursive: true });
  await writeFile(at("../docs/benchmark.md"), page);
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

function head(): string {
  const [cpu] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  return `# Benchmark

Written by \`npm run bench\` on ${date}: ${type()} ${release()}, ${cpus().length} × ${cpu?.model ?? "unknown"}, Node ${process.version}.

Synthetic vaults: a tenth clients of about 3 KB with up to 60 check-ins, a fifth meetings, a tenth day notes. No disk; the
peers' algorithms are our own, and each gives the same list before it is timed. Times are the processor's, medians of
turns in the order ABBA; ratios are medians of pairs, so that a busy machine moves them little. Drawing is not in here.
`;
}

function table(size: number, rows: readonly Row[]): string {
  const lines = rows.map(({ what, ours, other, ratio }) => `| ${what} | ${ours} | ${other} | ${ratio} |`);
  return `## ${size.toLocaleString("en")} notes\n\n| | Rapport | the other side | other ÷ Rapport |\n|---|---|---|---|\n${lines.join("\n")}\n`;
}

await run();
