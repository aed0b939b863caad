/** Presses a key on an element, or on what has the focus. */
export function press(key: string, target: Element = document.activeElement ?? document.body, init: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }));
}

/** Types into an input or a text area, as if it had been pasted. */
export function type(text: string, target: Element | null): void {
  const field = target as HTMLInputElement | null;
  if (field === null) throw new Error("There is no field to type into");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The one element of a selector; throws where there is none. */
export function find<T extends HTMLElement = HTMLElement>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (element === null) throw new Error(`There is no ${selector}`);
  return element;
}
