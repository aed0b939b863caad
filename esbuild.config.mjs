import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { bundleFaults } from "./scripts/bundle-faults.mjs";
import { mangling, ownProperties, sourceProgram } from "./scripts/own-properties.mjs";

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

/** @type {import("esbuild").BuildOptions} */
const options = {
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
  inject: ["scripts/buffer-shim.mjs"],
  plugins: [leanGrayMatter],
};

// Names of properties that only our own code knows get short ones: the type checker says which, see scripts/own-properties.mjs.
// With a type error in src it can't; then all names stay, and the bundle may be too large.
const names = ownProperties(sourceProgram(import.meta.dirname), import.meta.dirname);
if (names === null) console.warn("src has type errors (npm run types): properties keep their long names");
await build({ ...options, ...(names && mangling(names, await codeOfOthers())) });

const code = await readFile("main.js", "utf8");
const faults = bundleFaults(code);
if (faults.length > 0) {
  console.error(`main.js holds ${faults.join(", ")}`);
  process.exit(1);
}
console.log(`main.js: ${(Buffer.byteLength(code) / 1024).toFixed(1)} KB`);

/** The text of all that is bundled and not ours. */
async function codeOfOthers() {
  const { metafile } = await build({ ...options, write: false, metafile: true });
  const paths = Object.keys(metafile.inputs).filter((path) => !/^src\//.test(path));
  return (await Promise.all(paths.map((path) => readFile(path, "utf8")))).join("\n");
}
