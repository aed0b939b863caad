import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { DIALOG_STATES } from "./support/dialog-states";
import { SETTINGS_STATES } from "./support/settings-states";
import { openClient, REVIEW_STATES, type ReviewState } from "./support/review-states";
import { launchBrowser, openPage, type OpenOptions } from "../test/browser/support";

interface Shot extends OpenOptions {
  readonly name: string;
  /** What is done before the picture is taken. */
  readonly steps?: (page: Page) => Promise<void>;
  /** The part of the page that is taken; all of it where left out. */
  readonly part?: string;
}

const SIDEBAR = ".mod-right-split";

/** The pictures of the README. */
const README_SHOTS: readonly Shot[] = (["light", "dark"] as const).flatMap((theme) => [
  { name: `review-${theme}`, theme, width: 340, viewport: { width: 1100, height: 760 }, steps: openClient },
  { name: `log-${theme}`, theme, width: 340, viewport: { width: 1100, height: 760 }, steps: openLog },
]);

/** Every state at the widths, themes and languages that it has to look right in. */
const ALL_SHOTS: readonly Shot[] = (["light", "dark"] as const).flatMap((theme) =>
  (["en", "ru"] as const).flatMap((lang) => {
    const common = { theme, lang };
    const states: readonly Shot[] = [
      ...[300, 600].flatMap((width) => [
        { ...common, name: `demo-${width}`, width, part: SIDEBAR },
        { ...common, name: `three-${width}`, width, part: SIDEBAR, files: clients(3) },
        { ...common, name: `five-thousand-${width}`, width, part: SIDEBAR, files: clients(5_000) },
        ...REVIEW_STATES.map((state) => ({ ...common, ...state, name: `${state.name}-${width}`, width, part: partOf(state) })),
      ]),
      { ...common, name: "picker", steps: openPicker },
      { ...common, name: "log", steps: openLog },
      { ...common, name: "new-client", steps: (page) => run(page, "rapport:new-client") },
      ...SETTINGS_STATES.flatMap(({ name, steps }) => [
        { ...common, name: `settings-${name}`, viewport: { width: 1100, height: 1000 }, steps },
        { ...common, name: `phone-settings-${name}`, mobile: true, steps },
      ]),
      { ...common, name: "phone", mobile: true },
      { ...common, name: "phone-log", mobile: true, steps: openLog },
      ...DIALOG_STATES.flatMap(({ name, steps }) => [
        { ...common, name: `dialog-${name}`, steps },
        { ...common, name: `phone-dialog-${name}`, mobile: true, viewport: { width: 300, height: 700 }, steps },
      ]),
      { ...common, name: "narrow", width: 250, part: SIDEBAR, steps: openClient },
      { ...common, name: "row-hover", width: 300, part: SIDEBAR, steps: (page) => page.hover(".rapport-row >> nth=3") },
    ];
    return states.map((shot) => ({ ...shot, name: `${shot.name}-${theme}-${lang}` }));
  }),
);

async function takeShots(): Promise<void> {
  const { values } = parseArgs({
    options: {
      all: { type: "boolean", default: false },
      out: { type: "string", default: "docs/screenshots" },
      only: { type: "string", default: "" },
      theme: { type: "string" },
    },
  });
  await mkdir(values.out, { recursive: true });
  const browser = await launchBrowser();
  try {
    for (const shot of values.all ? ALL_SHOTS : README_SHOTS) {
      if (shot.name.includes(values.only)) await take(browser, inTheme(shot, values.theme), values.out);
    }
  } finally {
    await browser.close();
  }
}

/** The sidebar with what is around it; a dialog with the whole page. */
function partOf({ part }: ReviewState): string {
  return part === ".rapport-review" ? SIDEBAR : "body";
}

/** `--theme=NAME`: the same picture in a community theme of the host, under a name of its own. */
function inTheme(shot: Shot, cssTheme: string | undefined): Shot {
  return cssTheme === undefined ? shot : { ...shot, cssTheme, name: `${shot.name}-${cssTheme}` };
}

async function take(browser: Browser, { name, steps, part, ...options }: Shot, folder: string): Promise<void> {
  const { page, errors, close } = await openPage(browser, { scale: 2, ...options });
  await steps?.(page);
  await page.clock.runFor(1_000);
  const path = join(folder, `${name}.png`);
  await (part === undefined ? page.screenshot({ path }) : page.locator(part).screenshot({ path }));
  console.log(errors.length === 0 ? path : `${path}: ${errors.join("; ")}`);
  await close();
}

async function run(page: Page, command: string): Promise<void> {
  await page.evaluate((id) => window.host.commands.execute(id), command);
}

async function openPicker(page: Page): Promise<void> {
  await run(page, "rapport:log-check-in");
  await page.keyboard.type("nor");
}

async function openLog(page: Page): Promise<void> {
  await openPicker(page);
  await page.keyboard.press("Enter");
  await page.keyboard.type("Renewal agreed, the offer goes out on Thursday");
}

function clients(count: number): Record<string, string> {
  const tiers = ["key", "supporting"];
  const notes = Array.from({ length: count }, (_, index) => {
    const day = `2026-${String(1 + (index % 11)).padStart(2, "0")}-${String(1 + (index % 28)).padStart(2, "0")}`;
    const properties = `type: direct\ntier: ${tiers[index % 2] ?? ""}\nlast-contact: ${day}`;
    return [`Clients/Client ${index + 1}.md`, `---\n${properties}\n---\n\n# Client ${index + 1}\n`] as const;
  });
  return Object.fromEntries(notes);
}

await takeShots();
