import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { bundleFaults } from "./scripts/bundle-faults.mjs";

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
console.log(`main.js: ${(Buffer.byteLength(code) / 1024).toFixed(1)} KB`);
