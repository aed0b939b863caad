/**
 * The main journeys in Obsidian itself. Not run where this was written, which could not download Obsidian: the first
 * run may find that a selector or a wait needs mending. The same journeys run against the emulated host in
 * test/browser/main-job.test.ts.
 */
import { browser, expect } from "@wdio/globals";
import { beforeEach, describe, it } from "mocha";
import { obsidianPage } from "wdio-obsidian-service";

const ACME = "Clients/Acme.md";
const BETA = "Clients/Beta.md";
const TODAY = daysAgo(0);

const files = {
  [ACME]: `---\ncadence: 2 weeks\nlast-contact: ${daysAgo(16)}\n---\n\n# Acme\n\n## Check-ins\n\n- [[${daysAgo(16)}]] call: Said hello\n`,
  [BETA]: `---\ncadence: 2 weeks\nlast-contact: ${daysAgo(1)}\n---\n\n# Beta\n`,
};

const LOGGED = files[ACME].replace(`last-contact: ${daysAgo(16)}`, `last-contact: ${TODAY}`).replace(
  "## Check-ins\n\n",
  `## Check-ins\n\n- [[${TODAY}]] check-in: Renewal agreed\n`,
);

/** The local day so many days before today, `YYYY-MM-DD`. */
function daysAgo(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() - days);
  return day.toLocaleDateString("sv");
}

async function read(path: string): Promise<string> {
  return browser.executeObsidian(async ({ app }, wanted) => app.vault.adapter.read(wanted), path);
}

async function waitForText(path: string, text: string): Promise<void> {
  await browser.waitUntil(async () => (await read(path)) === text, { timeoutMsg: `${path} never became:\n${text}` });
}

async function logFromPalette(): Promise<void> {
  await browser.executeObsidianCommand("command-palette:open");
  await type("Rapport: Log check-in");
  await type("acm");
  await type("Renewal agreed");
}

async function type(text: string): Promise<void> {
  await browser.keys([...text]);
  await browser.keys("Enter");
}

describe("Rapport in Obsidian", () => {
  beforeEach(async () => {
    await obsidianPage.resetVault("vault", files);
    await browser.executeObsidianCommand("rapport:open-review");
    await expect(browser.$(`.rapport-row[data-path="${ACME}"]`)).toExist();
  });

  it("lists the overdue client under its heading, and the other one on track", async () => {
    await expect(browser.$('.rapport-group[data-key="group:overdue"]')).toHaveText(expect.stringContaining("1"));
    await expect(browser.$('.rapport-group[data-key="group:on-track"]')).toExist();
  });

  it("logs a check-in from the palette: the line in the note, the day in its property, the client no longer overdue", async () => {
    await logFromPalette();
    await waitForText(ACME, LOGGED);
    await expect(browser.$('.rapport-group[data-key="group:overdue"]')).not.toExist();
  });

  it("takes the check-in back, to the byte", async () => {
    await logFromPalette();
    await waitForText(ACME, LOGGED);
    await browser.executeObsidianCommand("rapport:undo-check-in");
    await waitForText(ACME, files[ACME]);
    await expect(browser.$('.rapport-group[data-key="group:overdue"]')).toExist();
  });
});
