import { parseCadence } from "./cadence";
import { DEFAULT_PROPERTY_NAMES, PROPERTY_ROLES, type PropertyNames } from "./property";
import { DURATIONS, TYPES, vocabularyWord, type VocabularyEntry } from "./vocabulary";

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

type ListKey = { [K in keyof Settings]: Settings[K] extends readonly unknown[] ? K : never }[keyof Settings];

/**
 * Settings from whatever was stored. A part that can't be read gets its default, as does a list without a readable item;
 * other lists keep the items that can be read.
 */
export function parseSettings(stored: unknown): ParsedSettings {
  const source = isRecord(stored) ? stored : {};
  const repaired: (keyof Settings)[] = [];
  const part = <K extends keyof Settings>(key: K, read: (value: unknown) => Settings[K] | undefined): Settings[K] => {
    if (!Object.hasOwn(source, key)) return DEFAULT_SETTINGS[key];
    const value = read(source[key]);
    if (value === undefined) repaired.push(key);
    return value ?? DEFAULT_SETTINGS[key];
  };
  const list = <K extends ListKey>(
    key: K,
    read: (item: unknown) => Settings[K][number] | undefined,
  ): readonly Settings[K][number][] => {
    const value = Object.hasOwn(source, key) ? source[key] : DEFAULT_SETTINGS[key];
    if (!Array.isArray(value)) {
      repaired.push(key);
      return DEFAULT_SETTINGS[key];
    }
    const written = value.filter((item) => typeof item !== "string" || item.trim() !== "");
    const items = written.map(read).filter((item) => item !== undefined);
    if (items.length < written.length) repaired.push(key);
    return items.length === 0 && written.length > 0 ? DEFAULT_SETTINGS[key] : items;
  };
  const tiers = list("tiers", vocabularyEntry);
  const settings: Settings = {
    version: 1,
    clientFolders: list("clientFolders", folder),
    excludedFolders: list("excludedFolders", folder),
    clientTags: list("clientTags", (item) => text(item)?.replace(/^#/, "")),
    clientMarks: list("clientMarks", clientMark),
    propertyNames: part("propertyNames", propertyNames),
    tiers,
    cadenceRules: list("cadenceRules", (item) => cadenceRule(item, tiers)),
    channels: list("channels", ownChannel),
    defaultChannel: part("defaultChannel", text),
    checkInHeading: part("checkInHeading", text),
    otherLogs: list("otherLogs", (item) => OTHER_LOGS.find((log) => log === item)),
    newestFirst: part("newestFirst", flag),
    attemptDays: part("attemptDays", (value) => wholeNumber(value, 0, 365)),
    weekendShift: part("weekendShift", flag),
    dayNoteMentions: part("dayNoteMentions", flag),
    partnerContacts: part("partnerContacts", flag),
    noteLanguage: part("noteLanguage", (value) =>
      value === "interface" || value === "en" || value === "ru" ? value : undefined,
    ),
    meetingFolder: part("meetingFolder", folder),
    clientTemplate: part("clientTemplate", text),
  };
  return { settings, repaired, rest: restOf(source, repaired) };
}

function restOf(source: Readonly<Record<string, unknown>>, repaired: readonly string[]): Record<string, unknown> {
  const foreign = Object.entries(source).filter(([key]) => !Object.hasOwn(DEFAULT_SETTINGS, key));
  const unread = repaired.map((key) => [key, source[key]] as const);
  const { unread: before, ...rest } = Object.fromEntries(foreign);
  const all = { ...(isRecord(before) ? before : {}), ...Object.fromEntries(unread) };
  return Object.keys(all).length === 0 ? rest : { ...rest, unread: all };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value.trim() : undefined;
}

function flag(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

function wholeNumber(value: unknown, least: number, most: number): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

function texts(value: unknown): string[] | undefined {
  if (!Array.isArray(value) || !value.every((item): item is string => typeof item === "string")) return undefined;
  return value.map((item) => item.trim()).filter((item) => item !== "");
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
  const labels = isRecord(item["labels"]) ? Object.entries(item["labels"]) : [];
  const written = labels.flatMap(([code, label]) => (text(label) ? [[code, text(label) ?? ""] as const] : []));
  return id && words ? { id, words, ...(written.length > 0 && { labels: Object.fromEntries(written) }) } : undefined;
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
  const named = (key: string, entries: readonly VocabularyEntry[]): string | undefined => {
    const word = text(item[key]);
    return word && (vocabularyWord(word, entries) ?? word);
  };
  const { type, duration, tier } = { type: named("type", TYPES), duration: named("duration", DURATIONS), tier: named("tier", tiers) };
  return { ...(type && { type }), ...(duration && { duration }), ...(tier && { tier }), cadence };
}

function propertyNames(value: unknown): PropertyNames | undefined {
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(
    PROPERTY_ROLES.map((role) => [role, text(value[role]) || DEFAULT_PROPERTY_NAMES[role]]),
  ) as PropertyNames;
}
