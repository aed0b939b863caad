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

/** What happened with a client, and what is planned, as seen on one day. */
export interface History {
  /** Contacts up to that day, newest first; on one day the weightier kind first. */
  readonly contacts: readonly Evidence[];
  /** Check-ins up to that day, newest first: contacts and attempts. */
  readonly checkIns: readonly Placed<CheckIn>[];
  /** The day of the planned next contact, later than the last one. */
  readonly plan: LocalDay | null;
}

/**
 * A client's history as seen on `today`. Later days are plans: `next-contact` if it is after the last contact, else the
 * earliest later check-in line. Seen from a past day (before `now`), later lines are left out instead.
 */
export function historyOn(today: LocalDay, now: LocalDay, path: string, client: Client, note: NoteText): History {
  const checkIns = note.checkIns.filter(({ day }) => day <= today).sort(newestFirst);
  const contacts = checkIns
    .filter(({ outcome }) => outcome === "reached")
    .map(({ day, line }): Evidence => ({ kind: "check-in", day, path, line }));
  if (client.lastContact !== null && client.lastContact <= today) {
    contacts.push({ kind: "property", day: client.lastContact, path });
  }
  contacts.sort((a, b) => b.day - a.day || weight(a) - weight(b));

  const last = contacts[0]?.day ?? -Infinity;
  const { nextContact } = client;
  const later = today < now ? [] : note.checkIns.map(({ day }) => day).filter((day) => day > today);
  const planned = nextContact !== null && nextContact > last ? nextContact : earliest(later);
  return { contacts, checkIns, plan: planned };
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
