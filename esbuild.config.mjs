import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { bundleFaults, kilobytes, MOST_KB } from "./scripts/bundle-faults.mjs";
import { parseTime } from "./scripts/parse-time.mjs";

/** gray-matter without what a plugin can't have: engines that evaluate code; and without names for types beyond those of JSON. */
const leanGrayMatter = {
  name: "lean-gray-matter",
  setup(build) {
    build.onLoad({ filter: /gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({ contents: "module.exports = {};" }));
    build.onLoad({ filter: /kind-of[\\/]index\.js$/ }, () => ({
      contents: 'module.exports = (value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);',
    }));
  },
};

await build({
  entryPoints: ["src/main.ts"],
  outfile: "main.js",
  bundle: true,
  external: ["obsidian"],
  format: "cjs",
  platform: "browser",
  target: "es2022",
  minify: true,
  legalComments: "none",
  charset: "utf8",
  logLevel: "warning",
  // Phones have none. gray-matter's only use of it is in a function that nothing here calls.
  define: { Buffer: "undefined" },
  plugins: [leanGrayMatter],
});

const code = await readFile("main.js", "utf8");
const faults = bundleFaults(code);
if (faults.length > 0) {
  console.error(`main.js holds ${faults.join(", ")}`);
  process.exit(1);
}
// The time is printed only: on a busy machine it says little. `npm run gates` holds it to its limit.
const { ours, measure, ratio } = await parseTime(code);
console.log(`main.js: ${kilobytes(code).toFixed(1)} KB of at most ${MOST_KB}`);
console.log(`parsed in ${ours.toFixed(1)} ms, 200 KB of other code in ${measure.toFixed(1)} ms: ${ratio.toFixed(2)} ×, at most 3`);
