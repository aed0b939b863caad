import { parseCadence } from "./cadence";
import { DEFAULT_PROPERTY_NAMES, isRecord, PROPERTY_ROLES, type PropertyNames } from "./property";
import { DURATIONS, TYPES, vocabularyWord, type VocabularyEntry } from "./vocabulary";
import { trimmed } from "./word";

/** What the user can change. Stored as JSON; read from anything by {@link parseSettings}. */
export interface Settings {
  readonly version: 1;
  readonly clientFolders: readonly string[];
  /** Folders, and single notes by their path, that are no clients and no evidence. */
  readonly excludedFolders: readonly string[];
  readonly clientTags: readonly string[];
  /** Properties that mark a client by one of their values. */
  readonly clientMarks: readonly ClientMark[];
  readonly propertyNames: PropertyNames;
  /** In order of weight; unknown tiers sort last. */
  readonly tiers: readonly VocabularyEntry[];
  readonly cadenceRules: readonly CadenceRule[];
  /** The user's own, beside the built-in ones. */
  readonly channels: readonly OwnChannel[];
  readonly defaultChannel: string;
  /** The user's own check-in heading; empty for the built-in one. */
  readonly checkInHeading: string;
  /** Logs in other forms that are read as check-ins where they stand. */
  readonly otherLogs: readonly OtherLog[];
  readonly newestFirst: boolean;
  /** An attempt moves the due date to at least so many days after it. */
  readonly attemptDays: number;
  readonly weekendShift: boolean;
  /** Whether a link to a client in the text of a day note is a contact. */
  readonly dayNoteMentions: boolean;
  /** Whether contacts with the `via` partner count for an indirect client. */
  readonly partnerContacts: boolean;
  readonly noteLanguage: "interface" | "en" | "ru";
  /** Where new meeting notes go. */
  readonly meetingFolder: string;
  /** A note whose text new client notes get; empty for the built-in template. */
  readonly clientTemplate: string;
}

export interface ClientMark {
  readonly property: string;
  readonly values: readonly string[];
}

/** A channel of the user's. */
export interface OwnChannel extends VocabularyEntry {
  readonly formal?: boolean;
}

/**
 * - `interactions`: Friend Tracker's list of that name in the front matter
 * - `tables`: rows of tables with a column of days
 * - `headings`: headings that start with a day, `### 2026-06-12 — Email`
 */
export const OTHER_LOGS = ["interactions", "tables", "headings"] as const;

export type OtherLog = (typeof OTHER_LOGS)[number];

/** A property left out fits any value and none. */
export interface CadenceRule {
  readonly type?: string;
  readonly duration?: string;
  readonly tier?: string;
  readonly cadence: string;
}

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  clientFolders: ["Clients"],
  excludedFolders: ["Templates"],
  clientTags: ["client", "clients"],
  clientMarks: [
    { property: "type", values: ["direct", "indirect", "прямой", "косвенный", "client"] },
    { property: "category", values: ["client"] },
    { property: "categories", values: ["client"] },
  ],
  propertyNames: DEFAULT_PROPERTY_NAMES,
  tiers: [
    { id: "key", words: ["ключевой"] },
    { id: "supporting", words: ["поддерживающий"] },
  ],
  cadenceRules: [
    { type: "indirect", tier: "key", cadence: "1 month" },
    { type: "indirect", tier: "supporting", cadence: "3 months" },
    { tier: "key", duration: "short-term", cadence: "1 week" },
    { tier: "key", duration: "long-term", cadence: "2 weeks" },
    { tier: "supporting", duration: "short-term", cadence: "2 weeks" },
    { tier: "supporting", duration: "long-term", cadence: "1 month" },
    { cadence: "1 month" },
  ],
  channels: [],
  defaultChannel: "check-in",
  checkInHeading: "",
  otherLogs: [],
  newestFirst: true,
  attemptDays: 3,
  weekendShift: false,
  dayNoteMentions: false,
  partnerContacts: false,
  noteLanguage: "interface",
  meetingFolder: "Meetings",
  clientTemplate: "",
};

