import { environment } from "./environment";
import type { HostEventRef } from "./events";

/** Loads its children after itself, unloads them first, and takes back what was registered, last first. */
export class Component {
  protected _loaded = false;
  private _children: Component[] = [];
  private _cleanups: (() => unknown)[] = [];

  load(): void | Promise<void> {
    if (this._loaded) return;
    this._loaded = true;
    const loading: unknown = this.onload();
    for (const child of [...this._children]) void child.load();
    if (loading instanceof Promise) return loading as Promise<void>;
  }

  onload(): void | Promise<void> {}

  unload(): void {
    if (!this._loaded) return;
    this._loaded = false;
    for (const child of this._children.splice(0).reverse()) child.unload();
    for (const cleanup of this._cleanups.splice(0).reverse()) {
      try {
        cleanup();
      } catch (error) {
        environment.report(error);
      }
    }
    this.onunload();
  }

  onunload(): void {}

  addChild<T extends Component>(component: T): T {
    this._children.push(component);
    if (this._loaded) void component.load();
    return component;
  }

  removeChild<T extends Component>(component: T): T {
    const at = this._children.indexOf(component);
    if (at >= 0) {
      this._children.splice(at, 1);
      component.unload();
    }
    return component;
  }

  register(cleanup: () => unknown): void {
    this._cleanups.push(cleanup);
  }

  registerEvent(ref: object): void {
    this.register(() => (ref as HostEventRef).events.offref(ref));
  }

  registerDomEvent(
    target: Window | Document | HTMLElement,
    type: string,
    callback: (this: HTMLElement, event: never) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void {
    target.addEventListener(type, callback as EventListener, options);
    this.register(() => target.removeEventListener(type, callback as EventListener, options));
  }

  registerInterval(id: number): number {
    this.register(() => window.clearInterval(id));
    return id;
  }

  /** Untyped in the public API, present in the app. */
  registerScopeEvent(handler: { scope: { unregister(handler: unknown): void } }): void {
    this.register(() => handler.scope.unregister(handler));
  }
}
