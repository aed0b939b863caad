import { readFile } from "node:fs/promises";
import { build } from "esbuild";

/** gray-matter without what a plugin can't have: engines that evaluate code, `fs`, and Node's `Buffer`. */
const leanGrayMatter = {
  name: "lean-gray-matter",
  setup(build) {
    build.onLoad({ filter: /gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({ contents: "module.exports = {};" }));
    build.onResolve({ filter: /^fs$/ }, () => ({ path: "fs", namespace: "absent" }));
    build.onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: "module.exports = {};" }));
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
  inject: ["scripts/buffer-shim.mjs"],
  plugins: [leanGrayMatter],
});

const code = await readFile("main.js", "utf8");
const faults = [
  ["eval", /\beval\s*\(/],
  ["new Function", /\bnew\s+Function\b|\bFunction\s*\(/],
  ["a require of something else than obsidian", /\brequire\s*\(\s*(?!"obsidian"\s*\))/],
  ["a dynamic import", /\bimport\s*\(/],
].filter(([, pattern]) => pattern.test(code));
if (code.length > 200 * 1024) faults.push(["more than 200 KB"]);
if (faults.length > 0) {
  console.error(`main.js holds ${faults.map(([name]) => name).join(", ")}`);
  process.exit(1);
}
console.log(`main.js: ${(code.length / 1024).toFixed(1)} KB`);
