import type { SettingDefinitionControl, SettingDefinitionGroup, SettingDefinitionPage } from "obsidian";
import type { SettingKey } from "./setting-values";

/** What a setting is called, what it does, and what else one may search it by. */
export interface RowWords {
  readonly name: string;
  readonly desc?: string;
  readonly aliases?: string[];
}

type Row = SettingDefinitionControl<SettingKey>;
type Rows = NonNullable<SettingDefinitionGroup<SettingKey>["items"]>;
type Validate = (value: string) => string | undefined;

/** A group of settings, under a heading where it has one. On a phone, texts stand below their names. */
export function settingsGroup(items: Rows, heading?: string): SettingDefinitionGroup<SettingKey> {
  return { type: "group", cls: "rapport-settings", heading, items };
}

/** A page of settings behind a row. */
export function settingsPage(name: string, desc: string, items: Rows): SettingDefinitionPage<SettingKey> {
  return { type: "page", name, desc, items: [settingsGroup(items)] };
}

export function toggleRow(words: RowWords, key: SettingKey): Row {
  return { ...words, control: { type: "toggle", key } };
}

/** @param placeholder what an empty one means */
export function textRow(words: RowWords, key: SettingKey, validate: Validate, placeholder?: string): Row {
  return { ...words, control: { type: "text", key, validate, placeholder } };
}

/** A list of texts. @param oneALine says how they are written */
export function linesRow(words: RowWords, oneALine: string, key: SettingKey, validate: Validate, rows = 3): Row {
  return { ...words, desc: `${words.desc} ${oneALine}`, control: { type: "textarea", rows, key, validate } };
}

/** @param options the words for each value, in their order */
export function choiceRow(words: RowWords, key: SettingKey, options: Readonly<Record<string, string>>): Row {
  return { ...words, control: { type: "dropdown", key, options } };
}
