import type { Channel } from "./channel";
import type { CheckIn, Outcome } from "./check-in";
import type { Placed } from "./note-reading";
import { startOfMonths } from "./contact-months";
import type { Contact, Evidence, History } from "./evidence";
import type { LocalDay } from "./local-date";
import type { ClientPromise } from "./promise";
import type { ReviewEntry } from "./review";
import { satisfactionChange } from "./signs";

/** What happened on one occasion, and where it is written. */
export interface Occasion {
  readonly kind: Evidence["kind"];
  readonly day: LocalDay;
  /** `HH:MM`. */
  readonly time: string | null;
  /** A channel's id. */
  readonly channel: string | null;
  readonly outcome: Outcome;
  /** A check-in's first line; empty for other kinds. */
  readonly text: string;
  readonly satisfaction: number | null;
  readonly path: string;
  /** Counts from 0; null where the whole note is meant. */
  readonly line: number | null;
  /** The path of the person or partner whose contact it was. */
  readonly through: string | null;
}

export type NextStep =
  | { readonly kind: "plan"; readonly day: LocalDay }
  | { readonly kind: "promise"; readonly promise: ClientPromise };

export type Trend = "rising" | "falling" | "steady";

/** What one reads two minutes before a call. */
export interface Brief {
  /** The last three, newest first. */
  readonly latest: readonly Occasion[];
  /** The plan, a past one too, else the first open promise. */
  readonly nextStep: NextStep | null;
  /** In {@link promisesInOrder}. */
  readonly promises: readonly Placed<ClientPromise>[];
  /** The last six values, oldest first. */
  readonly satisfaction: readonly { readonly day: LocalDay; readonly value: number }[];
  /**
   * The last value against the mean of the three before, as in the sign `satisfaction-falling`: rising or falling where
   * it is at least 1 away. Null with fewer than four values.
   */
  readonly trend: Trend | null;
  readonly contacts: ContactCounts;
}

/** Contacts of the last twelve calendar months. */
export interface ContactCounts {
  /** By channel's id, null for none; the most first, of two with the same count the more recent. */
  readonly byChannel: readonly { readonly channel: string | null; readonly count: number }[];
  readonly formal: number;
  readonly informal: number;
}

const MOST_OCCASIONS = 3;
const MOST_VALUES = 6;

/** A client's brief as its entry sees it on `today`. `channels` tell which are formal; an unknown one is informal. */
export function briefOf({ note, history }: ReviewEntry, today: LocalDay, channels: readonly Channel[]): Brief {
  const promises = promisesInOrder(note.text.promises.filter(({ open }) => open));
  return {
    latest: latestOf(note.path, history),
    nextStep: nextStepOf(history.plan, promises[0]),
    promises,
    satisfaction: satisfactionOf(history.checkIns),
    trend: trendOf(history.checkIns),
    contacts: countChannels(channelsByDay(history.contacts, startOfMonths(today)), channels),
  };
}

/** Promises by their day, so that those past it come first; those without one last, in the order of the note. */
export function promisesInOrder<P extends ClientPromise>(promises: readonly P[]): readonly P[] {
  const rank = ({ due }: P): number => due ?? Number.MAX_SAFE_INTEGER;
  return [...promises].sort((a, b) => rank(a) - rank(b));
}

/**
 * The last occasions, the client's own check-ins first on one day. What other notes say adds nothing to what is told
 * already: a meeting note or a person's check-in to a contact of that day by the same channel, a day note or a property
 * to any contact of that day.
 */
function latestOf(path: string, { checkIns, contacts }: History): readonly Occasion[] {
  const own = checkIns.map((checkIn): Occasion => ({ kind: "check-in", ...checkIn, path, through: null }));
  const elsewhere = contacts.filter(({ kind, through }) => kind !== "check-in" || through !== undefined).map(occasionOf);
  const told = new Set<string>();
  const latest: Occasion[] = [];
  for (const occasion of [...own, ...elsewhere].sort((a, b) => b.day - a.day)) {
    const { kind, day, channel, outcome, through } = occasion;
    const key = channel === null ? String(day) : `${day} ${channel}`;
    const isOwn = kind === "check-in" && through === null;
    if (!isOwn && told.has(key)) continue;
    if (latest.push(occasion) === MOST_OCCASIONS) break;
    if (outcome === "reached") told.add(String(day)).add(key);
  }
  return latest;
}

function occasionOf({ line, through, ...contact }: Contact): Occasion {
  return { ...contact, time: null, outcome: "reached", satisfaction: null, line: line ?? null, through: through ?? null };
}

function nextStepOf(plan: LocalDay | null, promise: ClientPromise | undefined): NextStep | null {
  if (plan !== null) return { kind: "plan", day: plan };
  return promise === undefined ? null : { kind: "promise", promise };
}

function satisfactionOf(checkIns: readonly CheckIn[]): Brief["satisfaction"] {
  const values = checkIns.flatMap(({ day, satisfaction }) => (satisfaction === null ? [] : [{ day, value: satisfaction }]));
  return values.slice(0, MOST_VALUES).reverse();
}

function trendOf(checkIns: readonly CheckIn[]): Trend | null {
  const change = satisfactionChange(checkIns);
  if (change === null) return null;
  if (change.last <= change.mean - 1) return "falling";
  return change.last >= change.mean + 1 ? "rising" : "steady";
}

/**
 * The channels of contacts from a day on, as they are counted: each once a day, null only for a day that has no other.
 *
 * @param contacts newest first
 */
export function channelsByDay(contacts: readonly Contact[], from: LocalDay): readonly (string | null)[] {
  const days = new Map<LocalDay, Set<string | null>>();
  for (const { day, channel } of contacts) {
    if (day < from) break;
    days.set(day, (days.get(day) ?? new Set<string | null>()).add(channel));
  }
  return [...days.values()].flatMap((ofDay) => {
    if (ofDay.size > 1) ofDay.delete(null);
    return [...ofDay];
  });
}

/** Counts channels by their ids. Of two with the same count the one that comes first stands first; an unknown one is informal. */
export function countChannels(ids: readonly (string | null)[], channels: readonly Channel[]): ContactCounts {
  const counts = new Map<string | null, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  const byChannel = [...counts].map(([channel, count]) => ({ channel, count })).sort((a, b) => b.count - a.count);
  const formal = ids.filter((id) => channels.some((channel) => channel.id === id && channel.formal)).length;
  return { byChannel, formal, informal: ids.length - formal };
}
