import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LONG, measureStart } from "../../bench/browser/measure-start";
import { clientName } from "../../bench/generate-vault";
import { launchBrowser } from "../browser/support";
import { atMost } from "./support";

const NOTES = 100_000;
/** Reading 10,000 clients takes minutes of a busy machine. */
const PATIENCE = 300_000;

describe("the start over 100,000 notes in the browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(() => browser.close());

  /** Milliseconds of the processor of the longest task that the browser calls long, without garbage of the whole heap. */
  async function longestTask(): Promise<number> {
    const { longTasks, search, allRead } = await measureStart(browser, { notes: NOTES, patience: PATIENCE });
    expect(search).toEqual({ found: [clientName(5)], isReading: true });
    expect(allRead).not.toBeNull();
    return Math.max(0, ...longTasks.map(({ processorTime, majorGarbageCollection }) => processorTime - majorGarbageCollection));
  }

  it("has no task over 50 ms once the layout is ready, reads every client, and meanwhile the search finds by the keyboard", async () => {
    await atMost(LONG, longestTask);
  }, 2 * PATIENCE);
});
