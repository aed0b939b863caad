import { addCadence, type Cadence } from "./cadence";
import type { Client } from "./client";
import { addDays, afterWeekend, type LocalDay } from "./local-date";

/** In review order. */
export const STANDINGS = ["neglected", "overdue", "due", "new", "soon", "on-track", "paused", "archived"] as const;

/** How a client stands on a given day. */
export type StandingName = (typeof STANDINGS)[number];

/** What a client's standing follows from. All days but `plan` are at most today. */
export interface RelationshipFacts extends Pick<Client, "status" | "pausedUntil"> {
  /** The last contact, or else the day the relationship began. */
  readonly start: LocalDay;
  readonly cadence: Cadence;
  readonly lastContact: LocalDay | null;
  readonly lastAttempt: LocalDay | null;
  /** The planned contact, later than the last one. */
  readonly plan: LocalDay | null;
}

export interface StandingRules {
  /** An attempt moves the due date to at least so many days after it. */
  readonly attemptDays: number;
  /** Saturday and Sunday go to Monday. */
  readonly weekendShift: boolean;
}

export interface Standing {
  readonly standing: StandingName;
  readonly dueOn: LocalDay;
  /** Today minus the due date, negative before it. */
  readonly daysOver: number;
  /**
   * Days of the cadence that have passed: those since the last contact, but with a plan or without any contact the
   * cadence and `daysOver`. Negative where a plan is more than a cadence away.
   */
  readonly elapsedDays: number;
  /** The cadence in days, counted from the last contact, or from the due date where there is none: at least 1. */
  readonly cadenceDays: number;
  /** Elapsed over cadence as a number: to show, not to compare. */
  readonly ratio: number;
}

type Fraction = Pick<Standing, "elapsedDays" | "cadenceDays">;

/** How a client stands on `today`. A paused or archived one has its other figures as if it were active. */
export function standingOn(today: LocalDay, facts: RelationshipFacts, rules: StandingRules): Standing {
  const { lastContact, plan, cadence } = facts;
  const dueOn = dueDate(facts, rules);
  const from = lastContact ?? dueOn;
  const cadenceDays = addCadence(from, cadence) - from;
  const daysOver = today - dueOn;
  const elapsedDays = lastContact !== null && plan === null ? today - lastContact : cadenceDays + daysOver;
  return {
    standing: dormantStanding(today, facts) ?? activeStanding(daysOver, cadenceDays, lastContact === null && plan === null),
    dueOn,
    daysOver,
    elapsedDays,
    cadenceDays,
    ratio: elapsedDays / cadenceDays,
  };
}

/**
 * Orders by elapsed over cadence, the lower first, as fractions of whole days: 11/15 and 22/30 are a tie, however each
 * came about.
 */
export function compareRatios(a: Fraction, b: Fraction): number {
  return a.elapsedDays * b.cadenceDays - b.elapsedDays * a.cadenceDays;
}

/** Whether the due date has passed for a client that is not paused or archived. */
export function isOverdue({ standing }: Pick<Standing, "standing">): boolean {
  return standing === "neglected" || standing === "overdue";
}

/** The plan; else the cadence after the last contact; else the start. An attempt since then grants some days. */
function dueDate(facts: RelationshipFacts, rules: StandingRules): LocalDay {
  const { lastContact, plan, cadence, lastAttempt } = facts;
  const counted = lastContact === null ? facts.start : addCadence(lastContact, cadence);
  const due = plan ?? (rules.weekendShift ? afterWeekend(counted) : counted);
  if (lastAttempt === null || lastAttempt <= (lastContact ?? -Infinity)) return due;
  const granted = addDays(lastAttempt, rules.attemptDays);
  return granted > due ? granted : due;
}

function dormantStanding(today: LocalDay, { status, pausedUntil }: RelationshipFacts): "archived" | "paused" | null {
  if (status === "archived") return "archived";
  if (pausedUntil !== null) return pausedUntil > today ? "paused" : null;
  return status === "paused" ? "paused" : null;
}

function activeStanding(daysOver: number, cadenceDays: number, neverInTouch: boolean): StandingName {
  if (neverInTouch) return "new";
  if (daysOver > 0) return daysOver >= cadenceDays ? "neglected" : "overdue";
  if (daysOver === 0) return "due";
  return -daysOver <= Math.min(Math.max(cadenceDays / 5, 1), 7) ? "soon" : "on-track";
}

/** Paused or archived: nothing is due. */
export function isDormant({ standing }: Pick<Standing, "standing">): boolean {
  return standing === "paused" || standing === "archived";
}
