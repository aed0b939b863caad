// @vitest-environment happy-dom
import { rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MarkdownView, Plugin } from "obsidian";
import { expect, test } from "vitest";
import { merged } from "./core/text-merge";
import { SyncedDevices } from "./node/synced-devices";
import { manifest, type Prepared, started } from "./running-host";

const NOTE = "---\nlast-contact: 2026-11-20\n---\n## Check-ins\n\n- 2026-11-20 call\n";

interface Two {
  phone: Prepared;
  desk: Prepared;
  devices: SyncedDevices;
}

async function two(files: Record<string, string>): Promise<Two> {
  const [phone, desk] = [await started(files), await started({})];
  const devices = new SyncedDevices([phone, desk]);
  await devices.syncNow();
  return { phone, desk, devices };
}

const logged = (text: string, line: string): string =>
  text.replace("last-contact: 2026-11-20", "last-contact: 2026-11-24").replace("- 2026-11-20", `- 2026-11-24 ${line}\n- 2026-11-20`);

test.each([
  ["both insert at one place: both stay", "a\nz\n", "a\ntheirs\nz\n", "a\nmine\nz\n", "a\nmine\ntheirs\nz\n"],
  ["both replace the same words by the same ones: they come once", "day: 20\n", "day: 24\n", "day: 24\n", "day: 24\n"],
  ["both replace the same words by others: theirs stay", "day: 20\n", "day: 23\n", "day: 24\n", "day: 23\n"],
  ["each changes another line", "a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n"],
  ["one deletes a line, the other writes below it", "a\nb\n", "b\n", "a\nnew\nb\n", "new\nb\n"],
  ["line ends of another kind are no change", "a\r\nb\r\n", "a\nb\nc\n", "a\nb\n", "a\nb\nc\n"],
])("texts are merged by their common one: %s", (_name, base, theirs, mine, result) => {
  expect(merged(base, theirs, mine)).toBe(result);
});

test("a note of one device is on the other after a sync, and its later changes and its end too", async () => {
  const { phone, desk, devices } = await two({ "Clients/Acme.md": NOTE });
  expect(desk.host.app.metadataCache.getCache("Clients/Acme.md")?.frontmatter).toEqual({ "last-contact": "2026-11-20" });
  await desk.host.app.vault.append(desk.file("Clients/Acme.md"), "more\n");
  await devices.syncNow();
  expect(await phone.disk("Clients/Acme.md")).toBe(`${NOTE}more\n`);
  await phone.host.app.vault.delete(phone.file("Clients/Acme.md"));
  await devices.syncNow();
  expect(desk.host.app.vault.getFileByPath("Clients/Acme.md")).toBeNull();
});

test("two devices that write into one note at once lose nothing, and both end with the same text", async () => {
  const { phone, desk, devices } = await two({ "Acme.md": NOTE });
  await phone.host.app.vault.process(phone.file("Acme.md"), (text) => logged(text, "from the phone"));
  await desk.host.app.vault.process(desk.file("Acme.md"), (text) => logged(text, "from the desk"));
  await devices.syncNow();
  const text = await phone.disk("Acme.md");
  expect(text).toBe(await desk.disk("Acme.md"));
  expect(text.match(/^- .*$/gm)?.sort()).toEqual(["- 2026-11-20 call", "- 2026-11-24 from the desk", "- 2026-11-24 from the phone"]);
  expect(text).toContain("---\nlast-contact: 2026-11-24\n---\n");
  await devices.syncNow();
  expect(await phone.disk("Acme.md")).toBe(text);
});

test("what comes by sync goes into an open editor beside its unsaved words", async () => {
  const { phone, desk, devices } = await two({ "Acme.md": NOTE });
  const leaf = desk.host.app.workspace.getLeaf();
  await leaf.openFile(desk.file("Acme.md"));
  const { view } = leaf;
  if (!(view instanceof MarkdownView)) throw new Error("no view");
  view.editor.replaceRange("unsaved\n", { line: 6, ch: 0 });
  await phone.host.app.vault.process(phone.file("Acme.md"), (text) => logged(text, "from the phone"));
  await devices.syncNow();
  expect(view.editor.getValue()).toBe(`${logged(NOTE, "from the phone")}unsaved\n`);
  await desk.host.saveAll();
  await devices.syncNow();
  expect(await phone.disk("Acme.md")).toContain("unsaved");
});

test("of other files the one that was changed later stays; a changed one outlives its deletion", async () => {
  const { phone, desk, devices } = await two({ "a.base": "one", "b.md": "one" });
  await writeFile(join(phone.folder, "a.base"), "later");
  await writeFile(join(desk.folder, "a.base"), "earlier");
  await utimes(join(desk.folder, "a.base"), 1, 1);
  await rm(join(phone.folder, "b.md"));
  await writeFile(join(desk.folder, "b.md"), "changed");
  await devices.syncNow();
  expect([await desk.disk("a.base"), await phone.disk("b.md")]).toEqual(["later", "changed"]);
});

test("settings are merged by their keys, and the plugin is told", async () => {
  const { phone, desk, devices } = await two({});
  let told = 0;
  class Listening extends Plugin {
    override onExternalSettingsChange(): void {
      told += 1;
    }
  }
  const [one, other] = [await phone.host.loadPluginClass(Listening, manifest), await desk.host.loadPluginClass(Listening, manifest)];
  await one.saveData({ folder: "Clients" });
  await other.saveData({ order: "name" });
  await devices.syncNow();
  expect(await one.loadData()).toEqual({ folder: "Clients", order: "name" });
  expect(await other.loadData()).toEqual(await one.loadData());
  expect(told).toBe(2);
});
