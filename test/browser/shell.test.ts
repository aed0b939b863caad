import { mkdtemp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type OpenOptions, openPage, type OpenPage, runFromPalette, sharedBrowser } from "./support";

const TEST_PLUGIN = `
const { ItemView, Plugin } = require("obsidian");
module.exports = class extends Plugin {
  onload() {
    this.addCommand({ id: "shout", name: "Shout", callback: () => { document.body.dataset.shouted = "yes"; } });
    this.addCommand({ id: "hidden", name: "Shout never", checkCallback: () => false });
    this.registerView("test-side", (leaf) => new (class extends ItemView {
      getViewType() { return "test-side"; }
      getDisplayText() { return "Test side"; }
      async onOpen() { this.contentEl.createDiv({ cls: "test-side", text: "On the side" }); }
    })(leaf));
  }
};`;
const MANIFEST = { id: "test-plugin", name: "Test plugin", version: "1.0.0", minAppVersion: "1.0.0", description: "", author: "" };

const NOTES = {
  "Folder/Inside.md": "# Inside\n\nA [[Note]] and text.\n",
  "Note.md": "\uFEFF---\ntags: [a]   # theirs\n---\n# Note\n\nFirst line, Привет\n",
};

let browser: Browser;
let plugin: string;
const opened: OpenPage[] = [];

