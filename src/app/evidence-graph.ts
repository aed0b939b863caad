import type { NoteText } from "../domain/client-note";
import { NOTHING_ELSEWHERE, type DatedNote, type Elsewhere, type OwnContacts } from "../domain/evidence";
import type { LocalDay } from "../domain/local-date";
import { emptyLinks } from "./links";

/** What one note is to others, with its links resolved to paths, each once. */
export interface EvidenceNote {
  /** What a client or a person says of itself; null for other notes. */
  readonly own: { readonly lastContact: LocalDay | null; readonly text: Pick<NoteText, "checkIns"> } | null;
  /** A meeting's day and participants. */
  readonly meeting: (DatedNote & { readonly participants: readonly string[] }) | null;
  /** A day note's day and the notes that its text links to. */
  readonly dayNote: (DatedNote & { readonly mentions: readonly string[] }) | null;
  /** The clients of a person. */
  readonly companies: readonly string[];
  /** The partners of an indirect client. */
  readonly partners: readonly string[];
}

/** Which notes are evidence for which: from a note to those it links to, and back. */
export interface EvidenceGraph {
  /**
   * Takes in a note's new state; null forgets it.
   *
   * @param affected gets the paths whose evidence it may have changed, a client's own among them
   */
  put(path: string, note: EvidenceNote | null, affected: Set<string>): void;
  has(path: string): boolean;
  /** What other notes say of a client. */
  elsewhere(path: string): Elsewhere;
}

const NOTHING: EvidenceNote = { own: null, meeting: null, dayNote: null, companies: [], partners: [] };
const NO_CONTACTS = { lastContact: null, text: { checkIns: [] } };

/** A graph without notes. */
export function evidenceGraph(): EvidenceGraph {
  const notes = new Map<string, EvidenceNote>();
  const meetings = emptyLinks();
  const dayNotes = emptyLinks();
  const persons = emptyLinks();
  const clients = emptyLinks();

  /** A client or person itself, those it links to, and one step on: their companies and the clients that they are partners of. */
  const collectAffected = (path: string, { own, meeting, dayNote, companies }: EvidenceNote, affected: Set<string>): void => {
    const collect = (near: string): void => {
      affected.add(near);
      for (const company of notes.get(near)?.companies ?? []) affected.add(company);
      for (const client of clients.to(near)) affected.add(client);
    };
    if (own !== null) collect(path);
    meeting?.participants.forEach(collect);
    dayNote?.mentions.forEach(collect);
    companies.forEach(collect);
  };

  const dated = (paths: readonly string[], kind: "meeting" | "dayNote"): readonly DatedNote[] => {
    if (paths.length === 0) return NOTHING_ELSEWHERE.meetings;
    const found: DatedNote[] = [];
    for (const path of paths) {
      const note = notes.get(path)?.[kind];
      if (note) found.push(note);
    }
    return found;
  };
  const meetingsOf = (path: string): readonly DatedNote[] => dated(meetings.to(path), "meeting");

  return {
    put: (path, note, affected) => {
      const known = notes.get(path);
      const before = known ?? NOTHING;
      const after = note ?? NOTHING;
      if (known !== undefined) collectAffected(path, known, affected);
      meetings.change(path, before.meeting?.participants ?? [], after.meeting?.participants ?? []);
      dayNotes.change(path, before.dayNote?.mentions ?? [], after.dayNote?.mentions ?? []);
      persons.change(path, before.companies, after.companies);
      clients.change(path, before.partners, after.partners);
      if (note === null) notes.delete(path);
      else notes.set(path, note);
      collectAffected(path, after, affected);
    },
    has: (path) => notes.has(path),
    elsewhere: (path) => {
      const partners = notes.get(path)?.partners ?? [];
      const people = persons.to(path);
      const found = { ...NOTHING_ELSEWHERE, meetings: meetingsOf(path), dayNotes: dated(dayNotes.to(path), "dayNote") };
      if (people.length + partners.length === 0) {
        return found.meetings.length + found.dayNotes.length === 0 ? NOTHING_ELSEWHERE : found;
      }
      const through = new Set([...people, ...partners]);
      through.delete(path);
      return {
        ...found,
        through: [...through].map((other): OwnContacts => {
          const { lastContact, text } = notes.get(other)?.own ?? NO_CONTACTS;
          return { path: other, lastContact, text, meetings: meetingsOf(other) };
        }),
      };
    },
  };
}
