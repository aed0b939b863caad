import type { App } from "obsidian";

const KEY = "rapport-confidential";

/** Whether the names of clients are hidden, but for the one whose note is open. Kept on this device. */
export class ConfidentialMode {
  private readonly listeners = new Set<() => void>();

  constructor(private readonly app: App) {}

  isOn(): boolean {
    return this.app.loadLocalStorage(KEY) === true;
  }

  toggle(): void {
    this.app.saveLocalStorage(KEY, !this.isOn());
    for (const listener of [...this.listeners]) listener();
  }

  /** Whether the client of that note is to be hidden. */
  hides(path: string): boolean {
    return this.isOn() && this.app.workspace.getActiveFile()?.path !== path;
  }

  /** Calls back after each toggle. Returns the unsubscribe. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
