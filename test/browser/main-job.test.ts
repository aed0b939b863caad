import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
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

async function palette({ page }: OpenPage, command: string): Promise<void> {
  await page.keyboard.press("Control+p");
  await page.keyboard.type(command);
  await page.keyboard.press("Enter");
}

const NORDLICHT = "Clients/Nordlicht Logistik.md";

describe.each([
  ["en", "Log check-in", "Undo last check-in", "check-in", "Overdue"],
  ["ru", "Записать чек-ин", "Отменить последний чек-ин", "чек-ин", "Просрочены"],
] as const)("by keyboard alone, in %s", (lang, log, undo, channel, overdue) => {
  it("logs a check-in from the palette; the client leaves the overdue group; undo gives the exact bytes back", async () => {
    const opened = await open({ lang });
    const { page, read, errors } = opened;
    const before = await read(NORDLICHT);
    const group = page.locator(".rapport-group", { hasText: overdue });
    expect(await group.textContent()).toBe(`${overdue}5`);
    await palette(opened, log);
    await page.keyboard.type("nor");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Renewal agreed");
    await page.keyboard.press("Enter");
    await page.waitForFunction((text) => document.querySelector('.rapport-group[data-key="group:overdue"]')?.textContent === text, `${overdue}4`);
    const after = await read(NORDLICHT);
    const line = `- [[2026-11-24]] ${channel}: Renewal agreed\n`;
    expect(after).toContain(line);
    expect(after.replace(line, "").replace("last-contact: 2026-11-24", /last-contact: .*/.exec(before)?.[0] ?? "")).toBe(before);

    await palette(opened, undo);
    await page.waitForFunction((text) => document.querySelector('.rapport-group[data-key="group:overdue"]')?.textContent === text, `${overdue}5`);
    expect(await read(NORDLICHT)).toBe(before);
    expect(errors).toEqual([]);
  });
});

it("walks, folds, opens and logs in the review by keyboard", async () => {
  const { page } = await open();
  await page.locator(".rapport-group").first().focus();
  await page.keyboard.press("ArrowDown");
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset["path"])).toBe("Clients/Ateliers Moreau.md");
  await page.keyboard.press("l");
  expect(await page.locator(".modal-title").textContent()).toBe("Check-in with Ateliers Moreau");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".modal", { state: "detached" });
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset["path"])).toBe("Clients/Ateliers Moreau.md");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction(() => document.querySelector('[data-path="Clients/Ateliers Moreau.md"]') === null);
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector('[data-path="Clients/Ateliers Moreau.md"]');
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => window.host.app.workspace.getActiveFile()?.path === "Clients/Ateliers Moreau.md");
  await page.locator(".rapport-group").first().focus();
  await page.keyboard.press("End");
  expect(await page.evaluate(() => document.activeElement?.className)).toContain("rapport-group");
});

it("gets from an empty vault to a first client and a first check-in through the empty state", async () => {
  const { page, read } = await open({ files: { "Note.md": "# Note\n" } });
  expect(await page.locator(".rapport-state h4").textContent()).toBe("No clients yet");
  await page.getByRole("button", { name: "New client" }).last().click();
  await page.keyboard.type("Acme");
  await page.keyboard.press("Enter");
  await page.waitForSelector('.rapport-row[data-path="Clients/Acme.md"]');
  expect(await read("Clients/Acme.md")).toMatch(/^---\naliases: \[\]\ntags: \[clients\]\ntype: direct\nduration: long-term\ntier: supporting\n---\n\n# Acme\n/);
  await page.hover(".rapport-row");
  await page.locator(".rapport-row-actions button").first().click();
  await page.keyboard.type("First call");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector('.rapport-group[data-key="group:on-track"]') !== null);
  expect(await read("Clients/Acme.md")).toContain("## Check-ins\n\n- [[2026-11-24]] check-in: First call\n\n---\n[[Maintaining relationships]] | ");
});

