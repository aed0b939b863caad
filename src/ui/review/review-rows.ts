import type { ReviewEntry } from "../../domain/review";

/** Clients that stand together in a review; without a label they have no heading. */
export interface ReviewGroup {
  readonly key: string;
  readonly label: string | null;
  readonly entries: readonly ReviewEntry[];
}

/** A heading with the number of clients under it. */
export interface GroupRow {
  readonly kind: "group";
  readonly key: string;
  readonly index: number;
  /** The key of its group. */
  readonly group: string;
  readonly label: string;
  readonly count: number;
  readonly folded: boolean;
}

/** A client; its key is its note's path. */
export interface ClientRow {
  readonly kind: "client";
  readonly key: string;
  readonly index: number;
  readonly entry: ReviewEntry;
  /** The index of the heading above it; -1 without one. */
  readonly heading: number;
}

export type ReviewRow = GroupRow | ClientRow;

/** Heights of rows in pixels. */
export type RowHeights = Readonly<Record<ReviewRow["kind"], number>>;

/** The rows of a review by their position from 0. */
export interface ReviewRows {
  readonly length: number;
  readonly at: (index: number) => ReviewRow | undefined;
  /** The index of the row with that key; -1 where it is not among them. */
  readonly indexOf: (key: string) => number;
  /** The clients between two rows, both included, in either order. */
  readonly between: (from: number, to: number) => ReviewEntry[];
  /** Where a row starts; of the index behind the last one, where the list ends. */
  readonly topOf: (index: number, heights: RowHeights) => number;
  /** The row at a height; the first or the last one beyond the list. */
  readonly rowAt: (height: number, heights: RowHeights) => number;
}

/** A group and where its rows stand. */
interface Stretch {
  readonly group: ReviewGroup;
  readonly folded: boolean;
  /** Its clients that have a row, and the index of the first one's. */
  readonly entries: readonly ReviewEntry[];
  readonly first: number;
  /** So many headings stand above its clients, its own among them. */
  readonly headings: number;
}

/**
 * The rows of a review: each group's heading, and its clients unless it is folded. Nothing is made for a row before it
 * is asked for, so that ten thousand rows cost as much as their groups.
 */
export function reviewRows(groups: readonly ReviewGroup[], foldedKeys: ReadonlySet<string>): ReviewRows {
  const stretches: Stretch[] = [];
  let length = 0;
  let headings = 0;
  for (const group of groups) {
    const hasHeading = group.label !== null;
    const folded = hasHeading && foldedKeys.has(group.key);
    const entries = folded ? [] : group.entries;
    const first = length + Number(hasHeading);
    headings += Number(hasHeading);
    stretches.push({ group, folded, entries, first, headings });
    length = first + entries.length;
  }
  const startOf = ({ group, first }: Stretch): number => first - Number(group.label !== null);
  const topOfClients = ({ first, headings: above }: Stretch, { group, client }: RowHeights): number => above * group + (first - above) * client;

  return {
    length,
    at: (index) => {
      const stretch = stretches.findLast((each) => startOf(each) <= index);
      if (stretch === undefined) return undefined;
      const { group, folded, entries, first } = stretch;
      const { key, label } = group;
      if (index < first) return { kind: "group", key: groupKey(key), index, group: key, label: label ?? "", count: group.entries.length, folded };
      const entry = entries[index - first];
      return entry && { kind: "client", key: entry.note.path, index, entry, heading: label === null ? -1 : first - 1 };
    },
    indexOf: (key) => {
      for (const { group, entries, first } of stretches) {
        if (group.label !== null && groupKey(group.key) === key) return first - 1;
        const position = entries.findIndex(({ note }) => note.path === key);
        if (position >= 0) return first + position;
      }
      return -1;
    },
    between: (from, to) => {
      const [start, end] = from < to ? [from, to] : [to, from];
      return stretches.flatMap(({ entries, first }) => entries.slice(Math.max(start - first, 0), Math.max(end + 1 - first, 0)));
    },
    topOf: (index, { group, client }) => {
      const above = stretches.findLast((each) => startOf(each) < index)?.headings ?? 0;
      return above * group + (index - above) * client;
    },
    rowAt: (height, heights) => {
      const stretch = stretches.findLast((each) => topOfClients(each, heights) <= height);
      if (stretch === undefined) return 0;
      const { entries, first } = stretch;
      const below = Math.floor((height - topOfClients(stretch, heights)) / heights.client);
      return Math.min(first + Math.min(below, entries.length), length - 1);
    },
  };
}

/** A note's path has no colon, so that no client has a group's key. */
export function groupKey(key: string): string {
  return `group:${key}`;
}
