import type { LocalDay } from "../domain/local-date";
import type { Problem } from "../domain/problem";
import { problemsOn, reviewEntry, reviewOrder, type ClientNote, type ReviewEntry, type ReviewOrder } from "../domain/review";
import type { Settings } from "../domain/settings";
import { evidenceGraph, type EvidenceNote } from "./evidence-graph";

/** A note as the vault has it: a client, a broken note that seems to be one, or a note that would be evidence. */
export type NoteRecord =
  | { readonly kind: "client"; readonly note: ClientNote }
  | { readonly kind: "broken"; readonly problem: Problem }
  | { readonly kind: "evidence"; readonly problems: readonly Problem[]; readonly about: readonly string[] };

/** All that is kept of a note, and a client's entry in the review. */
interface KeptNote {
  readonly record: NoteRecord | null;
  readonly evidence: EvidenceNote | null;
  entry: ReviewEntry | null;
}

export interface NoteProblem extends Problem {
  readonly path: string;
}

/** Names in the interface's language. */
export type CompareNames = (a: string, b: string) => number;

/** Where fewer than one in so many entries change, each is moved to its place; else all are sorted. */
const MANY = 50;

/**
 * The review of the real day, kept in order: a change moves the entries of those clients that it touches. The single
 * source that the sidebar, the commands and the API read. A new store is still loading.
 */
export class ReviewStore {
  readonly #compareNames: CompareNames;
  readonly #notes = new Map<string, KeptNote>();
  readonly #evidence = evidenceGraph((path) => this.#notes.get(path)?.evidence);
  /** Paths of the records that may have problems on this day. */
  readonly #troubled = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #settings: Settings;
  #today: LocalDay;
  #sorted: ReviewEntry[] = [];
  #order: ReviewOrder;
  #isLoading = true;
  /** While many notes are taken in: the clients to be worked out at the end. */
  #batch: Set<string> | null = null;

  constructor(settings: Settings, today: LocalDay, compareNames: CompareNames) {
    this.#settings = settings;
    this.#today = today;
    this.#compareNames = compareNames;
    this.#order = reviewOrder(settings, compareNames);
  }

  /** Every readable client in review order. */
  review(): readonly ReviewEntry[] {
    return this.#sorted;
  }

