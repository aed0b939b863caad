/**
 * How many times longer `run` takes on an input four times as large: about 4 where it is linear, 16 where it is
 * quadratic. The best of several runs counts, so that a busy machine does not decide.
 */
export function growth<T>(make: (size: number) => T, run: (input: T) => void, size: number): number {
  const best = (input: T): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 3; round++) {
      const start = performance.now();
      run(input);
      least = Math.min(least, performance.now() - start);
    }
    return least;
  };
  const [small, large] = [make(size), make(4 * size)];
  best(small);
  return best(large) / Math.max(best(small), 0.5);
}

/** Between linear (4) and quadratic (16), with room for noise. */
export const MOST_LINEAR_GROWTH = 10;
