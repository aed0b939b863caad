import type { RunOptions } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, expect, it } from "vitest";
import { REVIEW_STATES } from "../../scripts/support/review-states";
import { axeFaults } from "./axe";
import { type OpenOptions, openPage, type OpenPage, sharedBrowser } from "./support";

let browser: Browser;
let opened: OpenPage | undefined;

beforeAll(async () => {
  browser = await sharedBrowser();
});

afterEach(() => opened?.close());

const run = (page: Page, id: string): Promise<boolean> =>
  page.evaluate((command) => window.host.commands.execute(`rapport:${command}`), id);

const EMBEDDED = {
  "Home.md": "# Home\n\n```rapport\n```\n",
  "All.base": 'filters: file.ext == "md"\nviews:\n  - type: rapport-review\n    name: Review\n',
  "Clients/Acme.md": "---\ntier: key\nlast-contact: 2026-09-01\n---\n",
};

async function openEmbedded(page: Page, path: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    const { vault, workspace } = window.host.app;
    const file = vault.getFileByPath(wanted);
    if (file !== null) await workspace.getLeaf(false).openFile(file, { state: { mode: "preview" } });
  }, path);
  await page.locator(".rapport-embedded .rapport-row").first().focus();
}

/** Rapport's own states; the shell around them is not looked at. */
const STATES: readonly (readonly [name: string, selector: string, options: OpenOptions, steps: (page: Page) => Promise<unknown>])[] = [
  ["the review of a phone", ".rapport-review", { mobile: true }, (page) => run(page, "open-review")],
  ["the picker", ".prompt", {}, (page) => run(page, "log-check-in")],
  [
    "the check-in dialog",
    ".modal",
    {},
    async (page) => {
      await run(page, "log-check-in");
      await page.keyboard.press("Enter");
    },
  ],
  ["the new client dialog", ".modal", {}, (page) => run(page, "new-client")],
  ["a review in a note", ".block-language-rapport", { files: EMBEDDED }, (page) => openEmbedded(page, "Home.md")],
  ["a review in a base", ".bases-view", { files: EMBEDDED }, (page) => openEmbedded(page, "All.base")],
  ...REVIEW_STATES.map(({ name, part, files, steps }) => [`the review: ${name}`, part, files === undefined ? {} : { files }, steps] as const),
];

/** What the app's own suggestion list, search field and call-to-action button do is not ours. */
const THEIRS: RunOptions = { rules: { "aria-required-attr": { enabled: false }, "scrollable-region-focusable": { enabled: false } } };

it.each(STATES)("axe finds nothing in %s, light and dark", async (_name, selector, options, steps) => {
  opened = await openPage(browser, options);
  const { page } = opened;
  await steps(page);
  await page.waitForSelector(selector);
  expect(await axeFaults(page, { include: selector, exclude: [".mod-cta", ".search-input-clear-button"] }, THEIRS)).toBe("");
});
