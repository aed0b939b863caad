/** Work leaves the screen alone after so many milliseconds. */
const SLICE = 12;

/** Begins a slice of work. What it returns tells whether it is over. */
export function startSlice(): () => boolean {
  const started = performance.now();
  return () => performance.now() - started > SLICE;
}

/**
 * Works on a list from its end, and takes off what is done, for a slice. An item that fails keeps no other from its turn:
 * its error goes where those of the page go that nobody handles.
 */
export function workSlice<T>(items: T[], work: (item: T) => void): void {
  const isOver = startSlice();
  for (let item = items.pop(); item !== undefined; item = items.pop()) {
    try {
      work(item);
    } catch (error) {
      void Promise.resolve().then(() => {
        throw error;
      });
    }
    if (isOver()) return;
  }
}

/** Waits for a task of its own, one after another. */
export interface Turns {
  /** Lets input and drawing have their turn, without the wait that timers in a row get. */
  next(): Promise<void>;
  /** After it, no turn comes. */
  end(): void;
}

/** One channel for all turns: the browser clears them away slowly. */
export function turns(): Turns {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return {
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        port2.postMessage(null);
      }),
    end: () => port1.close(),
  };
}
