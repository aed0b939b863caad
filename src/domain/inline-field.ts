/** One of Dataview's inline fields in a line: `[due:: 2026-12-01]`, `(due:: 2026-12-01)`. */
export interface InlineField {
  /** As it is written, without the white space around it. */
  readonly name: string;
  readonly value: string;
  /** Offsets of the field with its brackets. */
  readonly from: number;
  readonly to: number;
}

const LINK_OR_FIELD = /\[\[[^[\]]*\]\]|\[([^[\]:()]+)::((?:\[\[[^[\]]*\]\]|[^[\]])*)\]|\(([^[\]:()]+)::([^()]*)\)/g;

/** The inline fields of a line, in their order. A link (`[[a:: b]]`) is none, and may stand in a field's value. */
export function inlineFieldsOf(text: string): readonly InlineField[] {
  if (!text.includes("::")) return [];
  return [...text.matchAll(LINK_OR_FIELD)].flatMap((match) => {
    const [whole, square, inSquare = "", round, inRound = ""] = match;
    const name = square ?? round;
    if (name === undefined) return [];
    const value = square === undefined ? inRound : inSquare;
    return [{ name: name.trim(), value: value.trim(), from: match.index, to: match.index + whole.length }];
  });
}
