import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CachedMetadata } from "obsidian";
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from "playwright-core";
import { CHROMIUM_ARGUMENTS, findChromium, HOW_TO_GET_CHROMIUM } from "../../scripts/support/chromium";
import { copyDemoVault } from "../../scripts/demo-vault";
import { serveVault, type Served } from "../host/browser/server";
import type { KeptCache } from "../host/core/host-types";
import { indexMarkdown } from "../host/core/markdown-index";
import { makeVault } from "../host/node/start-host";

export interface OpenOptions {
  /** Path → text; the demo vault where left out. */
  readonly files?: Record<string, string>;
  readonly lang?: "en" | "ru";
  readonly theme?: "light" | "dark";
  /** A community theme of the host: `minimal-like`, `things-like`, `catppuccin-like`. */
  readonly cssTheme?: string;
  /** Of the right side, in pixels. */
  readonly width?: number;
  readonly mobile?: boolean;
  /** Local `YYYY-MM-DDTHH:mm`; the page's clock stands there and runs on. */
  readonly now?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Of the device's pixels to the page's, default 1. */
  readonly scale?: number;
  /** The folder of another built plugin than the project's own. */
  readonly plugin?: string;
}

/** A busy machine may take its time over anything; what never comes fails all the same. */
const PATIENCE = 120_000;

export interface OpenPage {
  readonly page: Page;
  /** The page's address, without parameters. */
  readonly url: string;
  /** The vault's real folder. */
  readonly folder: string;
  readonly read: (path: string) => Promise<string>;
  /** What the page wrote to its console as errors, and what it threw. */
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
}

let shared: Promise<Browser> | null = null;

/** The one browser of all test files that this process runs. It ends with the process. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  return shared;
}

/** A browser of one's own; `close` it at the end. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(HOW_TO_GET_CHROMIUM);
  return chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS, "--lang=en-GB"] });
}

/** The built plugin in the emulated app over real files, ready to be used. */
export async function openPage(browser: Browser, options: OpenOptions = {}): Promise<OpenPage> {
  const { files, lang = "en", theme = "light", cssTheme = "", width = 320, mobile = false, now = "2026-11-24T10:00" } = options;
  const folder = files === undefined ? await demoVault(now.slice(0, 10)) : await makeVault(files);
  const shared = await freePage(browser, folder, options.scale);
  const { page, server } = shared;
  const errors: string[] = [];
  shared.onError = (error) => errors.push(error);
  await server.show(folder, { plugin: options.plugin, keptCaches: await keptCaches(folder) });
  await becomeDevice(shared, options);
  await page.clock.install({ time: new Date(now) });
  await page.clock.resume();
  await page.goto(`${server.url}?lang=${lang}&theme=${theme}&cssTheme=${cssTheme}&width=${width}${mobile ? "&mobile=1" : ""}`);
  await page.waitForSelector("body[data-ready]", { timeout: PATIENCE });
  await page.evaluate(() => (window.host.app.plugins.plugins["rapport"] as unknown as RapportPlugin | undefined)?.api.whenReady());
  return {
    page,
    url: server.url,
    folder,
    errors,
    read: (path) => readFile(join(folder, path), "utf8"),
    close: async () => {
      await reset(browser, shared);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A page and its server, for one vault after the other. */
interface SharedPage {
  readonly page: Page;
  readonly server: Served;
  readonly session: CDPSession;
  onError: (error: string) => void;
  isFree: boolean;
}

/** By the browser and its pages' scale. */
const sharedPages = new WeakMap<Browser, Map<number, { readonly context: Promise<BrowserContext>; readonly pages: SharedPage[] }>>();

/** A new page costs more than most tests, and a new context several times that: both are used again and again. */
async function freePage(browser: Browser, folder: string, scale = 1): Promise<SharedPage> {
  const kinds = sharedPages.get(browser) ?? new Map<number, { context: Promise<BrowserContext>; pages: SharedPage[] }>();
  sharedPages.set(browser, kinds);
  const kind = kinds.get(scale) ?? { context: browser.newContext({ deviceScaleFactor: scale, reducedMotion: "reduce" }), pages: [] };
  kinds.set(scale, kind);
  let shared = kind.pages.find(({ isFree }) => isFree);
  if (shared === undefined) {
    shared = await newSharedPage(browser, await kind.context, folder);
    kind.pages.push(shared);
  }
  shared.isFree = false;
  return shared;
}

async function newSharedPage(browser: Browser, context: BrowserContext, folder: string): Promise<SharedPage> {
  const server = await serveVault({ vault: folder });
  browser.once("disconnected", () => void server.close());
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const shared: SharedPage = { page, server, session: await context.newCDPSession(page), onError: () => undefined, isFree: true };
  page.on("pageerror", (error) => shared.onError(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") shared.onError(`${message.text()} ${message.location().url}`);
  });
  return shared;
}

/** Screen, fingers and language of the device. */
async function becomeDevice({ page, session }: SharedPage, { lang = "en", mobile = false, viewport }: OpenOptions): Promise<void> {
  await page.setViewportSize(viewport ?? (mobile ? { width: 390, height: 800 } : { width: 1280, height: 800 }));
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: mobile });
  await session.send("Emulation.setLocaleOverride", {});
  await session.send("Emulation.setLocaleOverride", { locale: lang === "ru" ? "ru-RU" : "en-GB" });
}

/** Nothing of a test is left: no key or pointer, no other window, no stored word. */
async function reset(browser: Browser, shared: SharedPage): Promise<void> {
  const { page, server, session } = shared;
  const pool = [...(sharedPages.get(browser)?.values() ?? [])].flatMap(({ pages }) => pages.map((other) => other.page));
  shared.onError = () => undefined;
  for (const key of ["Shift", "Control", "Alt", "Meta"]) await page.keyboard.up(key);
  await page.mouse.up();
  await page.mouse.move(0, 0);
  const windows = page.context().pages().filter((other) => !pool.includes(other));
  await Promise.all(windows.map((other) => other.close()));
  await page.goto("about:blank");
  await session.send("Storage.clearDataForOrigin", { origin: new URL(server.url).origin, storageTypes: "local_storage,indexeddb" });
  server.leave();
  shared.isFree = true;
}

/** Opens the command palette, types the words and takes the best match: the keyboard alone. */
export async function runFromPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+p");
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
}

/** Escape, until no dialog or picker is left, and the pointer away: for a page that goes from one to the next. */
export async function closeDialogs(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  while ((await page.locator(".modal-container").count()) > 0) await page.keyboard.press("Escape");
}

interface RapportPlugin {
  api: { whenReady(): Promise<void> };
}

const indexed = new Map<string, CachedMetadata>();

/** What the app kept of each note: it starts as on any day, and does not index the whole vault anew in each test. */
async function keptCaches(folder: string): Promise<ReadonlyMap<string, KeptCache>> {
  const caches = new Map<string, KeptCache>();
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".md") && !path.startsWith("."));
  await Promise.all(
    paths.map(async (path) => {
      const text = (await readFile(join(folder, path), "utf8")).replace(/^\uFEFF/, "");
      const cache = indexed.get(text) ?? indexMarkdown(text);
      indexed.set(text, cache);
      const { mtimeMs, size } = await stat(join(folder, path));
      caches.set(path.replaceAll("\\", "/"), { mtime: mtimeMs, size, cache });
    }),
  );
  return caches;
}

async function demoVault(today: string): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), "rapport-demo-")), "Demo vault");
  await copyDemoVault(folder, today);
  return folder;
}
