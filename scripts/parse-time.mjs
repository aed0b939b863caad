import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Script } from "node:vm";
import { transform } from "esbuild";
import { kilobytes } from "./bundle-faults.mjs";

/** So many KB of other code are the measure. */
const MEASURE_KB = 200;
const ROUNDS = 31;

/**
 * How long the engine takes to parse the plugin, beside 200 KB of other minified code in the same process.
 *
 * @param {string} code the bundle's text
 * @returns {Promise<{ ours: number, measure: number, ratio: number }>} milliseconds of the processor, medians of turns; the median of their ratios
 */
export async function parseTime(code) {
  const other = await otherCode();
  const scale = MEASURE_KB / kilobytes(other);
  const turns = [];
  for (let round = 0; round < ROUNDS; round++) {
    const turn = round % 2 === 0 ? [parse(code), parse(other)] : [parse(other), parse(code)].reverse();
    turns.push([turn[0], turn[1] * scale]);
  }
  const ratio = median(turns.map(([ours, measure]) => ours / measure));
  return { ours: median(turns.map(([ours]) => ours)), measure: median(turns.map(([, measure]) => measure)), ratio };
}

/** A part of an editor, minified as the plugin is. */
async function otherCode() {
  const path = createRequire(import.meta.url).resolve("@codemirror/view");
  const { code } = await transform(await readFile(path, "utf8"), { format: "cjs", minify: true, target: "es2022", charset: "utf8" });
  return code;
}

let parsed = 0;

/** Text that the engine has not seen before: what it knows it doesn't parse again. */
function parse(code) {
  const text = `(function(module,exports,require){${code}\n})//${parsed++}`;
  const before = process.cpuUsage();
  new Script(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
