import type { Failure } from "../app/failure";
import type { Cadence } from "../domain/cadence";
import type { ContactCounts } from "../domain/brief";
import type { ContactMonth } from "../domain/contact-months";
import type { LocalDay } from "../domain/local-date";
import type { Problem } from "../domain/problem";
import type { ReviewEntry } from "../domain/review";
import type { Sign } from "../domain/signs";
import type { VocabularyEntry } from "../domain/vocabulary";
import type { Messages } from "../i18n/en";
import type { Language } from "../i18n/language";

/** A word of the vocabulary in the interface's language; the user's own words as they are. */
export function vocabularyLabel(words: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(words, id) ? (words[id] ?? id) : id;
}

/** Words of the vocabulary as options to choose from, each its id and its label. */
export function vocabularyOptions(words: Readonly<Record<string, string>>, entries: readonly Pick<VocabularyEntry, "id">[]): (readonly [id: string, label: string])[] {
  return entries.map(({ id }) => [id, vocabularyLabel(words, id)]);
}

export function cadenceInWords({ count, unit }: Cadence, { cadence }: Messages): string {
  return cadence[unit](count);
}

/** Why a client stands where it does: "key · every 2 weeks · 9 days over · last: call on 2 Nov". */
export function reasonInWords(entry: ReviewEntry, today: LocalDay, language: Language): string {
  const { messages } = language;
  const { tier } = entry.note.client;
  const { plan } = entry.history;
  const parts = [
    tier === null ? null : vocabularyLabel(messages.tiers, tier),
    cadenceInWords(entry.cadence, messages),
    standingInWords(entry, today, language),
    plan === null ? null : messages.reason.planned(language.day(plan, today)),
    lastContactInWords(entry, today, language, messages.reason.lastBy, messages.reason.last),
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

/** The last contact by `withChannel` or `plain`; null where there was none. */
export function lastContactInWords(
  { lastContact }: ReviewEntry,
  today: LocalDay,
  language: Language,
  withChannel: (channel: string, day: string) => string,
  plain: (day: string) => string,
): string | null {
  if (lastContact === null) return null;
  const day = language.day(lastContact.day, today);
  const { channel } = lastContact;
  return channel === null ? plain(day) : withChannel(vocabularyLabel(language.messages.channels, channel), day);
}

/** What an early sign is about, in a word or two: "Gaps growing". */
export function signLabel({ name }: Sign, { brief }: Messages): string {
  return brief.signLabels[name];
}

/** The figures behind an early sign: "2 open promises, the oldest was due 2 Nov". */
export function signInWords(sign: Sign, today: LocalDay, { day, formatNumber, messages }: Language): string {
  const { signs } = messages.brief;
  switch (sign.name) {
    case "gaps-growing":
      return signs.gapsGrowing(sign.lastGap, sign.medianGap);
    case "satisfaction-falling":
      return signs.satisfactionFalling(formatNumber(sign.last), formatNumber(Math.round(sign.mean * 10) / 10));
    case "promises-past":
      return signs.promisesPast(sign.count, day(sign.oldest, today));
    case "three-attempts":
      return signs.threeAttempts(sign.count);
    case "no-next-step":
      return signs.noNextStep;
  }
}

/** "contact on 4 Dec", of a plan whose day has passed "contact was planned for 4 Nov". */
export function planInWords(plan: LocalDay, today: LocalDay, { day, messages }: Language): string {
  return (plan < today ? messages.brief.planWas : messages.brief.contactOn)(day(plan, today));
}

/** "due 2 Dec", of a day before today "was due 2 Nov". */
export function dueInWords(due: LocalDay, today: LocalDay, { day, messages }: Language): string {
  return (due < today ? messages.brief.wasDue : messages.brief.due)(day(due, today));
}

/** "6 × call, 3 × email · 2 formal, 7 informal", each number kept beside its word. */
export function contactCountsInWords({ byChannel, formal, informal }: ContactCounts, { brief, channels }: Messages): string {
  if (byChannel.length === 0) return brief.noContacts;
  const counts = byChannel.map(({ channel, count }) =>
    channel === null ? brief.noChannelCount(count) : brief.channelCount(vocabularyLabel(channels, channel), count),
  );
  const kinds = [...(formal > 0 ? [brief.formal(formal)] : []), ...(informal > 0 ? [brief.informal(informal)] : [])];
  return `${counts.join(", ")} · ${kinds.join(", ")}`.replace(/(\d|×) /g, "$1\u00A0");
}

/** "Days with contact in 12 months: Dec 0, Jan 2, …" */
export function contactMonthsInWords(months: readonly ContactMonth[], { month, messages }: Language): string {
  return messages.brief.contactMonths(months.map((each) => `${month(each.month)} ${each.days}`).join(", "));
}

/** A note's words as they read, without the marks of links and emphasis: `[[Anna|her]]` is her. */
export function plainWords(text: string): string {
  return text
    .replace(/!?\[\[([^[\]|]*)(?:\|([^[\]]*))?\]\]/g, (_, target: string, alias?: string) => alias ?? target)
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, "$1")
    .replace(/(\*\*|__|~~|==|`)([^*_~=`]+)\1/g, "$2");
}

export function problemInWords({ code, property = "", value = "" }: Problem, { problems }: Messages): string {
  switch (code) {
    case "yaml":
      return problems.yaml(value);
    case "checkin-date":
      return problems.checkInDate(value);
    case "merge":
      return problems.merge;
    case "date":
    case "cadence":
    case "value":
    case "future":
      return problems[code](property, value);
  }
}

export function failureInWords(failure: Failure, { failures }: Messages): string {
  const inWords = failures[failure.code] as (failure: Failure) => string;
  return inWords(failure);
}

/** "9 days over", "due in 3 days", "paused until 4 Dec". */
export function standingInWords(entry: ReviewEntry, today: LocalDay, language: Language): string {
  const { reason } = language.messages;
  const { pausedUntil } = entry.note.client;
  switch (entry.standing) {
    case "archived":
      return reason.archived;
    case "paused":
      return reason.paused(pausedUntil === null ? null : language.day(pausedUntil, today));
    case "new":
      return reason.neverInTouch;
    default:
      if (entry.daysOver > 0) return reason.over(entry.daysOver);
      return entry.daysOver === 0 ? reason.dueToday : reason.dueIn(-entry.daysOver);
  }
}
