import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT } from "./support/plugin-files";
import { changesIn, readReleaseFiles, releaseFaults } from "./support/release";
import { runScript, UsageError } from "./support/usage";

/** Prints the changes of the release that a tag names; fails where the files of the project are of another one. */
await runScript(async ([tag]) => {
  if (tag === undefined) throw new UsageError("Usage: npx tsx scripts/check-release.ts TAG");
  const files = await readReleaseFiles();
  const faults = releaseFaults(tag, files, await readFile(join(PROJECT, "package.json"), "utf8"));
  if (faults.length > 0) throw new Error(`${tag} can't be released:\n${faults.join("\n")}`);
  console.log(changesIn(files["CHANGELOG.md"], tag));
});
