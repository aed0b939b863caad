import type { PluginManifest } from "obsidian";
import type { RapportApi } from "../../src/api";
import { createHost, type Host } from "../../test/host/core/host";
import type { KeptCache } from "../../test/host/core/host-types";
import { generateVault, TODAY } from "../generate-vault";
import { DiskLikeBackend } from "./disk-like-backend";
import { ALL_READ, LAYOUT_READY } from "./page-marks";

/** What the page can be asked for: the built plugin in the emulated app over a generated vault. */
export interface StartPage {
  /** Makes the app over a vault of so many notes, with the caches of its last session and the review open at the side. */
  prepare(notes: number, plugin: BuiltPlugin | null): Promise<void>;
  /** Starts the app. Resolves once the layout is ready and the app at rest; the plugin may still be reading. */
  start(): Promise<void>;
  /** Resolves once every client has been read; at once without the plugin. */
  whenReady(): Promise<void>;
  isReady(): boolean;
  /** The browser's own entries of tasks over 50 ms, in milliseconds since the page's time origin. */
  longTasks(): readonly LongTaskEntry[];
  /** Logs a check-in with the client on top of the list and resolves once the list has it elsewhere, and so the note. */
  log(): Promise<void>;
  errors(): readonly string[];
}

export interface BuiltPlugin {
  readonly code: string;
  readonly manifest: PluginManifest;
}

/** A task that the browser itself calls long. */
export interface LongTaskEntry {
  readonly start: number;
  /** By the clock. */
  readonly duration: number;
}

declare global {
  interface Window {
    startPage: StartPage;
  }
}

const ID = "rapport";
const NOON = 12 * 3_600_000;
const DAY = 86_400_000;
/** The session before ended with the review in front at the side. */
const LAYOUT = {
  right: { type: "split", children: [{ type: "tabs", children: [{ type: "leaf", state: { type: "rapport-review", state: {} } }] }] },
};

/** The plugin was on already: it opens no view of its own accord. */
const LAST_SESSION: readonly (readonly [string, string])[] = [
  [".obsidian/workspace.json", JSON.stringify(LAYOUT)],
  [".obsidian/community-plugins.json", JSON.stringify([ID])],
];

let host: Host | null = null;
let ready: Promise<void> = Promise.resolve();
let isReady = false;
const longTasks: LongTaskEntry[] = [];

Date.now = () => TODAY * DAY + NOON;
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) longTasks.push({ start: startTime, duration });
}).observe({ type: "longtask" });

window.startPage = {
  prepare: async (notes, plugin) => {
    const generated = generateVault(notes);
    const files = generated.map(({ path, text }): readonly [string, string] => [path, text()]);
    if (plugin !== null) files.push(...LAST_SESSION);
    const backend = new DiskLikeBackend(files);
    const caches = new Map(generated.map(({ path, cache }) => [path, cache]));
    const keptCaches = new Map<string, KeptCache>();
    for (const { path, mtime, size } of await backend.list()) {
      const cache = caches.get(path);
      if (cache !== undefined) keptCaches.set(path, { mtime, size, cache });
    }
    host = await createHost({ backend, container: document.body, keptCaches, indexing: "before-layout" });
    host.app.workspace.onLayoutReady(() => performance.mark(LAYOUT_READY));
    if (plugin !== null) await host.loadPlugin(plugin.code, plugin.manifest);
    ready = (api()?.whenReady() ?? Promise.resolve()).then(() => {
      isReady = true;
      performance.mark(ALL_READ);
    });
  },
  start: () => running().start(),
  whenReady: () => ready,
  isReady: () => isReady,
  longTasks: () => longTasks,
  log: async () => {
    const { path = "", standing } = document.querySelector<HTMLElement>(".rapport-row")?.dataset ?? {};
    const result = await api()?.log({ clients: [path], text: "Spoke about the renewal" });
    if (result?.logged.length !== 1) throw new Error(`"${path}" was not logged`);
    const isThere = (): boolean => document.querySelector(`.rapport-row[data-path="${path}"][data-standing="${standing}"]`) !== null;
    while (isThere()) await new Promise(requestAnimationFrame);
  },
  errors: () => running().errors.map(String),
};

function running(): Host {
  if (host === null) throw new Error("The app is not made yet");
  return host;
}

function api(): RapportApi | null {
  return (running().app.plugins.plugins[ID] as unknown as { api: RapportApi } | undefined)?.api ?? null;
}
