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
  readonly name: StandingName;
  readonly dueOn: LocalDay;
  /** Today minus the due date, negative before it. */
  readonly daysOver: number;
  /** Elapsed over cadence, not rounded. */
  readonly ratio: number;
}

/** How a client stands on `today`. A paused or archived one has its other figures as if it were active. */
export function standingOn(today: LocalDay, facts: RelationshipFacts, rules: StandingRules): Standing {
  const { lastContact, plan, cadence } = facts;
  const dueOn = dueDate(facts, rules);
  const from = lastContact ?? dueOn;
  const cadenceDays = addCadence(from, cadence) - from;
  const daysOver = today - dueOn;
  const counted = lastContact !== null && plan === null;
  return {
    name: dormantStanding(today, facts) ?? activeStanding(daysOver, cadenceDays, lastContact === null && plan === null),
    dueOn,
    daysOver,
    ratio: counted ? (today - lastContact) / cadenceDays : 1 + daysOver / cadenceDays,
  };
}

/** Whether the due date has passed for a client that is not paused or archived. */
export function isOverdue({ name }: Pick<Standing, "name">): boolean {
  return name === "neglected" || name === "overdue";
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