beforeAll(async () => {
  browser = await sharedBrowser();
  plugin = await mkdtemp(join(tmpdir(), "test-plugin-"));
  await writeFile(join(plugin, "main.js"), TEST_PLUGIN);
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

const file = (path: string): string => `.nav-files-container [data-path="${path}"]`;

describe("files", () => {
  it("lists folders and notes, folds, opens on a click and in a new tab with Mod", async () => {
    const { page, errors } = await open();
    expect(await page.locator(".nav-files-container .tree-item-inner").allTextContents()).toEqual(["Folder", "Note"]);
    await page.click(file("Folder"));
    await page.click(file("Folder/Inside.md"));
    await page.waitForSelector(".cm-line >> text=Inside");
    await page.click(file("Note.md"), { modifiers: ["ControlOrMeta"] });
    await page.waitForSelector(`${file("Note.md")}.is-active`);
    expect(await page.locator(".mod-root .workspace-tab-header-inner-title").allTextContents()).toEqual(["Inside", "Note"]);
    await page.click(file("Folder"));
    expect(await page.locator(file("Folder/Inside.md")).count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it("shows notes that come and go outside", async () => {
    const { page, folder } = await open();
    await writeFile(join(folder, "New.md"), "# New\n");
    await page.waitForSelector(file("New.md"));
    await rm(join(folder, "New.md"));
    await page.waitForSelector(file("New.md"), { state: "detached" });
  });

  it("opens a note by name from the quick switcher", async () => {
    const { page } = await open();
    await page.keyboard.press("ControlOrMeta+o");
    await page.keyboard.type("insi");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".cm-line >> text=Inside");
  });
});

describe("the editor", () => {
  it("saves two seconds after the last key, and every other byte stays", async () => {
    const { page, read } = await open();
    await page.click(file("Note.md"));
    await page.click(".cm-line >> text=Привет");
    await page.keyboard.press("End");
    // From here on the page's time passes only as it is told to.
    await page.clock.pauseAt(new Date("2026-11-24T11:00"));
    await page.keyboard.type("!");
    await page.clock.runFor(1_900);
    expect(await read("Note.md")).toBe(NOTES["Note.md"]);
    await page.clock.runFor(200);
    await expect.poll(() => read("Note.md")).toBe(NOTES["Note.md"].replace("Привет", "Привет!"));
  });

  it("takes over what was changed outside", async () => {
    const { page, folder } = await open();
    await page.click(file("Note.md"));
    await page.waitForSelector(".cm-line >> text=First line");
    await writeFile(join(folder, "Note.md"), "# Note\n\nChanged elsewhere\n");
    await page.waitForSelector(".cm-line >> text=Changed elsewhere");
  });

  it("shows the note in reading mode, and a link there leads on", async () => {
    const { page } = await open();
    await page.click(file("Folder"));
    await page.click(file("Folder/Inside.md"));
    await page.click('[aria-label="Current view: editing"]');
    await page.click(".markdown-rendered a.internal-link");
    await page.waitForSelector(`${file("Note.md")}.is-active`);
  });
});

describe("the plugin", () => {
  it("runs a command from the palette, under the plugin's name, by keyboard alone", async () => {
    const { page, errors } = await open();
    await page.keyboard.press("ControlOrMeta+p");
    await page.keyboard.type("shout");
    const names = await page.locator(".suggestion-item").allTextContents();
    expect(names[0]).toBe("Test plugin: Shout");
    expect(names).not.toContain("Test plugin: Shout never");
    await page.keyboard.press("Escape");
    await runFromPalette(page, "shout");
    await page.waitForSelector('body[data-shouted="yes"]');
    expect(errors).toEqual([]);
  });

  it("has its view on the right, still after a reload", async () => {
    const { page } = await open();
    await page.waitForSelector(".mod-right-split .test-side");
    await page.click(file("Note.md"));
    await page.waitForSelector(".cm-content");
    await page.reload();
    await page.waitForSelector("body[data-ready]");
    expect(await page.locator(".mod-right-split .test-side").count()).toBe(1);
    expect(await page.locator(".mod-root .workspace-tab-header-inner-title").allTextContents()).toEqual(["Note"]);
  });
});

describe("looks", () => {
  it.each([
    ["light", "rgb(255, 255, 255)", "rgb(34, 34, 34)"],
    ["dark", "rgb(30, 30, 30)", "rgb(218, 218, 218)"],
  ] as const)("is %s when asked, and turns over", async (theme, background, text) => {
    const { page } = await open({ theme });
    const colours = (): Promise<string[]> =>
      page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]);
    expect(await colours()).toEqual([background, text]);
    await page.click('[aria-label="Toggle light/dark mode"]');
    expect(await colours()).not.toEqual([background, text]);
  });

  it("is a phone when asked: no ribbon, a bar below, drawers in place of docks", async () => {
    const { page } = await open({ mobile: true });
    expect(await page.locator(".workspace-ribbon.mod-left").isVisible()).toBe(false);
    await page.click('.mobile-navbar [aria-label="Left sidebar"]');
    await page.click(file("Note.md"));
    await page.waitForSelector(".cm-line >> text=First line");
    expect(await page.locator(".mod-left-split").isVisible()).toBe(false);
  });
});

describe("the server", () => {
  const call = (page: OpenPage["page"], method: string, ...args: string[]): Promise<number> =>
    page.evaluate(
      async ([name, values]) => {
        const token = document.querySelector('meta[name="vault-token"]')?.getAttribute("content") ?? "";
        const body = JSON.stringify({ method: name, args: values });
        return (await window.fetch("/call", { method: "POST", headers: { "x-vault-token": token }, body })).status;
      },
      [method, args] as const,
    );

  it("refuses every path that leads out of the vault", async () => {
    const { page, folder } = await open();
    const outside = await mkdtemp(join(tmpdir(), "outside-"));
    try {
      await writeFile(join(outside, "secret.md"), "secret");
      await symlink(outside, join(folder, "door"), "junction");
      const paths = ["../x.md", "Folder/../../x.md", join(outside, "secret.md"), "/etc/hosts", "./Note.md", "a\\..\\..\\x.md", "door/secret.md", ""];
      for (const path of paths) {
        expect(`${path}: ${await call(page, "read", path)}`).toBe(`${path}: 403`);
        expect(`${path}: ${await call(page, "write", path, "overwritten")}`).toBe(`${path}: 403`);
        expect(`${path}: ${await call(page, "remove", path)}`).toBe(`${path}: 403`);
      }
      expect(await call(page, "rename", "Note.md", "door/Note.md")).toBe(403);
      expect(await call(page, "read", "%2e%2e%2fx.md")).not.toBe(200);
      expect(await readFile(join(outside, "secret.md"), "utf8")).toBe("secret");
      expect(await page.locator(file("door")).count()).toBe(0);
    } finally {
      await rm(outside, { recursive: true, force: true });
    }
  });

  it("keeps the configuration folder out of the list and readable by its path", async () => {
    const { page, folder } = await open();
    await mkdir(join(folder, ".obsidian/plugins/test-plugin"), { recursive: true });
    await writeFile(join(folder, ".obsidian/plugins/test-plugin/data.json"), '{"a":1}');
    expect(await page.evaluate(() => window.host.app.vault.adapter.read(".obsidian/plugins/test-plugin/data.json"))).toBe('{"a":1}');
    expect(await page.evaluate(() => window.host.app.vault.getAllLoadedFiles().some(({ path }) => path.startsWith(".obsidian")))).toBe(false);
  });

  it("answers no other site: a call needs the page's token and a loopback name", async () => {
    const { url } = await open();
    const body = JSON.stringify({ method: "read", args: ["Note.md"] });
    expect((await globalThis.fetch(`${url}call`, { method: "POST", body })).status).toBe(403);
    expect((await globalThis.fetch(`${url}call`, { method: "POST", body, headers: { "x-vault-token": "guess" } })).status).toBe(403);
    expect((await globalThis.fetch(`${url}changes?token=guess`)).status).toBe(403);
    const { status } = await new Promise<{ status: number }>((done, fail) => {
      void import("node:http").then(({ get }) => {
        get(url, { headers: { host: "evil.example" } }, ({ statusCode = 0 }) => done({ status: statusCode })).on("error", fail);
      });
    });
    expect(status).toBe(403);
  });

  it("tells a second page what the first one wrote", async () => {
    const { page } = await open();
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.waitForSelector("body[data-ready]");
    await page.evaluate(() => window.host.app.vault.create("From the first.md", "text").then(() => undefined));
    await second.waitForSelector(file("From the first.md"));
  });
});
