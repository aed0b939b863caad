import type { App } from "obsidian";

const KEY = "rapport-confidential";

/** Whether the names of clients are hidden, but for the one whose note is open. Kept on this device. */
export interface ConfidentialMode {
  readonly isOn: () => boolean;
  readonly toggle: () => void;
  /** Whether the client of that note is to be hidden. */
  readonly hides: (path: string) => boolean;
  /** Calls back after each toggle. Returns the unsubscribe. */
  readonly onChange: (listener: () => void) => () => void;
}

export function confidentialMode(app: App): ConfidentialMode {
  const listeners = new Set<() => void>();
  const isOn = (): boolean => app.loadLocalStorage(KEY) === true;
  return {
    isOn,
    toggle: () => {
      app.saveLocalStorage(KEY, !isOn());
      for (const listener of [...listeners]) listener();
    },
    hides: (path) => isOn() && app.workspace.getActiveFile()?.path !== path,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
