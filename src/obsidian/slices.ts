/** Work leaves the screen alone after so many milliseconds. */
const SLICE = 12;

/** Begins a slice of work. What it returns tells whether it is over. */
export function startSlice(): () => boolean {
  const started = performance.now();
  return () => performance.now() - started > SLICE;
}

/** Works on a list from its end, and takes off what is done, for a slice. */
export function workSlice<T>(items: T[], work: (item: T) => void): void {
  const isOver = startSlice();
  for (let item = items.pop(); item !== undefined; item = items.pop()) {
    work(item);
    if (isOver()) return;
  }
}

/** Lets input and drawing have their turn, without the wait that timers in a row get. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
