import type { SettingDefinitionControl, SettingDefinitionList, SettingDefinitionPage, SettingDefinitionRender } from "obsidian";
import { parseCadence } from "../../domain/cadence";
import { channelsOf } from "../../domain/channel";
import type { CadenceRule, Settings } from "../../domain/settings";
import { DURATIONS, namesOfEntry, TYPES, vocabularyWord, type VocabularyEntry } from "../../domain/vocabulary";
import type { Services } from "../services";
import { cadenceInWords, vocabularyLabel } from "../wording";
import type { SettingChecks, WordList } from "./setting-checks";
import type { SettingKey } from "./setting-values";

/** What the lists need of the tab. */
export interface SettingsContext {
  readonly services: Services;
  readonly checks: SettingChecks;
  /** Stores a changed list and draws the settings anew, with the focus on one of its rows. */
  readonly changeList: (change: Partial<Settings>, row: number) => void;
  /** The row that tells what the last change of a rule does to due dates. */
  readonly effect: SettingDefinitionRender;
}

type List = SettingDefinitionList<SettingKey>;

/** Tiers, or channels of the user's own: a page for each word. */
export function wordList(list: WordList, context: SettingsContext): List {
  const { services } = context;
  const { messages } = services.language;
  const words = messages.settings[list];
  const items = services.settings()[list];
  return {
    type: "list",
    heading: words.title,
    cls: listClass(list),
    emptyState: words.none,
    items: items.map((entry, index) => wordPage(list, entry, index, context)),
    addItem: { name: words.add, action: () => addWord(list, words.fresh, context) },
    ...rowEdits(
      () => services.settings()[list],
      (changed, row) => context.changeList({ [list]: changed }, row),
    ),
  };
}

/** Cadence rules in the order in which they are asked: a page for each. */
export function ruleList(context: SettingsContext): List {
  const { services } = context;
  const { settings: words } = services.language.messages;
  return {
    type: "list",
    heading: words.rules,
    cls: listClass("cadenceRules"),
    emptyState: words.noRules,
    items: services.settings().cadenceRules.map((rule, index) => rulePage(rule, index, context)),
    addItem: { name: words.addRule, action: () => addRule(context) },
    ...rowEdits(
      () => services.settings().cadenceRules,
      (cadenceRules, row) => context.changeList({ cadenceRules }, row),
    ),
  };
}

/** Marks the groups of settings: on a phone, texts stand below their names. */
export const SETTINGS_CLASS = "rapport-settings";

/** Marks the group of a list, so that its rows can be found. */
export function listClass(key: string): string {
  return `rapport-${key}`;
}

function wordPage(list: WordList, entry: VocabularyEntry, index: number, { services, checks }: SettingsContext): SettingDefinitionPage<SettingKey> {
  const { code, messages } = services.language;
  const { entry: id, entryIn, entryAliases, entryWords, noteLanguages, formal, [list]: { aliases } } = messages.settings;
  const name = vocabularyLabel(messages[list], entry.id);
  const validate = (value: string): string | undefined => checks.words(list, index, value);
  return {
    type: "page",
    name,
    desc: namesOfEntry(entry).filter((other) => other !== name).join(", "),
    items: [
      {
        type: "group",
        cls: SETTINGS_CLASS,
        items: [
          {
            ...id,
            aliases: [...aliases, ...id.aliases],
            control: { type: "text", key: `${list}/${index}/id`, validate: (value) => checks.id(list, index, value) },
          },
          ...(["en", "ru"] as const).map((language) => ({
            name: entryIn(noteLanguages[language]),
            aliases: [...aliases, ...entryAliases],
            control: {
              type: "text" as const,
              key: `${list}/${index}/labels/${language}` as const,
              placeholder: language === code ? name : "",
              validate,
            },
          })),
          {
            ...entryWords,
            aliases: [...aliases, ...entryWords.aliases],
            control: { type: "textarea", rows: 3, key: `${list}/${index}/words`, validate },
          },
          { ...formal, visible: list === "channels", control: { type: "toggle", key: `${list}/${index}/formal` } },
        ],
      },
    ],
  };
}

