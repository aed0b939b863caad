import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const BROWSER = ["test/browser/*.test.ts", "test/host/browser/*.test.ts", "test/performance/drawing.test.ts"];
/** Those that put something else in place of a module have their modules to themselves. */
const APART = ["test/performance/start.test.ts", "test/plugin/changed-note.test.ts"];
const NIGHTLY = "test/nightly/*.test.ts";

/** No test is timed: what takes so long hangs. */
const PATIENCE = 300_000;

export default defineConfig({
  resolve: { alias: { obsidian: at("./test/host/core/obsidian.ts") } },
  test: {
    maxWorkers: 2,
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    projects: [
      // Files of one process share its modules, and in the browser its pages: what a test opened is closed with it.
      { extends: true, test: { name: "browser", include: BROWSER, isolate: false, globalSetup: "test/support/page-bundle.ts" } },
      { extends: true, test: { name: "node", include: ["test/**/*.test.ts"], exclude: [...BROWSER, ...APART, NIGHTLY], isolate: false } },
      { extends: true, test: { name: "apart", include: APART } },
      // Alone: what runs beside a measurement counts in it.
      { extends: true, test: { name: "nightly", include: [NIGHTLY], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
