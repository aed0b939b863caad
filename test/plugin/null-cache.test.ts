// @vitest-environment happy-dom
import { readFile } from "node:fs/promises";
import type { PluginManifest } from "obsidian";
import { describe, expect, it, vi } from "vitest";
import type { RapportApi } from "../../src/api";
import { makeVault, newHost, removeVault } from "../host/node/start-host";
import { openRapport } from "./support";

const files = {
  "Clients/Acme.md": "---\nlast-contact: 2026-11-20\n---\n# Acme\n",
  "Clients/Odd.md": "# Odd\n",
  "Notes/Odd.md": "# Odd\n",
};
const nullCaches = ["Clients/Odd.md", "Notes/Odd.md"];

const text = (selector: string): string => document.querySelector(selector)?.textContent ?? "";

describe("notes whose metadata cache stays null", () => {
  it.each(["before-layout", "after-layout"] as const)("are taken as empty at once, where all was resolved %s", async (indexing) => {
    const { api, host, settled } = await openRapport({ files, nullCaches, indexing });
    host.commands.execute("rapport:open-review");
    await settled();
    expect(text(".rapport-state")).not.toContain("Reading your client notes");
    expect(api.review().map(({ name, standing }) => `${name}: ${standing}`)).toEqual(["Odd: new", "Acme: on-track"]);
    expect(api.problems()).toEqual([]);
  });

  it("do not keep the list from coming where the plugin is turned on later", async () => {
    const folder = await makeVault(files);
    const host = await newHost({ vault: folder, nullCaches });
    await host.start();
    const manifest = JSON.parse(await readFile("manifest.json", "utf8")) as PluginManifest;
    const { api } = (await host.loadPlugin(await readFile("main.js", "utf8"), manifest)) as unknown as { api: RapportApi };
    await api.whenReady();
    expect(api.review().map(({ name }) => name).sort()).toEqual(["Acme", "Odd"]);
    await host.close();
    await removeVault(folder);
  });

  it("do not keep set-up counting", async () => {
    const { host, settled } = await openRapport({ files, nullCaches });
    host.commands.execute("rapport:adopt-vault");
    await settled();
    await vi.waitFor(() => expect(text(".modal")).toMatch(/2 clients, 1 with a last contact/));
    expect(text(".modal")).not.toContain("Counting…");
  });

  it("do not keep the list from coming after a change of the settings", async () => {
    const { api, host, plugin, settled } = await openRapport({ files, nullCaches });
    await plugin.saveData({ clientFolders: ["Clients", "Notes"] });
    await host.settingsChangedOutside("rapport");
    await settled();
    expect(api.review().map(({ path }) => path).sort()).toEqual(["Clients/Acme.md", "Clients/Odd.md", "Notes/Odd.md"]);
  });

  it("are taken in as they are once the app has a cache of them", async () => {
    const { api, host, settled } = await openRapport({ files, nullCaches: ["Clients/Odd.md"] });
    const file = host.app.vault.getFileByPath("Clients/Odd.md");
    if (file !== null) await host.app.vault.rename(file, "Clients/Even.md");
    await settled();
    if (file !== null) await host.app.vault.modify(file, "---\nlast-contact: 2026-11-20\n---\n");
    await settled();
    expect(api.client("Clients/Even.md")).toMatchObject({ lastContact: "2026-11-20" });
  });
});
