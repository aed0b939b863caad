import type { RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { REVIEW_STATES } from "../../scripts/support/review-states";
import { axeFaults } from "./axe";
import { closeDialogs, type OpenOptions, openPage, type OpenPage, sharedBrowser } from "./support";

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

interface State {
  readonly name: string;
  /** What axe looks at: the shell around Rapport is not ours. */
  readonly part: string;
  readonly steps: (page: Page) => Promise<unknown>;
}

/** By the vault in which they are seen; states of one vault share a page. */
const VAULTS: readonly (readonly [where: string, options: OpenOptions, states: readonly State[]])[] = [
  [
    "in the demo vault",
    {},
    [
      { name: "the picker", part: ".prompt", steps: (page) => run(page, "log-check-in") },
      {
        name: "the check-in dialog",
        part: ".modal",
        steps: async (page) => {
          await run(page, "log-check-in");
          await page.keyboard.press("Enter");
        },
      },
      { name: "the new client dialog", part: ".modal", steps: (page) => run(page, "new-client") },
      ...REVIEW_STATES.filter(({ files }) => files === undefined),
    ],
  ],
  ["on a phone", { mobile: true }, [{ name: "the review", part: ".rapport-review", steps: (page) => run(page, "open-review") }]],
  [
    "in the middle of the window",
    { files: EMBEDDED },
    [
      { name: "a review in a note", part: ".block-language-rapport", steps: (page) => openEmbedded(page, "Home.md") },
      { name: "a review in a base", part: ".bases-view", steps: (page) => openEmbedded(page, "All.base") },
    ],
  ],
  ...REVIEW_STATES.flatMap((state) => (state.files === undefined ? [] : [[`in a vault of its own: ${state.name}`, { files: state.files }, [state]] as const])),
];

/** What the app's own suggestion list, search field and call-to-action button do is not ours. */
const THEIRS: RunOptions = { rules: { "aria-required-attr": { enabled: false }, "scrollable-region-focusable": { enabled: false } } };

/** The review as it is at a start: nothing open, folded, filtered or hidden. */
async function startAnew(page: Page): Promise<void> {
  await closeDialogs(page);
  while ((await page.locator(".menu").count()) > 0) await page.keyboard.press("Escape");
  await page.evaluate(async () => {
    const { workspace } = window.host.app;
    window.localStorage.clear();
    for (const type of ["markdown", "bases", "rapport-review"]) workspace.detachLeavesOfType(type);
    await workspace.ensureSideLeaf("rapport-review", "right", { active: true, reveal: true });
  });
}

describe.each(VAULTS)("axe, light and dark, %s", (_where, options, states) => {
  let opened: OpenPage;

  beforeAll(async () => {
    opened = await openPage(await sharedBrowser(), options);
  });

  afterEach(() => startAnew(opened.page));

  afterAll(() => opened.close());

  it.each(states.map((state) => [state.name, state] as const))("finds nothing in %s", async (_name, { part, steps }) => {
    const { page } = opened;
    await steps(page);
    await page.waitForSelector(part);
    expect(await axeFaults(page, { include: part, exclude: [".mod-cta", ".search-input-clear-button"] }, THEIRS)).toBe("");
  });
});
