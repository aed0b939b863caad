import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { PROJECT } from "../scripts/support/plugin-files";

/** All that the build reads besides the packages: with anything more, it would fail in a folder that has only these. */
const INPUTS = ["esbuild.config.mjs", "package.json", "tsconfig.json", "scripts", "src"];

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** The SHA-256 of `main.js`, built from a copy of the sources in a fresh folder. */
async function builtIn(path: string, env: NodeJS.ProcessEnv): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "rapport-build-"));
  folders.push(root);
  const folder = join(root, path);
  await mkdir(folder, { recursive: true });
  for (const input of INPUTS) await cp(join(PROJECT, input), join(folder, input), { recursive: true });
  await symlink(join(PROJECT, "node_modules"), join(folder, "node_modules"), "junction");
  const build = spawnSync(process.execPath, ["esbuild.config.mjs"], { cwd: folder, env: { ...process.env, ...env }, encoding: "utf8" });
  if (build.status !== 0) throw new Error(build.stderr);
  return hash(join(folder, "main.js"));
}

async function hash(path: string): Promise<string> {
  return createHash("sha256").update(await readFile(path)).digest("hex");
}

it("main.js has the same bytes wherever, whenever and in whatever locale it is built", async () => {
  const here = await hash(join(PROJECT, "main.js"));
  expect(await builtIn("a", { TZ: "America/Los_Angeles", LC_ALL: "C" })).toBe(here);
  expect(await builtIn("a folder/with a much longer path/than the other", { TZ: "Asia/Tokyo", LC_ALL: "ru_RU.UTF-8" })).toBe(here);
});
