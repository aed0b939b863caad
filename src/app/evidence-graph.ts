import type { NoteText } from "../domain/client-note";
import { NOTHING_ELSEWHERE, type DatedNote, type Elsewhere, type OwnContacts } from "../domain/evidence";
import type { LocalDay } from "../domain/local-date";
import { emptyLinks, type Links } from "./links";

/** A meeting or a day note, and whom it is about: a meeting's participants, all that a day note links to. */
export interface DatedLinks extends DatedNote {
  readonly about: readonly string[];
}

/** What one note is to others, with its links resolved to paths, each once. */
export interface EvidenceNote {
  /** What a client or a person says of itself; null for other notes. */
  readonly own: { readonly lastContact: LocalDay | null; readonly text: Pick<NoteText, "checkIns"> } | null;
  readonly meeting: DatedLinks | null;
  readonly dayNote: DatedLinks | null;
  /** The clients of a person. */
  readonly companies: readonly string[];
  /** The partners of an indirect client. */
  readonly partners: readonly string[];
  /** The names of all files that it links to, resolved or not, each once. */
  readonly names: readonly string[];
}

/** Which notes are evidence for which: from a note to those it links to, and back. */
export interface EvidenceGraph {
  /**
   * Takes in a note's new state in place of the one before.
   *
   * @param affected gets the paths whose evidence it may have changed, a client's own among them
   */
  relink(path: string, before: EvidenceNote | null, after: EvidenceNote | null, affected: Set<string>): void;
  /** What other notes say of a client. */
  elsewhere(path: string): Elsewhere;
  /** The notes that link to a file of this name. */
  linkingTo(name: string): readonly string[];
}

const NONE: readonly never[] = [];
const NOTHING: EvidenceNote = { own: null, meeting: null, dayNote: null, companies: NONE, partners: NONE, names: NONE };
const NO_CONTACTS = { lastContact: null, text: { checkIns: [] } };

/** @param noteAt what a path's note is to others, as it was taken in last */
export function evidenceGraph(noteAt: (path: string) => EvidenceNote | null | undefined): EvidenceGraph {
  const meetings = emptyLinks<DatedNote>();
  const dayNotes = emptyLinks<DatedNote>();
  const persons = emptyLinks<string>();
  const clients = emptyLinks<string>();
  const names = emptyLinks<string>();

  /** A client or person itself, those it links to, and one step on: their companies and the clients that they are partners of. */
  const collectAffected = (path: string, { own, meeting, dayNote, companies }: EvidenceNote, affected: Set<string>): void => {
    const collect = (near: string): void => {
      affected.add(near);
      for (const company of noteAt(near)?.companies ?? NONE) affected.add(company);
      for (const client of clients.to(near)) affected.add(client);
    };
    if (own !== null) collect(path);
    meeting?.about.forEach(collect);
    dayNote?.about.forEach(collect);
    companies.forEach(collect);
  };

  const changeDated = (links: Links<DatedNote>, before: DatedLinks | null, after: DatedLinks | null): void => {
    const either = before ?? after;
    if (either !== null) links.change(before ?? either, before?.about ?? NONE, after ?? either, after?.about ?? NONE);
  };

  return {
    relink: (path, before, after, affected) => {
      const [old, fresh] = [before ?? NOTHING, after ?? NOTHING];
      collectAffected(path, old, affected);
      changeDated(meetings, old.meeting, fresh.meeting);
      changeDated(dayNotes, old.dayNote, fresh.dayNote);
      persons.change(path, old.companies, path, fresh.companies);
      clients.change(path, old.partners, path, fresh.partners);
      names.change(path, old.names, path, fresh.names);
      collectAffected(path, fresh, affected);
    },
    elsewhere: (path) => {
      const through = new Set([...persons.to(path), ...(noteAt(path)?.partners ?? NONE)]);
      through.delete(path);
      const [inMeetings, inDayNotes] = [meetings.to(path), dayNotes.to(path)];
      if (inMeetings.length + inDayNotes.length + through.size === 0) return NOTHING_ELSEWHERE;
      return {
        meetings: [...inMeetings],
        dayNotes: [...inDayNotes],
        through: [...through].map((other): OwnContacts => {
          const { lastContact, text } = noteAt(other)?.own ?? NO_CONTACTS;
          return { path: other, lastContact, text, meetings: [...meetings.to(other)] };
        }),
      };
    },
    linkingTo: (name) => names.to(name),
  };
}
