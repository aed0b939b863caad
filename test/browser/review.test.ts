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

async function open(options?: OpenOptions): Promise<OpenPage> {
  const page = await openPage(browser, options);
  opened.push(page);
  return page;
}

const NORDLICHT = "Clients/Nordlicht Logistik.md";
const HANSEN = "Clients/Hansen & Daughters.md";
const SEARCH = ".rapport-header input";
const LANGUAGES = ["en", "ru"] as const;

const names = (page: Page): Promise<string[]> => page.locator(".rapport-row-name").allTextContents();
const row = (path: string): string => `.rapport-row[data-path="${path}"]`;
const activePath = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset["path"]);

async function openNote(page: Page, path: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    const { vault, workspace } = window.host.app;
    const file = vault.getFileByPath(wanted);
    if (file !== null) await workspace.getLeaf(false).openFile(file);
  }, path);
}

describe("the search", () => {
  it("is reached by a slash, finds in any case and word order, and leads down to the list and on to the note", async () => {
    const { page, errors } = await open();
    await page.locator(".rapport-row").first().focus();
    await page.keyboard.press("/");
    expect(await page.evaluate((input) => document.activeElement === document.querySelector(input), SEARCH)).toBe(true);
    await page.keyboard.type("LOGI nord");
    await page.waitForFunction(() => document.querySelectorAll(".rapport-row").length === 1);
    expect(await names(page)).toEqual(["Nordlicht Logistik"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await activePath(page)).toBe(NORDLICHT);
    await page.keyboard.press("Enter");
    await page.waitForFunction((path) => window.host.app.workspace.getActiveFile()?.path === path, NORDLICHT);
    expect(errors).toEqual([]);
  });

  it("finds in folded groups, says where it finds nothing, and Escape shows all again", async () => {
    const { page } = await open();
    const before = await names(page);
    await page.fill(SEARCH, "zzz");
    expect(await page.locator(".rapport-state").textContent()).toContain("No client fits");
    await page.locator(SEARCH).press("Escape");
    expect(await names(page)).toEqual(before);
    const folded = await page.evaluate(() => {
      const { api } = window.host.app.plugins.plugins["rapport"] as unknown as { api: { review(): { name: string; standing: string }[] } };
      return api.review().find(({ standing }) => standing === "on-track")?.name ?? "";
    });
    expect(before).not.toContain(folded);
    await page.fill(SEARCH, folded);
    expect(await names(page)).toContain(folded);
  });
});

describe.each(LANGUAGES)("filter and order, in %s", (lang) => {
  it("leave the clients of a tier, in another order, and are still there after the view is opened again", async () => {
    const { page, errors } = await open({ lang });
    const key = lang === "en" ? "key" : "ключевой";
    await page.locator(".rapport-header-bar button").nth(0).click();
    await page.locator(".menu-item", { hasText: key }).last().click();
    expect(await page.locator(".rapport-header .rapport-chip").allTextContents()).toEqual([key]);
    const tiers = await page.evaluate(() => {
      const { api } = window.host.app.plugins.plugins["rapport"] as unknown as { api: { client(path: string): { tier: string } | null } };
      return [...document.querySelectorAll<HTMLElement>(".rapport-row")].map((el) => api.client(el.dataset["path"] ?? "")?.tier);
    });
    expect(new Set(tiers)).toEqual(new Set(["key"]));

    await page.locator(".rapport-header-bar button").nth(1).click();
    await page.locator(".menu-item").last().click();
    const sorted = await names(page);
    expect(sorted).toEqual([...sorted].sort(new Intl.Collator(lang).compare));
    expect(await page.locator(".rapport-group").count()).toBe(0);

    await page.evaluate(async () => {
      const { workspace } = window.host.app;
      workspace.detachLeavesOfType("rapport-review");
      await workspace.ensureSideLeaf("rapport-review", "right", { active: true, reveal: true });
    });
    await page.waitForSelector(".rapport-row");
    expect(await names(page)).toEqual(sorted);
    await page.locator(".rapport-header .rapport-chip button").click();
    expect(await page.locator(".rapport-header .rapport-chip").count()).toBe(0);
    const count = Number(await page.locator(".rapport-list").getAttribute("aria-rowcount"));
    expect(count).toBeGreaterThan(sorted.length);
    expect(errors).toEqual([]);
  });
});

describe.each(LANGUAGES)("several clients at once, in %s", (lang) => {
  it("are selected by keyboard, logged together, each into its own note, and taken back together", async () => {
    const { page, read, errors } = await open({ lang });
    await page.locator(row(NORDLICHT)).focus();
    await page.keyboard.press("Shift+ArrowDown");
    const selected = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.rapport-row[aria-selected="true"]')].map((el) => el.dataset["path"] ?? ""),
    );
    expect(selected).toEqual([NORDLICHT, HANSEN]);
    const before = await Promise.all(selected.map(read));
    await page.keyboard.press("l");
    await page.keyboard.type("Sent the newsletter");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".modal", { state: "detached" });
    for (const path of selected) expect(await read(path)).toContain(": Sent the newsletter\n");
    await page.locator(".notice button").first().click();
    await expect.poll(() => Promise.all(selected.map(read))).toEqual(before);
    expect(errors).toEqual([]);
  });

  it("are snoozed together from the bar, and the selection can be cleared by Escape", async () => {
    const { page, read } = await open({ lang });
    await page.locator(row(NORDLICHT)).click({ modifiers: ["Alt"] });
    await page.locator(row(HANSEN)).click({ modifiers: ["Alt"] });
    expect(await page.locator(".rapport-selection").isVisible()).toBe(true);
    await page.locator(".rapport-selection button").nth(1).click();
    await page.locator(".modal button").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".modal", { state: "detached" });
    for (const path of [NORDLICHT, HANSEN]) expect(await read(path)).toMatch(/\npaused-until: 2026-1[12]-\d\d\n/);
    await page.locator(".rapport-row").first().focus();
    await page.keyboard.press("Escape");
    await page.waitForSelector(".rapport-selection", { state: "hidden" });
  });
});

