export type Listener = (this: unknown, event: Event, target?: Element) => unknown;

interface Delegation {
  selector: string;
  listener: Listener;
  options: boolean | AddEventListenerOptions | undefined;
  callback: EventListener;
}

const delegations = new WeakMap<EventTarget, Map<string, Delegation[]>>();

/** Delegated listeners: they hear events from the elements inside that fit the selector. */
export const delegationMethods = {
  on(this: EventTarget, type: string, selector: string, listener: Listener, options?: boolean | AddEventListenerOptions): void {
    const callback: EventListener = (event) => {
      const target = event.target as Element | null;
      const hit = target === null || typeof target.closest !== "function" ? null : target.closest(selector);
      if (hit !== null && hit !== (this as Element) && (this as Node).contains(hit)) listener.call(this, event, hit);
    };
    const byType = delegations.get(this) ?? new Map<string, Delegation[]>();
    delegations.set(this, byType);
    byType.set(type, [...(byType.get(type) ?? []), { selector, listener, options, callback }]);
    this.addEventListener(type, callback, options);
  },
  off(this: EventTarget, type: string, selector: string, listener: Listener, options?: boolean | AddEventListenerOptions): void {
    const list = delegations.get(this)?.get(type) ?? [];
    const at = list.findIndex((one) => one.selector === selector && one.listener === listener && one.options === options);
    const found = at < 0 ? undefined : list.splice(at, 1)[0];
    if (found !== undefined) this.removeEventListener(type, found.callback, options);
  },
};
