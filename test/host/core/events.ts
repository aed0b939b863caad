import { environment } from "./environment";

type Callback = (...data: unknown[]) => unknown;

export interface HostEventRef {
  events: Events;
  name: string;
  callback: Callback;
  context: unknown;
}

/** Handlers run in the order of registration; one that throws stops neither the others nor the trigger. */
export class Events {
  private readonly handlers = new Map<string, HostEventRef[]>();

  on(name: string, callback: Callback, context?: unknown): HostEventRef {
    const ref: HostEventRef = { events: this, name, callback, context };
    const refs = this.handlers.get(name);
    if (refs === undefined) this.handlers.set(name, [ref]);
    else refs.push(ref);
    return ref;
  }

  off(name: string, callback: Callback): void {
    this.keep(name, (ref) => ref.callback !== callback);
  }

  offref(ref: object): void {
    this.keep((ref as HostEventRef).name, (other) => other !== ref);
  }

  trigger(name: string, ...data: unknown[]): void {
    for (const ref of [...(this.handlers.get(name) ?? [])]) this.tryTrigger(ref, data);
  }

  tryTrigger(ref: object, data: unknown[]): void {
    const { callback, context } = ref as HostEventRef;
    try {
      const result = callback.apply(context, data);
      if (result instanceof Promise) result.catch((error: unknown) => environment.report(error));
    } catch (error) {
      environment.report(error);
    }
  }

  private keep(name: string, wanted: (ref: HostEventRef) => boolean): void {
    const refs = this.handlers.get(name);
    if (refs !== undefined) this.handlers.set(name, refs.filter(wanted));
  }
}
