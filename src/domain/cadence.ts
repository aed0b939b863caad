import { addUnits, unitsBetween, type CalendarUnit, type LocalDay } from "./local-date";
import { foldCase } from "./word";

/** The interval within which the user wants to be in contact, in the unit in which it was written. */
export interface Cadence {
  readonly count: number;
  readonly unit: CalendarUnit;
}

/** Beyond a hundred years a cadence is a slip of the keyboard, and days leave what calendars can hold. */
const LONGEST: Cadence = { count: 100, unit: "year" };

/** Where the lengths of cadences are compared: from 1970 on a hundred years are 36,525 days. */
const EPOCH = 0 as LocalDay;

const UNIT_WORDS = meanings<CalendarUnit>({
  day: "day days день дня дней сутки суток",
  week: "week weeks неделя неделю недели недель",
  month: "month months месяц месяца месяцев",
  quarter: "quarter quarters квартал квартала кварталов",
  year: "year years год года лет",
});

/** Words that stand for a whole phrase. */
const ADVERBS = meanings({
  "1 day": "daily ежедневно",
  "1 week": "weekly еженедельно",
  "2 weeks": "biweekly fortnightly",
  "1 month": "monthly ежемесячно",
  "1 quarter": "quarterly ежеквартально",
  "1 year": "yearly annually ежегодно",
});

const NUMBER_WORDS = meanings({
  1: "one один одну одна одно",
  2: "two other second два две двух второй вторую",
  3: "three third три трех третий третью",
  4: "four четыре четырех",
  5: "five пять пяти",
  6: "six шесть шести",
  7: "seven семь семи",
  8: "eight восемь восьми",
  9: "nine девять девяти",
  10: "ten десять десяти",
  11: "eleven одиннадцать одиннадцати",
  12: "twelve двенадцать двенадцати",
});

const LEAD_IN = /^(?:once\s+)?(?:every|each)\s+|^once\s+an?\s+|^кажд(?:ый|ая|ую|ое|ые|ых)\s+|^(?:(?:1|один)\s+)?раз\s+в\s+/;
const ISO_DURATION = /^p(\d{1,5})([dwmy])$/i;
const ISO_UNITS = meanings<CalendarUnit>({ day: "d", week: "w", month: "m", year: "y" });

/**
 * Reads a cadence in any spelling of the contract, English or Russian: a number of days, `2 weeks`,
 * `every two weeks`, `biweekly`, `P2W`, `раз в 2 недели`, `ежемесячно`. Null where it is none of them.
 */
export function parseCadence(value: string | number): Cadence | null {
  if (typeof value === "number") return cadenceOf(value, "day");
  const text = foldCase(value.trim()).replace(/\s+/g, " ");
  if (/^\d{1,5}$/.test(text)) return cadenceOf(text, "day");
  const iso = ISO_DURATION.exec(text);
  if (iso !== null) return cadenceOf(iso[1], ISO_UNITS.get(iso[2] ?? ""));
  return parsePhrase(ADVERBS.get(text.replace(/[-_ ]/g, "")) ?? text.replace(/[-_]/g, " "));
}

/** ISO 8601, in the unit as written: `P14D`, `P2W`, `P1M`; a quarter is `P3M`. */
export function formatCadence({ count, unit }: Cadence): string {
  return unit === "quarter" ? `P${count * 3}M` : `P${count}${unit.charAt(0).toUpperCase()}`;
}

/** The day one cadence after `day`; months, quarters and years are calendar months, clamped at the month's end. */
export function addCadence(day: LocalDay, { count, unit }: Cadence): LocalDay {
  return addUnits(day, count, unit);
}

/**
 * The first day after `today` that is a whole number of cadences, at least one, after `day`. Each is counted from `day`
 * itself: monthly from 31 January goes over 28 February to 31 March.
 */
export function nextByCadence(day: LocalDay, { count, unit }: Cadence, today: LocalDay): LocalDay {
  // So many cadences lead to today's own day, week, month … at most: to the last day up to today, or the first after it.
  const cadences = Math.max(1, Math.floor(unitsBetween(day, today, unit) / count));
  const next = addUnits(day, cadences * count, unit);
  return next > today ? next : addUnits(day, (cadences + 1) * count, unit);
}

function parsePhrase(text: string): Cadence | null {
  const rest = text.replace(LEAD_IN, "");
  const [first = "", second, ...more] = rest.split(" ");
  if (second !== undefined) {
    const number = NUMBER_WORDS.get(first) ?? first;
    return more.length === 0 && /^\d{1,5}$/.test(number) ? cadenceOf(number, UNIT_WORDS.get(second)) : null;
  }
  const glued = /^(\d{1,5})([a-zа-я]+)$/.exec(first);
  if (glued !== null) return cadenceOf(glued[1], UNIT_WORDS.get(glued[2] ?? ""));
  return rest === text ? null : cadenceOf(1, UNIT_WORDS.get(first));
}

function cadenceOf(number: number | string | undefined, unit: CalendarUnit | undefined): Cadence | null {
  const count = Number(number);
  if (unit === undefined || !Number.isInteger(count) || count < 1) return null;
  const cadence = { count, unit };
  return addCadence(EPOCH, cadence) > addCadence(EPOCH, LONGEST) ? null : cadence;
}

/** What each word of a table stands for. */
function meanings<Meaning extends string>(table: Readonly<Partial<Record<Meaning, string>>>): ReadonlyMap<string, Meaning> {
  const entries = Object.entries(table) as [Meaning, string][];
  return new Map(entries.flatMap(([meaning, words]) => words.split(" ").map((word) => [word, meaning])));
}
