import { parseCadence } from "../../domain/cadence";
import { BUILT_IN_CHANNELS } from "../../domain/channel";
import { namesOf, PROPERTY_ROLES, type PropertyRole } from "../../domain/property";
import { vocabularyWord } from "../../domain/vocabulary";
import { normaliseWord } from "../../domain/word";
import type { Services } from "../services";
import { failureInWords, vocabularyLabel } from "../wording";
import { linesOf, marksOf } from "./setting-values";

/** The lists of words that a user may add to. */
export type WordList = "tiers" | "channels";

/** Why a value is refused, in the user's words; undefined where it is taken. */
type Refusal = string | undefined;

/** The refusals of each setting that can hold a bad value. */
export interface SettingChecks {
  readonly paths: (value: string) => Refusal;
  readonly tags: (value: string) => Refusal;
  readonly marks: (value: string) => Refusal;
  /** A note that is there, or none. */
  readonly note: (path: string) => Refusal;
  readonly heading: (value: string) => Refusal;
  readonly days: (value: number) => Refusal;
  readonly cadence: (value: string) => Refusal;
  /** A name that no other property is read by; an empty one is the built-in one. */
  readonly propertyName: (role: PropertyRole, value: string) => Refusal;
  /** Words, one a line, that mean nothing else in the list. */
  readonly words: (list: WordList, index: number, value: string) => Refusal;
  readonly id: (list: WordList, index: number, value: string) => Refusal;
}

/** Checks against the settings as they are when a value is entered. `roles` are the properties' names for the user. */
export function settingChecks(services: Services, roles: Readonly<Record<string, string>>): SettingChecks {
  const { app, language, settings } = services;
  const { messages } = language;
  const { refused } = messages.settings;
  const without = (characters: RegExp, value: string): Refusal => {
    const found = characters.exec(value)?.[0];
    return found === undefined ? undefined : refused.character(found);
  };
  const words = (list: WordList, index: number, value: string): Refusal => {
    const own = settings()[list].filter((_, at) => at !== index);
    const others = list === "channels" ? [...BUILT_IN_CHANNELS, ...own] : own;
    const taken = linesOf(value).find((word) => vocabularyWord(word, others) !== null);
    return taken === undefined ? undefined : refused.taken(taken, vocabularyLabel(messages[list], vocabularyWord(taken, others) ?? taken));
  };
  return {
    paths: (value) => without(/[\\:*?"<>|]/, value),
    tags: (value) => {
      const bad = linesOf(value).find((tag) => !/^#?(?=.*[^\d])[^\s#,.:;!?"'()[\]{}<>=+*&^%$@~`|\\]+$/u.test(tag));
      return bad === undefined ? undefined : refused.tag(bad);
    },
    marks: (value) => {
      const at = marksOf(value).indexOf(null);
      return at < 0 ? undefined : refused.mark(linesOf(value)[at] ?? "");
    },
    note: (path) => (path.trim() === "" || app.vault.getFileByPath(path.trim()) !== null ? undefined : refused.note(path)),
    heading: (value) => without(/^\s*#/, value.trim()),
    days: (value) => (Number.isInteger(value) && value >= 0 && value <= 365 ? undefined : refused.number),
    cadence: (value) => (parseCadence(value) === null ? failureInWords({ code: "bad-cadence", value: value.trim() }, messages) : undefined),
    propertyName: (role, value) => {
      const name = normaliseWord(value.trim() || role);
      const owner = PROPERTY_ROLES.find((other) => other !== role && namesOf(other, settings().propertyNames).includes(name));
      if (name === "") return refused.empty;
      return owner === undefined ? without(/[:#"'[\]{}]/, value) : refused.taken(value.trim() || role, roles[owner] ?? owner);
    },
    words,
    id: (list, index, value) => (normaliseWord(value) === "" ? refused.empty : words(list, index, value)),
  };
}
