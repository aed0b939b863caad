import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium, HOW_TO_GET_CHROMIUM } from "./support/chromium";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

const NOTHING: Report = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };

/** Runs every test but those of the night, and ends with one line of counts. Arguments go to vitest. */
async function test(): Promise<number> {
  if (findChromium() === null && !installChromium()) {
    console.error(HOW_TO_GET_CHROMIUM);
    return 1;
  }
  const folder = await mkdtemp(join(tmpdir(), "rapport-report-"));
  const report = join(folder, "report.json");
  const projects = ["--project=browser", "--project=node", "--project=apart"];
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile=${report}`];
  const run = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...projects, ...reporters, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  const text = await readFile(report, "utf8").catch(() => null);
  await rm(folder, { recursive: true, force: true });
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = text === null ? NOTHING : (JSON.parse(text) as Report);
  const isGreen = run.status === 0 && numPassedTests > 0;
  // A file that can't be loaded, or an error outside of any test, has no test to count.
  const failed = isGreen ? 0 : Math.max(1, numFailedTests);
  console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped`);
  return isGreen ? 0 : 1;
}

/** Debian's own Chromium, where this user may install it: the one without windows, or else the whole. */
function installChromium(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const apt = (...args: string[]): boolean => spawnSync("apt-get", args, { stdio: "ignore" }).status === 0;
  const install = (name: string): boolean => apt("install", "-y", "-qq", name);
  return apt("update", "-qq") && (install("chromium-headless-shell") || install("chromium")) && findChromium() !== null;
}

process.exit(await test());
