import type { Page } from "playwright-core";

/** A page of the settings as it is looked at, in either language. */
export interface SettingsState {
  readonly name: string;
  readonly steps: (page: Page) => Promise<void>;
}

/** Rows are found by their place, so that the steps hold in every language. */
export const SETTINGS_STATES: readonly SettingsState[] = [
  { name: "top", steps: openSettings },
  { name: "middle", steps: (page) => scrollTo(page, ".rapport-tiers") },
  { name: "end", steps: (page) => scrollTo(page, ".setting-group:last-child .setting-item:last-child") },
  { name: "properties", steps: (page) => openRow(page, ".setting-group >> nth=0 >> .mod-page") },
  { name: "tier", steps: (page) => openRow(page, ".rapport-tiers .mod-page >> nth=0") },
  { name: "rule", steps: (page) => openRow(page, ".rapport-cadenceRules .mod-page >> nth=3") },
  { name: "rule-changed", steps: (page) => changeRule(page, "3 weeks") },
  { name: "rule-refused", steps: (page) => changeRule(page, "now and then") },
  { name: "channels", steps: (page) => scrollTo(page, ".rapport-channels") },
  { name: "channel", steps: openChannel },
];

async function openSettings(page: Page): Promise<void> {
  await page.evaluate(() => void window.host.openSettings("rapport"));
}

async function scrollTo(page: Page, selector: string): Promise<void> {
  await openSettings(page);
  await page.locator(`.vertical-tab-content ${selector}`).last().evaluate((el) => el.scrollIntoView());
}

async function openRow(page: Page, selector: string): Promise<void> {
  await openSettings(page);
  await page.click(`.vertical-tab-content >> ${selector}`);
}

async function changeRule(page: Page, cadence: string): Promise<void> {
  await openRow(page, ".rapport-cadenceRules .mod-page >> nth=3");
  await page.fill(".vertical-tab-content input", cadence);
}

async function openChannel(page: Page): Promise<void> {
  await openSettings(page);
  await page.click(".rapport-channels .setting-group-header .extra-setting-button");
  await page.click(".rapport-channels .mod-page");
}
