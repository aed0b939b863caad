import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PluginManifest, TFile } from "obsidian";
import { onTestFinished } from "vitest";
import type { Host } from "./core/host";
import { makeVault, newHost, removeVault, type StartOptions } from "./node/start-host";

export const manifest: PluginManifest = {
  id: "sample",
  name: "Sample",
  author: "Nobody",
  version: "1.0.0",
  minAppVersion: "1.13.0",
  description: "For tests.",
};

export interface Prepared {
  host: Host;
  folder: string;
  disk: (path: string) => Promise<string>;
  file: (path: string) => TFile;
}

/** A host over a temporary vault with these files, not started yet; closed and removed after the test. */
export async function prepare(files: Record<string, string>, options: Partial<StartOptions> = {}): Promise<Prepared> {
  const folder = await makeVault(files);
  const host = await newHost({ ...options, vault: folder });
  onTestFinished(async () => {
    await host.close();
    await removeVault(folder);
  });
  return {
    host,
    folder,
    disk: (path) => readFile(join(folder, path), "utf8"),
    file: (path) => {
      const file = host.app.vault.getFileByPath(path);
      if (file === null) throw new Error(`${path} is not in the vault.`);
      return file;
    },
  };
}

export async function started(files: Record<string, string>, options: Partial<StartOptions> = {}): Promise<Prepared> {
  const prepared = await prepare(files, options);
  await prepared.host.start();
  return prepared;
}
