// @vitest-environment happy-dom
import { ItemView, Keymap, MarkdownView, Menu, Modal, Notice, Plugin, type WorkspaceLeaf, type WorkspaceWindow } from "obsidian";
import { expect, test } from "vitest";
import { manifest, type Prepared, started } from "./running-host";

class SampleView extends ItemView {
  readonly migrations: Window[] = [];

  override getViewType(): string {
    return "sample-view";
  }

  override getDisplayText(): string {
    return "Sample view";
  }

  override async onOpen(): Promise<void> {
    const button = this.contentEl.createEl("button", { text: "Press" });
    this.registerDomEvent(button, "click", () => button.setText("Pressed"));
    this.register(this.containerEl.onWindowMigrated((win) => this.migrations.push(win)));
  }
}

class WithView extends Plugin {
  override onload(): void {
    this.registerView("sample-view", (leaf) => new SampleView(leaf));
  }
}

async function withSample(): Promise<Prepared & { leaf: WorkspaceLeaf; view: SampleView }> {
  const prepared = await started({ "a.md": "one" });
  await prepared.host.loadPluginClass(WithView, manifest);
  const leaf = await prepared.host.app.workspace.ensureSideLeaf("sample-view", "right");
  if (!(leaf.view instanceof SampleView)) throw new Error("no view");
  return { ...prepared, leaf, view: leaf.view };
}

test("a leaf moved to a popout window keeps its view, which stands in the other document from then on", async () => {
  const { host, leaf, view } = await withSample();
  const popout = host.app.workspace.moveLeafToPopout(leaf);
  expect(leaf.view).toBe(view);
  expect(view.contentEl.doc).toBe(popout.doc);
  expect(view.contentEl.win).toBe(popout.win);
  expect(popout.doc).not.toBe(document);
  const button = view.contentEl.find("button");
  button.click();
  expect(button.textContent).toBe("Pressed");
  expect(popout.doc.body.contains(button)).toBe(true);
  expect(leaf.getContainer()).toBe(popout);
});

test("onWindowMigrated is called once per move, with the new window, and no more after its unsubscribe", async () => {
  const { host, leaf, view } = await withSample();
  const first = host.app.workspace.moveLeafToPopout(leaf);
  expect(view.migrations.map((win) => win === first.win)).toEqual([true]);
  const heard: Window[] = [];
  view.contentEl.onWindowMigrated((win) => heard.push(win))();
  host.app.workspace.moveLeafToPopout(leaf);
  expect(view.migrations).toHaveLength(2);
  expect(heard).toEqual([]);
});

test("window-open and window-close hand over the window; the last leaf that goes closes it", async () => {
  const { host, leaf } = await withSample();
  const { workspace } = host.app;
  const log: [string, WorkspaceWindow, Window][] = [];
  workspace.on("window-open", (popout, win) => log.push(["open", popout, win]));
  workspace.on("window-close", (popout, win) => log.push(["close", popout, win]));
  const popout = workspace.moveLeafToPopout(leaf);
  leaf.detach();
  await host.settled();
  expect(log.map(([event, one, win]) => [event, one === popout, win === popout.win])).toEqual([["open", true, true], ["close", true, true]]);
  expect(popout.win.closed).toBe(true);
  expect(workspace.getLeavesOfType("sample-view")).toEqual([]);
});

test("closing the window closes its leaves", async () => {
  const { host, leaf } = await withSample();
  const { workspace } = host.app;
  const popout = workspace.moveLeafToPopout(leaf);
  expect(workspace.getLeavesOfType("sample-view")).toHaveLength(1);
  popout.win.dispatchEvent(new Event("pagehide"));
  await host.settled();
  expect(workspace.getLeavesOfType("sample-view")).toEqual([]);
  expect(workspace.getMostRecentLeaf()?.getContainer() === workspace.rootSplit).toBe(true);
});

test("activeWindow and activeDocument follow the focus, in every window", async () => {
  const { host } = await withSample();
  const leaf = host.app.workspace.openPopoutLeaf();
  const { win, doc } = leaf.view.containerEl;
  expect([activeWindow === win, activeDocument === doc, win.activeWindow === win]).toEqual([true, true, true]);
  window.dispatchEvent(new Event("focus"));
  expect(activeDocument).toBe(document);
  doc.body.dispatchEvent(new Event("pointerdown"));
  expect(activeDocument).toBe(doc);
  leaf.detach();
  expect(activeDocument).toBe(document);
});

test("dialogs, notices and menus come where the focus is, a menu for an event where that happened", async () => {
  const { host } = await withSample();
  const leaf = host.app.workspace.openPopoutLeaf();
  const { doc } = leaf.view.containerEl;
  const modal = new Modal(host.app);
  modal.open();
  const notice = new Notice("Hello", 0);
  expect([modal.containerEl.doc === doc, notice.containerEl.doc === doc]).toEqual([true, true]);
  modal.close();
  const pressed = new MouseEvent("contextmenu", { bubbles: true });
  host.container.dispatchEvent(pressed);
  const menu = new Menu();
  menu.addItem((item) => item.setTitle("One"));
  menu.showAtMouseEvent(pressed);
  expect(document.querySelector(".menu-item")?.textContent).toBe("One");
  menu.hide();
  const other = new Menu();
  other.addItem((item) => item.setTitle("Two"));
  other.showAtPosition({ x: 0, y: 0 }, doc);
  expect(doc.querySelector(".menu-item")?.textContent).toBe("Two");
  other.hide();
});

test("the keys of dialogs work in a popout window", async () => {
  const { host } = await withSample();
  const leaf = host.app.workspace.openPopoutLeaf();
  const { doc } = leaf.view.containerEl;
  const modal = new Modal(host.app);
  modal.open();
  doc.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  expect(modal.containerEl.isConnected).toBe(false);
});

test("Mod with Alt and Shift asks for a window, and getLeaf opens one; its note is the active file", async () => {
  const { host, file } = await withSample();
  const asked = Keymap.isModEvent(new MouseEvent("click", { ctrlKey: true, altKey: true, shiftKey: true }));
  const leaf = host.app.workspace.getLeaf(asked);
  await leaf.openFile(file("a.md"));
  expect(leaf.view.containerEl.doc).not.toBe(document);
  expect(host.app.workspace.getActiveFile()?.path).toBe("a.md");
  expect(host.app.workspace.getMostRecentLeaf()).toBe(leaf);
  expect(host.app.workspace.getMostRecentLeaf(host.app.workspace.rootSplit)).not.toBe(leaf);
});

test("an editor goes on working in another window, with its unsaved words", async () => {
  const { host, file, disk } = await withSample();
  const leaf = host.app.workspace.getLeaf();
  await leaf.openFile(file("a.md"));
  const { view } = leaf;
  if (!(view instanceof MarkdownView)) throw new Error("no view");
  view.editor.replaceSelection("zero ");
  host.app.workspace.moveLeafToPopout(leaf);
  view.editor.replaceSelection("and ");
  await host.saveAll();
  expect(await disk("a.md")).toBe("zero and one");
  expect(view.containerEl.doc).not.toBe(document);
});

test("a phone has no popout windows: moving a leaf throws", async () => {
  const { host } = await started({}, { mobile: true });
  const leaf = host.app.workspace.getLeaf();
  expect(() => host.app.workspace.moveLeafToPopout(leaf)).toThrow("not supported");
});
