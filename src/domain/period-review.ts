import { channelsByDay, countChannels, promisesInOrder, type ContactCounts } from "./brief";
import type { Channel } from "./channel";
import type { LocalDay } from "./local-date";
import { periodBefore, type Period } from "./period";
import type { ClientPromise } from "./promise";
import type { ReviewEntry } from "./review";
import { isDormant, type StandingName } from "./standing";

/** What a week, month or quarter was like. Clients stand in review order, and only those who had begun by its end. */
export interface PeriodReview {
  readonly period: Period;
  /** The day that standings and signs are of. */
  readonly day: LocalDay;
  /** In the given order, only those with clients; null for clients without one, last. */
  readonly tiers: readonly { readonly tier: string | null; readonly standings: readonly StandingName[] }[];
  readonly contacted: readonly ContactedClient[];
  /** The sum over all clients: a meeting with two of them counts twice. */
  readonly contacts: ContactCounts;
  /** Without those that are paused or archived. */
  readonly notContacted: readonly ReviewEntry[];
  /** Clients who were asked in the period. */
  readonly satisfaction: readonly ({ readonly entry: ReviewEntry } & Satisfaction)[];
  readonly allSatisfaction: Omit<Satisfaction, "values">;
  /** In the order of their states. */
  readonly promises: readonly PeriodPromise[];
  /** Those that are neither paused nor archived and have an early sign. */
  readonly signed: readonly ReviewEntry[];
}

export interface ContactedClient {
  readonly entry: ReviewEntry;
  readonly days: number;
  readonly counts: ContactCounts;
}

export interface Satisfaction {
  /** Those of the period, oldest first. */
  readonly values: readonly number[];
  /** Of the values; null without any. */
  readonly mean: number | null;
  /** The mean of the period before. */
  readonly before: number | null;
}

/** Past is an open promise whose day was before the review's. */
export const PROMISE_STATES = ["past", "open", "closed"] as const;

export interface PeriodPromise {
  readonly entry: ReviewEntry;
  readonly promise: ClientPromise;
  readonly state: (typeof PROMISE_STATES)[number];
}

/** The day on which a period is reviewed: its last, or `today` where that is yet to come. */
export function reviewDay({ last }: Period, today: LocalDay): LocalDay {
  return last < today ? last : today;
}

/**
 * The review of a period. Notes don't tell when a promise was made or closed: the open ones are those that are open now,
 * the closed ones those whose day lies in the period.
 *
 * @param all the review on `day`, which {@link reviewDay} gives
 * @param tiers in order of weight
 */
export function periodReview(
  period: Period,
  day: LocalDay,
  all: readonly ReviewEntry[],
  tiers: readonly string[],
  channels: readonly Channel[],
): PeriodReview {
  const entries = all.filter(({ lastContactOn, note }) => lastContactOn !== null || (note.client.since ?? note.createdOn) <= day);
  const active = entries.filter((entry) => !isDormant(entry));
  const inTouch = ({ lastContactOn }: ReviewEntry): boolean => lastContactOn !== null && lastContactOn >= period.first;
  const contacted = entries.filter(inTouch).map((entry) => {
    const contacts = entry.history.contacts.filter(({ day }) => day >= period.first);
    return { entry, days: new Set(contacts.map(({ day }) => day)).size, ids: channelsByDay(contacts, period.first) };
  });
  const asked = entries.map((entry) => ({ entry, ...satisfactionOf([entry], period) }));
  return {
    period,
    day,
    tiers: [...tiers, null].flatMap((tier) => {
      const standings = entries.flatMap(({ note, standing }) => (note.client.tier === tier ? [standing] : []));
      return standings.length === 0 ? [] : [{ tier, standings }];
    }),
    contacted: contacted.map(({ ids, ...client }) => ({ ...client, counts: countChannels(ids, channels) })),
    contacts: countChannels(contacted.flatMap(({ ids }) => ids), channels),
    notContacted: active.filter((entry) => !inTouch(entry)),
    satisfaction: asked.filter(({ values }) => values.length > 0),
    allSatisfaction: satisfactionOf(entries, period),
    promises: entries.flatMap((entry) => promisesOf(entry, period, day)).sort((a, b) => PROMISE_STATES.indexOf(a.state) - PROMISE_STATES.indexOf(b.state)),
    signed: active.filter(({ signs }) => signs.length > 0),
  };
}

function satisfactionOf(entries: readonly ReviewEntry[], period: Period): Satisfaction {
  const checkIns = entries.flatMap(({ history }) => history.checkIns);
  const valuesIn = ({ first, last }: Pick<Period, "first" | "last">): number[] =>
    checkIns.flatMap(({ day, satisfaction }) => (satisfaction !== null && day >= first && day <= last ? [satisfaction] : []));
  const values = valuesIn(period).reverse();
  return { values, mean: meanOf(values), before: meanOf(valuesIn(periodBefore(period))) };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function promisesOf(entry: ReviewEntry, { first, last }: Period, day: LocalDay): readonly PeriodPromise[] {
  return promisesInOrder(entry.note.text.promises).flatMap((promise): PeriodPromise[] => {
    const { open, due } = promise;
    if (open) return [{ entry, promise, state: due !== null && due < day ? "past" : "open" }];
    return due !== null && due >= first && due <= last ? [{ entry, promise, state: "closed" }] : [];
  });
}
