import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type OpenOptions, openPage, type OpenPage, sharedBrowser } from "../../browser/support";
import { CSS_THEMES } from "./theme";

const PLUGIN = `
const { ItemView, Menu, Plugin } = require("obsidian");
module.exports = class extends Plugin {
  onload() {
    this.registerMarkdownCodeBlockProcessor("sample", (source, el) => el.createDiv({ cls: "sample-block", text: source.toUpperCase() }));
    this.registerView("test-side", (leaf) => new (class extends ItemView {
      getViewType() { return "test-side"; }
      getDisplayText() { return "Test side"; }
      async onOpen() {
        const row = this.contentEl.createDiv({ cls: "test-row", text: "Drag me", attr: { draggable: "true" } });
        row.addEventListener("dragstart", (event) => {
          event.dataTransfer.setData("text/plain", "[[Note]]");
          event.dataTransfer.effectAllowed = "copyLink";
        });
        row.addEventListener("contextmenu", (event) => {
          Menu.forEvent(event).addItem((item) => {
            const submenu = item.setTitle("More").setSubmenu();
            submenu.addItem((one) => one.setTitle("Inside").onClick(() => row.setText("Chosen")));
          });
        });
      }
    })(leaf));
  }
};`;
const MANIFEST = { id: "test-plugin", name: "Test plugin", version: "1.0.0", minAppVersion: "1.0.0", description: "", author: "" };
const NOTES = {
  "Note.md": "First line\nSecond line\n",
  "Other.md": "Before after\n",
  "Block.md": "# Block\n\n```sample\nhello\n```\n\nBelow\n",
  "All.base": "filters: file.ext == 'md'\nviews:\n  - type: table\n    name: Table\n    order: [file.name]\n  - type: table\n    name: Short\n    limit: 1\n",
};

let browser: Browser;
let plugin: string;
const opened: OpenPage[] = [];

beforeAll(async () => {
  browser = await sharedBrowser();
  plugin = await mkdtemp(join(tmpdir(), "test-plugin-"));
  await writeFile(join(plugin, "main.js"), PLUGIN);
  await writeFile(join(plugin, "manifest.json"), JSON.stringify(MANIFEST));
});

afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

afterAll(async () => {
  await rm(plugin, { recursive: true, force: true });
});

async function open(options: OpenOptions = {}): Promise<OpenPage> {
  const page = await openPage(browser, { files: NOTES, plugin, ...options });
  opened.push(page);
  return page;
}

async function openNote(page: Page, path: string): Promise<void> {
  await page.evaluate(async (name) => {
    const { vault, workspace } = window.host.app;
    const file = vault.getFileByPath(name);
    if (file !== null) await workspace.getLeaf().openFile(file);
  }, path);
}

async function popOut(page: Page): Promise<Page> {
  const [popout] = await Promise.all([
    page.waitForEvent("popup"),
    page.evaluate(() => {
      const { workspace } = window.host.app;
      const leaf = workspace.getLeavesOfType("test-side")[0];
      if (leaf !== undefined) workspace.moveLeafToPopout(leaf);
    }),
  ]);
  return popout;
}

