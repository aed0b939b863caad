/** Which part may know which. Transitive imports count; cycles are errors. */
export default {
  forbidden: [
    { name: "no-cycles", severity: "error", from: { pathNot: "^test/host/" }, to: { circular: true } },
    {
      name: "no-cycles-at-run-time-in-the-host",
      comment: "Obsidian's classes name each other in their types; at run time they need not.",
      severity: "error",
      from: { path: "^test/host/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "domain-is-pure",
      comment: "The domain knows itself and calendar arithmetic, nothing else.",
      severity: "error",
      from: { path: "^src/domain/" },
      to: { pathNot: ["^src/domain/", "^node_modules/date-fns/"] },
    },
    {
      name: "calendar-behind-days",
      comment: "Everything else reckons with days, periods and cadences.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/domain/(local-date|period|utc)\\.ts$" },
      to: { path: "^node_modules/(date-fns|@date-fns)/" },
    },
    {
      name: "app-over-ports",
      comment: "Use cases know the domain and the templates; what they need of Obsidian is a port.",
      severity: "error",
      from: { path: "^src/app/" },
      to: { pathNot: ["^src/(app|domain|templates)/"] },
    },
    {
      name: "templates-are-pure",
      severity: "error",
      from: { path: "^src/templates/" },
      to: { pathNot: ["^src/(templates|domain)/", "^node_modules/gray-matter/"] },
    },
    {
      name: "ui-without-adapters",
      severity: "error",
      from: { path: "^src/ui/" },
      to: { path: "^src/obsidian/" },
    },
    {
      name: "adapters-without-ui",
      severity: "error",
      from: { path: "^src/obsidian/" },
      to: { path: "^src/ui/" },
    },
    { name: "nobody-imports-main", severity: "error", from: { pathNot: "^test/" }, to: { path: "^src/main\\.ts$" } },
    {
      name: "source-without-tests",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|scripts|bench|demo)/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
