import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Host } from "../core/host";
import { merged } from "../core/text-merge";
import { isRecord } from "../core/yaml";

export interface Device {
  readonly host: Host;
  /** The vault's real folder. */
  readonly folder: string;
}

/** A file's text and its time, in milliseconds. */
interface Version {
  readonly text: string;
  readonly mtime: number;
}

interface Replica extends Device {
  /** Path -> text, as it was after this device's last exchange. */
  readonly synced: Map<string, string>;
}

/**
 * Several devices with one vault, as Obsidian Sync keeps them: each sends what it changed and takes what others did.
 * Where both did, notes are merged by their last common text, settings by their keys, of other files the later stays.
 * A changed file outlives its deletion elsewhere, and two new notes of one name become one that holds both (unsourced).
 */
export class SyncedDevices {
  private readonly replicas: Replica[];
  private readonly server = new Map<string, Version>();

  constructor(devices: readonly Device[]) {
    this.replicas = devices.map((device) => ({ ...device, synced: new Map<string, string>() }));
  }

  /** Until every device has what every other one wrote. What stands unsaved in an editor is not sent. */
  async syncNow(): Promise<void> {
    for (const { host } of this.replicas) await host.settled();
    for (const replica of [...this.replicas, ...this.replicas]) await this.exchange(replica);
    for (const { host } of this.replicas) await host.settled();
  }

  private async exchange(replica: Replica): Promise<void> {
    const local = await versionsIn(replica.folder);
    for (const path of new Set([...local.keys(), ...this.server.keys(), ...replica.synced.keys()])) {
      const [mine, theirs, before] = [local.get(path), this.server.get(path), replica.synced.get(path)];
      const result = resolve(path, mine, theirs, before);
      if (result?.text !== theirs?.text) this.keep(path, result);
      if (result?.text !== mine?.text) await this.write(replica, path, result);
      if (result === undefined) replica.synced.delete(path);
      else replica.synced.set(path, result.text);
    }
  }

  private keep(path: string, version: Version | undefined): void {
    if (version === undefined) this.server.delete(path);
    else this.server.set(path, version);
  }

  private async write({ host, folder }: Replica, path: string, version: Version | undefined): Promise<void> {
    const target = join(folder, ...path.split("/"));
    if (version === undefined) await rm(target);
    else {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, version.text, "utf8");
      const time = new Date(version.mtime);
      await utimes(target, time, time);
    }
    const plugin = SETTINGS.exec(path)?.[1];
    if (plugin !== undefined) await host.settingsChangedOutside(plugin);
  }
}

/** Only a plugin's own settings: what else the configuration folder holds belongs to each device. */
const SETTINGS = /^\.obsidian\/plugins\/([^/]+)\/data\.json$/;

function resolve(path: string, mine: Version | undefined, theirs: Version | undefined, before: string | undefined): Version | undefined {
  if (mine?.text === before) return theirs;
  if (theirs?.text === before || mine?.text === theirs?.text) return mine;
  if (mine === undefined || theirs === undefined) return mine ?? theirs;
  const mtime = Math.max(mine.mtime, theirs.mtime) + 1;
  if (path.endsWith(".md")) return { text: merged(before ?? "", theirs.text, mine.text), mtime };
  const later = mine.mtime > theirs.mtime ? mine : theirs;
  return SETTINGS.test(path) ? { text: mergedSettings(mine.text, theirs.text) ?? later.text, mtime } : later;
}

/** Keys of the server's version over those of this device; null where one of them is no JSON object. */
function mergedSettings(mine: string, theirs: string): string | null {
  try {
    const [own, other] = [mine, theirs].map((text): unknown => JSON.parse(text));
    return isRecord(own) && isRecord(other) ? JSON.stringify({ ...own, ...other }, null, 2) : null;
  } catch {
    return null;
  }
}

async function versionsIn(root: string): Promise<Map<string, Version>> {
  const found = new Map<string, Version>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(root.length + 1).replaceAll("\\", "/");
    const isHidden = path.split("/").some((part) => part.startsWith("."));
    if ((isHidden && !SETTINGS.test(path)) || path.endsWith(".tmp")) continue;
    found.set(path, { text: await readFile(full, "utf8"), mtime: (await stat(full)).mtimeMs });
  }
  return found;
}