describe("a popout window", () => {
  it("shows the view with the app's styles, in a realm of its own", async () => {
    const { page, errors } = await open({ theme: "dark" });
    const popout = await popOut(page);
    await popout.waitForSelector(".test-row >> text=Drag me");
    expect(await popout.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(30, 30, 30)");
    expect(await page.locator(".test-row").count()).toBe(0);
    const realms = await page.evaluate(() => {
      const { contentEl } = window.host.app.workspace.getLeavesOfType("test-side")[0]?.view as unknown as { contentEl: HTMLElement };
      const made = contentEl.createDiv();
      return [made instanceof HTMLElement, made.instanceOf(HTMLElement), contentEl.doc === document, contentEl.win === window];
    });
    expect(realms).toEqual([false, true, false, false]);
    expect(errors).toEqual([]);
  });

  it("shows its menus in itself, and they take its keys", async () => {
    const { page } = await open();
    const popout = await popOut(page);
    await popout.click(".test-row", { button: "right" });
    await popout.waitForSelector(".menu");
    expect(await page.locator(".menu").count()).toBe(0);
    for (const key of ["ArrowDown", "ArrowRight", "Enter"]) await popout.keyboard.press(key);
    await popout.waitForSelector(".test-row >> text=Chosen");
    expect(await popout.locator(".menu").count()).toBe(0);
  });

  it("follows the theme of the app, and closing it closes its leaves", async () => {
    const { page } = await open();
    const popout = await popOut(page);
    await page.click('[aria-label="Toggle light/dark mode"]');
    await popout.waitForSelector("body.theme-dark.is-popout-window");
    await popout.close();
    await page.waitForFunction(() => window.host.app.workspace.getLeavesOfType("test-side").length === 0);
    expect(await page.evaluate(() => activeDocument === document)).toBe(true);
  });

  it("edits a note that was moved into it", async () => {
    const { page, read } = await open();
    await openNote(page, "Note.md");
    const [popout] = await Promise.all([
      page.waitForEvent("popup"),
      page.evaluate(() => {
        const { workspace } = window.host.app;
        workspace.moveLeafToPopout(workspace.getLeaf());
      }),
    ]);
    await popout.click(".cm-line >> text=Second line");
    await popout.keyboard.press("End");
    await popout.keyboard.type("!");
    await page.evaluate(() => window.host.saveAll());
    expect(await read("Note.md")).toBe("First line\nSecond line!\n");
  });
});

describe("dragging", () => {
  it("puts the text that a row carries where it is dropped in the editor", async () => {
    const { page, read, errors } = await open();
    await openNote(page, "Other.md");
    const box = await page.locator(".cm-line >> text=Before after").evaluate((line) => {
      const range = document.createRange();
      const text = line.firstChild;
      if (text === null) throw new Error("no text");
      range.setStart(text, 0);
      range.setEnd(text, "Before ".length);
      const { right, top, height } = range.getBoundingClientRect();
      return { x: right, y: top + height / 2 };
    });
    await page.hover(".test-row");
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y + 40);
    await page.mouse.move(box.x, box.y, { steps: 3 });
    await page.mouse.up();
    await page.waitForSelector(".cm-line >> text=[[Note]]");
    await page.evaluate(() => window.host.saveAll());
    expect(await read("Other.md")).toBe("Before [[Note]]after\n");
    expect(errors).toEqual([]);
  });
});

describe("a code block that a plugin draws", () => {
  it("is drawn in the editor and in reading mode, and a click on its button shows its text", async () => {
    const { page, errors } = await open();
    await openNote(page, "Block.md");
    await page.waitForSelector(".cm-content .sample-block >> text=HELLO");
    await page.hover(".sample-block");
    await page.click(".edit-block-button");
    await page.waitForSelector(".cm-line >> text=hello");
    expect(await page.locator(".sample-block").count()).toBe(0);
    await page.click('[aria-label="Current view: editing"]');
    await page.waitForSelector(".markdown-reading-view .sample-block >> text=HELLO");
    expect(errors).toEqual([]);
  });
});

describe("a base", () => {
  it("opens from the explorer as a table that follows the notes, and its toolbar changes the view", async () => {
    const { page, errors } = await open();
    await page.click('.nav-files-container [data-path="All.base"]');
    await page.waitForSelector(".bases-toolbar-results >> text=3 results");
    await page.evaluate(() => window.host.app.vault.create("Another.md", "").then(() => undefined));
    await page.waitForSelector('.bases-tr[data-path="Another.md"]');
    await page.click(".bases-toolbar-views-menu");
    await page.click(".menu-item >> text=Short");
    await page.waitForSelector(".bases-toolbar-results >> text=1 result");
    expect(errors).toEqual([]);
  });
});

describe("community themes", () => {
  const look = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      const { borderRadius } = getComputedStyle(document.body.createEl("input", { type: "text" }));
      return [backgroundColor, color, borderRadius, getComputedStyle(document.body).getPropertyValue("--text-accent").trim()].join(" ");
    });

  it("give each its own look, light and dark, by the variables alone", async () => {
    const looks = new Set<string>();
    const { page } = await open();
    for (let side = 0; side < 2; side += 1) {
      for (const cssTheme of ["", ...CSS_THEMES]) {
        await page.evaluate((name) => (document.body.dataset["cssTheme"] = name), cssTheme);
        looks.add(await look(page));
      }
      await page.click('[aria-label="Toggle light/dark mode"]');
    }
    expect(looks.size).toBe(2 * (CSS_THEMES.length + 1));
  });

  it("stay when light and dark change places; an unknown name is the app's own look", async () => {
    const { page } = await open({ cssTheme: "Catppuccin-like" });
    const light = await look(page);
    await page.click('[aria-label="Toggle light/dark mode"]');
    expect(await page.getAttribute("body", "data-css-theme")).toBe("catppuccin-like");
    expect(await look(page)).not.toBe(light);
    const { page: plain } = await open({ cssTheme: "no-such-theme" });
    expect(await plain.getAttribute("body", "data-css-theme")).toBeNull();
  });
});
