export interface Debouncer<T extends unknown[], V> {
  (...args: [...T]): Debouncer<T, V>;
  cancel(): Debouncer<T, V>;
  run(): V | void;
}

/** Calls back once `timeout` after the first call, or, where `resetTimer` is set, after the last one. */
export function debounce<T extends unknown[], V>(
  callback: (...args: [...T]) => V,
  timeout = 0,
  resetTimer = false,
): Debouncer<T, V> {
  let timer: number | null = null;
  let waiting: [...T] | null = null;
  const run = (): V | void => {
    if (timer !== null) window.clearTimeout(timer);
    timer = null;
    const args = waiting;
    waiting = null;
    if (args !== null) return callback(...args);
  };
  const debounced = ((...args: [...T]) => {
    waiting = args;
    if (timer !== null && resetTimer) {
      window.clearTimeout(timer);
      timer = null;
    }
    timer ??= window.setTimeout(run, timeout);
    return debounced;
  }) as Debouncer<T, V>;
  debounced.cancel = () => {
    if (timer !== null) window.clearTimeout(timer);
    timer = null;
    waiting = null;
    return debounced;
  };
  debounced.run = run;
  return debounced;
}
