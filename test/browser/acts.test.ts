import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { openPage, runFromPalette, sharedBrowser, type OpenOptions, type OpenPage } from "./support";

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

/** Overdue since long, so that each has a row at once; in this order. */
const CLIENTS = ["Acme", "Borealis", "Cobalt", "Delta"] as const;
const pathOf = (name: string): string => `Clients/${name}.md`;
const noteOf = (name: (typeof CLIENTS)[number]): string => `---\nlast-contact: 2026-01-0${CLIENTS.indexOf(name) + 1}\ncadence: 1 week\n---\n\n# ${name}\n\n## Check-ins\n`;
const files = Object.fromEntries(CLIENTS.map((name) => [pathOf(name), noteOf(name)]));

const COMMANDS = [
  { lang: "en", log: "Log check-in", review: "Open review", newClient: "New client", undo: "Undo last check-in" },
  { lang: "ru", log: "Записать чек-ин", review: "Открыть обзор", newClient: "Новый клиент", undo: "Отменить последний чек-ин" },
] as const;

const row = (name: string): string => `.rapport-row[data-path="${pathOf(name)}"]`;
const focusedPath = (page: Page): Promise<string | undefined> => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset["path"]);
const titleOf = async (page: Page): Promise<string> => (await page.locator(".modal-title").textContent()) ?? "";
const noticeOf = (page: Page, name: string): ReturnType<Page["locator"]> => page.locator(".notice", { hasText: name });
const closed = (page: Page): Promise<unknown> => page.waitForSelector(".modal", { state: "detached" });

async function logWith(page: Page, command: string, name: string, words: string): Promise<void> {
  await runFromPalette(page, command);
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await closed(page);
}

async function openInEditor(page: Page, path: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    const { vault, workspace } = window.host.app;
    const file = vault.getFileByPath(wanted);
    if (file !== null) await workspace.getLeaf(false).openFile(file);
  }, path);
  await page.locator(".cm-content").first().focus();
}

async function select(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) await page.locator(row(name)).click({ modifiers: ["Alt"] });
}

const selected = (page: Page): Promise<number> => page.locator('.rapport-row[aria-selected="true"]').count();

describe.each(COMMANDS)("undo in a notice, in $lang", ({ lang, log, undo }) => {
  it("takes back the step that the notice tells of, and goes with that step", async () => {
    const { page, read } = await open({ lang, files });
    await logWith(page, log, "Acme", "First");
    await logWith(page, log, "Borealis", "Second");
    const after = await read(pathOf("Borealis"));
    expect(after).toContain("Second");
    await noticeOf(page, "Acme").getByRole("button").click();
    await expect.poll(() => read(pathOf("Acme"))).toBe(noteOf("Acme"));
    expect(await read(pathOf("Borealis"))).toBe(after);
    expect(await noticeOf(page, "Borealis").getByRole("button").count()).toBe(1);
  });

  it("goes from the notice when the step is taken back from the palette", async () => {
    const { page, read } = await open({ lang, files });
    await logWith(page, log, "Acme", "First");
    await logWith(page, log, "Borealis", "Second");
    await runFromPalette(page, undo);
    await expect.poll(() => read(pathOf("Borealis"))).toBe(noteOf("Borealis"));
    await noticeOf(page, "Borealis").getByRole("button").waitFor({ state: "detached" });
    await noticeOf(page, "Acme").getByRole("button").click();
    await expect.poll(() => read(pathOf("Acme"))).toBe(noteOf("Acme"));
  });
});

describe.each(COMMANDS)("opening the review, in $lang", ({ lang, review }) => {
  it("from the palette, the ribbon and a hotkey takes the focus out of the note into the list: the next key logs", async () => {
    const { page, read } = await open({ lang, files });
    for (const openReview of [
      () => runFromPalette(page, review),
      () => page.locator(`.workspace-ribbon [aria-label="${review}"]`).click(),
      () => page.evaluate(() => void window.host.app.commands.executeCommandById("rapport:open-review")),
    ]) {
      await openInEditor(page, pathOf("Delta"));
      await openReview();
      await expect.poll(() => focusedPath(page)).toBe(pathOf("Acme"));
    }
    await page.keyboard.press("l");
    expect(await titleOf(page)).toContain("Acme");
    expect(await page.locator(".cm-content").first().textContent()).not.toContain("l---");
    expect(await read(pathOf("Delta"))).toBe(noteOf("Delta"));
  });
});

