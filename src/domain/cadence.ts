import { addDays, addMonths, type LocalDay } from "./local-date";

export type CadenceUnit = "day" | "week" | "month" | "quarter" | "year";

/** The interval within which the user wants to be in contact, in the unit in which it was written. */
export interface Cadence {
  readonly count: number;
  readonly unit: CadenceUnit;
}

/** Beyond a hundred years a cadence is a slip of the keyboard, and days leave what calendars can hold. */
const MOST_DAYS = 36_500;

const UNIT_DAYS: Record<CadenceUnit, number> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

const UNITS: readonly [CadenceUnit, RegExp][] = [
  ["day", /^(?:days?|день|дня|дней|сутки|суток)$/],
  ["week", /^(?:weeks?|неделя|неделю|недели|недель)$/],
  ["month", /^(?:months?|месяц|месяца|месяцев)$/],
  ["quarter", /^(?:quarters?|квартал|квартала|кварталов)$/],
  ["year", /^(?:years?|год|года|лет)$/],
];

const ADVERBS: ReadonlyMap<string, Cadence> = new Map([
  ["daily", { count: 1, unit: "day" }],
  ["ежедневно", { count: 1, unit: "day" }],
  ["weekly", { count: 1, unit: "week" }],
  ["еженедельно", { count: 1, unit: "week" }],
  ["biweekly", { count: 2, unit: "week" }],
  ["fortnightly", { count: 2, unit: "week" }],
  ["monthly", { count: 1, unit: "month" }],
  ["ежемесячно", { count: 1, unit: "month" }],
  ["quarterly", { count: 1, unit: "quarter" }],
  ["ежеквартально", { count: 1, unit: "quarter" }],
  ["yearly", { count: 1, unit: "year" }],
  ["annually", { count: 1, unit: "year" }],
  ["ежегодно", { count: 1, unit: "year" }],
]);

const NUMBER_WORDS: readonly RegExp[] = [
  /^(?:one|один|одну|одна|одно)$/,
  /^(?:two|other|second|два|две|двух|второй|вторую)$/,
  /^(?:three|third|три|трех|третий|третью)$/,
  /^(?:four|четыре|четырех)$/,
  /^(?:five|пять|пяти)$/,
  /^(?:six|шесть|шести)$/,
  /^(?:seven|семь|семи)$/,
  /^(?:eight|восемь|восьми)$/,
  /^(?:nine|девять|девяти)$/,
  /^(?:ten|десять|десяти)$/,
  /^(?:eleven|одиннадцать|одиннадцати)$/,
  /^(?:twelve|двенадцать|двенадцати)$/,
];

const LEAD_IN = /^(?:once\s+)?(?:every|each)\s+|^once\s+an?\s+|^кажд(?:ый|ая|ую|ое|ые|ых)\s+|^(?:(?:1|один)\s+)?раз\s+в\s+/;
const ISO_DURATION = /^p(\d{1,5})([dwmy])$/i;
const ISO_UNITS: Record<string, CadenceUnit> = { d: "day", w: "week", m: "month", y: "year" };

/**
 * Reads a cadence in any spelling of the contract, English or Russian: a number of days, `2 weeks`,
 * `every two weeks`, `biweekly`, `P2W`, `раз в 2 недели`, `ежемесячно`. Null where it is none of them.
 */
export function parseCadence(value: string | number): Cadence | null {
  if (typeof value === "number") return cadenceOf(value, "day");
  const text = value.trim().toLowerCase().replaceAll("ё", "е").replace(/\s+/g, " ");
  if (/^\d{1,5}$/.test(text)) return cadenceOf(Number(text), "day");
  const iso = ISO_DURATION.exec(text);
  if (iso !== null) return cadenceOf(Number(iso[1]), ISO_UNITS[iso[2] ?? ""]);
  return ADVERBS.get(text.replace(/[-_ ]/g, "")) ?? parsePhrase(text.replace(/[-_]/g, " "));
}

/** ISO 8601, in the unit as written: `P14D`, `P2W`, `P1M`; a quarter is `P3M`. */
export function formatCadence({ count, unit }: Cadence): string {
  return unit === "quarter" ? `P${count * 3}M` : `P${count}${unit.charAt(0).toUpperCase()}`;
}

/** The day one cadence after `day`; months, quarters and years are calendar months, clamped at the month's end. */
export function addCadence(day: LocalDay, { count, unit }: Cadence): LocalDay {
  switch (unit) {
    case "day":
      return addDays(day, count);
    case "week":
      return addDays(day, count * 7);
    case "month":
      return addMonths(day, count);
    case "quarter":
      return addMonths(day, count * 3);
    case "year":
      return addMonths(day, count * 12);
  }
}

/** The first day after `today` that is a whole number of cadences, at least one, after `day`. */
export function nextByCadence(day: LocalDay, cadence: Cadence, today: LocalDay): LocalDay {
  let count = cadence.count;
  while (addCadence(day, { ...cadence, count }) <= today) count += cadence.count;
  return addCadence(day, { ...cadence, count });
}

function parsePhrase(text: string): Cadence | null {
  const rest = text.replace(LEAD_IN, "");
  const words = rest.split(" ");
  const [first = "", second] = words;
  if (words.length === 1) {
    const glued = /^(\d{1,5})([a-zа-я]+)$/.exec(first);
    if (glued !== null) return cadenceOf(Number(glued[1]), unitOf(glued[2] ?? ""));
    return rest === text ? null : cadenceOf(1, unitOf(first));
  }
  return words.length === 2 ? cadenceOf(numberOf(first), unitOf(second ?? "")) : null;
}

function cadenceOf(count: number | undefined, unit: CadenceUnit | undefined): Cadence | null {
  if (count === undefined || unit === undefined || !Number.isInteger(count) || count < 1) return null;
  return count * UNIT_DAYS[unit] > MOST_DAYS ? null : { count, unit };
}

function unitOf(word: string): CadenceUnit | undefined {
  return UNITS.find(([, pattern]) => pattern.test(word))?.[0];
}

function numberOf(word: string): number | undefined {
  if (/^\d{1,5}$/.test(word)) return Number(word);
  const index = NUMBER_WORDS.findIndex((pattern) => pattern.test(word));
  return index < 0 ? undefined : index + 1;
}
