/** A line of the table. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly other: string;
  readonly ratio: string;
}

/** A line of two times in milliseconds, or of one where there is no other side to stand against. */
export function timesRow(what: string, ours: number, other?: { readonly time: number; readonly ratio: number }): Row {
  return { what, ours: milliseconds(ours), other: other === undefined ? "" : milliseconds(other.time), ratio: other?.ratio.toPrecision(3) ?? "" };
}

function milliseconds(value: number): string {
  return `${value.toPrecision(3)} ms`;
}
