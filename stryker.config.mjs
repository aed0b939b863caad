/** The mutation check of the modules that edit notes and read check-ins. How to run it stands in docs/safety.md. */
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/support/mutation.config.ts" },
  mutate: ["front-matter", "log-edit", "property-edit", "note-section", "note-lines", "check-in", "splice", "client-note"].map((name) => `src/domain/${name}.ts`),
  coverageAnalysis: "perTest",
  concurrency: 2,
  ignorePatterns: ["demo", "docs", "main.js"],
  tempDirName: "test-results/stryker",
  reporters: ["clear-text", "progress-append-only", "json"],
  jsonReporter: { fileName: "test-results/mutation.json" },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
};
