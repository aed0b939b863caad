import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { createHost, type Host, type HostOptions } from "../core/host";
import { NodeBackend } from "./node-backend";

export interface StartOptions extends Partial<Omit<HostOptions, "backend">> {
  /** The vault's folder. */
  vault: string;
  /** Milliseconds between two looks for changes by others, default 200; `settled()` looks at once. */
  watchInterval?: number;
}

/** A host over a real folder, in a container of its own in the test's document; `start()` is left to the caller. */
export function newHost({ vault, watchInterval, ...options }: StartOptions): Promise<Host> {
  const container = options.container ?? document.body.appendChild(document.createElement("div"));
  const backend = new NodeBackend(vault, watchInterval);
  return createHost({ vaultName: basename(vault), ...options, backend, container });
}

/** The same, started. */
export async function startHost(options: StartOptions): Promise<Host> {
  const host = await newHost(options);
  await host.start();
  return host;
}

/** A copy in a temporary folder. */
export async function copyVault(from: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "vault-"));
  await cp(from, folder, { recursive: true });
  return folder;
}

/** A temporary vault that holds these files: path -> text. A path that ends in `/` is an empty folder. */
export async function makeVault(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "vault-"));
  for (const [path, text] of Object.entries(files)) {
    const target = join(folder, ...path.split("/"));
    await mkdir(path.endsWith("/") ? target : dirname(target), { recursive: true });
    if (!path.endsWith("/")) await writeFile(target, text, "utf8");
  }
  return folder;
}

export async function removeVault(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
