import { inSameYear, utcDate, type LocalDay } from "../domain/local-date";
import type { Settings } from "../domain/settings";
import type { VocabularyEntry } from "../domain/vocabulary";
import { en, type Messages } from "./en";
import { ru } from "./ru";

/** A language of the interface: its words, and how it writes days and sorts names. */
export interface Language {
  readonly code: string;
  readonly messages: Messages;
  /** "2 Nov", with the year where it is not that of `today`. */
  readonly day: (day: LocalDay, today: LocalDay) => string;
  /** "Mon 2 Nov", with the year where it is not that of `today`. */
  readonly weekday: (day: LocalDay, today: LocalDay) => string;
  /** The day's month, "Nov". */
  readonly month: (day: LocalDay) => string;
  readonly formatNumber: (value: number) => string;
  readonly compareNames: (a: string, b: string) => number;
}

const MESSAGES: Readonly<Record<string, Messages>> = { en, ru };

/** The language for Obsidian's code (`ru`, `pt-BR`); English where Rapport has no words of it. */
export function languageOf(code: string): Language {
  const known = [code, code.split("-")[0] ?? ""].find((candidate) => Object.hasOwn(MESSAGES, candidate)) ?? "en";
  const messages = MESSAGES[known] ?? en;
  const parts = new Intl.DateTimeFormat(known, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const weekdays = new Intl.DateTimeFormat(known, { weekday: "short", timeZone: "UTC" });
  const months = new Intl.DateTimeFormat(known, { month: "short", timeZone: "UTC" });
  const numbers = new Intl.NumberFormat(known);
  const inWords: Language["day"] = (day, today) => {
    const part = new Map(parts.formatToParts(utcDate(day)).map(({ type, value }) => [type, value]));
    const inYear = inSameYear(day, today) ? "" : ` ${part.get("year")}`;
    return `${part.get("day")} ${part.get("month")}${inYear}`;
  };
  return {
    code: known,
    messages,
    day: inWords,
    weekday: (day, today) => messages.weekday(weekdays.format(utcDate(day)), inWords(day, today)),
    month: (day) => months.format(utcDate(day)),
    formatNumber: (value) => numbers.format(value),
    compareNames: new Intl.Collator(known).compare,
  };
}

/** A language with the user's own words for tiers and channels. */
export function withOwnWords(language: Language, { tiers, channels }: Pick<Settings, "tiers" | "channels">): Language {
  const { code, messages } = language;
  const labels = (words: Readonly<Record<string, string>>, entries: readonly VocabularyEntry[]): Record<string, string> => ({
    ...words,
    ...Object.fromEntries(entries.flatMap(({ id, labels: own }) => (own?.[code] === undefined ? [] : [[id, own[code]]]))),
  });
  return {
    ...language,
    messages: { ...messages, tiers: labels(messages.tiers, tiers), channels: labels(messages.channels, channels) },
  };
}
