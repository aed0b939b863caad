import type { ReviewEntry } from "../../domain/review";
import { STANDINGS, type StandingName } from "../../domain/standing";

/** Clients that stand together in a review; without a label they have no heading. */
export interface ReviewGroup {
  readonly key: string;
  readonly label: string | null;
  readonly entries: readonly ReviewEntry[];
}

/** A line of the review: a heading with the number of clients under it, or a client. */
export type ReviewRow =
  | { readonly kind: "group"; readonly key: string; readonly label: string; readonly count: number; readonly folded: boolean }
  | { readonly kind: "client"; readonly key: string; readonly entry: ReviewEntry };

/** Heights of rows in pixels. */
export type RowHeights = Readonly<Record<ReviewRow["kind"], number>>;

/** A group and where its rows begin. */
interface Stretch {
  readonly group: ReviewGroup;
  readonly folded: boolean;
  readonly start: number;
  /** 1 with a heading, else 0. */
  readonly headings: 0 | 1;
  readonly clients: number;
}

/**
 * The rows of a review: each group's heading, and its clients unless it is folded. Nothing is made for a row before it
 * is asked for, so that ten thousand rows cost as much as their groups.
 */
export class ReviewRows {
  readonly length: number;
  private readonly stretches: readonly Stretch[];

  constructor(groups: readonly ReviewGroup[], foldedKeys: ReadonlySet<string>) {
    const stretches: Stretch[] = [];
    let start = 0;
    for (const group of groups) {
      const folded = group.label !== null && foldedKeys.has(group.key);
      const headings = group.label === null ? 0 : 1;
      const clients = folded ? 0 : group.entries.length;
      stretches.push({ group, folded, start, headings, clients });
      start += headings + clients;
    }
    this.stretches = stretches;
    this.length = start;
  }

  at(index: number): ReviewRow | undefined {
    const stretch = index < 0 ? undefined : this.stretches.findLast(({ start }) => start <= index);
    if (stretch === undefined) return undefined;
    const { group, folded, start, headings } = stretch;
    if (index === start && group.label !== null) {
      return { kind: "group", key: groupKey(group.key), label: group.label, count: group.entries.length, folded };
    }
    const entry = index - start - headings < stretch.clients ? group.entries[index - start - headings] : undefined;
    return entry && { kind: "client", key: clientKey(entry), entry };
  }

  /** The index of the row with that key; -1 where it is not among them. */
  indexOf(key: string): number {
    for (const { group, start, headings, clients } of this.stretches) {
      if (headings === 1 && groupKey(group.key) === key) return start;
      const position = clients === 0 ? -1 : group.entries.findIndex((entry) => clientKey(entry) === key);
      if (position >= 0) return start + headings + position;
    }
    return -1;
  }

  /** The clients between two rows, both included, in either order. */
  between(from: number, to: number): ReviewEntry[] {
    const [first, last] = from < to ? [from, to] : [to, from];
    return Array.from({ length: last - first + 1 }, (_, offset) => this.at(first + offset)).flatMap((row) =>
      row?.kind === "client" ? [row.entry] : [],
    );
  }

  /** Where a row starts; of the index behind the last one, where the list ends. */
  topOf(index: number, heights: RowHeights): number {
    let top = 0;
    for (const { start, headings, clients } of this.stretches) {
      if (index <= start) return top;
      const within = Math.min(index - start, headings + clients);
      top += headings * heights.group + (within - headings) * heights.client;
    }
    return top;
  }

  /** The row at a height; the first or the last one beyond the list. */
  rowAt(height: number, heights: RowHeights): number {
    let top = 0;
    for (const { start, headings, clients } of this.stretches) {
      const bottom = top + headings * heights.group + clients * heights.client;
      if (height < bottom) {
        const below = Math.floor((height - top - headings * heights.group) / heights.client);
        return Math.max(start + (below < 0 ? 0 : headings + below), 0);
      }
      top = bottom;
    }
    return Math.max(this.length - 1, 0);
  }
}

export function groupKey(key: string): string {
  return `group:${key}`;
}

export function clientKey({ note }: ReviewEntry): string {
  return `path:${note.path}`;
}

/** How many clients have each standing, in review order; standings without clients are left out. */
export function countByStanding(entries: readonly ReviewEntry[]): ReadonlyMap<StandingName, number> {
  const counts = new Map<StandingName, number>();
  for (const { name } of entries) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(STANDINGS.flatMap((standing) => (counts.has(standing) ? [[standing, counts.get(standing) ?? 0] as const] : [])));
}
