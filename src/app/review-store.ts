import type { LocalDay } from "../domain/local-date";
import type { Problem } from "../domain/problem";
import { problemsOn, reviewEntry, reviewOrder, type ClientNote, type ReviewEntry, type ReviewOrder } from "../domain/review";
import type { Settings } from "../domain/settings";

/** A client note as the vault has it: read, or broken with the reason. */
export type ClientRecord =
  | { readonly kind: "client"; readonly note: ClientNote }
  | { readonly kind: "broken"; readonly path: string; readonly problem: Problem };

export interface NoteProblem extends Problem {
  readonly path: string;
}

/** Names in the interface's language. */
export type CompareNames = (a: string, b: string) => number;

/**
 * The review of the real day, kept in order: a change of one client moves one entry. The single source that the sidebar,
 * the commands and the API read.
 */
export class ReviewStore {
  private readonly records = new Map<string, ClientRecord>();
  private readonly entries = new Map<string, ReviewEntry>();
  private readonly listeners = new Set<() => void>();
  private sorted: ReviewEntry[] = [];
  private order: ReviewOrder;
  private batch = false;

  constructor(
    private settings: Settings,
    private today: LocalDay,
    private readonly compareNames: CompareNames,
  ) {
    this.order = reviewOrder(settings, compareNames);
  }

  /** Every readable client in review order. */
  review(): readonly ReviewEntry[] {
    return this.sorted;
  }

  /** A review of another day; of a past one without what came later. */
  reviewOn(day: LocalDay): readonly ReviewEntry[] {
    if (day === this.today) return this.sorted;
    return this.notes()
      .map((note) => reviewEntry(note, day, this.today, this.settings))
      .sort(this.order);
  }

  entry(path: string): ReviewEntry | undefined {
    return this.entries.get(path);
  }

  has(path: string): boolean {
    return this.records.has(path);
  }

  /** The client notes that a path or, in any case, a name means. A broken note is found by its path. */
  find(pathOrName: string): readonly string[] {
    const path = [pathOrName, `${pathOrName}.md`].find((candidate) => this.records.has(candidate));
    if (path !== undefined) return [path];
    const name = pathOrName.trim().toLowerCase();
    return this.sorted.filter(({ note }) => note.name.toLowerCase() === name).map(({ note }) => note.path);
  }

  /** The day that the review is of: the real one. */
  day(): LocalDay {
    return this.today;
  }

  /** On the real day, by path. */
  problems(): readonly NoteProblem[] {
    const problems = [...this.records.values()].flatMap((record): NoteProblem[] =>
      record.kind === "broken"
        ? [{ path: record.path, ...record.problem }]
        : problemsOn(this.today, record.note).map((problem) => ({ path: record.note.path, ...problem })),
    );
    return problems.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  /** Takes in a client note's new state. */
  put(record: ClientRecord): void {
    const path = record.kind === "client" ? record.note.path : record.path;
    this.take(path);
    this.records.set(path, record);
    if (record.kind === "client") {
      const entry = reviewEntry(record.note, this.today, this.today, this.settings);
      this.entries.set(path, entry);
      if (!this.batch) this.sorted.splice(this.place(entry), 0, entry);
    }
    this.changed();
  }

  /** Forgets a note that is gone or no client any more. */
  remove(path: string): void {
    if (this.take(path)) this.changed();
  }

  /** Takes in many notes with one sort and one notice at the end. */
  update(change: () => void): void {
    this.batch = true;
    try {
      change();
    } finally {
      this.batch = false;
      this.sorted = [...this.entries.values()].sort(this.order);
      this.changed();
    }
  }

  /** A new day: every standing anew, no note read. */
  rollOver(today: LocalDay): void {
    if (today === this.today) return;
    this.today = today;
    this.recompute();
  }

  applySettings(settings: Settings): void {
    this.settings = settings;
    this.order = reviewOrder(settings, this.compareNames);
    this.recompute();
  }

  /** Calls back after every change. Returns the unsubscribe. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private notes(): ClientNote[] {
    return [...this.records.values()].flatMap((record) => (record.kind === "client" ? [record.note] : []));
  }

  private recompute(): void {
    this.update(() => {
      for (const note of this.notes()) {
        this.entries.set(note.path, reviewEntry(note, this.today, this.today, this.settings));
      }
    });
  }

  private take(path: string): boolean {
    const entry = this.entries.get(path);
    if (entry !== undefined) {
      this.entries.delete(path);
      if (!this.batch) this.sorted.splice(this.place(entry), 1);
    }
    return this.records.delete(path);
  }

  /** Where an entry stands, or would stand, in the order. */
  private place(entry: ReviewEntry): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.sorted[middle];
      if (other !== undefined && this.order(other, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private changed(): void {
    if (this.batch) return;
    for (const listener of [...this.listeners]) listener();
  }
}
