/** What the functions of the `obsidian` module know without being handed an app: one page holds one app at a time. */
export interface Environment {
  language: string;
  mobile: boolean;
  /** The document that dialogs and notices go into. */
  doc: Document | null;
  /** Takes the errors of handlers and callbacks, which the app logs and survives. */
  report(error: unknown): void;
}

export const environment: Environment = {
  language: "en",
  mobile: false,
  doc: null,
  report: (error) => console.error(error),
};

/** The document that dialogs and notices go into. */
export function activeDoc(): Document {
  return environment.doc ?? document;
}

/** Calls back; a throw is reported as by the app, which goes on with its other handlers. */
export function guarded(callback: () => unknown): void {
  try {
    const result = callback();
    if (result instanceof Promise) result.catch((error: unknown) => environment.report(error));
  } catch (error) {
    environment.report(error);
  }
}

// Kept from before any test replaces the clock: the app's own queues run in another process and know no fake timers.
const realSetTimeout = globalThis.setTimeout.bind(globalThis);

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void realSetTimeout(resolve, milliseconds));
}
