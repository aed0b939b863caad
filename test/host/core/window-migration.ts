import { guarded } from "./environment";

type Listener = (win: Window) => unknown;

const listeners = new WeakMap<HTMLElement, Set<Listener>>();

/** Calls back each time the element comes into another window. Returns the unsubscribe. */
export function onWindowMigrated(el: HTMLElement, listener: Listener): () => void {
  const known = listeners.get(el) ?? new Set<Listener>();
  listeners.set(el, known.add(listener));
  return () => void known.delete(listener);
}

/** Tells the element and all in it that they stand in another window now. */
export function tellMigrated(root: HTMLElement): void {
  for (const el of [root, ...root.querySelectorAll<HTMLElement>("*")]) {
    for (const listener of [...(listeners.get(el) ?? [])]) guarded(() => listener(el.win));
  }
}
