import type { CheckIn } from "./check-in";
import type { Client } from "./client";
import type { NoteText } from "./client-note";
import type { Placed } from "./note-reading";
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
  /** A check-in's first line; empty for other kinds. */
  readonly text: string;
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
  readonly text: Pick<NoteText, "checkIns">;
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

/** What a client's own note says. */
export interface DescribedClient {
  readonly path: string;
  readonly client: Pick<Client, "lastContact" | "nextContact">;
  readonly text: NoteText;
}

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
  note: DescribedClient,
  elsewhere: Elsewhere = NOTHING_ELSEWHERE,
): History {
  const { meetings, dayNotes, through } = elsewhere;
  const own = ownContacts(note, elsewhere);
  const known = new Set(meetings.map((meeting) => meeting.path));
  const dated = [
    ...contactsOf(own),
    ...dayNotes.map((dayNote) => noteContact("day-note", dayNote)),
    ...through.flatMap((other) => contactsThrough(other, known)),
  ];
  const contacts = dated.filter(({ day }) => day <= today).sort((a, b) => b.day - a.day || weight(a) - weight(b));

  const last = contacts[0]?.day ?? -Infinity;
  return {
    contacts,
    checkIns: note.text.checkIns.filter(({ day }) => day <= today).sort(newestFirst),
    plan: planOn(today, now, note.client.nextContact, last, [own, ...through]),
  };
}

function ownContacts({ path, client, text }: DescribedClient, { meetings }: Elsewhere): OwnContacts {
  return { path, lastContact: client.lastContact, text, meetings };
}

/** What a standing follows from, of a history: without making it. */
export interface Outlook {
  /** The day of the history's first contact: the one that decides. */
  readonly lastContact: LocalDay | null;
  readonly lastAttempt: LocalDay | null;
  readonly plan: LocalDay | null;
}

/** The outlook of the same history as {@link historyOn} gives. */
export function outlookOn(
  today: LocalDay,
  now: LocalDay,
  note: DescribedClient,
  elsewhere: Elsewhere = NOTHING_ELSEWHERE,
): Outlook {
  const notes = [ownContacts(note, elsewhere), ...elsewhere.through];
  let lastContact = lastDay(today, elsewhere.dayNotes);
  for (const { lastContact: written, text, meetings } of notes) {
    if (written !== null && written <= today) lastContact = later(lastContact, written);
    lastContact = later(later(lastContact, latestOn(text, today).reached), lastDay(today, meetings));
  }
  return {
    lastContact,
    lastAttempt: latestOn(note.text, today).attempted,
    plan: planOn(today, now, note.client.nextContact, lastContact ?? -Infinity, notes),
  };
}

function lastDay(today: LocalDay, notes: readonly DatedNote[]): LocalDay | null {
  let last: LocalDay | null = null;
  for (const { day } of notes) if (day <= today) last = later(last, day);
  return last;
}

/** `next-contact` after the last contact; else the earliest later day of these notes, none as seen from the past. */
function planOn(
  today: LocalDay,
  now: LocalDay,
  nextContact: LocalDay | null,
  last: number,
  notes: readonly OwnContacts[],
): LocalDay | null {
  if (nextContact !== null && nextContact > last) return nextContact;
  if (today < now) return null;
  let first: LocalDay | null = null;
  for (const { text, meetings } of notes) {
    const days = [latestOn(text, today).next, ...meetings.map(({ day }) => day)];
    for (const day of days) if (day !== null && day > today && (first === null || day < first)) first = day;
  }
  return first;
}

function checkInContact(path: string, { day, line, channel, text }: Placed<CheckIn>): Contact {
  return { kind: "check-in", day, path, line, channel, text };
}

/** A contact that a whole note stands for. */
function noteContact(kind: Evidence["kind"], { path, day }: DatedNote): Contact {
  return { kind, day, path, channel: kind === "meeting" ? kind : null, text: "" };
}

function contactsOf({ path, lastContact, text, meetings }: OwnContacts): Contact[] {
  const reached = text.checkIns.filter(({ outcome }) => outcome === "reached").sort(newestFirst);
  return [
    ...reached.map((checkIn) => checkInContact(path, checkIn)),
    ...meetings.map((meeting) => noteContact("meeting", meeting)),
    ...(lastContact === null ? [] : [noteContact("property", { path, day: lastContact })]),
  ];
}

/** A meeting with the client and its person is the client's own. `known` collects the meetings that count already. */
function contactsThrough(other: OwnContacts, known: Set<string>): Contact[] {
  const meetings = other.meetings.filter(({ path }) => !known.has(path));
  for (const { path } of meetings) known.add(path);
  return contactsOf({ ...other, meetings }).map((contact) => ({ ...contact, through: other.path }));
}

function weight({ kind }: Pick<Evidence, "kind">): number {
  return EVIDENCE_KINDS.indexOf(kind);
}

/** What a standing follows from, of all check-ins of a note, as seen on one day. */
interface LatestCheckIns {
  /** The last day on which the client was reached. */
  readonly reached: LocalDay | null;
  readonly attempted: LocalDay | null;
  /** The earliest later day: a plan. */
  readonly next: LocalDay | null;
}

function latestOn({ checkIns }: Pick<NoteText, "checkIns">, today: LocalDay): LatestCheckIns {
  let reached: LocalDay | null = null;
  let attempted: LocalDay | null = null;
  let next: LocalDay | null = null;
  for (const { day, outcome } of checkIns) {
    if (day > today) next = next === null || day < next ? day : next;
    else if (outcome === "attempt") attempted = later(attempted, day);
    else reached = later(reached, day);
  }
  return { reached, attempted, next };
}

/** The later of two days, where there are any. */
function later(a: LocalDay | null, b: LocalDay | null): LocalDay | null {
  return a === null || (b !== null && b > a) ? b : a;
}

/** Later day first; on one day those without a time, then the later time, then the upper line. */
function newestFirst(a: Placed<CheckIn>, b: Placed<CheckIn>): number {
  if (a.day !== b.day) return b.day - a.day;
  const timeA = a.time ?? "24:00";
  const timeB = b.time ?? "24:00";
  if (timeA !== timeB) return timeA > timeB ? -1 : 1;
  return a.line - b.line;
}
