// @vitest-environment happy-dom
import { readFile } from "node:fs/promises";
import type { PluginManifest } from "obsidian";
import { expect, it, vi } from "vitest";
import { makeVault, newHost, removeVault } from "../host/node/start-host";
import type { Rapport } from "./support";

it("only registers when it is loaded: until the layout is ready it looks at no note and listens to neither vault nor cache", async () => {
  const folder = await makeVault({ "Clients/Acme.md": "---\nlast-contact: 2026-11-20\n---\n" });
  const host = await newHost({ vault: folder, indexing: "after-layout" });
  const { vault, metadataCache, workspace } = host.app;
  const looks = [
    ...(["on", "getRoot"] as const).map((name) => vi.spyOn(vault, name)),
    ...(["on", "getFileCache"] as const).map((name) => vi.spyOn(metadataCache, name)),
  ];
  const reads = vi.spyOn(vault, "cachedRead");
  const counts = (): number[] => [...looks, reads].map(({ mock }) => mock.calls.length);
  let whenReady: number[] = [];
  workspace.onLayoutReady(() => (whenReady = counts()));
  const manifest = JSON.parse(await readFile("manifest.json", "utf8")) as PluginManifest;
  const plugin = (await host.loadPlugin(await readFile("main.js", "utf8"), manifest)) as Rapport["plugin"];
  await host.start();
  await plugin.api.whenReady();
  expect(whenReady).toEqual([0, 0, 0, 0, 0]);
  for (const look of looks) expect(look).toHaveBeenCalled();
  expect(plugin.api.review()).toHaveLength(1);
  await host.close();
  await removeVault(folder);
});
