import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { parseTime } from "../scripts/parse-time.mjs";
import { launchBrowser } from "../test/browser/support";
import { measureFirstDrawing, measureSearchKey } from "./browser/measure-drawing";
import { LONG, measureStart } from "./browser/measure-start";
import { measureApart, measureChange, measureMemory } from "./measure-apart";
import type { START } from "./row";

/** A number that is held to a limit. */
interface Gate {
  readonly what: string;
  readonly limit: string;
  readonly measure: (browser: Browser) => Promise<number>;
  readonly holds: (measured: number) => boolean;
  readonly unit: string;
}

/** A busy machine makes a measurement worse, never better: it is taken again, and the limit stays. */
const MOST_TRIES = 4;
/** Reading 10,000 clients takes minutes of a busy machine. */
const PATIENCE = 600_000;

const atMost = (most: number, unit: string): Pick<Gate, "limit" | "holds" | "unit"> => ({
  limit: `at most ${most}${unit}`,
  holds: (measured) => measured <= most,
  unit,
});

const GATES: readonly Gate[] = [
  { what: "start to list of 10,000 notes: × faster than reading every client from the disk", measure: () => startAgainst("rereadFromDisk"), limit: "at least 10 ×", holds: (ratio) => ratio >= 10, unit: " ×" },
  { what: "start to list of 10,000 notes, against the bare scan of one property", measure: async () => 1 / (await startAgainst("bareScan")), ...atMost(8, " ×") },
  { what: "a change at 10,000 clients, its words asked for", measure: async () => (await measureChange()).many, ...atMost(2, " ms") },
  { what: "a change at 10,000 clients, against 1,000", measure: async () => (await measureChange()).growth, ...atMost(2, " ×") },
  { what: "first drawing of 10,000 clients, against 100", measure: measureFirstDrawing, ...atMost(2, " ×") },
  { what: "a key in the search over 10,000 clients", measure: measureSearchKey, ...atMost(16, " ms") },
  { what: "longest task of the browser at a start over 100,000 notes", measure: longestTask, ...atMost(LONG, " ms") },
  { what: "memory of a client with its words and meetings", measure: async () => (await measureMemory(10_000)) / 1_024, ...atMost(8, " KB") },
  { what: "parsing main.js, against 200 KB of other code", measure: async () => (await parseTime(await readFile(fileURLToPath(new URL("../main.js", import.meta.url)), "utf8"))).ratio, ...atMost(3, " ×") },
];

/** Measures each gate, prints a table with the limit beside each, and says whether all hold. Words choose among them. */
async function gates(words: readonly string[]): Promise<boolean> {
  const chosen = GATES.filter(({ what }) => words.every((word) => what.includes(word)));
  const browser = await launchBrowser();
  const rows: string[] = [];
  let open = 0;
  try {
    for (const { what, limit, measure, holds, unit } of chosen) {
      console.error(what);
      const tries: number[] = [];
      do tries.push(await measure(browser));
      while (!holds(tries.at(-1) ?? Number.NaN) && tries.length < MOST_TRIES);
      const held = holds(tries.at(-1) ?? Number.NaN);
      if (!held) open++;
      rows.push(`| ${what} | ${tries.map((measured) => measured.toPrecision(3)).join(", ")}${unit} | ${limit} | ${held ? "holds" : "FAILS"} |`);
    }
  } finally {
    await browser.close();
  }
  console.log(["| gate | measured | limit | |", "|---|---|---|---|", ...rows].join("\n"));
  console.log(`${rows.length - open} hold, ${open} failed`);
  return open === 0 && rows.length > 0;
}

async function startAgainst(other: keyof typeof START): Promise<number> {
  const [row] = await measureApart(10_000, other);
  return Number(row?.ratio);
}

/** Milliseconds of the processor of the longest task that the browser calls long, without garbage of the whole heap. */
async function longestTask(browser: Browser): Promise<number> {
  const { longTasks, allRead } = await measureStart(browser, { notes: 100_000, patience: PATIENCE });
  if (allRead === null) throw new Error("The start did not end");
  return Math.max(0, ...longTasks.map(({ processorTime, majorGarbageCollection }) => processorTime - majorGarbageCollection));
}

process.exit((await gates(process.argv.slice(2))) ? 0 : 1);
