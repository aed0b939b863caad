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

/** Asserts that a measured number is no less than that. */
export async function atLeast(least: number, measure: () => Promise<number>): Promise<void> {
  await inTries((measured) => measured >= least, measure);
}

/** Asserts that a measured number is no more than that. */
export async function atMost(most: number, measure: () => Promise<number>): Promise<void> {
  await inTries((measured) => measured <= most, measure);
}

async function inTries(holds: (measured: number) => boolean, measure: () => Promise<number>): Promise<void> {
  const all: number[] = [];
  do all.push(await measure());
  while (!holds(all.at(-1) ?? Number.NaN) && all.length < MOST_TRIES);
  expect(all.at(-1), `measured ${all.map((measured) => measured.toFixed(2)).join(", ")}`).toSatisfy(holds);
}
