import { mkdtemp, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { serveVault } from "../test/host/browser/server";
import { copyDemoVault } from "./demo-vault";
import { requireBuild } from "./support/plugin-files";
import { runScript, UsageError } from "./support/usage";

const USAGE = "Usage: npm start -- [FOLDER] [--port N]";

interface Wish {
  /** The user's own vault, null for a copy of the demo. */
  readonly folder: string | null;
  readonly port: number;
}

/** `npm start`: the plugin in the emulated app, in the browser, over a copy of the demo vault or a folder of one's own. */
await runScript(async (args) => {
  const { folder, port } = await readWish(args);
  requireBuild();
  const vault = folder ?? (await freshDemo());
  const served = await serveVault({ vault, port }).catch((error: unknown) => {
    if ((error as { code?: string }).code === "EADDRINUSE") throw new Error(`Port ${port} is taken. Choose another with --port.`);
    throw error;
  });
  console.log(
    folder === null
      ? `Rapport with a fresh copy of the demo vault (${vault}): ${served.url}`
      : `Rapport with ${vault}: ${served.url}\nThis works on the files themselves: what you change in the page is changed in that folder.`,
  );
  console.log("Add ?lang=ru, ?theme=dark or ?mobile=1 to the address. Ctrl-C stops.");
  await interrupted();
  await served.close();
});

async function readWish(args: string[]): Promise<Wish> {
  const { values, positionals } = parse(args);
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`Not a port: ${values.port ?? ""}\n${USAGE}`);
  if (positionals.length > 1) throw new UsageError(`One folder at most.\n${USAGE}`);
  const folder = positionals[0] === undefined ? null : resolve(positionals[0]);
  if (folder !== null && !(await isFolder(folder))) throw new UsageError(`Not a folder: ${folder}\n${USAGE}`);
  return { folder, port };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: { port: { type: "string" } }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((info) => info.isDirectory(), () => false);
}

async function freshDemo(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), "rapport-")), "Rapport demo");
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  await copyDemoVault(folder, day);
  return folder;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
