/** Beyond so many notes the classes that parse texts take minutes. */
export const MOST_PARSED = 10_000;

/** The rows of the start to the list. */
export const START = {
  bareScan: "start to list, against the bare scan",
  candidateScan: "start to list, against a bare scan of the candidates",
  rereadFromDisk: "start to list, against reading every client from the disk",
  rereadAll: "start to list, against reading every client, from memory",
  parseAndQuery: "start to list, against parsing everything",
} as const;

/** What is measured: every row, or one of the start. */
export type Measured = "all" | keyof typeof START;

/** Whose first run in a process is timed: the plugin's start, or one of those that stand against it. */
export type FirstRun = "ours" | keyof typeof START;

/** What a change of one client takes, its new words asked for, in milliseconds of the processor. */
export interface ChangeTimes {
  /** Of 1,000 clients. */
  readonly few: number;
  /** Of 10,000 clients. */
  readonly many: number;
  /** The median of their ratios, measured in turns. */
  readonly growth: number;
}

/** A line of the table. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly other: string;
  /** The other side's time ÷ ours; empty where there is no other side. */
  readonly ratio: string;
}

/** A line of two times in milliseconds, or of one where there is no other side to stand against. */
export function timesRow(what: string, ours: number, other?: { readonly time: number; readonly ratio: number }): Row {
  return { what, ours: milliseconds(ours), other: other === undefined ? "" : milliseconds(other.time), ratio: other?.ratio.toPrecision(3) ?? "" };
}

function milliseconds(value: number): string {
  return `${value.toPrecision(3)} ms`;
}
