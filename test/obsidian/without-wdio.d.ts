/** As much of WebdriverIO's types as is used here, so that the project's own type check needs none of its packages. */
declare namespace WebdriverIO {
  type Capabilities = Record<string, unknown>;
  type Config = Record<string, unknown>;
}

declare module "@wdio/globals" {
  import type { App } from "obsidian";

  interface Element {
    readonly selector: string;
  }

  interface Expectation {
    toExist(): Promise<void>;
    toHaveText(text: unknown): Promise<void>;
    readonly not: Expectation;
  }

  export const browser: {
    $(selector: string): Element;
    keys(keys: string | string[]): Promise<void>;
    waitUntil(condition: () => Promise<boolean>, options: { timeoutMsg: string }): Promise<true>;
    executeObsidian<T, P extends unknown[]>(run: (obsidian: { app: App }, ...values: P) => Promise<T>, ...values: P): Promise<T>;
    executeObsidianCommand(id: string): Promise<void>;
  };

  export const expect: { (element: Element): Expectation; stringContaining(text: string): unknown };
}

declare module "wdio-obsidian-service" {
  export const obsidianPage: { resetVault(...vaults: (string | Record<string, string>)[]): Promise<void> };
}

declare module "mocha" {
  export function describe(name: string, suite: () => void): void;
  export function it(name: string, test: () => Promise<void>): void;
  export function beforeEach(prepare: () => Promise<void>): void;
}
