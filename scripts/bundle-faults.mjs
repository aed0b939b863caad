/** What the plugin may weigh, in KB. */
export const MOST_KB = 450;

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
  return kilobytes(code) > MOST_KB ? [...faults, `more than ${MOST_KB} KB`] : faults;
}

/** @param {string} code */
export function kilobytes(code) {
  return new TextEncoder().encode(code).length / 1024;
}
