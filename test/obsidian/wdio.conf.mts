import { join } from "node:path";

/** The main journeys in the earliest Obsidian that the manifest allows, in the latest, and in the latest made to look like a phone. */
export const config: WebdriverIO.Config = {
  runner: "local",
  framework: "mocha",
  specs: ["./*.e2e.ts"],
  maxInstances: 1,
  capabilities: [inObsidian("earliest"), inObsidian("latest"), { ...inObsidian("latest", true), ...phoneScreen() }],
  services: ["obsidian"],
  reporters: ["obsidian"],
  cacheDir: join(import.meta.dirname, "node_modules/.obsidian-cache"),
  mochaOpts: { ui: "bdd", timeout: 60_000 },
  logLevel: "warn",
};

function inObsidian(browserVersion: string, emulateMobile = false): WebdriverIO.Capabilities {
  return {
    browserName: "obsidian",
    browserVersion,
    "wdio:obsidianOptions": { installerVersion: "latest", plugins: ["../.."], vault: "./vault", emulateMobile },
  };
}

function phoneScreen(): WebdriverIO.Capabilities {
  return { "goog:chromeOptions": { mobileEmulation: { deviceMetrics: { width: 390, height: 844 } } } };
}
