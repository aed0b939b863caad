import type { LocalDay } from "../domain/local-date";
import type { Language } from "../i18n/language";
import type { ReportVocabulary } from "../templates/report-template";
import type { ReportWords } from "../templates/words";
import { contactCountsInWords, plainWords, signInWords, signLabel, standingInWords, vocabularyLabel } from "./wording";

/** The words of a report on `day` that are those of the interface, but that nothing in it is "today". */
export function reportVocabulary(language: Language, { due }: Pick<ReportWords, "due">, day: LocalDay): ReportVocabulary {
  const { messages, formatNumber } = language;
  return {
    tier: (id) => (id === null ? messages.review.noTier : vocabularyLabel(messages.tiers, id)),
    standing: (name) => (name === "due" ? due : messages.standings[name]),
    stands: (entry) => (entry.standing === "due" ? due : standingInWords(entry, day, language)),
    channel: (id) => (id === null ? messages.log.noChannel : vocabularyLabel(messages.channels, id)),
    counts: (counts) => contactCountsInWords(counts, messages).replaceAll("\u00A0", " "),
    sign: (sign) => `${signLabel(sign, messages)}: ${signInWords(sign, day, language)}`,
    number: (value) => formatNumber(Math.round(value * 10) / 10 || 0),
    plain: plainWords,
  };
}