it("opening the review without clients takes the focus out of the note too, and gives it to the first client that comes", async () => {
  const { page } = await open({ files: { "Note.md": "Words\n" } });
  await openInEditor(page, "Note.md");
  await runFromPalette(page, "Open review");
  await page.waitForFunction(() => document.activeElement?.closest(".rapport-review") !== null);
  await page.evaluate(() => void window.host.app.vault.create("Clients.md", "---\ntags: [clients]\n---\n"));
  await expect.poll(() => focusedPath(page)).toBe("Clients.md");
});

describe("a selection", () => {
  it("ends with the log that it was made for", async () => {
    const { page, read } = await open({ files });
    await select(page, ["Acme", "Borealis", "Cobalt"]);
    await page.locator(row("Acme")).focus();
    await page.keyboard.press("l");
    await page.keyboard.type("Newsletter");
    await page.keyboard.press("Enter");
    await closed(page);
    for (const name of ["Acme", "Borealis", "Cobalt"]) expect(await read(pathOf(name))).toContain("Newsletter");
    await expect.poll(() => selected(page)).toBe(0);
    expect(await page.locator(".rapport-selection").isVisible()).toBe(false);
  });

  it("ends with the snooze from its bar and with an act from its menu, and stays when the dialog is dismissed", async () => {
    const { page, read } = await open({ files });
    await select(page, ["Acme", "Borealis"]);
    await page.locator(".rapport-selection button").nth(1).click();
    await page.keyboard.press("Escape");
    await closed(page);
    expect(await selected(page)).toBe(2);
    await page.locator(".rapport-selection button").nth(1).click();
    await page.keyboard.press("1");
    await closed(page);
    for (const name of ["Acme", "Borealis"]) expect(await read(pathOf(name))).toContain("paused-until: 2026-11-27");
    expect(await page.locator(".rapport-selection").isVisible()).toBe(false);

    await select(page, ["Cobalt", "Delta"]);
    await page.locator(row("Cobalt")).click({ button: "right" });
    await page.locator(".menu-item").nth(1).click();
    await page.keyboard.press("1");
    await closed(page);
    for (const name of ["Cobalt", "Delta"]) expect(await read(pathOf(name))).toMatch(/\nnext-contact: 2026-\d\d-\d\d\n/);
    expect(await page.locator(".rapport-selection").isVisible()).toBe(false);
  });

  it("is not meant by a row's own button, within it or beside it", async () => {
    const { page, read } = await open({ files });
    await select(page, ["Acme", "Borealis", "Cobalt"]);
    for (const name of ["Acme", "Delta"]) {
      await page.locator(row(name)).hover();
      await page.locator(`${row(name)} .rapport-row-actions button`).first().click();
      expect(await titleOf(page)).toContain(name);
      await page.keyboard.type("Alone");
      await page.keyboard.press("Enter");
      await closed(page);
      expect(await read(pathOf(name))).toContain("Alone");
    }
    expect(await read(pathOf("Borealis"))).toBe(noteOf("Borealis"));
    expect(await page.locator(".rapport-selection").isVisible()).toBe(true);
  });
});

describe.each(COMMANDS)("a new client's note, in $lang", ({ lang, newClient }) => {
  it("has the cursor below its first heading: the next key lands there and leaves the front matter alone", async () => {
    const { page, read } = await open({ lang, files });
    await runFromPalette(page, newClient);
    await page.keyboard.type("Zenith");
    await page.keyboard.press("Enter");
    await closed(page);
    await page.waitForFunction((path) => window.host.app.workspace.getActiveFile()?.path === path, pathOf("Zenith"));
    await page.waitForFunction(() => document.activeElement?.closest(".cm-content") !== null);
    const before = await read(pathOf("Zenith"));
    await page.keyboard.type("Words of mine");
    await page.clock.runFor(2_500);
    await expect.poll(() => read(pathOf("Zenith"))).toBe(before.replace("# Zenith\n", "# Zenith\nWords of mine"));
  });
});
