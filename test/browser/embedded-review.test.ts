import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { type OpenOptions, openPage, type OpenPage, sharedBrowser } from "./support";

let browser: Browser;
const opened: OpenPage[] = [];

beforeAll(async () => {
  browser = await sharedBrowser();
});

afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

const MANY = Array.from({ length: 300 }, (_, at) => [`Clients/Client ${at}.md`, `---\nlast-contact: 2026-11-${at < 3 ? "01" : "23"}\n---\n`] as const);

const FILES = {
  "Home.md": "# Home\n\nBefore\n\n```rapport\nlimit: 3\n```\n\nBetween\n\n```rapport\n```\n\nAfter\n",
  "All.base": 'filters: file.ext == "md"\nviews:\n  - type: rapport-review\n    name: Review\n',
  ...Object.fromEntries(MANY),
};

async function open(path: string, mode: "source" | "preview" = "preview", options: OpenOptions = {}): Promise<OpenPage> {
  const page = await openPage(browser, { files: FILES, ...options });
  opened.push(page);
  await openFile(page.page, path, mode);
  await page.page.waitForSelector(".workspace-split.mod-root .rapport-row");
  return page;
}

const openFile = (page: Page, path: string, mode: "source" | "preview"): Promise<void> =>
  page.evaluate(
    async ([wanted, inMode]) => {
      const { vault, workspace } = window.host.app;
      const file = vault.getFileByPath(wanted);
      if (file !== null) await workspace.getLeaf(false).openFile(file, { state: { mode: inMode } });
    },
    [path, mode] as const,
  );

/** Rows below one another, none over another. */
const overlaps = (page: Page, within: string): Promise<number> =>
  page.evaluate((selector) => {
    const tops = [...document.querySelectorAll(`${selector} .rapport-row, ${selector} .rapport-group`)].map((row) => row.getBoundingClientRect());
    return tops.filter((box, at) => at > 0 && box.top < (tops[at - 1]?.bottom ?? 0) - 1).length;
  }, within);

describe.each(["preview", "source"] as const)("a code block in %s mode", (mode) => {
  it("is as high as its rows, or scrolls within itself where they are many", async () => {
    const { page, errors } = await open("Home.md", mode);
    const blocks = page.locator(".block-language-rapport .rapport-scroller");
    expect(await blocks.count()).toBe(2);
    const sizes = await blocks.evaluateAll((all) => all.map((el) => ({ shown: el.clientHeight, whole: el.scrollHeight, rows: el.querySelectorAll(".rapport-row").length })));
    expect(sizes[0]).toMatchObject({ shown: sizes[0]?.whole, rows: 3 });
    expect(sizes[1]?.shown).toBeLessThan(500);
    expect(sizes[1]?.whole).toBeGreaterThan(10_000);
    expect(sizes[1]?.rows).toBeLessThan(30);
    expect(await overlaps(page, ".block-language-rapport")).toBe(0);
    expect(errors).toEqual([]);
  });

  it("is used by keyboard, and leads to the note", async () => {
    const { page, errors } = await open("Home.md", mode);
    await page.locator(".block-language-rapport .rapport-row").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("l");
    expect(await page.locator(".rapport-dialog .modal-title").textContent()).toContain("Client 1");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => window.host.app.workspace.getActiveFile()?.path === "Clients/Client 1.md");
    expect(errors).toEqual([]);
  });
});

describe("the view of a base", () => {
  it("fills its tab, scrolls, and opens a note by a click", async () => {
    const { page, errors } = await open("All.base");
    const scroller = page.locator(".bases-view .rapport-scroller");
    const { shown, rows, tab } = await scroller.evaluate((el) => ({
      shown: el.clientHeight,
      rows: el.querySelectorAll(".rapport-row").length,
      tab: el.closest(".bases-view")?.clientHeight ?? 0,
    }));
    expect(shown).toBeGreaterThan(tab - 60);
    expect(shown).toBeLessThanOrEqual(tab);
    expect(rows).toBeLessThan(40);
    await scroller.evaluate((el) => el.scrollTo(0, el.scrollHeight));
    await page.click('.bases-view .rapport-row[data-path="Clients/Client 99.md"]');
    await page.waitForFunction(() => window.host.app.workspace.getActiveFile()?.path === "Clients/Client 99.md");
    expect(errors).toEqual([]);
  });

  it("makes its rows lower where their details are left out, one below the other", async () => {
    const { page } = await open("All.base");
    const height = (): Promise<number> => page.locator(".bases-view .rapport-row").first().evaluate((el) => el.clientHeight);
    const before = await height();
    await page.click('[aria-label="Configure view"]');
    await page.click('[data-key="details"] .checkbox-container');
    await page.click('[data-key="months"] .checkbox-container');
    await page.waitForSelector('.rapport-embedded[data-hidden="details months"]');
    expect(await height()).toBeLessThan(before - 5);
    expect(await overlaps(page, ".bases-view")).toBe(0);
  });
});

it("a narrow phone shows block and base without anything sticking out", async () => {
  for (const path of ["Home.md", "All.base"]) {
    const { page } = await open(path, "preview", { mobile: true, viewport: { width: 320, height: 640 } });
    const sticking = await page.evaluate(() =>
      [...document.querySelectorAll(".rapport-embedded")].filter((el) => el.scrollWidth > el.clientWidth || el.getBoundingClientRect().right > 320).length,
    );
    expect(sticking).toBe(0);
    expect(await overlaps(page, ".rapport-embedded")).toBe(0);
  }
});
