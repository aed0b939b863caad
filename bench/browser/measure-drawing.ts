import type { Browser } from "playwright-core";
import { compare, median } from "../paired";
import { timesRow, type Row } from "../row";
import { builtPlugin } from "./measure-start";
import { openBenchPage } from "./open-bench-page";

/** Beyond so many notes a page reads for minutes until all words are there. */
const MOST_LOGGED = 10_000;
const WINDOW = { width: 1280, height: 800 };
const STEPS = 20;
const TURNS = 5;

/** The rows about drawing, in milliseconds of the browser's main thread; the other side has all rows in the document. */
export async function measureDrawing(browser: Browser, size: number): Promise<readonly Row[]> {
  const rows = await measureList(browser, size);
  return size > MOST_LOGGED ? rows : [...rows, await measureLog(browser, size)];
}

async function measureList(browser: Browser, size: number): Promise<readonly Row[]> {
  const clients = Math.max(size / 10, 1);
  const { page, stopwatch, close } = await openBenchPage(browser, "list-page.ts");
  const clear = (): Promise<void> => page.evaluate(() => window.listPage.clear());
  const draw = (): Promise<void> => page.evaluate((count) => window.listPage.draw(count), clients);
  const drawFull = (): Promise<void> => page.evaluate((count) => window.listPage.drawFull(count), clients);
  const drawn = stopwatch(() => clear().then(draw));
  try {
    console.error(`${size}: the list in the browser`);
    await page.evaluate((count) => window.listPage.load(count), clients);
    console.error(`${size}: the list drawn for the first time`);
    const first = await compare(drawFull, draw, size > MOST_LOGGED ? 1 : 2, [1, 5], stopwatch(clear));
    console.error(`${size}: a key in the search`);
    const ours = await drawn(() => page.evaluate((count) => window.listPage.search(count, "acme"), clients), TURNS);
    const other = await stopwatch(clear)(() => page.evaluate((count) => window.listPage.searchFull(count, "acme"), clients), 1);
    console.error(`${size}: scrolling`);
    const scrolling = await drawn(() => page.evaluate((steps) => window.listPage.scroll(steps), STEPS), TURNS);
    return [
      timesRow("the list drawn for the first time, against all rows", first.second, { time: first.first, ratio: first.ratio }),
      timesRow("a key in the search, against all rows found", ours, { time: other, ratio: other / ours }),
      timesRow("scrolling by half a screen", scrolling / STEPS),
    ];
  } finally {
    await close();
  }
}

/** How often the first drawing of 100 clients goes into that of 10,000. */
export async function measureFirstDrawing(browser: Browser): Promise<number> {
  const { page, stopwatch, close } = await openBenchPage(browser, "list-page.ts");
  const draw = (clients: number) => (): Promise<void> => page.evaluate((count) => window.listPage.draw(count), clients);
  try {
    for (const clients of [100, 10_000]) await page.evaluate((count) => window.listPage.load(count), clients);
    return (await compare(draw(10_000), draw(100), 10, [1, 1], stopwatch(() => page.evaluate(() => window.listPage.clear())))).ratio;
  } finally {
    await close();
  }
}

/** Milliseconds of the main thread that a key in the search over 10,000 clients takes. */
export async function measureSearchKey(browser: Browser): Promise<number> {
  const { page, stopwatch, close } = await openBenchPage(browser, "list-page.ts");
  const drawn = async (): Promise<void> => {
    await page.evaluate(() => window.listPage.clear());
    await page.evaluate((count) => window.listPage.draw(count), 10_000);
  };
  const key = (): Promise<number> => page.evaluate((count) => window.listPage.search(count, "acme"), 10_000);
  try {
    await page.evaluate((count) => window.listPage.load(count), 10_000);
    const turns: number[] = [];
    for (let turn = 0; turn < 2 * TURNS; turn++) turns.push(await stopwatch(drawn)(key, 1));
    return median(turns);
  } finally {
    await close();
  }
}

/** From the API's call through the note and the metadata cache to the moved row, in the built plugin. */
async function measureLog(browser: Browser, size: number): Promise<Row> {
  console.error(`${size}: a log in the built plugin`);
  const { page, stopwatch, close } = await openBenchPage(browser, "start-page.ts", WINDOW);
  try {
    await page.evaluate((asked) => window.startPage.prepare(...asked), [size, await builtPlugin()] as const);
    await page.evaluate(() => window.startPage.start());
    await page.evaluate(() => window.startPage.whenReady());
    return timesRow("a log, until the list shows it", await stopwatch()(() => page.evaluate(() => window.startPage.log()), TURNS));
  } finally {
    await close();
  }
}
