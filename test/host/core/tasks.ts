import { environment } from "./environment";

/** What a `quit` handler asks the app to wait for. */
export class Tasks {
  private readonly promises: Promise<unknown>[] = [];

  add(callback: () => Promise<unknown>): void {
    this.addPromise(callback());
  }

  addPromise(promise: Promise<unknown>): void {
    this.promises.push(promise.catch((error: unknown) => environment.report(error)));
  }

  isEmpty(): boolean {
    return this.promises.length === 0;
  }

  promise(): Promise<unknown> {
    return Promise.all(this.promises);
  }
}
