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

/**
 * The review of the real day, kept in order: a change moves the entries of those clients that it touches. The single
 * source that the sidebar, the commands and the API read.
 */
export interface ReviewStore {
  /** Every readable client in review order. */
  review(): readonly ReviewEntry[];
  /** A review of another day; of a past one without what came later. */
  reviewOn(day: LocalDay): readonly ReviewEntry[];
  /** True until the vault's notes have been taken in: an empty review may fill up yet. */
  isLoading(): boolean;
  finishLoading(): void;
  entry(path: string): ReviewEntry | undefined;
  /** Whether a note is a client, or a broken one. */
  has(path: string): boolean;
  /** The client notes that a path or, in any case, a name means. A broken note is found by its path. */
  find(pathOrName: string): readonly string[];
  /** The day that the review is of: the real one. */
  day(): LocalDay;
  /** The notes that link to a file of this name, resolved or not. */
  linkingTo(name: string): readonly string[];
  /** Of client notes, and of notes that would be evidence for one; on the real day, by path. */
  problems(): readonly NoteProblem[];
  /** Takes in a note's new state: what it is, and what it is to others. Null for both forgets it. */
  put(path: string, record: NoteRecord | null, evidence: EvidenceNote | null): void;
  /** Takes in many notes with one sort and one notice at the end. Entries that nothing touched keep their order. */
  update(change: () => void): void;
  /** A new day: every standing anew, no note read. */
  rollOver(today: LocalDay): void;
  applySettings(settings: Settings): void;
  /** How many clients have another due date under other settings; what their notes say stays as it was read. */
  dueDatesChanged(before: Settings, after: Settings): number;
  /** Calls back after every change. Returns the unsubscribe. */
  onChange(listener: () => void): () => void;
}

/** Where fewer than one in so many entries change, each is moved to its place; else all are sorted. */
const MANY = 50;

/** A store that is still loading. */
export function reviewStore(settings: Settings, today: LocalDay, compareNames: CompareNames): ReviewStore {
  const notes = new Map<string, KeptNote>();
  const evidence = evidenceGraph((path) => notes.get(path)?.evidence);
  /** Paths of the records that may have problems on this day. */
  const troubled = new Set<string>();
  const listeners = new Set<() => void>();
  let sorted: ReviewEntry[] = [];
  let order = reviewOrder(settings, compareNames);
  let loading = true;
  /** While many notes are taken in: the clients to be worked out at the end. */
  let batch: Set<string> | null = null;

  const changed = (): void => {
    for (const listener of [...listeners]) listener();
  };

  const entryOn = (day: LocalDay, note: ClientNote, rules = settings): ReviewEntry =>
    reviewEntry(note, day, today, rules, evidence.elsewhere(note.path));

  const renew = (path: string): ReviewEntry | null => {
    const kept = notes.get(path);
    if (kept === undefined) return null;
    const { record } = kept;
    if (record === null && kept.evidence === null) notes.delete(path);
    return (kept.entry = record?.kind === "client" ? entryOn(today, record.note) : null);
  };

  /** Works clients out anew: many with one sort. */
  const renewAll = (paths: ReadonlySet<string>): void => {
    if (paths.size < sorted.length / MANY) {
      paths.forEach(refresh);
      changed();
      return;
    }
    const kept = sorted.filter(({ note }) => !paths.has(note.path));
    for (const path of paths) {
      const entry = renew(path);
      if (entry !== null) kept.push(entry);
    }
    sorted = kept.sort(order);
    changed();
  };

  const recompute = (): void => renewAll(new Set(sorted.map(({ note }) => note.path)));

  /** Works a client out anew and moves its entry to its place. */
  const refresh = (path: string): void => {
    const old = notes.get(path)?.entry;
    if (old) sorted.splice(placeOf(old, sorted, order), 1);
    const entry = renew(path);
    if (entry !== null) sorted.splice(placeOf(entry, sorted, order), 0, entry);
  };

  const has = (path: string): boolean => {
    const kind = notes.get(path)?.record?.kind;
    return kind === "client" || kind === "broken";
  };

  const problemsOf = (record: NoteRecord): readonly Problem[] => {
    if (record.kind === "client") return problemsOn(today, record.note);
    if (record.kind === "broken") return [record.problem];
    return record.about.some((path) => notes.get(path)?.entry) ? record.problems : [];
  };

  const noteProblems = (path: string, record: NoteRecord | null): void => {
    if (record !== null && (record.kind !== "client" || problemsOf(record).length > 0)) troubled.add(path);
    else troubled.delete(path);
  };

  return {
    review: () => sorted,
    reviewOn: (day) => (day === today ? sorted : sorted.map(({ note }) => entryOn(day, note)).sort(order)),
    isLoading: () => loading,
    finishLoading: () => {
      if (!loading) return;
      loading = false;
      changed();
    },
    entry: (path) => notes.get(path)?.entry ?? undefined,
    has,
    find: (pathOrName) => {
      const path = [pathOrName, `${pathOrName}.md`].find(has);
      if (path !== undefined) return [path];
      const name = pathOrName.trim().toLowerCase();
      return sorted.filter(({ note }) => note.name.toLowerCase() === name).map(({ note }) => note.path);
    },
    day: () => today,
    linkingTo: (name) => evidence.linkingTo(name),
    problems: () => {
      const paths = [...troubled].sort();
      return paths.flatMap((path) => {
        const record = notes.get(path)?.record;
        return record ? problemsOf(record).map((problem): NoteProblem => ({ path, ...problem })) : [];
      });
    },
    put: (path, record, note) => {
      const before = notes.get(path);
      if (record === null && note === null && before === undefined) return;
      const entry = before?.entry ?? null;
      notes.set(path, { record, evidence: note, entry });
      noteProblems(path, record);
      const affected = batch ?? new Set<string>();
      if (record?.kind === "client" || entry !== null) affected.add(path);
      else if (record === null && note === null) notes.delete(path);
      evidence.relink(path, before?.evidence ?? null, note, affected);
      if (batch !== null) return;
      affected.forEach(refresh);
      changed();
    },
    update: (change) => {
      const affected = (batch = new Set<string>());
      try {
        change();
      } finally {
        batch = null;
        renewAll(affected);
      }
    },
    rollOver: (day) => {
      if (day === today) return;
      today = day;
      for (const { note } of sorted) noteProblems(note.path, { kind: "client", note });
      recompute();
    },
    applySettings: (changedSettings) => {
      settings = changedSettings;
      order = reviewOrder(settings, compareNames);
      recompute();
    },
    dueDatesChanged: (before, after) =>
      sorted.filter(({ note }) => entryOn(today, note, before).dueOn !== entryOn(today, note, after).dueOn).length,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
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