it("turns a note into a client note and keeps all that it says", async () => {
  const text = "---\ntype: person # theirs\ncreated: 2026-01-05\n---\nMet in Vienna.\n\n```\n## Check-ins\n```\n";
  const opened = await open({ files: { "People/Anna.md": text } });
  const { page, read } = opened;
  await page.keyboard.press("Control+o");
  await page.keyboard.type("anna");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => window.host.app.workspace.getActiveFile()?.path === "People/Anna.md");
  await page.waitForSelector(".cm-line >> text=Met in Vienna.");
  await palette(opened, "Turn this note into a client");
  await page.waitForSelector(".rapport-dialog");
  await page.locator(".rapport-dialog .mod-cta").click();
  await page.waitForSelector('.rapport-row[data-path="People/Anna.md"]');
  const after = await read("People/Anna.md");
  for (const line of text.split("\n")) expect(after).toContain(line);
  expect(after).toContain("type: person # theirs\ncreated: 2026-01-05\nduration: long-term\ntier: supporting\ntags: [clients]\n---\n");
});

it("keeps selection, fold and unsaved words of the note that it logs into", async () => {
  const { page, read } = await open();
  await page.evaluate(async (path) => {
    const { vault, workspace } = window.host.app;
    const file = vault.getFileByPath(path);
    if (file !== null) await workspace.getLeaf(false).openFile(file, { state: { mode: "source" } });
    const editor = workspace.activeEditor?.editor;
    if (editor === undefined) throw new Error("No editor");
    const lines = editor.getValue().split("\n");
    editor.setCursor({ line: lines.indexOf("## Value"), ch: 0 });
    editor.exec("toggleFold");
    const title = lines.indexOf("# Nordlicht Logistik");
    editor.replaceRange(" of Kiel", { line: title, ch: 20 });
    editor.setSelection({ line: title, ch: 2 }, { line: title, ch: 11 });
  }, NORDLICHT);
  await page.waitForSelector(".cm-foldPlaceholder");
  await page.evaluate(async () => {
    const { api } = window.host.app.plugins.plugins["rapport"] as unknown as { api: { log(entry: object): Promise<unknown> } };
    await api.log({ clients: ["Nordlicht Logistik"], text: "Renewal agreed" });
  });
  expect(await page.locator(".cm-foldPlaceholder").count()).toBe(1);
  expect(await page.evaluate(() => window.host.app.workspace.activeEditor?.editor?.getSelection())).toBe("Nordlicht");
  const saved = await read(NORDLICHT);
  expect(saved).toContain("# Nordlicht Logistik of Kiel\n");
  expect(saved).toContain("- [[2026-11-24]]: Renewal agreed\n");
});

it("notices a client note that was changed outside", async () => {
  const { page, folder } = await open();
  const path = join(folder, NORDLICHT);
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replace(/last-contact: .*/, "last-contact: 2026-11-23"));
  await page.waitForFunction(() => document.querySelector('[data-path="Clients/Nordlicht Logistik.md"]') === null);
});

it("turns over at local midnight with the window open", async () => {
  const { page } = await open({ now: "2026-11-24T23:40" });
  const due = page.locator('[data-path="Clients/Priya Raman.md"] .rapport-row-due');
  expect(await due.textContent()).toBe("today");
  await page.clock.fastForward("20:01");
  await page.waitForFunction(() => document.querySelector('[data-path="Clients/Priya Raman.md"] .rapport-row-due')?.textContent === "1 d over");
});

it("keeps fewer than 400 elements in the list at 5,000 clients, and shows the row that is scrolled to", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 5_000 }, (_, index) => [`Clients/Client ${index}.md`, "---\nlast-contact: 2026-01-01\n---\n"]),
  );
  const { page } = await open({ files });
  await page.waitForSelector(".rapport-row");
  const count = (): Promise<number> => page.evaluate(() => document.querySelectorAll(".rapport-list *").length);
  expect(await count()).toBeLessThan(400);
  await page.evaluate(() => {
    const scroller = document.querySelector(".rapport-scroller");
    if (scroller !== null) scroller.scrollTop = scroller.scrollHeight;
  });
  await page.waitForSelector('[data-path="Clients/Client 999.md"]');
  expect(await count()).toBeLessThan(400);
  await page.locator('[data-path="Clients/Client 999.md"]').focus();
  await page.evaluate(() => {
    const scroller = document.querySelector(".rapport-scroller");
    if (scroller !== null) scroller.scrollTop = 0;
  });
  await page.waitForSelector('[data-path="Clients/Client 0.md"]');
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset["path"])).toBe("Clients/Client 999.md");
  await page.keyboard.press("ArrowUp");
  await page.waitForSelector('[data-path="Clients/Client 998.md"]:focus');
});
