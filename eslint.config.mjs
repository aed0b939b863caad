import obsidianmd from "eslint-plugin-obsidianmd";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

/** Reads JSON as one expression, which is what `validate-manifest` looks at. */
const jsonAsExpression = {
  parseForESLint: (text) => tseslint.parser.parseForESLint(`(${text})`, { range: true, loc: true }),
};

/** Gives each line as a token, which is what `validate-license` looks at. */
const linesAsTokens = {
  parse: (text) => {
    const lines = text.split("\n");
    const at = (index) => lines.slice(0, index).join("\n").length + (index > 0 ? 1 : 0);
    const tokens = lines.map((value, index) => ({
      type: "Line",
      value,
      range: [at(index), at(index) + value.length],
      loc: { start: { line: index + 1, column: 0 }, end: { line: index + 1, column: value.length } },
    }));
    const loc = { start: { line: 1, column: 0 }, end: { line: lines.length, column: 0 } };
    return { type: "Program", sourceType: "module", body: [], comments: [], tokens, range: [0, text.length], loc };
  },
};

export default defineConfig([
  { ignores: ["node_modules/", "main.js", "docs/", "demo/", "test-results/"] },
  ...obsidianmd.configs.recommendedWithLocalesEn,
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
    },
  },
  {
    files: ["src/**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // A method that calls one thing reads better on one line.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ["src/i18n/en.ts", "src/templates/en.ts"],
    rules: {
      "obsidianmd/ui/sentence-case-locale-module": [
        "warn",
        {
          // Words that stand inside of a sentence start small: "last: call on 2 Nov".
          ignoreRegex: ["^[^A-Z]"],
          ignoreWords: ["Check-ins", "Чек-ины", "Saturday", "Sunday", "Monday", "Mondays"],
        },
      ],
    },
  },
  {
    // Tests, scripts and the emulated host run under Node and are not part of the plugin.
    files: ["test/**", "scripts/**", "bench/**", "*.config.*", "eslint.config.mjs"],
    rules: {
      ...Object.fromEntries(Object.keys(obsidianmd.rules).map((rule) => [`obsidianmd/${rule}`, "off"])),
      "no-console": "off",
      "no-undef": "off",
      "import/no-nodejs-modules": "off",
    },
  },
  {
    // The host takes the shapes that Obsidian's typings give: async without await, moment, values of any kind as text;
    // and it loads a plugin as Obsidian does, by evaluating it.
    files: ["test/host/**"],
    rules: {
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/no-misused-promises": "off",
      "@typescript-eslint/no-this-alias": "off",
      "@typescript-eslint/no-implied-eval": "off",
      "@typescript-eslint/no-restricted-imports": "off",
      "no-restricted-imports": "off",
      // moment comes with the package obsidian, as in the app.
      "import/no-extraneous-dependencies": "off",
    },
  },
  { files: ["**/*.mjs", "**/*.mts"], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ["manifest.json"],
    languageOptions: { parser: jsonAsExpression },
    plugins: { obsidianmd },
    rules: { "obsidianmd/validate-manifest": "error" },
  },
  {
    files: ["LICENSE"],
    languageOptions: { parser: linesAsTokens },
    plugins: { obsidianmd },
    rules: { "obsidianmd/validate-license": ["error", { currentYear: 2026, disableUnchangedYear: true }] },
  },
]);
