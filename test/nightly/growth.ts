/** Between linear (4) and quadratic (16), with room for noise. */
export const MOST_LINEAR_GROWTH = 10;

/** So many times both inputs are tried before the growth counts as more than linear. */
const MOST_TRIES = 30;

/** Milliseconds; below them it is the collector and the compiler that are measured. */
const SHORTEST = 2;

/**
 * How many times longer `run` takes on an input four times as large: about 4 where it is linear, 16 where it is
 * quadratic. It counts the processor's time, not the clock's, and the least of several tries: a busy machine makes a run
 * longer, never shorter, so that a further try can't hide what is quadratic.
 */
export function growth<T>(make: (size: number) => T, run: (input: T) => void, size: number): number {
  const [small, large] = [make(size), make(4 * size)];
  const least = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  let ratio = Number.POSITIVE_INFINITY;
  run(small);
  for (let tries = 0; tries < MOST_TRIES && ratio >= MOST_LINEAR_GROWTH; tries++) {
    for (let again = tries === 0 ? 2 : 0; again >= 0; again--) least.small = Math.min(least.small, processorTime(() => run(small)));
    least.large = Math.min(least.large, processorTime(() => run(large)));
    ratio = least.large / Math.max(least.small, SHORTEST);
  }
  return ratio;
}

function processorTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
