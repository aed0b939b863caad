import type { ReviewEntry } from "../../domain/review";
import type { ReviewRows } from "./review-rows";

/** The clients that an act is about, and what to call when it is over. */
export interface Subject {
  readonly clients: readonly ReviewEntry[];
  readonly onDone: (isDone: boolean) => void;
}

/** Which clients of a list are selected. Those that its rows lack at the moment stay so. */
export interface RowSelection {
  readonly isEmpty: () => boolean;
  readonly has: (entry: ReviewEntry) => boolean;
  /** What an act on a client is about: all the selected where it is one of them, and then the selection ends with it. */
  readonly with: (entry: ReviewEntry) => Subject;
  readonly toggle: (entry: ReviewEntry) => void;
  /** Selects the range that ends at a row, by its key; it begins at the row toggled last, or else `from`. */
  readonly extend: (from: string, to: string) => void;
  readonly clear: () => void;
}

/** An empty selection, which tells after each change what is selected. */
export function createRowSelection(rows: () => ReviewRows, onChange: (selected: readonly ReviewEntry[]) => void): RowSelection {
  let paths = new Set<string>();
  /** The key of the row from which a range grows. */
  let anchor: string | null = null;
  const has = ({ note }: ReviewEntry): boolean => paths.has(note.path);
  const selected = (): readonly ReviewEntry[] => rows().between(0, Infinity).filter(has);
  const select = (selection: Iterable<string>): void => {
    paths = new Set(selection);
    if (paths.size === 0) anchor = null;
    onChange(selected());
  };
  const endsSelection = (isDone: boolean): void => {
    if (isDone) select([]);
  };
  return {
    isEmpty: () => paths.size === 0,
    has,
    with: (entry) => (has(entry) ? { clients: selected(), onDone: endsSelection } : only(entry)),
    toggle: ({ note: { path } }) => {
      anchor = path;
      select(paths.has(path) ? [...paths].filter((other) => other !== path) : [...paths, path]);
    },
    extend: (from, to) => {
      anchor ??= from;
      const end = rows().indexOf(to);
      const start = rows().indexOf(anchor);
      select(rows().between(start < 0 ? end : start, end).map(({ note }) => note.path));
    },
    clear: () => select([]),
  };
}

/** One client and no other, whatever is selected; the selection stays. */
export function only(entry: ReviewEntry): Subject {
  return { clients: [entry], onDone: () => undefined };
}
