import { environment } from "./environment";

const SIGNS = ["focusin", "pointerdown", "mousedown", "keydown"] as const;

/** Which of the app's windows has the focus: `activeWindow` and `activeDocument` say it in each of them. */
export class WindowFocus {
  private readonly windows = new Map<Window, () => void>();

  constructor(private readonly main: Window) {
    this.follow(main);
  }

  follow(win: Window): void {
    if (this.windows.has(win)) return;
    const { document: doc } = win;
    const take = (): void => this.take(win);
    win.addEventListener("focus", take);
    for (const sign of SIGNS) doc.addEventListener(sign, take, true);
    this.windows.set(win, () => {
      win.removeEventListener("focus", take);
      for (const sign of SIGNS) doc.removeEventListener(sign, take, true);
    });
  }

  /** The main window has the focus again, where this one had it. */
  forget(win: Window): void {
    this.windows.get(win)?.();
    this.windows.delete(win);
    if (environment.doc === win.document) this.take(this.main);
  }

  take(win: Window): void {
    environment.doc = win.document;
    for (const one of this.windows.keys()) Object.assign(one, { activeWindow: win, activeDocument: win.document });
  }

  stop(): void {
    this.take(this.main);
    for (const win of [...this.windows.keys()]) this.forget(win);
  }
}
