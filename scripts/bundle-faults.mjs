/** The directory's limit for what we ship, in bytes. */
const MOST_BYTES = 450 * 1024;

const REFUSED = [
  ["eval", /\beval\s*\(/],
  ["new Function", /\bFunction\s*\(/],
  ["a require of something else than obsidian", /\brequire\s*\(\s*(?!"obsidian"\s*\))/],
  ["a dynamic import", /\bimport\s*\(/],
];

/**
 * What a built plugin must not hold.
 *
 * @param {string} code the bundle's text
 * @returns {string[]} the faults found, in words
 */
export function bundleFaults(code) {
  const faults = REFUSED.filter(([, pattern]) => pattern.test(code)).map(([name]) => name);
  return new TextEncoder().encode(code).length > MOST_BYTES ? [...faults, "more than 450 KB"] : faults;
}
