import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, CDPSession, Page, Route } from "playwright-core";
import { pageBundle } from "../../test/host/browser/bundle";
import type { Stopwatch } from "../paired";

export interface BenchPage {
  readonly page: Page;
  /** Measures work that is done in the page, on its main thread; what comes before each turn is not counted. */
  readonly stopwatch: (before?: () => Promise<unknown>) => Stopwatch;
  readonly close: () => Promise<void>;
}

/** In pixels. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** Nobody answers at this address: the page's files come from here. It is an origin, which storage asks for. */
const ORIGIN = "http://bench.localhost";
/** The sidebar's usual width in a high window. */
const SIDEBAR: Viewport = { width: 320, height: 800 };

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A page with one of this folder's scripts, the host's theme and the plugin's styles; it reaches no network. */
export async function openBenchPage(browser: Browser, script: "list-page.ts" | "start-page.ts", viewport = SIDEBAR): Promise<BenchPage> {
  const files = await filesOf(script);
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.route("**", (route) => answer(route, files));
  await page.goto(`${ORIGIN}/`);
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const stopwatch: BenchPage["stopwatch"] = (prepare) => async (work, times) => {
    let time = 0;
    for (let turn = 0; turn < times; turn++) {
      await prepare?.();
      const before = await threadTime(session);
      await work();
      time += (await threadTime(session)) - before;
    }
    return time / times;
  };
  return { page, stopwatch, close: () => context.close() };
}

type Files = ReadonlyMap<string, string>;

async function filesOf(script: string): Promise<Files> {
  const { styles } = await pageBundle();
  const { outputFiles } = await build({
    entryPoints: [at(script)],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    logLevel: "error",
    alias: { obsidian: at("../../test/host/core/obsidian.ts") },
  });
  const ours = await readFile(at("../../styles.css"), "utf8");
  const own = ".full-list > * { position: static; }";
  const page = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/page.css"><body class="theme-light"><script type="module" src="/page.js"></script>`;
  return new Map([
    ["/", page],
    ["/page.css", `${styles}\n${ours}\n${own}`],
    ["/page.js", outputFiles[0]?.text ?? ""],
  ]);
}

const TYPES: Record<string, string> = { css: "text/css", js: "text/javascript" };

function answer(route: Route, files: Files): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const body = files.get(pathname);
  if (body === undefined) return route.fulfill({ status: 404, body: "" });
  return route.fulfill({ body, contentType: TYPES[pathname.split(".")[1] ?? ""] ?? "text/html" });
}

/** Milliseconds that the page's main thread has been running. */
async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "ThreadTime")?.value ?? Number.NaN) * 1_000;
}
