import type { ReviewEntry } from "../../domain/review";
import { STANDINGS, type StandingName } from "../../domain/standing";

/** A line of the review: a heading with the number of clients under it, or a client. */
export type ReviewRow =
  | { readonly kind: "group"; readonly standing: StandingName; readonly count: number; readonly folded: boolean }
  | { readonly kind: "client"; readonly entry: ReviewEntry };

/** The rows of a review that is in order: a heading for each standing that has clients, and its clients unless folded. */
export function reviewRows(entries: readonly ReviewEntry[], folded: ReadonlySet<StandingName>): readonly ReviewRow[] {
  const rows: ReviewRow[] = [];
  const counts = countByStanding(entries);
  let group: StandingName | null = null;
  for (const entry of entries) {
    if (entry.name !== group) {
      group = entry.name;
      rows.push({ kind: "group", standing: group, count: counts.get(group) ?? 0, folded: folded.has(group) });
    }
    if (!folded.has(group)) rows.push({ kind: "client", entry });
  }
  return rows;
}

/** How many clients have each standing, in review order; standings without clients are left out. */
export function countByStanding(entries: readonly ReviewEntry[]): ReadonlyMap<StandingName, number> {
  const counts = new Map<StandingName, number>();
  for (const { name } of entries) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(STANDINGS.flatMap((standing) => (counts.has(standing) ? [[standing, counts.get(standing) ?? 0] as const] : [])));
}

/** What identifies a row from one rendering to the next. */
export function rowKey(row: ReviewRow): string {
  return row.kind === "group" ? `standing:${row.standing}` : `path:${row.entry.note.path}`;
}
