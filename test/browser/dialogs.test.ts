import type { RunOptions } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { DIALOG_STATES } from "../../scripts/support/dialog-states";
import { axeFaults } from "./axe";
import { closeDialogs, type OpenOptions, openPage, type OpenPage, runFromPalette, sharedBrowser } from "./support";

let browser: Browser;
const opened: OpenPage[] = [];

beforeAll(async () => {
  browser = await sharedBrowser();
});

afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

async function open(options?: OpenOptions): Promise<OpenPage> {
  const page = await openPage(browser, options);
  opened.push(page);
  return page;
}

const NORDLICHT = "Clients/Nordlicht Logistik.md";

/** Palette, command, client: the keyboard alone. */
async function pick({ page }: OpenPage, command: string, letters: string): Promise<void> {
  await runFromPalette(page, command);
  await page.keyboard.type(letters);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".rapport-dialog");
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Closed, and its words told. */
async function told({ page }: OpenPage): Promise<string> {
  await page.waitForSelector(".rapport-dialog", { state: "detached" });
  return (await page.locator(".notice").last().textContent()) ?? "";
}

/** The lines that a note has now and had not before. */
async function added(page: OpenPage, before: string): Promise<string[]> {
  const old = before.split("\n");
  return (await page.read(NORDLICHT)).split("\n").filter((line) => !old.includes(line));
}

