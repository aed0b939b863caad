import type { CreateFailure, MakeClientRefusal } from "../app/create-client";
import type { LogFailure } from "../app/log-check-in";
import type { UndoFailure } from "../app/undo-history";
import type { Cadence } from "../domain/cadence";
import type { LocalDay } from "../domain/local-date";
import type { Problem } from "../domain/problem";
import type { ReviewEntry } from "../domain/review";
import type { Messages } from "../i18n/en";
import type { Language } from "../i18n/language";

/** A word of the vocabulary in the interface's language; the user's own words as they are. */
export function vocabularyLabel(words: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(words, id) ? (words[id] ?? id) : id;
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

export function problemInWords({ code, property = "", value = "" }: Problem, { problems }: Messages): string {
  switch (code) {
    case "yaml":
      return problems.yaml(value);
    case "checkin-date":
      return problems.checkInDate(value);
    case "date":
    case "cadence":
    case "value":
    case "future":
      return problems[code](property, value);
  }
}

export function failureInWords(
  failure: LogFailure | UndoFailure | MakeClientRefusal | CreateFailure,
  { failures }: Messages,
): string {
  switch (failure.code) {
    case "missing-note":
      return failures.missingNote;
    case "write-failed":
      return failures.writeFailed(failure.detail);
    case "no-client":
      return failures.noClient;
    case "ambiguous-client":
      return failures.ambiguousClient(failure.paths.join(", "));
    case "bad-day":
      return failures.badDay(failure.value);
    case "future-day":
      return failures.futureDay(failure.value);
    case "bad-time":
      return failures.badTime(failure.value);
    case "bad-channel":
      return failures.badChannel(failure.value);
    case "bad-outcome":
      return failures.badOutcome(failure.value);
    case "bad-satisfaction":
      return failures.badSatisfaction(failure.value);
    case "bad-next-contact":
      return failures.badNextContact(failure.value);
    case "broken-yaml":
      return failures.brokenYaml(failure.detail);
    case "unsafe-property":
      return failures.unsafeProperty(failure.property);
    case "open-end":
      return failures.openEnd;
    case "unsafe-line":
      return failures.unsafeLine;
    case "changed-since":
      return failures.changedSince;
    case "no-free-mark":
      return failures.noFreeMark;
    case "empty-name":
      return failures.emptyName;
    case "bad-name":
      return failures.badName(failure.characters);
    case "name-taken":
      return failures.nameTaken(failure.path);
    case "template-breaks":
      return failures.templateBreaks(failure.detail);
    case "create-failed":
      return failures.createFailed(failure.detail);
  }
}

function standingInWords(entry: ReviewEntry, today: LocalDay, language: Language): string {
  const { reason } = language.messages;
  const { pausedUntil } = entry.note.client;
  switch (entry.name) {
    case "archived":
      return reason.archived;
    case "paused":
      return pausedUntil === null ? reason.paused : reason.pausedUntil(language.day(pausedUntil, today));
    case "new":
      return reason.neverInTouch;
    default:
      if (entry.daysOver > 0) return reason.over(entry.daysOver);
      return entry.daysOver === 0 ? reason.dueToday : reason.dueIn(-entry.daysOver);
  }
}
