import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** First the one without windows of its own: the browser tests take 30 % less of the processor in it. */
const NAMES = ["chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const WINDOWS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

/** One line that says how to get a browser. */
export const HOW_TO_GET_CHROMIUM =
  "The browser tests need Chromium or Chrome: install one (Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask chromium) or set CHROME_PATH to it.";

/** The Chromium or Chrome of this machine; null where there is none. `CHROME_PATH` or `CHROMIUM_PATH` comes first. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = [env["CHROME_PATH"], env["CHROMIUM_PATH"]];
  return [...named, ...usualPlaces(env)].find((path) => path !== undefined && path !== "" && isExecutable(path)) ?? null;
}

/** Runs as root too, and asks no server of its maker. The only pages that it opens are the project's own. */
export const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function usualPlaces(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === "darwin") return [...MAC, ...MAC.map((path) => join(env["HOME"] ?? "", path))];
  if (process.platform === "win32") {
    const roots = [env["ProgramFiles"], env["ProgramFiles(x86)"], env["LOCALAPPDATA"]].filter((root) => root !== undefined);
    return roots.flatMap((root) => WINDOWS.map((path) => join(root, path)));
  }
  const folders = [...(env["PATH"] ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome"];
  return NAMES.flatMap((name) => folders.filter((folder) => folder !== "").map((folder) => join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