describe("by keyboard alone", () => {
  it.each([
    ["snoozes by the arrow keys", "Snooze client", ["ArrowDown", "ArrowDown", "Enter"], "paused-until: 2026-12-08", "snoozed until Tue 8 Dec"],
    ["snoozes by a number", "Snooze client", ["1"], "paused-until: 2026-11-27", "snoozed until Fri 27 Nov"],
    ["snoozes until a day", "Snooze client", ["Tab", "Tab", "Tab", "Tab", ..."12122026", "Enter"], "paused-until: 2026-12-12", "snoozed until Sat 12 Dec"],
    ["plans next Monday", "Set next contact", ["ArrowDown", "Enter"], "next-contact: 2026-11-30", "next contact on Mon 30 Nov"],
    ["pauses with a reason", "Pause or resume", ["M", "o", "v", "i", "n", "g", ":", " ", "x", "Enter"], 'status: paused\npause-reason: "Moving: x"', "paused"],
    ["sets a cadence", "Set cadence", ["3", " ", "w", "e", "e", "k", "s", "Enter"], "cadence: 3 weeks", "every 3 weeks"],
    ["sets a common cadence", "Set cadence", ["Tab", "Tab", "Space", "Enter"], "cadence: 2 weeks", "every 2 weeks"],
  ])("%s", async (_, command, keys, lines, notice) => {
    const dialog = await open();
    const before = await dialog.read(NORDLICHT);
    await pick(dialog, command, "nor");
    await press(dialog.page, ...keys);
    expect(await told(dialog)).toBe(`Nordlicht Logistik: ${notice} Undo`);
    expect(await added(dialog, before)).toEqual(lines.split("\n"));
    await runFromPalette(dialog.page, "Undo last check-in");
    await dialog.page.waitForFunction(() => [...document.querySelectorAll(".notice")].some(({ textContent }) => textContent?.startsWith("Taken back")));
    expect(await dialog.read(NORDLICHT)).toBe(before);
    expect(dialog.errors).toEqual([]);
  });

  it("says at once how a cadence is read, and keeps one that can't be from being set", async () => {
    const dialog = await open();
    const before = await dialog.read(NORDLICHT);
    await pick(dialog, "Set cadence", "nor");
    const reading = dialog.page.locator(".rapport-reading");
    await dialog.page.keyboard.type("every 2 mo");
    expect(await reading.textContent()).toBe("For example: 2 weeks, monthly, every 10 days");
    await dialog.page.keyboard.press("Enter");
    expect(await dialog.page.locator(".rapport-reading.mod-unread").count()).toBe(1);
    await dialog.page.keyboard.type("nths");
    expect(await reading.textContent()).toMatch(/^every 2 months · due \w{3} \d+ \w{3}( \d{4})?$/);
    await dialog.page.keyboard.press("Escape");
    expect(await dialog.read(NORDLICHT)).toBe(before);
  });

  it("gives the focus back to where it was", async () => {
    const { page } = await open();
    await page.locator(".rapport-row").first().focus();
    const before = await page.evaluate(() => document.activeElement?.getAttribute("data-path"));
    await page.evaluate(() => window.host.commands.execute("rapport:start-review"));
    await press(page, "s", "Escape", "Escape");
    await page.waitForSelector(".modal", { state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-path"))).toBe(before);
  });

  it("walks through the overdue clients: logs, snoozes, skips and sums up", async () => {
    const { page, read, errors } = await open();
    await runFromPalette(page, "Start review of overdue");
    const name = (): Promise<string | null> => page.locator(".rapport-walk-name").textContent();
    const total = Number(/of (\d+)/.exec((await page.locator(".rapport-walk-progress").textContent()) ?? "")?.[1]);
    const [first, before] = [await name(), await page.locator(".rapport-walk-progress").textContent()];
    expect(before).toBe(`1 of ${total}`);
    await page.keyboard.press("l");
    await page.keyboard.type("Caught up");
    await page.keyboard.press("Enter");
    await page.waitForFunction((old) => document.querySelector(".rapport-walk-name")?.textContent !== old, first);
    expect(await read(`Clients/${first ?? ""}.md`)).toContain("check-in: Caught up");
    const second = await name();
    await press(page, "s", "2");
    await page.waitForFunction((old) => document.querySelector(".rapport-walk-name")?.textContent !== old, second);
    for (let left = total - 2; left > 0; left--) await page.keyboard.press("ArrowRight");
    const tallies = await page.locator(".rapport-walk-tally").allTextContents();
    expect(tallies[0]).toBe(`Logged 1${first ?? ""}`);
    expect(tallies[1]).toBe(`Snoozed 1${second ?? ""}`);
    expect(tallies[2]).toContain(`Skipped ${total - 2}`);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".modal", { state: "detached" });
    expect(errors).toEqual([]);
  });
});

it("does the same in Russian, under a Russian layout", async () => {
  const dialog = await open({ lang: "ru" });
  const { page, read, errors } = dialog;
  const before = await read(NORDLICHT);
  await pick(dialog, "Отложить клиента", "nor");
  expect(await page.locator(".modal-title").textContent()).toBe("Отложить: Nordlicht Logistik");
  expect(await page.locator(".rapport-choice").allTextContents()).toEqual([
    "3 дняпт, 27 нояб.1",
    "1 неделявт, 1 дек.2",
    "2 неделивт, 8 дек.3",
    expect.stringMatching(/^Пропустить этот раз.*4$/) as string,
  ]);
  await page.keyboard.press("2");
  expect(await told(dialog)).toBe("Nordlicht Logistik: отложено до вт, 1 дек. Отменить");
  expect(await added(dialog, before)).toEqual(["paused-until: 2026-12-01"]);

  await runFromPalette(page, "Начать обход");
  expect(await page.locator(".rapport-walk-progress").textContent()).toMatch(/^1 из \d+$/);
  const name = (await page.locator(".rapport-walk-name").textContent()) ?? "";
  await page.evaluate(() => document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "ы", code: "KeyS", bubbles: true, cancelable: true })));
  expect(await page.locator(".modal-title").last().textContent()).toBe(`Отложить: ${name}`);
  await press(page, "Escape", "Escape");
  await page.waitForSelector(".modal", { state: "detached" });
  expect(errors).toEqual([]);
});

const THEIRS: RunOptions = { rules: { "aria-required-attr": { enabled: false }, "scrollable-region-focusable": { enabled: false } } };

/** One page, from dialog to dialog: what one of them writes is no matter to the next. */
describe("axe, light and dark", () => {
  let states: OpenPage;

  beforeAll(async () => {
    states = await openPage(browser);
  });

  afterEach(() => closeDialogs(states.page));

  afterAll(() => states.close());

  it.each(DIALOG_STATES.map(({ name, steps }) => [name, steps] as const))("finds nothing in %s", async (_name, steps) => {
    const { page } = states;
    await steps(page);
    await page.waitForSelector(".modal");
    expect(await axeFaults(page, { include: ".modal", exclude: [".mod-cta"] }, THEIRS)).toBe("");
  });
});
