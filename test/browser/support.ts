import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { CHROMIUM_ARGUMENTS, findChromium, HOW_TO_GET_CHROMIUM } from "../../scripts/support/chromium";
import { copyDemoVault } from "../../scripts/demo-vault";
import { serveVault } from "../host/browser/server";
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
  /** The folder of another built plugin than the project's own. */
  readonly plugin?: string;
}

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

/** One browser for a whole file or script; `close` it at the end. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(HOW_TO_GET_CHROMIUM);
  return chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
}

/** The built plugin in the emulated app over real files, ready to be used. */
export async function openPage(browser: Browser, options: OpenOptions = {}): Promise<OpenPage> {
  const { files, lang = "en", theme = "light", cssTheme = "", width = 320, mobile = false, now = "2026-11-24T10:00" } = options;
  const folder = files === undefined ? await demoVault(now.slice(0, 10)) : await makeVault(files);
  const server = await serveVault({ vault: folder, plugin: options.plugin });
  const context: BrowserContext = await browser.newContext({
    viewport: options.viewport ?? (mobile ? { width: 390, height: 800 } : { width: 1280, height: 800 }),
    hasTouch: mobile,
    deviceScaleFactor: 2,
    reducedMotion: "reduce",
    locale: lang === "ru" ? "ru-RU" : "en-GB",
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} ${message.location().url}`);
  });
  await page.clock.install({ time: new Date(now) });
  await page.goto(`${server.url}?lang=${lang}&theme=${theme}&cssTheme=${cssTheme}&width=${width}${mobile ? "&mobile=1" : ""}`);
  await page.waitForSelector("body[data-ready]", { timeout: 120_000 });
  await page.evaluate(() => (window.host.app.plugins.plugins["rapport"] as unknown as RapportPlugin | undefined)?.api.whenReady());
  return {
    page,
    url: server.url,
    folder,
    errors,
    read: (path) => readFile(join(folder, path), "utf8"),
    close: async () => {
      await context.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Opens the command palette, types the words and takes the best match: the keyboard alone. */
export async function runFromPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+p");
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
}

interface RapportPlugin {
  api: { whenReady(): Promise<void> };
}

async function demoVault(today: string): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), "rapport-demo-")), "Demo vault");
  await copyDemoVault(folder, today);
  return folder;
}
