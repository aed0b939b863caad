// @vitest-environment happy-dom
import { Plugin } from "obsidian";
import { expect, test, vi } from "vitest";
import { manifest, prepare, started } from "./running-host";

class Empty extends Plugin {}

test("checkCallback is called twice: with true to ask, with false to act", async () => {
  const { host } = await started({});
  const asked: boolean[] = [];
  const plugin = await host.loadPluginClass(Empty, manifest);
  plugin.addCommand({ id: "go", name: "Go", checkCallback: (checking) => (asked.push(checking), true) });
  expect(host.commands.execute("sample:go")).toBe(true);
  expect(asked).toEqual([true, false]);
});

test("a command whose check says no is not listed and does not run", async () => {
  const { host } = await started({});
  const asked: boolean[] = [];
  const plugin = await host.loadPluginClass(Empty, manifest);
  plugin.addCommand({ id: "go", name: "Go", checkCallback: (checking) => (asked.push(checking), false) });
  expect(host.commands.list()).toEqual([]);
  expect(host.commands.execute("sample:go")).toBe(false);
  expect(asked).toEqual([true, true]);
});

test("editor commands exist only while a note is open in source mode", async () => {
  const { host, file } = await started({ "a.md": "x" });
  const plugin = await host.loadPluginClass(Empty, manifest);
  plugin.addCommand({ id: "go", name: "Go", editorCallback: (editor) => editor.replaceSelection("!") });
  const ids = (): string[] => host.commands.list().map(({ id }) => id);
  expect(ids()).toEqual([]);
  const leaf = host.app.workspace.getLeaf();
  await leaf.openFile(file("a.md"));
  expect(ids()).toEqual(["sample:go"]);
  await leaf.setViewState({ type: "markdown", state: { file: "a.md", mode: "preview" } });
  expect(ids()).toEqual([]);
});

test("loadData is null without data.json, and saveData writes it", async () => {
  const { host, disk } = await started({});
  const plugin = await host.loadPluginClass(Empty, manifest);
  expect(await plugin.loadData()).toBeNull();
  await plugin.saveData({ a: 1 });
  expect(JSON.parse(await disk(".obsidian/plugins/sample/data.json"))).toEqual({ a: 1 });
  expect(await plugin.loadData()).toEqual({ a: 1 });
  expect([...host.writes.keys()]).toEqual([]);
});

test("onUserEnable comes the first time only", async () => {
  const { host } = await started({});
  const enabled = vi.fn();
  class Counting extends Plugin {
    override onUserEnable(): void {
      enabled();
    }
  }
  await host.loadPluginClass(Counting, manifest);
  await host.unloadPlugin(manifest.id);
  await host.loadPluginClass(Counting, manifest);
  expect(enabled).toHaveBeenCalledTimes(1);
});

test("a plugin that is enabled already is not told that the user enabled it", async () => {
  const { host } = await prepare({ ".obsidian/community-plugins.json": '["sample"]' });
  const enabled = vi.fn();
  class Counting extends Plugin {
    override onUserEnable(): void {
      enabled();
    }
  }
  await host.loadPluginClass(Counting, manifest);
  expect(enabled).not.toHaveBeenCalled();
});

test("a built main.js is evaluated with nothing to require but obsidian", async () => {
  const { host } = await started({});
  const source = (name: string): string =>
    `const o = require("${name}"); module.exports = { default: class extends o.Plugin { onload() { this.addCommand({ id: "x", name: "X", callback() {} }); } } };`;
  await host.loadPlugin(source("obsidian"), manifest);
  expect(host.commands.ids()).toEqual(["sample:x"]);
  expect(() => host.loadPlugin(source("fs"), manifest)).toThrow("Cannot find module 'fs'");
});

test("unloading takes back commands, status bar, ribbon and events", async () => {
  const { host, file } = await started({ "a.md": "" });
  let modified = 0;
  const plugin = await host.loadPluginClass(Empty, manifest);
  plugin.addCommand({ id: "go", name: "Go", callback: () => undefined });
  plugin.addStatusBarItem();
  plugin.addRibbonIcon("star", "Star", () => undefined);
  plugin.registerEvent(host.app.vault.on("modify", () => (modified += 1)));
  await host.unloadPlugin(manifest.id);
  await host.app.vault.modify(file("a.md"), "x");
  expect(modified).toBe(0);
  expect(host.commands.ids()).toEqual([]);
  expect(host.container.querySelectorAll(".status-bar-item, .side-dock-ribbon-action")).toHaveLength(0);
});

test("a second CLI handler for one command throws", async () => {
  const { host } = await started({});
  const plugin = await host.loadPluginClass(Empty, manifest);
  plugin.registerCliHandler("sample", "Says hello", null, (params) => `hello ${params["name"]}`);
  expect(() => plugin.registerCliHandler("sample", "Again", null, () => "")).toThrow("already registered");
  expect(await host.runCli("sample", { name: "you" })).toBe("hello you");
});

test("registerBasesView answers false where Bases is off", async () => {
  const registration = { name: "R", icon: "star", factory: () => { throw new Error("not made"); } };
  for (const bases of [true, false]) {
    const { host } = await started({}, { bases });
    const plugin = await host.loadPluginClass(Empty, manifest);
    expect(plugin.registerBasesView("r", registration)).toBe(bases);
  }
});

test("a URI reaches its handler with its parameters", async () => {
  const { host } = await started({});
  const plugin = await host.loadPluginClass(Empty, manifest);
  const got: unknown[] = [];
  plugin.registerObsidianProtocolHandler("sample", (params) => got.push(params));
  expect(await host.openUri("obsidian://sample?client=A%20B")).toBe(true);
  expect(await host.openUri("obsidian://other")).toBe(false);
  expect(got).toEqual([{ action: "sample", client: "A B" }]);
});

test("onExternalSettingsChange comes when sync replaced the settings", async () => {
  const { host } = await started({});
  const changed = vi.fn();
  class Listening extends Plugin {
    override onExternalSettingsChange(): void {
      changed();
    }
  }
  await host.loadPluginClass(Listening, manifest);
  await host.settingsChangedOutside(manifest.id);
  expect(changed).toHaveBeenCalledTimes(1);
});
