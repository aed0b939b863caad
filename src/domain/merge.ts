const MARKER = /^\uFEFF?(?:<{7}|={7}|>{7})(?=\s|$)/gm;

/**
 * Whether a text holds an unresolved merge: at the starts of lines `<<<<<<<`, below it `=======` and below that
 * `>>>>>>>`, as git and other tools leave them. One or two of them are no merge: `=======` underlines a heading, `>>>>>>>`
 * is a quote. Fences and comments are not told apart: a side of a merge may open or close one, and a tool that takes one
 * side takes away what was written meanwhile, wherever the markers stand.
 */
export function hasUnresolvedMerge(text: string): boolean {
  if (!text.includes("<<<<<<<")) return false;
  let awaited = "<";
  for (const [marker] of text.matchAll(MARKER)) {
    const sign = marker.slice(-1);
    if (sign === "<") awaited = "=";
    else if (sign === awaited && sign === "=") awaited = ">";
    else if (sign === awaited) return true;
  }
  return false;
}