it("a row offers everything in its menu, by keyboard too", async () => {
  const { page } = await open();
  await page.locator(row(NORDLICHT)).focus();
  await page.keyboard.press("Shift+F10");
  expect(await page.locator(".menu-item-title").allTextContents()).toEqual([
    "Log check-in",
    "Set next contact",
    "Snooze client",
    "Pause or resume client",
    "Set cadence",
    "Open note",
    "Open in new tab",
  ]);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".menu", { state: "detached" });
  await page.locator(row(NORDLICHT)).click({ button: "right" });
  expect(await page.locator(".menu-item").count()).toBe(7);
});

it("a row opens in a new tab with Mod, previews on hover with Mod, and drags as a link", async () => {
  const { page } = await open();
  await openNote(page, HANSEN);
  const tabs = (): Promise<number> => page.evaluate(() => window.host.app.workspace.getLeavesOfType("markdown").length);
  expect(await tabs()).toBe(1);
  await page.locator(row(NORDLICHT)).click({ modifiers: ["Control"] });
  await page.waitForFunction(() => window.host.app.workspace.getLeavesOfType("markdown").length === 2);
  await page.keyboard.down("Control");
  await page.locator(".rapport-row").first().hover();
  await page.clock.runFor(1_000);
  await page.waitForSelector(".hover-popover");
  await page.keyboard.up("Control");
  const dragged = await page.evaluate((selector) => {
    const data = new DataTransfer();
    document.querySelector(selector)?.dispatchEvent(new DragEvent("dragstart", { dataTransfer: data, bubbles: true }));
    return data.getData("text/plain");
  }, row(NORDLICHT));
  expect(dragged).toBe("[[Nordlicht Logistik]]");
});

