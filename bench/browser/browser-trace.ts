import type { Browser, CDPSession, Page } from "playwright-core";

/** A task of the page's main thread; times in milliseconds, `start` since the page's time origin. */
export interface TracedTask {
  readonly start: number;
  /** By the clock. */
  readonly duration: number;
  /** Of the processor: what other programs took meanwhile is left out. */
  readonly processorTime: number;
  /** Of that, what the engine took to collect the garbage of its whole heap, the app's 100,000 caches among it. */
  readonly majorGarbageCollection: number;
}

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly startTime?: number } };
}

const CATEGORIES = ["toplevel", "devtools.timeline", "v8", "disabled-by-default-devtools.timeline", "blink.user_timing"];
/** Collecting the garbage of the whole heap: marking it in steps, and the end of it. Neither is within the other. */
const MAJOR_COLLECTION = ["V8.GCIncrementalMarking", "MajorGC"];
const START = "trace-start";

/** Records every task of a page until `stop`, which tells those that took at least so many milliseconds by the clock. One at a time. */
export async function traceTasks(browser: Browser, page: Page): Promise<{ stop: (least: number) => Promise<readonly TracedTask[]> }> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: CATEGORIES } });
  await page.evaluate((name) => performance.mark(name), START);
  return {
    stop: async (least) => {
      await finished(session);
      return tasksOf(events, least);
    },
  };
}

function finished(session: CDPSession): Promise<void> {
  return new Promise((resolve, reject) => {
    session.once("Tracing.tracingComplete", () => resolve());
    session.send("Tracing.end").catch(reject);
  });
}

/** The mark is on both time lines, the trace's and the page's. */
function tasksOf(events: readonly TraceEvent[], least: number): readonly TracedTask[] {
  const mark = events.find(({ name, cat }) => name === START && cat.includes("blink.user_timing"));
  if (mark === undefined) throw new Error("The trace has no mark of its start");
  const origin = mark.ts - (mark.args.data?.startTime ?? 0) * 1_000;
  const onThread = (wanted: string): readonly TraceEvent[] =>
    events.filter(({ name, ph, pid, tid }) => name === wanted && ph === "X" && pid === mark.pid && tid === mark.tid);
  const collections = MAJOR_COLLECTION.flatMap(onThread);
  return onThread("RunTask")
    .filter(({ dur = 0 }) => dur / 1_000 >= least)
    .map(({ ts, dur = 0, tdur = 0 }) => {
      const within = collections.filter((collection) => collection.ts >= ts && collection.ts < ts + dur);
      return {
        start: (ts - origin) / 1_000,
        duration: dur / 1_000,
        processorTime: tdur / 1_000,
        majorGarbageCollection: within.reduce((sum, collection) => sum + (collection.tdur ?? 0), 0) / 1_000,
      };
    });
}
