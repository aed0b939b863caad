import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LONG, measureStart, type StartMeasurement } from "../../bench/browser/measure-start";
import { clientName } from "../../bench/generate-vault";
import { launchBrowser } from "../browser/support";

/** Reading 10,000 clients takes minutes of a busy machine: run at night, `npm run test:nightly`. */
const isNight = process.env["RAPPORT_RUNS"] !== undefined;
const NOTES = 100_000;
const PATIENCE = 900_000;

describe.skipIf(!isNight)("the start over 100,000 notes in the browser (at night: npm run test:nightly)", () => {
  let browser: Browser;
  let start: StartMeasurement;

  beforeAll(async () => {
    browser = await launchBrowser();
    start = await measureStart(browser, { notes: NOTES, patience: PATIENCE });
  }, 2 * PATIENCE);

  afterAll(() => browser.close());

  it("has no task over 50 ms of the processor among the browser's own long tasks once the layout is ready, but for garbage of the whole heap", () => {
    expect(start.longTasks.filter(({ processorTime, majorGarbageCollection }) => processorTime - majorGarbageCollection > LONG)).toEqual([]);
  });

  it("reads every client, and meanwhile the search finds by the keyboard", () => {
    expect(start.search).toEqual({ found: [clientName(5)], isReading: true });
    expect(start.allRead).not.toBeNull();
  });
});
