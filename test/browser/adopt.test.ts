import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { openPage, type OpenPage, sharedBrowser } from "./support";

let browser: Browser;
let opened: OpenPage | undefined;

beforeAll(async () => {
  browser = await sharedBrowser();
});

afterEach(() => opened?.close());

const note = (...properties: string[]): string => `---\n${properties.join("\n")}\n---\n`;

const FILES: Record<string, string> = {
  "CRM/People.md": "# People\n",
  "CRM/Anna Berg.md": note("type: person", "last_touch: 2026-11-20", "level: Gold"),
  "CRM/Ben Ito.md": note("type: person", "last_touch: 08/15/2026", "level: Silver"),
  "CRM/Cleo Ruiz.md": "# Cleo\n\n## Interactions\n\n| Date | Type | Notes |\n|---|---|---|\n| 2026-06-12 | Email | Offer |\n",
  "Meetings/2026-10-01 Kick-off.md": note('attendees: ["[[Anna Berg]]", "[[Ben Ito]]"]'),
  "Templates/Person.md": note("type: person", "last_touch: <% tp.date.now() %>"),
};

const CASES = [
  ["en", "3 clients, 3 with a last contact, 2 overdue today", "2 clients, 2 with a last contact, 1 overdue today", "1 value can’t be read"],
  ["ru", "3 клиента, с последним контактом: 3, сегодня просрочено: 2", "2 клиента, с последним контактом: 2, сегодня просрочено: 1", "1 значение не читается"],
] as const;

describe.each(CASES)("setting up for a vault, in %s", (lang, all, marked, unreadable) => {
  it("shows what would come of it as the mapping is edited, by keyboard, and saves settings only", async () => {
    opened = await openPage(browser, { lang, files: FILES });
    const { page, read, errors } = opened;
    await page.evaluate(() => window.host.commands.execute("rapport:adopt-vault"));
    const result = page.locator(".rapport-adopt-result");
    await expect.poll(() => result.textContent()).toBe(all);
    expect(await page.locator(".rapport-adopt-foot summary").textContent()).toBe(unreadable);

    const folder = page.locator(".rapport-adopt .setting-item", { hasText: "CRM" }).first().locator("input");
    await folder.focus();
    await page.keyboard.press("Space");
    await expect.poll(() => result.textContent()).toBe(marked);
    await page.keyboard.press("Space");
    await expect.poll(() => result.textContent()).toBe(all);

    await page.locator(".rapport-adopt .mod-cta").focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".rapport-adopt", { state: "detached" });
    const clients = (): Promise<string[]> =>
      page.evaluate(() => {
        const { api } = window.host.app.plugins.plugins["rapport"] as unknown as { api: { review(): { name: string }[] } };
        return api.review().map(({ name }) => name).sort();
      });
    await expect.poll(clients).toEqual(["Anna Berg", "Ben Ito", "Cleo Ruiz"]);
    const data = JSON.parse(await read(".obsidian/plugins/rapport/data.json")) as Record<string, unknown>;
    expect(data).toMatchObject({
      clientFolders: ["CRM", "Clients"],
      excludedFolders: ["Templates", "CRM/People.md"],
      otherLogs: ["tables"],
      tiers: [{ id: "Gold" }, { id: "Silver" }],
    });
    expect(data["propertyNames"]).toMatchObject({ "last-contact": "last_touch", tier: "level" });
    for (const [path, text] of Object.entries(FILES)) expect(await read(path)).toBe(text);
    expect(errors).toEqual([]);
  });

  it("can be cancelled and run again: nothing is saved, and what is set already is offered", async () => {
    opened = await openPage(browser, { lang, files: FILES });
    const { page, folder } = opened;
    const data = (): Promise<string> => readFile(join(folder, ".obsidian/plugins/rapport/data.json"), "utf8").catch(() => "none");
    const before = await data();
    await page.evaluate(() => window.host.commands.execute("rapport:adopt-vault"));
    await page.waitForSelector(".rapport-adopt .mod-cta");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".rapport-adopt", { state: "detached" });
    expect(await data()).toBe(before);
    for (const again of [false, true]) {
      await page.evaluate(() => window.host.commands.execute("rapport:adopt-vault"));
      await page.waitForSelector(".rapport-adopt .mod-cta");
      if (again) await expect.poll(() => page.locator(".rapport-adopt-result").textContent()).toBe(all);
      await page.click(".rapport-adopt .mod-cta");
      await page.waitForSelector(".rapport-adopt", { state: "detached" });
    }
  });
});