function addWord(list: WordList, fresh: string, { services, changeList }: SettingsContext): void {
  const items = services.settings()[list];
  const taken = list === "channels" ? channelsOf(items) : items;
  let id = fresh;
  for (let number = 2; vocabularyWord(id, taken) !== null; number++) id = `${fresh} ${number}`;
  changeList({ [list]: [...items, { id, words: [] }] }, items.length);
}

function rulePage(rule: CadenceRule, index: number, { services, checks, effect }: SettingsContext): SettingDefinitionPage<SettingKey> {
  const { messages } = services.language;
  const { settings: words, review, types, durations, tiers, adopt } = messages;
  const choice = (
    part: "type" | "duration" | "tier",
    labels: Readonly<Record<string, string>>,
    entries: readonly VocabularyEntry[],
  ): SettingDefinitionControl<SettingKey> => {
    const ids = [...entries.map(({ id }) => id), ...(rule[part] === undefined ? [] : [rule[part]])];
    return {
      name: review.filters[part],
      aliases: words.ruleAliases,
      control: {
        type: "dropdown",
        key: `cadenceRules/${index}/${part}`,
        options: { "": words.any, ...Object.fromEntries(ids.map((id) => [id, vocabularyLabel(labels, id)])) },
      },
    };
  };
  return {
    type: "page",
    name: `${index + 1}. ${ruleInWords(rule, services)}`,
    desc: displayedCadence(rule, services),
    items: [
      {
        type: "group",
        cls: SETTINGS_CLASS,
        items: [
          choice("type", types, TYPES),
          choice("duration", durations, DURATIONS),
          choice("tier", tiers, services.settings().tiers),
          {
            name: adopt.roles.cadence,
            desc: messages.ownCadence.unread,
            aliases: words.ruleAliases,
            control: { type: "text", key: `cadenceRules/${index}/cadence`, validate: checks.cadence },
          },
          effect,
        ],
      },
    ],
  };
}

function ruleInWords({ type, duration, tier }: CadenceRule, { language }: Services): string {
  const { types, durations, tiers, settings } = language.messages;
  const parts = [type && vocabularyLabel(types, type), duration && vocabularyLabel(durations, duration), tier && vocabularyLabel(tiers, tier)];
  return parts.filter((part) => part !== undefined).join(" · ") || settings.anyClient;
}

function displayedCadence({ cadence }: CadenceRule, { language }: Services): string {
  const read = parseCadence(cadence);
  return read === null ? cadence : cadenceInWords(read, language.messages);
}

/** A new rule changes nothing yet: it stands before the last one for any client and says the same, or else at the end. */
function addRule({ services, changeList }: SettingsContext): void {
  const { cadenceRules } = services.settings();
  const last = cadenceRules.at(-1);
  const isForAll = last !== undefined && Object.keys(last).length === 1;
  const row = cadenceRules.length - (isForAll ? 1 : 0);
  changeList({ cadenceRules: inserted(cadenceRules, row, { cadence: isForAll ? last.cadence : "1 month" }) }, row);
}

/** Deleting and moving rows of a list as it is by then. */
function rowEdits<T>(read: () => readonly T[], change: (items: readonly T[], row: number) => void): Pick<List, "onDelete" | "onReorder"> {
  const others = (index: number): readonly T[] => read().filter((_, at) => at !== index);
  return {
    onDelete: (index) => change(others(index), index),
    onReorder: (from, to) => change(inserted(others(from), to, ...read().slice(from, from + 1)), to),
  };
}

function inserted<T>(items: readonly T[], at: number, ...added: readonly T[]): readonly T[] {
  return [...items.slice(0, at), ...added, ...items.slice(at)];
}
