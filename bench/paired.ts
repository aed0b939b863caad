/** How one side's time stands to another's, measured in turns. */
export interface Comparison {
  /** The median over all pairs: `first` ÷ `second`. */
  readonly ratio: number;
  /** Medians, in milliseconds of the processor. */
  readonly first: number;
  readonly second: number;
}

type Work = () => unknown;

/** Milliseconds of the processor that one run of some work takes, as the mean of several `times`. */
export type Stopwatch = (work: Work, times: number) => Promise<number>;

/**
 * Both sides in the order ABBA, `rounds` times: what the machine does besides hits both alike. It counts the time of the
 * processor, not of the clock. Each side may run several `times` in one turn, where once is too short to be seen. The
 * stopwatch is this process's own unless the work is done in another one.
 */
export async function compare(
  first: Work,
  second: Work,
  rounds: number,
  times: readonly [number, number] = [1, 1],
  stopwatch: Stopwatch = processorTime,
): Promise<Comparison> {
  const turns: [number, number][] = [];
  await first();
  await second();
  for (let round = 0; round < rounds; round++) {
    const [a, b] = [await stopwatch(first, times[0]), await stopwatch(second, times[1])];
    const [c, d] = [await stopwatch(second, times[1]), await stopwatch(first, times[0])];
    turns.push([a, b], [d, c]);
  }
  return {
    ratio: median(turns.map(([a, b]) => a / Math.max(b, Number.EPSILON))),
    first: median(turns.map(([a]) => a)),
    second: median(turns.map(([, b]) => b)),
  };
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** The stopwatch of this process. */
export async function processorTime(work: Work, times: number): Promise<number> {
  const before = process.cpuUsage();
  for (let turn = 0; turn < times; turn++) {
    const result = work();
    if (result instanceof Promise) await result;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / times;
}
