import type { NoteText } from "../domain/client-note";
import { NOTHING_ELSEWHERE, type DatedNote, type Elsewhere, type OwnContacts } from "../domain/evidence";
import type { LocalDay } from "../domain/local-date";
import { Links } from "./links";

/** What one note is to others, with its links resolved to paths, each once. */
export interface EvidenceNote {
  /** What a client or a person says of itself; null for other notes. */
  readonly own: { readonly lastContact: LocalDay | null; readonly text: Pick<NoteText, "checkIns"> } | null;
  /** A meeting's day and participants. */
  readonly meeting: { readonly day: LocalDay; readonly participants: readonly string[] } | null;
  /** A day note's day and the notes that its text links to. */
  readonly dayNote: { readonly day: LocalDay; readonly mentions: readonly string[] } | null;
  /** The clients of a person. */
  readonly companies: readonly string[];
  /** The partners of an indirect client. */
  readonly partners: readonly string[];
}

const NOTHING: EvidenceNote = { own: null, meeting: null, dayNote: null, companies: [], partners: [] };
const NO_CONTACTS = { lastContact: null, text: { checkIns: [] } };

/** Which notes are evidence for which: from a note to those it links to, and back. */
export class EvidenceGraph {
  private readonly notes = new Map<string, EvidenceNote>();
  private readonly meetings = new Links();
  private readonly dayNotes = new Links();
  private readonly persons = new Links();
  private readonly clients = new Links();

  /** Takes in a note's new state. @param affected gets the paths whose evidence it may have changed, its own among them */
  put(path: string, note: EvidenceNote, affected: Set<string>): void {
    this.change(path, note, affected);
    this.notes.set(path, note);
    this.collectAffected(path, note, affected);
  }

  /** Forgets a note. @param affected gets the paths whose evidence it may have changed, its own among them */
  remove(path: string, affected: Set<string>): void {
    this.change(path, NOTHING, affected);
    this.notes.delete(path);
  }

  has(path: string): boolean {
    return this.notes.has(path);
  }

  /** What other notes say of a client. */
  elsewhere(path: string): Elsewhere {
    const partners = this.notes.get(path)?.partners ?? [];
    const persons = this.persons.to(path);
    const meetings = this.meetingsOf(path);
    const dayNotes = this.dated(this.dayNotes.to(path), ({ dayNote }) => dayNote);
    if (partners.length + persons.length === 0) {
      return meetings.length + dayNotes.length === 0 ? NOTHING_ELSEWHERE : { ...NOTHING_ELSEWHERE, meetings, dayNotes };
    }
    const through = new Set([...persons, ...partners]);
    through.delete(path);
    return {
      meetings,
      dayNotes,
      through: [...through].map((other): OwnContacts => {
        const { lastContact, text } = this.notes.get(other)?.own ?? NO_CONTACTS;
        return { path: other, lastContact, text, meetings: this.meetingsOf(other) };
      }),
    };
  }

  private change(path: string, note: EvidenceNote, affected: Set<string>): void {
    const before = this.notes.get(path) ?? NOTHING;
    this.collectAffected(path, before, affected);
    this.meetings.change(path, before.meeting?.participants ?? [], note.meeting?.participants ?? []);
    this.dayNotes.change(path, before.dayNote?.mentions ?? [], note.dayNote?.mentions ?? []);
    this.persons.change(path, before.companies, note.companies);
    this.clients.change(path, before.partners, note.partners);
  }

  private meetingsOf(path: string): readonly DatedNote[] {
    return this.dated(this.meetings.to(path), ({ meeting }) => meeting);
  }

  private dated(
    paths: readonly string[],
    dateOf: (note: EvidenceNote) => { readonly day: LocalDay } | null,
  ): readonly DatedNote[] {
    if (paths.length === 0) return NOTHING_ELSEWHERE.meetings;
    return paths.flatMap((path) => {
      const note = this.notes.get(path);
      const dated = note === undefined ? null : dateOf(note);
      return dated === null ? [] : [{ path, day: dated.day }];
    });
  }

  /** A note itself, those it links to, and one step on: their companies and the clients that they are partners of. */
  private collectAffected(path: string, { meeting, dayNote, companies }: EvidenceNote, affected: Set<string>): void {
    this.collectNear(path, affected);
    for (const other of meeting?.participants ?? []) this.collectNear(other, affected);
    for (const other of dayNote?.mentions ?? []) this.collectNear(other, affected);
    for (const other of companies) this.collectNear(other, affected);
  }

  private collectNear(path: string, affected: Set<string>): void {
    affected.add(path);
    for (const company of this.notes.get(path)?.companies ?? []) affected.add(company);
    for (const client of this.clients.to(path)) affected.add(client);
  }
}
