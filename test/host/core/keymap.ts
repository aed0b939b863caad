import { environment } from "./environment";

type Modifier = "Mod" | "Ctrl" | "Meta" | "Shift" | "Alt";

interface KeymapInfo {
  modifiers: string | null;
  key: string | null;
}

export interface KeymapContext extends KeymapInfo {
  vkey: string;
}

export interface KeymapEventHandler extends KeymapInfo {
  scope: Scope;
  func: (event: KeyboardEvent, context: KeymapContext) => unknown;
}

const isMac = (): boolean => /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

const pressed = (event: MouseEvent | KeyboardEvent | TouchEvent): string =>
  [
    event.ctrlKey ? "Ctrl" : "",
    event.metaKey ? "Meta" : "",
    event.altKey ? "Alt" : "",
    event.shiftKey ? "Shift" : "",
  ]
    .filter((name) => name !== "")
    .sort()
    .join(",");

const wanted = (modifiers: readonly Modifier[]): string =>
  modifiers
    .map((name) => (name === "Mod" ? (isMac() ? "Meta" : "Ctrl") : name))
    .sort()
    .join(",");

/** Key handlers of one dialog or view. A handler that answers false stops the event. */
export class Scope {
  keys: KeymapEventHandler[] = [];
  tabFocusContainerEl: HTMLElement | null = null;

  constructor(readonly parent?: Scope) {}

  register(
    modifiers: Modifier[] | null,
    key: string | null,
    func: (event: KeyboardEvent, context: KeymapContext) => unknown,
  ): KeymapEventHandler {
    const handler = { scope: this, modifiers: modifiers === null ? null : wanted(modifiers), key, func };
    this.keys.push(handler);
    return handler;
  }

  unregister(handler: unknown): void {
    this.keys = this.keys.filter((other) => other !== handler);
  }

  /** The last registered handler that fits; else the parent's. Undefined where nobody handles the key. */
  handleKey(event: KeyboardEvent, info: KeymapContext): unknown {
    for (const { modifiers, key, func } of [...this.keys].reverse()) {
      if (key !== null && key.toLowerCase() !== info.key?.toLowerCase()) continue;
      if (modifiers !== null && modifiers !== info.modifiers) continue;
      const result = func(event, info);
      if (result !== undefined) return result;
    }
    return this.parent?.handleKey(event, info);
  }
}

/** The scopes that are open, the uppermost of which takes the keys; below it nobody hears them. */
export class Keymap {
  private readonly scopes: Scope[] = [];
  private readonly docs = new Set<Document>();
  private readonly onKey = (event: KeyboardEvent): void => {
    const scope = this.scopes.at(-1);
    if (scope === undefined || event.defaultPrevented) return;
    try {
      const info = { modifiers: pressed(event), key: event.key, vkey: event.key };
      if (scope.handleKey(event, info) === false) {
        event.preventDefault();
        event.stopPropagation();
      }
    } catch (error) {
      environment.report(error);
    }
  };

  listen(doc: Document): void {
    if (this.docs.has(doc)) return;
    this.docs.add(doc);
    doc.addEventListener("keydown", this.onKey, true);
  }

  unlisten(doc: Document): void {
    this.docs.delete(doc);
    doc.removeEventListener("keydown", this.onKey, true);
  }

  stop(): void {
    for (const doc of [...this.docs]) this.unlisten(doc);
  }

  pushScope(scope: Scope): void {
    this.popScope(scope);
    this.scopes.push(scope);
  }

  popScope(scope: Scope): void {
    const at = this.scopes.indexOf(scope);
    if (at >= 0) this.scopes.splice(at, 1);
  }

  static isModifier(event: MouseEvent | TouchEvent | KeyboardEvent, modifier: Modifier): boolean {
    const name = wanted([modifier]);
    return pressed(event).split(",").includes(name);
  }

  /** Mod (or the middle button) asks for a tab, with Alt for a split, with Alt and Shift for a window. */
  static isModEvent(event?: MouseEvent | KeyboardEvent | TouchEvent | null): "tab" | "split" | "window" | boolean {
    if (event === undefined || event === null) return false;
    const middle = "button" in event && event.button === 1;
    if (!middle && !Keymap.isModifier(event, "Mod")) return false;
    if (!event.altKey) return "tab";
    return event.shiftKey ? "window" : "split";
  }
}
