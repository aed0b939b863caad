import type { Browser } from "playwright-core";
import { afterEach, beforeAll, expect, it } from "vitest";
import { axeFaults } from "./axe";
import { type OpenOptions, openPage, type OpenPage, runFromPalette, sharedBrowser } from "./support";

let browser: Browser;
const opened: OpenPage[] = [];

beforeAll(async () => {
  browser = await sharedBrowser();
});

afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

async function openDialog(command: string, options?: OpenOptions): Promise<OpenPage> {
  const open = await openPage(browser, options);
  opened.push(open);
  await runFromPalette(open.page, command);
  await open.page.waitForSelector(".rapport-choice");
  return open;
}

it("is made by the keyboard alone and opened, with a link to each client that can be followed", async () => {
  const { page, read, errors } = await openDialog("Create review report");
  expect(await axeFaults(page, ".modal")).toBe("");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".rapport-choice", { state: "detached" });
  await page.waitForFunction(() => window.host.app.workspace.getActiveFile()?.path === "Client review 2026-10.md");
  expect(await read("Client review 2026-10.md")).toContain("| [[Ateliers Moreau]] |");
  const followed = await page.evaluate(async () => {
    await window.host.app.workspace.openLinkText("Ateliers Moreau", "Client review 2026-10.md");
    return window.host.app.workspace.getActiveFile()?.path;
  });
  expect(followed).toBe("Clients/Ateliers Moreau.md");
  expect(errors).toEqual([]);
});

it.each([
  ["English", "Create review report", { mobile: true }],
  ["Russian", "Создать отчёт", { mobile: true, lang: "ru" }],
] as const)("fits on a phone, in %s", async (_, command, options) => {
  const { page } = await openDialog(command, options);
  const overflow = await page.locator(".modal").evaluate((modal) => modal.scrollWidth - modal.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const heights = await page.locator(".rapport-choice").evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
  expect(heights).toHaveLength(6);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(32);
});
