import { parseCadence } from "./cadence";
import { DEFAULT_PROPERTY_NAMES, PROPERTY_ROLES, type PropertyNames } from "./property";

/** What the user can change. Stored as JSON; read from anything by {@link parseSettings}. */
export interface Settings {
  readonly version: 1;
  readonly clientFolders: readonly string[];
  readonly excludedFolders: readonly string[];
  readonly clientTags: readonly string[];
  /** Properties that mark a client by one of their values. */
  readonly clientMarks: readonly ClientMark[];
  readonly propertyNames: PropertyNames;
  /** In order of weight; unknown tiers sort last. */
  readonly tiers: readonly VocabularyEntry[];
  readonly cadenceRules: readonly CadenceRule[];
  /** The user's own, beside the built-in ones. */
  readonly channels: readonly VocabularyEntry[];
  readonly defaultChannel: string;
  /** The user's own check-in heading; empty for the built-in one. */
  readonly checkInHeading: string;
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

/** A word of the user's and how else it may be written. */
export interface VocabularyEntry {
  readonly id: string;
  readonly words: readonly string[];
}

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
  newestFirst: true,
  attemptDays: 3,
  weekendShift: false,
  dayNoteMentions: false,
  partnerContacts: false,
  noteLanguage: "interface",
  meetingFolder: "Meetings",
  clientTemplate: "",
};

/** Settings from whatever was stored. A part that can't be read gets its default, and its name is reported. */
export function parseSettings(stored: unknown): { settings: Settings; repaired: readonly (keyof Settings)[] } {
  const source = isRecord(stored) ? stored : {};
  const repaired: (keyof Settings)[] = [];
  const part = <K extends keyof Settings>(key: K, read: (value: unknown) => Settings[K] | undefined): Settings[K] => {
    if (!Object.hasOwn(source, key)) return DEFAULT_SETTINGS[key];
    const value = read(source[key]);
    if (value === undefined) repaired.push(key);
    return value ?? DEFAULT_SETTINGS[key];
  };
  const settings: Settings = {
    version: 1,
    clientFolders: part("clientFolders", (value) => texts(value)?.map(trimFolder)),
    excludedFolders: part("excludedFolders", (value) => texts(value)?.map(trimFolder)),
    clientTags: part("clientTags", (value) => texts(value)?.map((tag) => tag.replace(/^#/, ""))),
    clientMarks: part("clientMarks", (value) => listOf(value, clientMark)),
    propertyNames: part("propertyNames", propertyNames),
    tiers: part("tiers", (value) => listOf(value, vocabularyEntry)),
    cadenceRules: part("cadenceRules", (value) => listOf(value, cadenceRule)),
    channels: part("channels", (value) => listOf(value, vocabularyEntry)),
    defaultChannel: part("defaultChannel", text),
    checkInHeading: part("checkInHeading", text),
    newestFirst: part("newestFirst", flag),
    attemptDays: part("attemptDays", (value) => wholeNumber(value, 0, 365)),
    weekendShift: part("weekendShift", flag),
    dayNoteMentions: part("dayNoteMentions", flag),
    partnerContacts: part("partnerContacts", flag),
    noteLanguage: part("noteLanguage", (value) =>
      value === "interface" || value === "en" || value === "ru" ? value : undefined,
    ),
    meetingFolder: part("meetingFolder", (value) => (typeof value === "string" ? trimFolder(value.trim()) : undefined)),
    clientTemplate: part("clientTemplate", text),
  };
  return { settings, repaired };
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

function trimFolder(path: string): string {
  return path.replace(/^\/+|\/+$/g, "");
}

function listOf<T>(value: unknown, read: (item: Record<string, unknown>) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.map((item) => (isRecord(item) ? read(item) : undefined));
  return items.every((item) => item !== undefined) ? items : undefined;
}

function clientMark(item: Record<string, unknown>): ClientMark | undefined {
  const property = text(item["property"]);
  const values = texts(item["values"]);
  return property && values ? { property, values } : undefined;
}

function vocabularyEntry(item: Record<string, unknown>): VocabularyEntry | undefined {
  const id = text(item["id"]);
  const words = texts(item["words"] ?? []);
  return id && words ? { id, words } : undefined;
}

function cadenceRule(item: Record<string, unknown>): CadenceRule | undefined {
  const cadence = text(item["cadence"]);
  if (cadence === undefined || parseCadence(cadence) === null) return undefined;
  const { type, duration, tier } = { type: text(item["type"]), duration: text(item["duration"]), tier: text(item["tier"]) };
  return { ...(type && { type }), ...(duration && { duration }), ...(tier && { tier }), cadence };
}

function propertyNames(value: unknown): PropertyNames | undefined {
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(
    PROPERTY_ROLES.map((role) => [role, text(value[role]) || DEFAULT_PROPERTY_NAMES[role]]),
  ) as PropertyNames;
}
