import type { CheckIn } from "./check-in";
import type { Client } from "./client";
import type { NoteText, Placed } from "./client-note";
import type { LocalDay } from "./local-date";

/** In order of weight: on one day a check-in decides before a meeting, and so on. */
export const EVIDENCE_KINDS = ["check-in", "meeting", "day-note", "property"] as const;

/** A dated place in the vault that shows a contact. */
export interface Evidence {
  readonly kind: (typeof EVIDENCE_KINDS)[number];
  readonly day: LocalDay;
  readonly path: string;
  readonly line?: number;
  /** The path of the person or partner whose contact counts here. */
  readonly through?: string;
}

/** A contact and, where its place names one, its channel's id. */
export interface Contact extends Evidence {
  readonly channel: string | null;
}

/** A meeting note or a day note. */
export interface DatedNote {
  readonly path: string;
  readonly day: LocalDay;
}

/** Contacts that a note says of itself: a client's, a person's, a partner's. */
export interface OwnContacts {
  readonly path: string;
  readonly lastContact: LocalDay | null;
  readonly checkIns: readonly Placed<CheckIn>[];
  /** Meeting notes that name it as a participant. */
  readonly meetings: readonly DatedNote[];
}

/** What other notes say of a client. */
export interface Elsewhere {
  readonly meetings: readonly DatedNote[];
  /** Day notes that link to the client, where the settings count them. */
  readonly dayNotes: readonly DatedNote[];
  /** Persons of the client and, where the settings count it, its partner: one step, no attempts. */
  readonly through: readonly OwnContacts[];
}

export const NOTHING_ELSEWHERE: Elsewhere = { meetings: [], dayNotes: [], through: [] };

/** What happened with a client, and what is planned, as seen on one day. */
export interface History {
  /** Contacts up to that day, newest first; on one day the weightier kind first. */
  readonly contacts: readonly Contact[];
  /** Check-ins up to that day, newest first: contacts and attempts. */
  readonly checkIns: readonly Placed<CheckIn>[];
  /** The day of the planned next contact, later than the last one. */
  readonly plan: LocalDay | null;
}

/**
 * A client's history as seen on `today`. Later days are plans: `next-contact` if it is after the last contact, else the
 * earliest later check-in line or meeting, a person's too. Seen from a past day (before `now`), later lines and meetings
 * are left out instead.
 */
export function historyOn(
  today: LocalDay,
  now: LocalDay,
  path: string,
  client: Client,
  note: NoteText,
  { meetings, dayNotes, through }: Elsewhere = NOTHING_ELSEWHERE,
): History {
  const own: OwnContacts = { path, lastContact: client.lastContact, checkIns: note.checkIns, meetings };
  const known = new Set(meetings.map((meeting) => meeting.path));
  const dated = [
    ...contactsOf(own),
    ...dayNotes.map((dayNote): Contact => ({ kind: "day-note", ...dayNote, channel: null })),
    ...through.flatMap((other) => contactsThrough(other, known)),
  ];
  const contacts = dated.filter(({ day }) => day <= today).sort((a, b) => b.day - a.day || weight(a) - weight(b));

  const last = contacts[0]?.day ?? -Infinity;
  const { nextContact } = client;
  const later = today < now ? [] : [own, ...through].flatMap(plannedDays).filter((day) => day > today);
  return {
    contacts,
    checkIns: note.checkIns.filter(({ day }) => day <= today).sort(newestFirst),
    plan: nextContact !== null && nextContact > last ? nextContact : earliest(later),
  };
}

function contactsOf({ path, lastContact, checkIns, meetings }: OwnContacts): Contact[] {
  const reached = checkIns.filter(({ outcome }) => outcome === "reached").sort(newestFirst);
  return [
    ...reached.map(({ day, line, channel }): Contact => ({ kind: "check-in", day, path, line, channel })),
    ...meetings.map((meeting): Contact => ({ kind: "meeting", ...meeting, channel: "meeting" })),
    ...(lastContact === null ? [] : [{ kind: "property", day: lastContact, path, channel: null } as const]),
  ];
}

/** A meeting with the client and its person is the client's own. `known` collects the meetings that count already. */
function contactsThrough(other: OwnContacts, known: Set<string>): Contact[] {
  const meetings = other.meetings.filter(({ path }) => !known.has(path));
  for (const { path } of meetings) known.add(path);
  return contactsOf({ ...other, meetings }).map((contact) => ({ ...contact, through: other.path }));
}

function plannedDays({ checkIns, meetings }: OwnContacts): LocalDay[] {
  return [...checkIns, ...meetings].map(({ day }) => day);
}

function weight({ kind }: Evidence): number {
  return EVIDENCE_KINDS.indexOf(kind);
}

function earliest(days: readonly LocalDay[]): LocalDay | null {
  return days.reduce<LocalDay | null>((first, day) => (first === null || day < first ? day : first), null);
}

/** Later day first; on one day those without a time, then the later time, then the upper line. */
function newestFirst(a: Placed<CheckIn>, b: Placed<CheckIn>): number {
  if (a.day !== b.day) return b.day - a.day;
  const [timeA, timeB] = [a.time ?? "24:00", b.time ?? "24:00"];
  if (timeA !== timeB) return timeA > timeB ? -1 : 1;
  return a.line - b.line;
}
