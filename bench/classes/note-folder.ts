import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TFile } from "../../test/host/core/files";
import type { SyntheticApp } from "../synthetic-app";

export type OpenNote = (file: TFile) => Promise<string>;

const folders = new WeakMap<SyntheticApp, string>();

/** Opens the clients of a vault where they lie on a disk: in a folder that is there until the process ends. */
export function fromDisk(app: SyntheticApp): OpenNote {
  const folder = folders.get(app) ?? writeClients(app);
  folders.set(app, folder);
  return ({ path }) => readFile(join(folder, path), "utf8");
}

function writeClients(app: SyntheticApp): string {
  const folder = mkdtempSync(join(tmpdir(), "rapport-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const { path } of app.vault.getMarkdownFiles()) {
    if (!path.startsWith("Clients/")) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), app.textOf(path));
  }
  return folder;
}
