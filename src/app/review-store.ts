import type { LocalDay } from "../domain/local-date";
import type { Problem } from "../domain/problem";
import { problemsOn, reviewEntry, reviewOrder, type ClientNote, type ReviewEntry, type ReviewOrder } from "../domain/review";
import type { Settings } from "../domain/settings";
import { EvidenceGraph, type EvidenceNote } from "./evidence-graph";

/** A note as the vault has it: a client, a broken note that seems to be one, or a note that would be evidence. */
export type NoteRecord =
  | { readonly kind: "client"; readonly note: ClientNote }
  | { readonly kind: "broken"; readonly problem: Problem }
  | { readonly kind: "evidence"; readonly problems: readonly Problem[]; readonly about: readonly string[] };

export interface NoteProblem extends Problem {
  readonly path: string;
}

/** Names in the interface's language. */
export type CompareNames = (a: string, b: string) => number;

/**
 * The review of the real day, kept in order: a change moves the entries of those clients that it touches. The single
 * source that the sidebar, the commands and the API read.
 */
export class ReviewStore {
  private readonly records = new Map<string, NoteRecord>();
  private readonly evidence = new EvidenceGraph();
  private readonly entries = new Map<string, ReviewEntry>();
  private readonly listeners = new Set<() => void>();
  private sorted: ReviewEntry[] = [];
  private order: ReviewOrder;
  private loading = true;
  /** While many notes are taken in: the clients to be worked out at the end. */
  private batch: Set<string> | null = null;

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
    return this.sorted.map(({ note }) => this.entryOn(day, note)).sort(this.order);
  }

  /** True until the vault's notes have been taken in: an empty review may fill up yet. */
  isLoading(): boolean {
    return this.loading;
  }

  finishLoading(): void {
    if (!this.loading) return;
    this.loading = false;
    this.changed();
  }

  entry(path: string): ReviewEntry | undefined {
    return this.entries.get(path);
  }

  /** Whether a note is a client, or a broken one. */
  has(path: string): boolean {
    const record = this.records.get(path);
    return record !== undefined && record.kind !== "evidence";
  }

  /** Whether a note is a client, or says something of others: all that there is a record of. */
  isEvidence(path: string): boolean {
    return this.evidence.has(path);
  }

  /** The client notes that a path or, in any case, a name means. A broken note is found by its path. */
  find(pathOrName: string): readonly string[] {
    const path = [pathOrName, `${pathOrName}.md`].find((candidate) => this.has(candidate));
    if (path !== undefined) return [path];
    const name = pathOrName.trim().toLowerCase();
    return this.sorted.filter(({ note }) => note.name.toLowerCase() === name).map(({ note }) => note.path);
  }

  /** The day that the review is of: the real one. */
  day(): LocalDay {
    return this.today;
  }

  /** Of client notes, and of notes that would be evidence for one; on the real day, by path. */
  problems(): readonly NoteProblem[] {
    const problems = [...this.records].flatMap(([path, record]) =>
      this.problemsOf(record).map((problem): NoteProblem => ({ path, ...problem })),
    );
    return problems.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  /** Takes in a note's new state: what it is, and what it is to others. Null for both forgets it. */
  put(path: string, record: NoteRecord | null, evidence: EvidenceNote | null): void {
    if (record === null && evidence === null && !this.records.has(path) && !this.evidence.has(path)) return;
    if (record === null) this.records.delete(path);
    else this.records.set(path, record);
    const affected = this.batch ?? new Set<string>();
    if (evidence === null) this.evidence.remove(path, affected);
    else this.evidence.put(path, evidence, affected);
    if (this.batch !== null) return;
    for (const other of affected) this.refresh(other);
    this.changed();
  }

  /** Forgets a note that is gone, or nothing to us any more. */
  remove(path: string): void {
    this.put(path, null, null);
  }

  /** Takes in many notes with one sort and one notice at the end. Entries that nothing touched keep their order. */
  update(change: () => void): void {
    this.batch = new Set();
    try {
      change();
    } finally {
      const affected = this.batch;
      this.batch = null;
      const kept = this.sorted.filter(({ note }) => !affected.has(note.path));
      for (const path of affected) {
        const entry = this.renew(path);
        if (entry !== null) kept.push(entry);
      }
      this.sorted = kept.sort(this.order);
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

  /** How many clients have another due date under other settings; what their notes say stays as it was read. */
  dueDatesChanged(before: Settings, after: Settings): number {
    const dueOn = (note: ClientNote, settings: Settings): LocalDay =>
      reviewEntry(note, this.today, this.today, settings, this.evidence.elsewhere(note.path)).dueOn;
    return this.sorted.filter(({ note }) => dueOn(note, before) !== dueOn(note, after)).length;
  }

  /** Calls back after every change. Returns the unsubscribe. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private recompute(): void {
    this.update(() => {
      for (const { note } of this.sorted) this.batch?.add(note.path);
    });
  }

  /** Works a client out anew and moves its entry to its place. */
  private refresh(path: string): void {
    const old = this.entries.get(path);
    if (old !== undefined) this.sorted.splice(this.place(old), 1);
    const entry = this.renew(path);
    if (entry !== null) this.sorted.splice(this.place(entry), 0, entry);
  }

  private renew(path: string): ReviewEntry | null {
    const record = this.records.get(path);
    const entry = record?.kind === "client" ? this.entryOn(this.today, record.note) : null;
    if (entry === null) this.entries.delete(path);
    else this.entries.set(path, entry);
    return entry;
  }

  private entryOn(day: LocalDay, note: ClientNote): ReviewEntry {
    return reviewEntry(note, day, this.today, this.settings, this.evidence.elsewhere(note.path));
  }

  private problemsOf(record: NoteRecord): readonly Problem[] {
    switch (record.kind) {
      case "client":
        return problemsOn(this.today, record.note);
      case "broken":
        return [record.problem];
      case "evidence":
        return record.about.some((path) => this.entries.has(path)) ? record.problems : [];
    }
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
    for (const listener of [...this.listeners]) listener();
  }
}