describe.each(LANGUAGES)("the brief, in %s", (lang) => {
  it("follows the open note, and a promise ticked in it is ticked in the note, by keyboard", async () => {
    const { page, read, errors } = await open({ lang });
    expect(await page.locator(".rapport-brief").isVisible()).toBe(false);
    await openNote(page, NORDLICHT);
    await page.waitForFunction(() => document.querySelector(".rapport-brief-name")?.textContent === "Nordlicht Logistik");
    const before = await read(NORDLICHT);
    const [promise = ""] = /^- \[ \] .*$/m.exec(before) ?? [];
    await page.locator('.rapport-brief input[type="checkbox"]').first().focus();
    await page.keyboard.press("Space");
    await expect.poll(() => read(NORDLICHT)).toContain(promise.replace("[ ]", "[x]"));
    await openNote(page, HANSEN);
    await page.waitForFunction(() => document.querySelector(".rapport-brief-name")?.textContent === "Hansen & Daughters");
    expect(errors).toEqual([]);
  });
});

describe("confidential mode", () => {
  it("hides every client but the open one, in the list, the picker, the dialogs and the notices", async () => {
    const { page } = await open({ lang: "en" });
    await openNote(page, NORDLICHT);
    const all = await page.evaluate(() => {
      const { api } = window.host.app.plugins.plugins["rapport"] as unknown as { api: { review(): { name: string }[] } };
      return api.review().map(({ name }) => name);
    });
    const shown = (part: string): Promise<string[]> =>
      page.evaluate(
        ({ part, all }) => {
          const html = [...document.querySelectorAll(part)].map((el) => el.outerHTML.replaceAll("&amp;", "&").replace(/data-(?:path|key)="[^"]*"/g, "")).join();
          return all.filter((name) => html.includes(name));
        },
        { part, all },
      );
    await page.locator(".rapport-header-bar button").last().click();
    expect(await shown(".rapport-review")).toEqual(["Nordlicht Logistik"]);
    await openNote(page, HANSEN);
    await page.waitForFunction(() => document.querySelector(".rapport-brief-name")?.textContent === "Hansen & Daughters");
    expect(await shown(".rapport-review")).toEqual(["Hansen & Daughters"]);
    await page.evaluate(() => window.host.commands.execute("rapport:log-check-in"));
    expect(await shown(".prompt")).toEqual(["Hansen & Daughters"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".rapport-dialog");
    expect(await shown(".rapport-dialog")).toEqual([]);
    await page.keyboard.type("A quiet word");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".notice");
    expect(await shown(".notice")).toEqual([]);
    // Until it goes it lies over the buttons.
    await page.clock.runFor(60_000);
    await page.locator(".rapport-header-bar button").last().click();
    expect((await shown(".rapport-review")).length).toBeGreaterThan(5);
  });
});

it("keeps focus, scroll position and folds while notes change", async () => {
  const { page } = await open();
  await page.locator('.rapport-group[data-key="group:new"]').click();
  await page.locator(row("Clients/Kestrel Energy.md")).focus();
  await page.evaluate(() => document.querySelector(".rapport-scroller")?.scrollTo(0, 120));
  await page.evaluate(async () => {
    const { api } = window.host.app.plugins.plugins["rapport"] as unknown as { api: { log(entry: object): Promise<unknown> } };
    await api.log({ clients: ["Hansen & Daughters"], text: "Renewal agreed" });
  });
  await page.waitForFunction((path) => document.querySelector(`[data-path="${path}"]`) === null, HANSEN);
  expect(await activePath(page)).toBe("Clients/Kestrel Energy.md");
  expect(await page.evaluate(() => document.querySelector(".rapport-scroller")?.scrollTop)).toBe(120);
  expect(await page.locator('.rapport-group[data-key="group:new"]').getAttribute("aria-expanded")).toBe("false");
});
