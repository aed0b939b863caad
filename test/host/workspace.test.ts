// @vitest-environment happy-dom
import { ItemView, MarkdownView, Plugin } from "obsidian";
import { expect, test } from "vitest";
import { manifest, prepare, started } from "./running-host";

class SampleView extends ItemView {
  override getViewType(): string {
    return "sample-view";
  }

  override getDisplayText(): string {
    return "Sample view";
  }

  override async onOpen(): Promise<void> {
    this.contentEl.createDiv({ text: "opened" });
  }
}

class WithView extends Plugin {
  override onload(): void {
    this.registerView("sample-view", (leaf) => new SampleView(leaf));
  }
}

test("a restored leaf that is not shown is deferred until it is revealed", async () => {
  const { host } = await prepare({}, { layout: [{ type: "sample-view", side: "right" }] });
  await host.loadPluginClass(WithView, manifest);
  await host.start();
  const leaf = host.app.workspace.getLeavesOfType("sample-view")[0];
  expect(leaf?.isDeferred).toBe(true);
  expect(leaf?.view instanceof SampleView).toBe(false);
  if (leaf !== undefined) await host.app.workspace.revealLeaf(leaf);
  expect(leaf?.view instanceof SampleView).toBe(true);
  expect(leaf?.isDeferred).toBe(false);
});

test("a restored leaf in front of an open dock is loaded at the start", async () => {
  const { host } = await prepare({}, { layout: [{ type: "sample-view", side: "right", shown: true }] });
  await host.loadPluginClass(WithView, manifest);
  await host.start();
  expect(host.app.workspace.getLeavesOfType("sample-view")[0]?.view instanceof SampleView).toBe(true);
});

test("a leaf whose plugin is loaded later gets its view then", async () => {
  const { host } = await prepare({}, { layout: [{ type: "sample-view", side: "right", shown: true }] });
  await host.start();
  expect(host.app.workspace.getLeavesOfType("sample-view")[0]?.view instanceof SampleView).toBe(false);
  await host.loadPluginClass(WithView, manifest);
  await host.settled();
  expect(host.app.workspace.getLeavesOfType("sample-view")[0]?.view instanceof SampleView).toBe(true);
});

test("unloading a plugin leaves its leaf in place", async () => {
  const { host } = await started({});
  await host.loadPluginClass(WithView, manifest);
  await host.app.workspace.ensureSideLeaf("sample-view", "right");
  await host.unloadPlugin(manifest.id);
  await host.settled();
  const leaves = host.app.workspace.getLeavesOfType("sample-view");
  expect(leaves).toHaveLength(1);
  expect(leaves[0]?.view instanceof SampleView).toBe(false);
});

test("ensureSideLeaf opens the dock and reuses the leaf that is there", async () => {
  const { host } = await started({});
  await host.loadPluginClass(WithView, manifest);
  expect(host.app.workspace.rightSplit.collapsed).toBe(true);
  const leaf = await host.app.workspace.ensureSideLeaf("sample-view", "right");
  expect(host.app.workspace.rightSplit.collapsed).toBe(false);
  expect(await host.app.workspace.ensureSideLeaf("sample-view", "right")).toBe(leaf);
  expect(leaf.view.containerEl.dataset["type"]).toBe("sample-view");
});

test("onLayoutReady calls at once where the layout is ready", async () => {
  const { host } = await started({});
  let called = false;
  host.app.workspace.onLayoutReady(() => (called = true));
  expect(called).toBe(true);
});

test("the active file stays known while a sidebar is active, the active editor does not", async () => {
  const { host, file } = await started({ "a.md": "" });
  await host.loadPluginClass(WithView, manifest);
  const { workspace } = host.app;
  await workspace.getLeaf().openFile(file("a.md"));
  expect(workspace.activeEditor?.file?.path).toBe("a.md");
  await workspace.ensureSideLeaf("sample-view", "right", { active: true });
  expect(workspace.getActiveFile()?.path).toBe("a.md");
  expect(workspace.activeEditor).toBeNull();
  expect(workspace.getActiveViewOfType(MarkdownView)).toBeNull();
});

test("opening a note fires active-leaf-change and file-open, a rename follows in the view", async () => {
  const { host, file } = await started({ "a.md": "", "b.md": "" });
  const log: string[] = [];
  host.app.workspace.on("file-open", (one) => log.push(`open ${one?.path}`));
  host.app.workspace.on("active-leaf-change", () => log.push("leaf"));
  await host.app.workspace.getLeaf().openFile(file("a.md"));
  await host.app.workspace.getLeaf("tab").openFile(file("b.md"));
  expect(log).toEqual(["open a.md", "leaf", "open b.md"]);
  await host.app.vault.rename(file("b.md"), "c.md");
  expect(host.app.workspace.getActiveViewOfType(MarkdownView)?.getDisplayText()).toBe("c");
});

test("a link to no note makes one", async () => {
  const { host, disk } = await started({ "a.md": "" });
  await host.app.workspace.openLinkText("New", "a.md");
  expect(await disk("New.md")).toBe("");
  expect(host.app.workspace.getActiveFile()?.path).toBe("New.md");
});

test("layout-change comes once for all changes of a moment", async () => {
  const { host } = await started({});
  await host.settled();
  let changes = 0;
  host.app.workspace.on("layout-change", () => (changes += 1));
  host.app.workspace.getLeaf("tab");
  host.app.workspace.getLeaf("tab");
  await host.settled();
  expect(changes).toBe(1);
});

test("the leaves of workspace.json come back", async () => {
  const layout = {
    main: { type: "split", children: [{ type: "tabs", currentTab: 1, children: [
      { type: "leaf", state: { type: "markdown", state: { file: "a.md" } } },
      { type: "leaf", state: { type: "markdown", state: { file: "b.md" } } },
    ] }] },
    right: { type: "split", collapsed: true, children: [] },
  };
  const { host } = await started({ "a.md": "", "b.md": "", ".obsidian/workspace.json": JSON.stringify(layout) });
  const leaves = host.app.workspace.getLeavesOfType("markdown");
  expect(leaves.map((leaf) => leaf.isDeferred)).toEqual([true, false]);
  expect(host.app.workspace.getActiveFile()?.path).toBe("b.md");
});
