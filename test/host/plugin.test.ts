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
  expect(await host.cli("sample", { name: "you" })).toBe("hello you");
  await host.unloadPlugin(manifest.id);
  await expect(host.cli("sample")).rejects.toThrow("not found");
});

test("a CLI command asks for its required flags and for their values, a flag alone is \"true\"", async () => {
  const { host } = await started({});
  const plugin = await host.loadPluginClass(Empty, manifest);
  const flags = {
    client: { value: "<name>", description: "Whose", required: true },
    open: { description: "Open it" },
  };
  plugin.registerCliHandler("sample:log", "Logs", flags, async (params) => JSON.stringify(params));
  await expect(host.cli("sample:log", { open: true })).rejects.toThrow("Missing required parameter: client=<name>");
  await expect(host.cli("sample:log", { client: true })).rejects.toThrow("needs a value");
  expect(await host.cli("sample:log", { client: "Acme", open: true })).toBe('{"client":"Acme","open":"true"}');
});

test("a CLI command's name has no spaces", async () => {
  const { host } = await started({});
  const plugin = await host.loadPluginClass(Empty, manifest);
  expect(() => plugin.registerCliHandler("sample log", "Logs", null, () => "")).toThrow("no name");
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

test.each([
  ["obsidian://sample?client=%D0%90%D0%BB%D1%8C%D1%84%D0%B0&note=50%25", { client: "Альфа", note: "50%" }],
  ["obsidian://sample?open&client=", { open: "true", client: "true" }],
  ["obsidian://sample?note=a+b=c", { note: "a+b=c" }],
  ["obsidian://sample/?note=%E0%A4%A", { note: "%E0%A4%A" }],
  ["obsidian://sample?action=other#end", {}],
])("the query of %s is decoded, and action is the handler's own", async (uri, params) => {
  const { host } = await started({});
  const plugin = await host.loadPluginClass(Empty, manifest);
  const got: unknown[] = [];
  plugin.registerObsidianProtocolHandler("sample", (data) => got.push(data));
  await host.openUri(uri);
  expect(got).toEqual([{ action: "sample", ...params }]);
});

test("a URI asks the user first: nothing happens before Allow, nor after Cancel or Escape", async () => {
  const { host } = await started({});
  const plugin = await host.loadPluginClass(Empty, manifest);
  let calls = 0;
  plugin.registerObsidianProtocolHandler("sample", () => (calls += 1));
  const dialog = (): HTMLElement => document.body.find(".mod-confirmation");
  const press = (text: string): void => dialog().findAll("button").find((button) => button.textContent === text)?.click();
  const refused = host.openUri("obsidian://sample?client=A", "ask");
  expect(dialog().textContent).toContain("obsidian://sample?client=A");
  press("Cancel");
  expect(await refused).toBe(false);
  expect(calls).toBe(0);
  const allowed = host.openUri("obsidian://sample", "ask");
  press("Allow");
  expect(await allowed).toBe(true);
  expect(await host.openUri("obsidian://sample", "refuse")).toBe(false);
  expect(calls).toBe(1);
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
