type Method = (this: never, ...args: never[]) => unknown;

/** What the app adds to arrays, strings, numbers and objects, in the page's own realm and in the module's. */
export function extendLanguage(win: Window & typeof globalThis): void {
  const realms = new Set<typeof globalThis>([globalThis, win]);
  for (const realm of realms) {
    define(realm.Array.prototype, {
      first(this: unknown[]) {
        return this[0];
      },
      last(this: unknown[]) {
        return this.at(-1);
      },
      contains(this: unknown[], target: unknown) {
        return this.includes(target);
      },
      remove(this: unknown[], target: unknown) {
        for (let at = this.indexOf(target); at >= 0; at = this.indexOf(target)) this.splice(at, 1);
      },
      shuffle(this: unknown[]) {
        for (let at = this.length - 1; at > 0; at -= 1) {
          const other = Math.floor(Math.random() * (at + 1));
          [this[at], this[other]] = [this[other], this[at]];
        }
        return this;
      },
      unique(this: unknown[]) {
        return [...new Set(this)];
      },
    });
    define(realm.Array, { combine: (arrays: unknown[][]) => arrays.flat() });
    define(realm.String.prototype, {
      contains(this: string, target: string) {
        return this.includes(target);
      },
      format(this: string, ...args: string[]) {
        return this.replace(/{(\d+)}/g, (whole, at: string) => args[Number(at)] ?? whole);
      },
    });
    define(realm.String, { isString: (value: unknown) => typeof value === "string" });
    define(realm.Number, { isNumber: (value: unknown) => typeof value === "number" });
    define(realm.Math, {
      clamp: (value: number, min: number, max: number) => Math.min(Math.max(value, min), max),
      square: (value: number) => value * value,
    });
    define(realm.Object, {
      isEmpty: (value: object) => Object.keys(value).length === 0,
      each: (value: Record<string, unknown>, callback: (one: unknown, key: string) => unknown, context?: unknown) =>
        Object.keys(value).every((key) => callback.call(context, value[key], key) !== false),
    });
  }
}

function define(target: object, methods: Record<string, Method>): void {
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  }
}