  /** A review of another day; of a past one without what came later. */
  reviewOn(day: LocalDay): readonly ReviewEntry[] {
    if (day === this.#today) return this.#sorted;
    return this.#sorted.map(({ note }) => this.#entryOn(day, note)).sort(this.#order);
  }

  /** True until the vault's notes have been taken in: an empty review may fill up yet. */
  isLoading(): boolean {
    return this.#isLoading;
  }

  finishLoading(): void {
    if (!this.#isLoading) return;
    this.#isLoading = false;
    this.#tellListeners();
  }

  entry(path: string): ReviewEntry | undefined {
    return this.#notes.get(path)?.entry ?? undefined;
  }

  /** Whether a note is a client, or a broken one. */
  has(path: string): boolean {
    const kind = this.#notes.get(path)?.record?.kind;
    return kind === "client" || kind === "broken";
  }

  /** The client notes that a path or, in any case, a name means. A broken note is found by its path. */
  find(pathOrName: string): readonly string[] {
    const path = [pathOrName, `${pathOrName}.md`].find((candidate) => this.has(candidate));
    if (path !== undefined) return [path];
    const name = pathOrName.trim().toLowerCase();
    return this.#sorted.filter(({ note }) => note.name.toLowerCase() === name).map(({ note }) => note.path);
  }

  /** The day that the review is of: the real one. */
  day(): LocalDay {
    return this.#today;
  }

  /** The notes that link to a file of this name, resolved or not. */
  linkingTo(name: string): readonly string[] {
    return this.#evidence.linkingTo(name);
  }

  /** Of client notes, and of notes that would be evidence for one; on the real day, by path. */
  problems(): readonly NoteProblem[] {
    const paths = [...this.#troubled].sort();
    return paths.flatMap((path) => {
      const record = this.#notes.get(path)?.record;
      return record ? this.#problemsOf(record).map((problem): NoteProblem => ({ path, ...problem })) : [];
    });
  }

  /** Takes in a note's new state: what it is, and what it is to others. Null for both forgets it. */
  put(path: string, record: NoteRecord | null, evidence: EvidenceNote | null): void {
    const before = this.#notes.get(path);
    if (record === null && evidence === null && before === undefined) return;
    const entry = before?.entry ?? null;
    this.#notes.set(path, { record, evidence, entry });
    this.#noteProblems(path, record);
    const affected = this.#batch ?? new Set<string>();
    if (record?.kind === "client" || entry !== null) affected.add(path);
    else if (record === null && evidence === null) this.#notes.delete(path);
    this.#evidence.relink(path, before?.evidence ?? null, evidence, affected);
    if (this.#batch !== null) return;
    for (const client of affected) this.#refresh(client);
    this.#tellListeners();
  }

  /** Takes in many notes with one sort and one notice at the end. Entries that nothing touched keep their order. */
  update(change: () => void): void {
    const affected = new Set<string>();
    this.#batch = affected;
    try {
      change();
    } finally {
      this.#batch = null;
      this.#renewAll(affected);
    }
  }

  /** A new day: every standing anew, no note read. */
  rollOver(today: LocalDay): void {
    if (today === this.#today) return;
    this.#today = today;
    for (const { note } of this.#sorted) this.#noteProblems(note.path, { kind: "client", note });
    this.#renewEverything();
  }

  applySettings(settings: Settings): void {
    this.#settings = settings;
    this.#order = reviewOrder(settings, this.#compareNames);
    this.#renewEverything();
  }

  /** How many clients have another due date under other settings; what their notes say stays as it was read. */
  dueDatesChanged(before: Settings, after: Settings): number {
    const dueOn = (note: ClientNote, settings: Settings): LocalDay => this.#entryOn(this.#today, note, settings).dueOn;
    return this.#sorted.filter(({ note }) => dueOn(note, before) !== dueOn(note, after)).length;
  }

  /** Calls back after every change. Returns the unsubscribe. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tellListeners(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #entryOn(day: LocalDay, note: ClientNote, settings = this.#settings): ReviewEntry {
    return reviewEntry(note, day, this.#today, settings, this.#evidence.elsewhere(note.path));
  }

  /** Works a client out anew; null for a note that is none, or not any longer. */
  #renew(path: string): ReviewEntry | null {
    const kept = this.#notes.get(path);
    if (kept === undefined) return null;
    const { record } = kept;
    if (record === null && kept.evidence === null) this.#notes.delete(path);
    kept.entry = record?.kind === "client" ? this.#entryOn(this.#today, record.note) : null;
    return kept.entry;
  }

  /** Works a client out anew and moves its entry to its place. */
  #refresh(path: string): void {
    const old = this.#notes.get(path)?.entry;
    if (old) this.#sorted.splice(placeOf(old, this.#sorted, this.#order), 1);
    const entry = this.#renew(path);
    if (entry !== null) this.#sorted.splice(placeOf(entry, this.#sorted, this.#order), 0, entry);
  }

  /** Works clients out anew: many with one sort. */
  #renewAll(paths: ReadonlySet<string>): void {
    if (paths.size < this.#sorted.length / MANY) {
      for (const path of paths) this.#refresh(path);
    } else {
      const others = this.#sorted.filter(({ note }) => !paths.has(note.path));
      const renewed = [...paths].flatMap((path) => this.#renew(path) ?? []);
      this.#sorted = [...others, ...renewed].sort(this.#order);
    }
    this.#tellListeners();
  }

  #renewEverything(): void {
    this.#renewAll(new Set(this.#sorted.map(({ note }) => note.path)));
  }

  #problemsOf(record: NoteRecord): readonly Problem[] {
    if (record.kind === "client") return problemsOn(this.#today, record.note);
    if (record.kind === "broken") return [record.problem];
    return record.about.some((path) => this.#notes.get(path)?.entry) ? record.problems : [];
  }

  #noteProblems(path: string, record: NoteRecord | null): void {
    if (record !== null && (record.kind !== "client" || this.#problemsOf(record).length > 0)) this.#troubled.add(path);
    else this.#troubled.delete(path);
  }
}

/** Where an entry stands, or would stand, in the order. */
function placeOf(entry: ReviewEntry, sorted: readonly ReviewEntry[], order: ReviewOrder): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = sorted[middle];
    if (other !== undefined && order(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
