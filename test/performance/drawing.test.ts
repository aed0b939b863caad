import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBenchPage, type BenchPage } from "../../bench/browser/open-bench-page";
import type { RowChanges } from "../../bench/browser/row-changes";
import { sharedBrowser } from "../browser/support";

const FEW = 100;
const MANY = 2_000;
/** Rows that are drawn beside those that can be seen, above and below together. */
const AROUND = 10;
const MOST_NODES = 400;

let opened: BenchPage;
let page: Page;

beforeAll(async () => {
  opened = await openBenchPage(await sharedBrowser(), "list-page.ts");
  page = opened.page;
  for (const clients of [FEW, MANY]) await page.evaluate((count) => window.listPage.load(count), clients);
});

beforeEach(() => clear());

afterAll(() => opened.close());

const clear = (): Promise<void> => page.evaluate(() => window.listPage.clear());
const draw = (clients: number): Promise<void> => page.evaluate((count) => window.listPage.draw(count), clients);
const drawFull = (clients: number): Promise<void> => page.evaluate((count) => window.listPage.drawFull(count), clients);
const seen = (): Promise<readonly string[]> => page.evaluate(() => window.listPage.seen());

describe("the list in the browser", () => {
  it.each([FEW, MANY])("holds fewer than 400 nodes for %i clients, at its top, in its middle and at its end", async (clients) => {
    await draw(clients);
    for (const part of [0, 0.5, 1]) {
      await page.evaluate((where) => window.listPage.scrollTo(where), part);
      expect((await seen()).length).toBeGreaterThan(10);
      expect(await page.evaluate(() => window.listPage.nodes())).toBeLessThan(MOST_NODES);
    }
  });

  it("has the names that all rows in the document have, in the same order, wherever it is scrolled to", async () => {
    await drawFull(MANY);
    const all = new Map(await page.evaluate(() => window.listPage.names()));
    expect(all.size).toBe(MANY);
    await clear();
    await draw(MANY);
    for (const part of Array.from({ length: 21 }, (_, index) => index / 20)) {
      await page.evaluate((where) => window.listPage.scrollTo(where), part);
      const names = await page.evaluate(() => window.listPage.names());
      expect(names).toEqual(names.map(([number]) => [number, all.get(number)]));
    }
  });
});

describe("a change of one client in the list", () => {
  const edit = (key: string, from: string, to: string): Promise<RowChanges> =>
    page.evaluate((change) => window.listPage.edit(...change), [MANY, key, from, to] as const);

  it("that keeps its place touches its row and no other", async () => {
    await draw(MANY);
    const key = (await seen())[3] ?? "";
    expect(await edit(key, "next-contact:", "next-step: Call\nnext-contact:")).toMatchObject({ drawn: [key], moved: [] });
  });

  it("that takes it elsewhere draws its heading's number and the row that comes into view; the rest only moves up", async () => {
    await draw(MANY);
    const [heading, , , key = ""] = await seen();
    const { drawn } = await edit(key, "last-contact:", "last-contact: 2026-11-23 #");
    expect(await seen()).not.toContain(key);
    expect(drawn).toHaveLength(2);
    expect(drawn).toContain(heading);
  });
});

it("a new day draws the rows in view and a few around, reads no note, and touches nothing else in the document", async () => {
  await draw(MANY);
  await page.evaluate(() => window.listPage.scrollTo(0.5));
  const reads = await page.evaluate((clients) => window.listPage.reads(clients), MANY);
  const { drawn, nodesAdded } = await page.evaluate((clients) => window.listPage.rollOver(clients), MANY);
  const inView = await seen();
  expect(drawn).toEqual(expect.arrayContaining([...inView]));
  expect(drawn.length).toBeLessThanOrEqual(inView.length + AROUND);
  expect(nodesAdded).toBeLessThan(MOST_NODES);
  expect(await page.evaluate((clients) => window.listPage.reads(clients), MANY)).toBe(reads);
});
