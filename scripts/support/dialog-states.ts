import type { Page } from "playwright-core";

/** A dialog as it is looked at: how to get to it in the demo vault. */
export interface DialogState {
  readonly name: string;
  readonly steps: (page: Page) => Promise<void>;
}

const CLIENT = "Clients/Nordlicht Logistik.md";

/** The dialogs that edit clients, the walk through the overdue ones, and the check-in dialog with a draft. */
export const DIALOG_STATES: readonly DialogState[] = [
  { name: "snooze", steps: (page) => runAtClient(page, "snooze-client") },
  { name: "pause", steps: (page) => runAtClient(page, "pause-client") },
  { name: "next-contact", steps: (page) => runAtClient(page, "set-next-contact") },
  { name: "cadence", steps: (page) => runAtClient(page, "set-cadence") },
  { name: "cadence-read", steps: (page) => typeCadence(page, "every 3 weeks") },
  { name: "cadence-unread", steps: (page) => typeCadence(page, "now and then") },
  { name: "walk", steps: (page) => run(page, "start-review") },
  { name: "walk-summary", steps: walkToTheEnd },
  { name: "draft", steps: leaveDraft },
];

async function run(page: Page, command: string): Promise<void> {
  await page.evaluate((id) => window.host.commands.execute(`rapport:${id}`), command);
}

async function runAtClient(page: Page, command: string): Promise<void> {
  await page.evaluate(async (path) => {
    const { vault, workspace } = window.host.app;
    const file = vault.getFileByPath(path);
    if (file !== null) await workspace.getLeaf(false).openFile(file, { state: { mode: "preview" } });
  }, CLIENT);
  await run(page, command);
}

async function typeCadence(page: Page, words: string): Promise<void> {
  await runAtClient(page, "set-cadence");
  await page.keyboard.type(words);
}

async function walkToTheEnd(page: Page): Promise<void> {
  await run(page, "start-review");
  await page.keyboard.press("KeyL");
  await page.keyboard.type("Renewal agreed");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".modal").length === 1);
  await page.keyboard.press("KeyS");
  await page.keyboard.press("1");
  await page.waitForFunction(() => document.querySelectorAll(".modal").length === 1);
  while ((await page.locator(".rapport-walk-close").count()) === 0) await page.keyboard.press("KeyN");
}

async function leaveDraft(page: Page): Promise<void> {
  await runAtClient(page, "log-check-in-here");
  await page.keyboard.type("Half a sentence");
  await page.keyboard.press("Escape");
  await run(page, "log-check-in-here");
}
