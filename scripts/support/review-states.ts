import type { Page } from "playwright-core";

/** The review as it is looked at: how to get to it. */
export interface ReviewState {
  readonly name: string;
  readonly steps: (page: Page) => Promise<void>;
  /** Path → text; the demo vault where left out. */
  readonly files?: Record<string, string>;
  /** What the picture and axe look at. */
  readonly part: string;
}

const REVIEW = ".rapport-review";

/** A vault that grew by itself, in ways of its own. */
const GROWN: Record<string, string> = {
  "CRM/People.md": "# People\n",
  "CRM/Anna Berg.md": "---\ntype: person\nlast_contact: 2026-11-02\nlevel: Gold\nfrequency: monthly\n---\n# Anna\n",
  "CRM/Ben Ito.md": "---\ntype: person\nlast_contact: 08/15/2026\nlevel: Silver\n---\n# Ben\n",
  "CRM/Cleo Ruiz.md": "# Cleo\n\n## Interactions\n\n| Date | Type | Notes |\n|---|---|---|\n| 2026-06-12 | Email | Offer |\n",
  "Meetings/2026-10-01 Kick-off.md": '---\nattendees: ["[[Anna Berg]]", "[[Ben Ito]]"]\n---\n# Kick-off\n',
};

/** The sidebar's states, and the dialog that sets Rapport up. */
export const REVIEW_STATES: readonly ReviewState[] = [
  { name: "focused", part: REVIEW, steps: (page) => page.locator(".rapport-row").first().focus() },
  { name: "empty", part: REVIEW, files: { "Note.md": "# Note\n" }, steps: () => Promise.resolve() },
  { name: "problems", part: REVIEW, steps: (page) => page.click(".rapport-problems summary") },
  { name: "brief", part: REVIEW, steps: openClient },
  { name: "confidential", part: REVIEW, steps: hideNames },
  { name: "selection", part: REVIEW, steps: selectThree },
  { name: "filtered", part: REVIEW, steps: filterByTier },
  { name: "none-found", part: REVIEW, steps: (page) => page.fill(".rapport-header input", "zzz") },
  { name: "filter", part: ".menu", steps: openFilter },
  { name: "adopt", part: ".rapport-adopt", files: GROWN, steps: openAdopt },
];

export async function openClient(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { vault, workspace } = window.host.app;
    const file = vault.getFileByPath("Clients/Nordlicht Logistik.md");
    if (file !== null) await workspace.getLeaf(false).openFile(file);
  });
}

async function hideNames(page: Page): Promise<void> {
  await openClient(page);
  await page.locator(".rapport-header-bar button").last().click();
}

async function selectThree(page: Page): Promise<void> {
  await page.click(".rapport-row >> nth=1", { modifiers: ["Alt"] });
  await page.click(".rapport-row >> nth=3", { modifiers: ["Shift"] });
}

async function openFilter(page: Page): Promise<void> {
  await page.click(".rapport-header-bar button >> nth=0");
}

async function filterByTier(page: Page): Promise<void> {
  await openFilter(page);
  await page.click(".menu .menu-item >> nth=1");
}

async function openAdopt(page: Page): Promise<void> {
  await page.evaluate(() => window.host.commands.execute("rapport:adopt-vault"));
  await page.waitForSelector(".rapport-adopt .mod-cta");
}
