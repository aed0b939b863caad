import { defineConfig } from "vitest/config";

/** The tests that the mutation check runs for each mutant: quick, without chance, and of the modules that it changes. */
const TESTS = ["front-matter", "log-edit", "property-edit", "note-lines", "check-in", "splice", "client-note", "other-log", "promise", "peer-faults", "edges"];

export default defineConfig({ test: { include: TESTS.map((name) => `test/domain/${name}.test.ts`), testTimeout: 5_000 } });
