import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "date-fns";
import { PROJECT } from "./support/plugin-files";
import { prepareRelease, readReleaseFiles } from "./support/release";
import { runScript } from "./support/usage";

/**
 * `npm version X` runs this before it touches package.json, so that a refusal leaves everything as it was. What is
 * staged here goes into npm's own commit.
 */
await runScript(async () => {
  const version = process.env["npm_new_version"];
  if (version === undefined) throw new Error("Run: npm version X");
  const files = prepareRelease(await readReleaseFiles(), version, format(new Date(), "yyyy-MM-dd"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(PROJECT, name), text);
  const staged = spawnSync("git", ["add", ...Object.keys(files)], { cwd: PROJECT, stdio: "inherit" });
  if (staged.status !== 0) throw new Error("git could not stage the files of the release");
});
