import type { CheckIn } from "./check-in";
import type { History } from "./evidence";
import type { LocalDay } from "./local-date";
import type { ClientPromise } from "./promise";

/** An early sign that a relationship needs care, with the figures that led to it. */
export type Sign =
  | { readonly name: "gaps-growing"; readonly lastGap: number; readonly medianGap: number }
  | { readonly name: "satisfaction-falling"; readonly last: number; readonly mean: number }
  | { readonly name: "promises-past"; readonly count: number; readonly oldest: LocalDay }
  | { readonly name: "three-attempts"; readonly count: number }
  | { readonly name: "no-next-step" };

/** The early signs of a client on `today`. */
export function signsOn(
  today: LocalDay,
  tier: string | null,
  { contacts, checkIns, plan }: History,
  promises: readonly ClientPromise[],
): readonly Sign[] {
  const last = contacts[0]?.day ?? -Infinity;
  const open = promises.filter((promise) => promise.open);
  const past = open.flatMap(({ due }) => (due !== null && due < today ? [due] : [])).sort((a, b) => a - b);
  const attempts = checkIns.filter(({ outcome, day }) => outcome === "attempt" && day > last).length;
  const signs: (Sign | null)[] = [
    gapsGrowing(contacts.map(({ day }) => day)),
    satisfactionFalling(checkIns),
    past[0] === undefined ? null : { name: "promises-past", count: past.length, oldest: past[0] },
    attempts < 3 ? null : { name: "three-attempts", count: attempts },
    tier !== "key" || plan !== null || open.length > 0 ? null : { name: "no-next-step" },
  ];
  return signs.filter((sign) => sign !== null);
}

/** The last satisfaction and the mean of the three before; null with fewer than four. `checkIns` run from new to old. */
export function satisfactionChange(checkIns: readonly CheckIn[]): { readonly last: number; readonly mean: number } | null {
  const [last, ...before] = checkIns.flatMap(({ satisfaction }) => satisfaction ?? []).slice(0, 4);
  if (last === undefined || before.length < 3) return null;
  return { last, mean: before.reduce((sum, value) => sum + value, 0) / 3 };
}

/** The last gap between days with contact is over 1.5 × the median of the five before. `days` run from new to old. */
function gapsGrowing(days: readonly LocalDay[]): Sign | null {
  const distinct = days.filter((day, index) => day !== days[index - 1]);
  const gaps = distinct.slice(0, 7).flatMap((day, index, all) => (all[index + 1] === undefined ? [] : [day - (all[index + 1] ?? 0)]));
  const [lastGap, ...before] = gaps;
  const medianGap = [...before].sort((a, b) => a - b)[2];
  if (lastGap === undefined || medianGap === undefined || before.length < 5) return null;
  return lastGap > 1.5 * medianGap ? { name: "gaps-growing", lastGap, medianGap } : null;
}

/** The last satisfaction is at least 1 below the mean of the three before. */
function satisfactionFalling(checkIns: readonly CheckIn[]): Sign | null {
  const change = satisfactionChange(checkIns);
  return change !== null && change.last <= change.mean - 1 ? { name: "satisfaction-falling", ...change } : null;
}
