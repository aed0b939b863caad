// @vitest-environment happy-dom
import { readFile } from "node:fs/promises";
import type { PluginManifest } from "obsidian";
import { expect, it, vi } from "vitest";
import { makeVault, newHost, removeVault } from "../host/node/start-host";
import type { Rapport } from "./support";

it("lists every other client where taking in one note fails, and reports the error", async () => {
  const client = "---\nlast-contact: 2026-11-20\n---\n";
  const folder = await makeVault({ "Clients/Acme.md": client, "Clients/Bad.md": client, "Clients/Corp.md": client });
  const host = await newHost({ vault: folder, indexing: "before-layout" });
  const { metadataCache } = host.app;
  const getFileCache = metadataCache.getFileCache.bind(metadataCache);
  vi.spyOn(metadataCache, "getFileCache").mockImplementation((file) => {
    if (file.name === "Bad.md") throw new Error("No cache today");
    return getFileCache(file);
  });
  const reported: unknown[] = [];
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", (error) => reported.push(error));
  const manifest = JSON.parse(await readFile("manifest.json", "utf8")) as PluginManifest;
  const plugin = (await host.loadPlugin(await readFile("main.js", "utf8"), manifest)) as Rapport["plugin"];
  await host.start();
  await plugin.api.whenReady();
  expect(plugin.api.review().map(({ name }) => name)).toEqual(["Acme", "Corp"]);
  expect(reported).toEqual([new Error("No cache today")]);
  process.removeAllListeners("unhandledRejection");
  for (const other of others) process.on("unhandledRejection", other);
  await host.close();
  await removeVault(folder);
});

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
