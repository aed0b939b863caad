/** One change of a text: what stands in `[from, to)` of the old text becomes `insert`. Offsets are UTF-16 code units. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Applies splices that are sorted and don't overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = "";
  let behind = 0;
  for (const { from, to, insert } of splices) {
    result += text.slice(behind, from) + insert;
    behind = to;
  }
  return result + text.slice(behind);
}

/** The splices that take `splices` back: applied to the new text they give `text` again. */
export function invertSplices(text: string, splices: readonly Splice[]): Splice[] {
  let shift = 0;
  return splices.map(({ from, to, insert }) => {
    const start = from + shift;
    shift += insert.length - (to - from);
    return { from: start, to: start + insert.length, insert: text.slice(from, to) };
  });
}