/** Settings as they were read, and what of the stored ones could not be. */
export interface ParsedSettings {
  readonly settings: Settings;
  /** Settings that have their default, or lack an item, since they could not be read. */
  readonly repaired: readonly (keyof Settings)[];
  /** What another version of the plugin stored, and the unreadable parts as they were: stored again beside the settings. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** What a setting is made of: a list of its items, any other of itself. */
type Part<K extends keyof Settings> = Settings[K] extends readonly (infer Item)[] ? Item : Settings[K];

/** How stored parts are read, given the tiers. A setting that is not here is a flag or a text, as its default is. */
const READERS: { readonly [K in keyof Settings]?: (part: unknown, tiers: readonly VocabularyEntry[]) => Part<K> | undefined } = {
  version: () => 1,
  clientFolders: folder,
  excludedFolders: folder,
  clientTags: (item) => text(item)?.replace(/^#/, ""),
  clientMarks: clientMark,
  propertyNames,
  tiers: vocabularyEntry,
  cadenceRules: cadenceRule,
  channels: ownChannel,
  otherLogs: (item) => OTHER_LOGS.find((log) => log === item),
  attemptDays: (value) => (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 365 ? Number(value) : undefined),
  noteLanguage: (value) => (["interface", "en", "ru"] as const).find((language) => language === value),
  meetingFolder: folder,
};

/**
 * Settings from whatever was stored. A part that can't be read gets its default, as does a list without a readable item;
 * other lists keep the items that can be read.
 */
export function parseSettings(stored: unknown): ParsedSettings {
  const source = isRecord(stored) ? stored : {};
  const repaired = new Set<keyof Settings>();
  const read = (key: keyof Settings, tiers: readonly VocabularyEntry[]): unknown => {
    const standard = DEFAULT_SETTINGS[key];
    const isList = Array.isArray(standard);
    const reader = READERS[key] ?? (typeof standard === "boolean" ? flag : text);
    const value = Object.hasOwn(source, key) ? source[key] : standard;
    const written: unknown[] = isList && Array.isArray(value) ? value.filter((item) => typeof item !== "string" || item.trim() !== "") : [value];
    const parts = isList && !Array.isArray(value) ? [] : written.flatMap((part) => reader(part, tiers) ?? []);
    if (parts.length < written.length) repaired.add(key);
    if (parts.length === 0 && written.length > 0) return standard;
    return isList ? parts : parts[0];
  };
  const tiers = read("tiers", []) as Settings["tiers"];
  const keys = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];
  const settings = Object.fromEntries(keys.map((key) => [key, read(key, tiers)])) as unknown as Settings;
  return { settings, repaired: [...repaired], rest: restOf(source, [...repaired]) };
}

function restOf(source: Readonly<Record<string, unknown>>, repaired: readonly string[]): Record<string, unknown> {
  const foreign = Object.entries(source).filter(([key]) => !Object.hasOwn(DEFAULT_SETTINGS, key));
  const unread = repaired.map((key) => [key, source[key]] as const);
  const { unread: before, ...rest } = Object.fromEntries(foreign);
  const all = { ...(isRecord(before) ? before : {}), ...Object.fromEntries(unread) };
  return Object.keys(all).length === 0 ? rest : { ...rest, unread: all };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value.trim() : undefined;
}

function flag(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

function texts(value: unknown): string[] | undefined {
  if (!Array.isArray(value) || !value.every((item): item is string => typeof item === "string")) return undefined;
  return trimmed(value);
}

function folder(value: unknown): string | undefined {
  return text(value)?.replace(/^\/+|\/+$/g, "");
}

function clientMark(item: unknown): ClientMark | undefined {
  if (!isRecord(item)) return undefined;
  const property = text(item["property"]);
  const values = texts(item["values"]);
  return property && values ? { property, values } : undefined;
}

function vocabularyEntry(item: unknown): VocabularyEntry | undefined {
  if (!isRecord(item)) return undefined;
  const id = text(item["id"]);
  const words = texts(item["words"] ?? []);
  const labels = Object.entries(isRecord(item["labels"]) ? item["labels"] : {}).flatMap(([code, label]) => {
    const name = text(label);
    return name ? [[code, name] as const] : [];
  });
  return id && words ? { id, words, ...(labels.length > 0 && { labels: Object.fromEntries(labels) }) } : undefined;
}

function ownChannel(item: unknown): OwnChannel | undefined {
  const entry = vocabularyEntry(item);
  return entry && { ...entry, ...(isRecord(item) && item["formal"] === true && { formal: true }) };
}

/** The words of the vocabulary become their ids, so that a rule fits whatever language it was written in. */
function cadenceRule(item: unknown, tiers: readonly VocabularyEntry[]): CadenceRule | undefined {
  if (!isRecord(item)) return undefined;
  const cadence = text(item["cadence"]);
  if (cadence === undefined || parseCadence(cadence) === null) return undefined;
  const named = Object.entries({ type: TYPES, duration: DURATIONS, tier: tiers }).flatMap(([key, entries]) => {
    const word = text(item[key]);
    return word ? [[key, vocabularyWord(word, entries) ?? word] as const] : [];
  });
  return { ...Object.fromEntries(named), cadence };
}

function propertyNames(value: unknown): PropertyNames | undefined {
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(
    PROPERTY_ROLES.map((role) => [role, text(value[role]) || DEFAULT_PROPERTY_NAMES[role]]),
  ) as PropertyNames;
}
