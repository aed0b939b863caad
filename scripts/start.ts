import { mkdtemp, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { serveVault } from "../test/host/browser/server";
import { copyDemoVault } from "./demo-vault";

const USAGE = "Usage: npm start [-- FOLDER] [-- --port N]";

/** Serves the demo vault's copy, or a folder's own files, in the emulated app. */
async function start(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { port: { type: "string", default: "0" } } });
  const port = Number(values.port);
  if (positionals.length > 1 || !Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(USAGE);
  const [folder] = positionals;
  const vault = folder === undefined ? await demoCopy() : await existingFolder(folder);
  const { url } = await serveVault({ vault, port });
  console.log(
    folder === undefined
      ? `The demo vault, a copy in ${vault}:`
      : `${vault}, the files themselves: what you do in the page is done to them:`,
  );
  console.log(`${url}   (lang=ru and theme=dark in the address; Ctrl-C stops)`);
}

async function demoCopy(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), "rapport-")), "Demo vault");
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  await copyDemoVault(folder, today);
  return folder;
}

async function existingFolder(path: string): Promise<string> {
  const folder = resolve(path);
  const info = await stat(folder).catch(() => null);
  if (info?.isDirectory() !== true) throw new Error(`There is no folder ${folder}. ${USAGE}`);
  return folder;
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
});
