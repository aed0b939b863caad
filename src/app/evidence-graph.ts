import type { CheckIn } from "../domain/check-in";
import type { Placed } from "../domain/client-note";
import type { DatedNote, Elsewhere, OwnContacts } from "../domain/evidence";
import type { LocalDay } from "../domain/local-date";

/** What one note is to others, with its links resolved to paths. */
export interface EvidenceNote {
  /** What a client or a person says of itself; null for other notes. */
  readonly own: { readonly lastContact: LocalDay | null; readonly checkIns: readonly Placed<CheckIn>[] } | null;
  /** A meeting's day and participants. */
  readonly meeting: { readonly day: LocalDay; readonly participants: readonly string[] } | null;
  /** A day note's day and the notes that its text links to. */
  readonly dayNote: { readonly day: LocalDay; readonly mentions: readonly string[] } | null;
  /** The clients of a person. */
  readonly companies: readonly string[];
  /** The partners of an indirect client. */
  readonly partners: readonly string[];
}

/** Which notes are evidence for which: from a note to those it links to, and back. */
export class EvidenceGraph {
  private readonly notes = new Map<string, EvidenceNote>();
  private readonly meetings = new Links();
  private readonly dayNotes = new Links();
  private readonly persons = new Links();
  private readonly clients = new Links();

  /** Takes in a note's new state. @returns the paths whose evidence it may have changed, its own among them */
  put(path: string, note: EvidenceNote): ReadonlySet<string> {
    const affected = this.remove(path);
    this.notes.set(path, note);
    this.meetings.set(path, note.meeting?.participants ?? []);
    this.dayNotes.set(path, note.dayNote?.mentions ?? []);
    this.persons.set(path, note.companies);
    this.clients.set(path, note.partners);
    for (const other of this.affectedBy(path, note)) affected.add(other);
    return affected;
  }

  /** Forgets a note. @returns the paths whose evidence it may have changed, its own among them */
  remove(path: string): Set<string> {
    const note = this.notes.get(path);
    if (note === undefined) return new Set([path]);
    const affected = this.affectedBy(path, note);
    this.notes.delete(path);
    for (const links of [this.meetings, this.dayNotes, this.persons, this.clients]) links.set(path, []);
    return affected;
  }

  has(path: string): boolean {
    return this.notes.has(path);
  }

  /** What other notes say of a client. */
  elsewhere(path: string): Elsewhere {
    const partners = this.notes.get(path)?.partners ?? [];
    const through = new Set([...this.persons.to(path), ...partners]);
    through.delete(path);
    return {
      meetings: this.meetingsOf(path),
      dayNotes: this.dated(this.dayNotes.to(path), ({ dayNote }) => dayNote),
      through: [...through].map((other): OwnContacts => {
        const own = this.notes.get(other)?.own;
        return {
          path: other,
          lastContact: own?.lastContact ?? null,
          checkIns: own?.checkIns ?? [],
          meetings: this.meetingsOf(other),
        };
      }),
    };
  }

  private meetingsOf(path: string): DatedNote[] {
    return this.dated(this.meetings.to(path), ({ meeting }) => meeting);
  }

  private dated(paths: Iterable<string>, dateOf: (note: EvidenceNote) => { readonly day: LocalDay } | null): DatedNote[] {
    return [...paths].flatMap((path) => {
      const note = this.notes.get(path);
      const dated = note === undefined ? null : dateOf(note);
      return dated === null ? [] : [{ path, day: dated.day }];
    });
  }

  /** A note itself, those it links to, and one step on: their companies and the clients that they are partners of. */
  private affectedBy(path: string, { meeting, dayNote, companies }: EvidenceNote): Set<string> {
    const near = [path, ...(meeting?.participants ?? []), ...(dayNote?.mentions ?? []), ...companies];
    const affected = new Set(near);
    for (const other of near) {
      for (const company of this.notes.get(other)?.companies ?? []) affected.add(company);
      for (const client of this.clients.to(other)) affected.add(client);
    }
    return affected;
  }
}

/** Links of one kind, and who links to a note. */
class Links {
  private readonly forward = new Map<string, readonly string[]>();
  private readonly backward = new Map<string, Set<string>>();

  set(from: string, targets: readonly string[]): void {
    for (const target of this.forward.get(from) ?? []) {
      const sources = this.backward.get(target);
      sources?.delete(from);
      if (sources?.size === 0) this.backward.delete(target);
    }
    if (targets.length === 0) {
      this.forward.delete(from);
      return;
    }
    this.forward.set(from, targets);
    for (const target of targets) {
      const sources = this.backward.get(target) ?? new Set();
      this.backward.set(target, sources.add(from));
    }
  }

  to(target: string): Iterable<string> {
    return this.backward.get(target) ?? [];
  }
}
