import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const PERFORMANCE = "test/performance/*.test.ts";

export default defineConfig({
  resolve: { alias: { obsidian: at("./test/host/core/obsidian.ts") } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: "tests", include: ["test/**/*.test.ts"], exclude: [PERFORMANCE] } },
      // After all others and one at a time: what runs beside a measurement counts in it.
      { extends: true, test: { name: "performance", include: [PERFORMANCE], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
