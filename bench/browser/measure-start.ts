import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { PluginManifest } from "obsidian";
import type { Browser, Page } from "playwright-core";
import { clientName } from "../generate-vault";
import { traceTasks, type TracedTask } from "./browser-trace";
import { openBenchPage } from "./open-bench-page";
import { ALL_READ, LAYOUT_READY } from "./page-marks";
import type { BuiltPlugin } from "./start-page";

/** What a start cost once the layout was ready. Times in milliseconds. */
export interface StartMeasurement {
  /** The browser's own long tasks: over 50 ms by the clock. `start` counts from the moment when the layout was ready. */
  readonly longTasks: readonly TracedTask[];
  /** From the ready layout until every client had been read; null where that took longer than it was waited for. */
  readonly allRead: number | null;
  /** What the list did with a key in its search while clients were still being read. */
  readonly search: SearchWhileReading;
}

export interface SearchWhileReading {
  readonly found: readonly string[];
  /** Whether there were clients left to read when the answer was there. */
  readonly isReading: boolean;
}

export interface StartOptions {
  readonly notes: number;
  /** So long it is waited for the last client to be read. */
  readonly patience: number;
  /** Without it the same host starts alone: what it needs for itself. */
  readonly withPlugin?: boolean;
}

/** The browser calls a task long that took more milliseconds by the clock. */
export const LONG = 50;
const WINDOW = { width: 1280, height: 800 };
const NAME = clientName(5);
const SEARCH = ".rapport-header input";

/** Starts the built plugin in the emulated app in the browser, over a vault whose caches are those of its last session. */
export async function measureStart(browser: Browser, { notes, patience, withPlugin = true }: StartOptions): Promise<StartMeasurement> {
  const { page, close } = await openBenchPage(browser, "start-page.ts", WINDOW);
  try {
    const plugin = withPlugin ? await builtPlugin() : null;
    await page.evaluate((asked) => window.startPage.prepare(...asked), [notes, plugin] as const);
    const trace = await traceTasks(browser, page);
    await page.evaluate(() => window.startPage.start());
    const search = withPlugin ? await searchWhileReading(page) : { found: [], isReading: false };
    await Promise.race([page.evaluate(() => window.startPage.whenReady()), setTimeout(patience, null, { ref: false })]);
    const ready = (await markOf(page, LAYOUT_READY)) ?? Number.NaN;
    const read = await markOf(page, ALL_READ);
    const long = await page.evaluate(() => window.startPage.longTasks());
    const tasks = (await trace.stop(LONG)).filter(({ start }) => start >= ready && long.some((entry) => Math.abs(entry.start - start) < 2));
    const errors = await page.evaluate(() => window.startPage.errors());
    if (errors.length > 0) throw new Error(errors.join("\n"));
    return { longTasks: tasks.map((task) => ({ ...task, start: task.start - ready })), allRead: read === null ? null : read - ready, search };
  } finally {
    await close();
  }
}

/** `main.js` as it is built, under the name that the app gives it in stacks and profiles. */
export async function builtPlugin(): Promise<BuiltPlugin> {
  const file = (name: string): Promise<string> => readFile(fileURLToPath(new URL(`../../${name}`, import.meta.url)), "utf8");
  const manifest = JSON.parse(await file("manifest.json")) as PluginManifest;
  return { code: `${await file("main.js")}\n//# sourceURL=plugin:${manifest.id}\n`, manifest };
}

/** Types a client's name by the keyboard, waits for its row alone, and clears the search again. */
async function searchWhileReading(page: Page): Promise<SearchWhileReading> {
  await page.waitForSelector(".rapport-row");
  await page.locator(SEARCH).focus();
  await page.keyboard.type(NAME);
  await page.waitForFunction(() => document.querySelectorAll(".rapport-row").length === 1);
  const found = await page.locator(".rapport-row-name").allTextContents();
  const isReading = !(await page.evaluate(() => window.startPage.isReady()));
  await page.keyboard.press("Escape");
  return { found, isReading };
}

function markOf(page: Page, name: string): Promise<number | null> {
  return page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? null, name);
}
