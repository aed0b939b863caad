import { mkdir, writeFile } from "node:fs/promises";
import { cpus, release, type } from "node:os";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../test/browser/support";
import { measureDrawing } from "./browser/measure-drawing";
import { measureStart } from "./browser/measure-start";
import { measureApart, measureFirstStart } from "./measure-apart";
import { MOST_PARSED, type Row } from "./row";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const SIZES = "1000,10000,100000";

/** So long, in milliseconds, a start is waited for until every client has been read. */
const PATIENCE = 600_000;

/**
 * Measures in a process of its own and in the browser; writes the tables down. With `--browser` it only looks for long
 * tasks of a start in the browser, and writes nothing.
 */
async function run(): Promise<void> {
  const chosen = process.argv.indexOf("--sizes");
  const sizes = (chosen < 0 ? SIZES : (process.argv[chosen + 1] ?? SIZES)).split(",").map(Number);
  const browser = await launchBrowser();
  try {
    if (process.argv.includes("--browser")) for (const size of sizes) await showStart(browser, size);
    else await writeTables(browser, sizes);
  } finally {
    await browser.close();
  }
}

async function writeTables(browser: Browser, sizes: readonly number[]): Promise<void> {
  const tables: string[] = [];
  for (const size of sizes) {
    const first = size > MOST_PARSED ? [] : [await measureFirstStart(size)];
    tables.push(table(size, [...first, ...(await measureApart(size)), ...(await measureDrawing(browser, size))]));
  }
  const page = `${head()}\n${tables.join("\n")}`;
  console.log(page);
  await mkdir(at("../docs"), { recursive: true });
  await writeFile(at("../docs/benchmark.md"), page);
}

/** The long tasks of the host alone, then of the same host with the built plugin. */
async function showStart(browser: Browser, notes: number): Promise<void> {
  for (const withPlugin of [false, true]) {
    console.error(`${notes}: a start ${withPlugin ? "with" : "without"} the plugin`);
    const { longTasks, allRead, search } = await measureStart(browser, { notes, patience: PATIENCE, withPlugin });
    const worst = [...longTasks].sort((a, b) => b.processorTime - a.processorTime).slice(0, 10);
    console.log(`${notes} notes, ${withPlugin ? "with" : "without"} the plugin: ${longTasks.length} tasks over 50 ms by the clock after the ready layout`);
    for (const { start, duration, processorTime, majorGarbageCollection } of worst) {
      const garbage = `${majorGarbageCollection.toFixed(1)} ms for garbage`;
      console.log(`  ${processorTime.toFixed(1)} ms of the processor, ${garbage}, ${duration.toFixed(0)} ms by the clock, ${start.toFixed(0)} ms after the layout`);
    }
    if (!withPlugin) continue;
    console.log(`  all clients read after ${allRead === null ? "more than ten minutes" : `${(allRead / 1_000).toFixed(1)} s`}`);
    console.log(`  searched ${search.isReading ? "while" : "after"} clients were being read; found ${search.found.join()}`);
  }
}

function head(): string {
  const [cpu] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  return `# Benchmark

Written by \`npm run bench\` on ${date}: ${type()} ${release()}, ${cpus().length} × ${cpu?.model ?? "unknown"}, Node ${process.version}.

Synthetic vaults: a tenth clients of about 3 KB with up to 60 check-ins, a fifth meetings, a tenth day notes. No disk but where a row
names it; the peers' algorithms are our own, and each gives the same list before it is timed. Times are the processor's, medians of
turns in the order ABBA; ratios are medians of pairs, so that a busy machine moves them little. Drawing and the log
are in Chromium: the time of its page's main thread.

The *bare scan* looks at one property of each note: the floor of any list. That *of the candidates* looks at what a right
list can't do without: the names of all properties, every link of a client's text, the note of every attendee. Neither
keeps anything. *The first start in a process* is what a user waits for: nothing is compiled yet, and the engine's compiler
counts too. All other rows are of later runs, those of the start of runs after the first twelve, in which the engine
compiles again what each start makes anew.
`;
}

function table(size: number, rows: readonly Row[]): string {
  const lines = rows.map(({ what, ours, other, ratio }) => `| ${what} | ${ours} | ${other} | ${ratio} |`);
  return `## ${size.toLocaleString("en")} notes\n\n| | Rapport | the other side | other ÷ Rapport |\n|---|---|---|---|\n${lines.join("\n")}\n`;
}

await run();
