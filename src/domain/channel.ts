import type { OwnChannel } from "./settings";
import { namesOfEntry, type VocabularyEntry } from "./vocabulary";
import { foldCase, normaliseWord } from "./word";

/** How an interaction happened. */
export interface Channel extends VocabularyEntry {
  readonly formal: boolean;
}

export const BUILT_IN_CHANNELS: readonly OwnChannel[] = [
  { id: "check-in", words: ["чек-ин"] },
  { id: "call", words: ["звонок"] },
  { id: "message", words: ["сообщение"] },
  { id: "email", words: ["mail", "письмо", "почта"] },
  { id: "social", words: ["соцсети"] },
  { id: "meeting", formal: true, words: ["встреча"] },
  { id: "report", formal: true, words: ["отчет"] },
  { id: "presentation", formal: true, words: ["презентация"] },
  { id: "document", formal: true, words: ["документ"] },
];

/** The channels of a vault: the built-in ones, and the user's own. They are informal unless they say otherwise. */
export function channelsOf(own: readonly OwnChannel[]): readonly Channel[] {
  return [...BUILT_IN_CHANNELS, ...own].map((channel) => ({ formal: false, ...channel }));
}

/** The channel whose id or word this is, in any case. */
export function findChannel(word: string, channels: readonly Channel[]): Channel | null {
  const written = normaliseWord(word);
  return channels.find((channel) => namesOfEntry(channel).some((name) => normaliseWord(name) === written)) ?? null;
}

/** Finds a channel at the start of a text and returns what stands behind it. */
export type ChannelMatcher = (text: string) => { readonly id: string; readonly rest: string } | null;

/**
 * A matcher that takes a known word only whole: `call Anna` is a call, `callback`, `call-back` and `report.pdf` are text.
 * The longest word wins, so that `check-in` is not cut short by a user's own `check`; of two channels with one word the
 * first, as in {@link findChannel}.
 */
export function channelMatcher(channels: readonly Channel[]): ChannelMatcher {
  const named = channels.flatMap((channel) => namesOfEntry(channel).map((word) => [foldCase(word), channel.id] as const));
  const ids = new Map(named.reverse());
  const words = [...ids.keys()].filter((word) => word !== "").sort((a, b) => b.length - a.length);
  return (text) => {
    const start = foldCase(text.slice(0, 80));
    for (const word of words) {
      if (!start.startsWith(word) || /^(?:[\p{L}\p{N}_'’-]|[./@&+][\p{L}\p{N}])/u.test(start.slice(word.length))) continue;
      return { id: ids.get(word) ?? word, rest: text.slice(word.length) };
    }
    return null;
  };
}
