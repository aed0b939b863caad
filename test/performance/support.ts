import { expect } from "vitest";
import { compare, type Stopwatch } from "../../bench/paired";

/** A busy machine makes a measurement worse, never better: it is taken again, and the limit stays. */
const MOST_TRIES = 4;

/** Asserts what the median of the paired ratios `first` ÷ `second` is held to. */
export async function withinTries(
  first: () => unknown,
  second: () => unknown,
  holds: (ratio: number) => boolean,
  {
    rounds = 5,
    times = [1, 1],
    stopwatch,
  }: { readonly rounds?: number; readonly times?: readonly [number, number]; readonly stopwatch?: Stopwatch } = {},
): Promise<void> {
  await inTries(holds, async () => (await compare(first, second, rounds, times, stopwatch)).ratio);
}

/** Asserts that a measured ratio is no less than that. */
export async function atLeast(least: number, measure: () => Promise<number>): Promise<void> {
  await inTries((ratio) => ratio >= least, measure);
}

async function inTries(holds: (ratio: number) => boolean, measure: () => Promise<number>): Promise<void> {
  const ratios: number[] = [];
  do ratios.push(await measure());
  while (!holds(ratios.at(-1) ?? Number.NaN) && ratios.length < MOST_TRIES);
  expect(ratios.at(-1), `measured ${ratios.map((ratio) => ratio.toFixed(2)).join(", ")}`).toSatisfy(holds);
}
