import { spawnSync } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium, HOW_TO_GET_CHROMIUM } from "./support/chromium";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly success: boolean;
}

/** Runs every test, the browser's too, and ends with one line of counts. Further arguments go to vitest. */
async function test(): Promise<number> {
  if (findChromium() === null && !installChromium()) {
    console.error(HOW_TO_GET_CHROMIUM);
    return 1;
  }
  const report = join(await mkdtemp(join(tmpdir(), "rapport-report-")), "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile=${report}`];
  const run = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...reporters, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(await readFile(report, "utf8")) as Report;
  console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests + numTodoTests} skipped`);
  return run.status === 0 && numPassedTests > 0 ? 0 : 1;
}

/** Debian's own Chromium, where this user may install it. */
function installChromium(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const apt = (...args: string[]): boolean => spawnSync("apt-get", args, { stdio: "ignore" }).status === 0;
  return apt("update", "-qq") && apt("install", "-y", "-qq", "chromium") && findChromium() !== null;
}

process.exit(await test());
