import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin, PluginManifest } from "obsidian";
import { onTestFinished, vi } from "vitest";
import type { RapportApi } from "../../src/api";
import type { Host } from "../host/core/host";
import { copyVault, makeVault, newHost, removeVault, type StartOptions } from "../host/node/start-host";

export interface Rapport {
  readonly host: Host;
  readonly api: RapportApi;
  readonly plugin: Plugin & { api: RapportApi };
  /** The vault's real folder. */
  readonly folder: string;
  /** A note's bytes as they are on the disk. */
  readonly read: (path: string) => Promise<string>;
  /** Waits for the host's queues and the plugin's reading. */
  readonly settled: () => Promise<void>;
}

export interface RapportOptions extends Omit<StartOptions, "vault"> {
  /** Path → text. */
  readonly files?: Record<string, string>;
  /** A folder to copy, instead. */
  readonly copyOf?: string;
  /** Local `YYYY-MM-DDTHH:mm`. */
  readonly now?: string;
  /** Whether timers wait for `vi.advanceTimersByTimeAsync` once the plugin is ready. */
  readonly fakeTimers?: boolean;
  /** What `data.json` holds. */
  readonly settings?: unknown;
}

/** The built plugin, loaded as Obsidian loads it, in the emulated host over real files. Closed after the test. */
export async function openRapport(options: RapportOptions = {}): Promise<Rapport> {
  const { files = {}, copyOf, now = "2026-11-24T10:00", settings, fakeTimers = false, ...hostOptions } = options;
  vi.useFakeTimers({
    toFake: fakeTimers ? ["Date", "setTimeout", "clearTimeout"] : ["Date"],
    now: new Date(now),
    shouldAdvanceTime: fakeTimers,
    advanceTimeDelta: 1,
  });
  const folder = copyOf === undefined ? await makeVault(files) : await copyVault(copyOf);
  if (settings !== undefined) await writeSettings(folder, settings);
  const host = await newHost({ vault: folder, ...hostOptions });
  const manifest = JSON.parse(await readFile("manifest.json", "utf8")) as PluginManifest;
  const plugin = (await host.loadPlugin(await readFile("main.js", "utf8"), manifest)) as Rapport["plugin"];
  await host.start();
  onTestFinished(async () => {
    await host.close();
    await removeVault(folder);
    vi.useRealTimers();
  });
  await plugin.api.whenReady();
  return {
    host,
    plugin,
    api: plugin.api,
    folder,
    read: (path) => readFile(join(folder, path), "utf8"),
    settled: async () => {
      await host.settled();
      await plugin.api.whenReady();
    },
  };
}

async function writeSettings(vault: string, settings: unknown): Promise<void> {
  const folder = join(vault, ".obsidian/plugins/rapport");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "data.json"), JSON.stringify(settings));
}
