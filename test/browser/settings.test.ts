import type { RunOptions } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { SETTINGS_STATES } from "../../scripts/support/settings-states";
import { axeFaults } from "./axe";
import { closeDialogs, openPage, type OpenPage, sharedBrowser } from "./support";

let browser: Browser;
let opened: OpenPage | undefined;

beforeAll(async () => {
  browser = await sharedBrowser();
});

afterEach(() => opened?.close());

/** Enough for the settings to tell what they change; axe looks through all that is behind them too. */
const FILES = {
  "Clients/Acme.md": "---\ntier: key\nlast-contact: 2026-11-01\n---\n# Acme\n",
  "Clients/Bolt.md": "---\ntype: direct\nduration: short-term\nlast-contact: 2026-11-20\n---\n# Bolt\n",
};

const PANE = ".vertical-tab-content";

/** What the app draws by itself is not ours: what a row of a list nests, where it scrolls, and the look of these. */
const NOT_OURS = [".search-input-clear-button", ".setting-item-error", ".setting-list-empty"];
const THEIRS: RunOptions = { rules: { "nested-interactive": { enabled: false }, "scrollable-region-focusable": { enabled: false } } };

/** The controls that Tab does not come by, from the first thing of the pane on. */
async function unreached(page: Page): Promise<string[]> {
  await page.evaluate(() => document.querySelector<HTMLElement>(".modal.mod-settings")?.focus());
  const controls = page.locator(`${PANE} :is(input, select, textarea, .mod-clickable, .mod-delete, .setting-page-back):visible`);
  const total = await controls.count();
  await controls.evaluateAll((all) => all.forEach((control) => control.setAttribute("data-unreached", "")));
  for (let step = 0; step < 3 * total + 10; step++) {
    await page.keyboard.press("Tab");
    await page.evaluate(() => document.activeElement?.removeAttribute("data-unreached"));
  }
  return page.locator("[data-unreached]").evaluateAll((left) => left.map(({ outerHTML }) => outerHTML.slice(0, 200)));
}

/** One page for each, from state to state: what was changed in one of them is no matter to the next. */
describe.each([
  ["in English", { lang: "en" }],
  ["in Russian", { lang: "ru" }],
  ["in Russian on a phone", { lang: "ru", mobile: true }],
] as const)("the settings %s", (where, options) => {
  let states: OpenPage;

  beforeAll(async () => {
    states = await openPage(browser, { files: FILES, ...options });
  });

  afterEach(() => closeDialogs(states.page));

  afterAll(() => states.close());

  it.each(SETTINGS_STATES.map(({ name, steps }) => [name, steps] as const))("show nothing that sticks out, no error and nothing that axe finds, light and dark: %s", async (_name, steps) => {
    const { page, errors } = states;
    await steps(page);
    const overflow = await page.locator(PANE).evaluate((el) => el.scrollWidth - el.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    // Another language has other words, and nothing else that axe could see.
    if (where !== "in Russian") expect(await axeFaults(page, { include: PANE, exclude: NOT_OURS }, THEIRS)).toBe("");
    expect(errors).toEqual([]);
  });

  if (where === "in English") {
    it.each(["top", "properties", "tier", "rule", "channel"])("Tab reaches every control: %s", async (name) => {
      await SETTINGS_STATES.find((state) => state.name === name)?.steps(states.page);
      expect(await unreached(states.page)).toEqual([]);
    });
  }
});

it.each([
  ["en", "Changes the due date of ", /^“often” is no cadence/],
  ["ru", "Меняет срок у ", /^«often» — не интервал/],
] as const)("a rule is added, moved, changed and deleted by keyboard alone, in place: %s", async (lang, effect, refusal) => {
  opened = await openPage(browser, { files: FILES, lang });
  const { page, read, errors } = opened;
  const rules = async (): Promise<unknown[]> =>
    (JSON.parse(await read(".obsidian/plugins/rapport/data.json")) as { cadenceRules: unknown[] }).cadenceRules;
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.querySelector(".setting-item-name")?.textContent ?? "");
  await SETTINGS_STATES.find(({ name }) => name === "middle")?.steps(page);
  const row = page.locator(".rapport-cadenceRules .mod-page");
  await page.locator(".rapport-cadenceRules .setting-group-header .extra-setting-button").focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => row.count()).toBe(8);
  await expect.poll(focused).toMatch(/^7\. /);
  for (let index = 6; index > 0; index--) {
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(focused).toMatch(new RegExp(`^${index}\\. `));
  }
  expect((await rules())[0]).toEqual({ cadence: "1 month" });
  await page.keyboard.press("Enter");
  const status = page.locator(`${PANE} [role=status]`);
  const cadence = page.locator(`${PANE} input[type=text]`);
  await cadence.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("often");
  await expect.poll(() => page.locator(`${PANE} .setting-item-error`).textContent()).toMatch(refusal);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("2 days");
  await expect.poll(async () => (await rules())[0]).toEqual({ cadence: "2 days" });
  expect(await status.textContent()).toContain(effect);
  await page.locator(".setting-page-back").focus();
  await page.keyboard.press("Enter");
  await row.first().focus();
  await page.keyboard.press("Delete");
  await expect.poll(async () => (await rules()).length).toBe(7);
  expect(errors).toEqual([]);
});
