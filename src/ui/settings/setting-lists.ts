import type { SettingDefinitionControl, SettingDefinitionList, SettingDefinitionPage, SettingDefinitionRender } from "obsidian";
import { parseCadence } from "../../domain/cadence";
import { channelsOf } from "../../domain/channel";
import type { CadenceRule, Settings } from "../../domain/settings";
import { DURATIONS, namesOfEntry, TYPES, vocabularyWord, type VocabularyEntry } from "../../domain/vocabulary";
import type { Services } from "../services";
import { cadenceInWords, vocabularyLabel, vocabularyOptions } from "../wording";
import type { SettingChecks, WordList } from "./setting-checks";
import { choiceRow, linesRow, settingsPage, textRow, toggleRow, type RowWords } from "./setting-rows";
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

/** A list as it is to be, and the row that was changed. */
type Change<T> = readonly [items: readonly T[], row: number];

/** Tiers, or channels of the user's own: a page for each word. */
export function wordList(list: WordList, context: SettingsContext): List {
  const { settings, language } = context.services;
  const { title, none, add, fresh } = language.messages.settings[list];
  const read = (): readonly VocabularyEntry[] => settings()[list];
  const added = (): Change<VocabularyEntry> => {
    const taken = list === "channels" ? channelsOf(read()) : read();
    let id = fresh;
    for (let number = 2; vocabularyWord(id, taken) !== null; number++) id = `${fresh} ${number}`;
    return [[...read(), { id, words: [] }], read().length];
  };
  return {
    heading: title,
    emptyState: none,
    items: read().map((entry, index) => wordPage(list, entry, index, context)),
    ...editableList(list, add, added, read, context),
  };
}

/** Cadence rules in the order in which they are asked: a page for each. */
export function ruleList(context: SettingsContext): List {
  const { settings, language } = context.services;
  const { rules, noRules, addRule } = language.messages.settings;
  const read = (): readonly CadenceRule[] => settings().cadenceRules;
  /** A new rule changes nothing yet: it stands before the last one for any client and says the same, or else at the end. */
  const added = (): Change<CadenceRule> => {
    const last = read().at(-1);
    const isForAll = last !== undefined && Object.keys(last).length === 1;
    const row = read().length - (isForAll ? 1 : 0);
    return [inserted(read(), row, { cadence: isForAll ? last.cadence : "1 month" }), row];
  };
  return {
    heading: rules,
    emptyState: noRules,
    items: read().map((rule, index) => rulePage(rule, index, context)),
    ...editableList("cadenceRules", addRule, added, read, context),
  };
}

/** Marks the group of a list, so that its rows can be found. */
export function listClass(key: string): string {
  return `rapport-${key}`;
}

function wordPage(list: WordList, entry: VocabularyEntry, index: number, { services, checks }: SettingsContext): SettingDefinitionPage<SettingKey> {
  const { code, messages } = services.language;
  const { entry: id, entryIn, entryAliases, entryWords, noteLanguages, formal, oneALine, [list]: { aliases } } = messages.settings;
  const name = vocabularyLabel(messages[list], entry.id);
  const validate = (value: string): string | undefined => checks.words(list, index, value);
  const alsoOfList = (words: RowWords): RowWords => ({ ...words, aliases: [...aliases, ...(words.aliases ?? [])] });
  return settingsPage(name, namesOfEntry(entry).filter((other) => other !== name).join(", "), [
    textRow(alsoOfList(id), `${list}/${index}/id`, (value) => checks.id(list, index, value)),
    ...(["en", "ru"] as const).map((language) => {
      const words = alsoOfList({ name: entryIn(noteLanguages[language]), aliases: entryAliases });
      return textRow(words, `${list}/${index}/labels/${language}`, validate, language === code ? name : "");
    }),
    linesRow(alsoOfList(entryWords), oneALine, `${list}/${index}/words`, validate),
    { ...toggleRow(formal, `${list}/${index}/formal`), visible: list === "channels" },
  ]);
}

function rulePage(rule: CadenceRule, index: number, { services, checks, effect }: SettingsContext): SettingDefinitionPage<SettingKey> {
  const { settings: words, review, types, durations, tiers, adopt, ownCadence } = services.language.messages;
  const choice = (
    part: "type" | "duration" | "tier",
    labels: Readonly<Record<string, string>>,
    entries: readonly VocabularyEntry[],
  ): SettingDefinitionControl<SettingKey> => {
    const present = rule[part] === undefined ? [] : [{ id: rule[part] }];
    const options = { "": words.any, ...Object.fromEntries(vocabularyOptions(labels, [...entries, ...present])) };
    return choiceRow({ name: review.filters[part], aliases: words.ruleAliases }, `cadenceRules/${index}/${part}`, options);
  };
  return settingsPage(`${index + 1}. ${ruleInWords(rule, services)}`, displayedCadence(rule, services), [
    choice("type", types, TYPES),
    choice("duration", durations, DURATIONS),
    choice("tier", tiers, services.settings().tiers),
    textRow({ name: adopt.roles.cadence, desc: ownCadence.unread, aliases: words.ruleAliases }, `cadenceRules/${index}/cadence`, checks.cadence),
    effect,
  ]);
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

/** What makes the rows of a list ones that can be added, deleted and moved, as the list is by then. */
function editableList<T>(
  key: WordList | "cadenceRules",
  add: string,
  added: () => Change<T>,
  read: () => readonly T[],
  { changeList }: SettingsContext,
): Pick<List, "type" | "cls" | "addItem" | "onDelete" | "onReorder"> {
  const change = (...[items, row]: Change<T>): void => changeList({ [key]: items }, row);
  const others = (index: number): readonly T[] => read().filter((_, at) => at !== index);
  return {
    type: "list",
    cls: listClass(key),
    addItem: { name: add, action: () => change(...added()) },
    onDelete: (index) => change(others(index), index),
    onReorder: (from, to) => change(inserted(others(from), to, ...read().slice(from, from + 1)), to),
  };
}

function inserted<T>(items: readonly T[], at: number, ...added: readonly T[]): readonly T[] {
  return [...items.slice(0, at), ...added, ...items.slice(at)];
}
