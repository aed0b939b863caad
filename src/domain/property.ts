import { dayOfValue, type DailyNoteReader, type LocalDay } from "./local-date";
import { isUnsetText, normaliseWord, remembered } from "./word";

/** Front matter as the host parsed it: property names as written, values as YAML gave them. */
export type FrontMatter = Readonly<Record<string, unknown>>;

/** What a property means to Rapport; the value is the canonical name. */
export const PROPERTY_ROLES = [
  "type",
  "duration",
  "tier",
  "cadence",
  "last-contact",
  "next-contact",
  "status",
  "paused-until",
  "since",
  "created",
  "company",
  "via",
  "email",
  "phone",
] as const;

export type PropertyRole = (typeof PROPERTY_ROLES)[number];

/** The configured name of each property. */
export type PropertyNames = Readonly<Record<PropertyRole, string>>;

export const DEFAULT_PROPERTY_NAMES = Object.fromEntries(PROPERTY_ROLES.map((role) => [role, role])) as PropertyNames;

/** Names read without any setting, in this order, after the configured one; compared in their normalised form. */
const ALIASES: Partial<Record<PropertyRole, string>> = {
  "last-contact":
    "last_contact last-contacted lastContact last_seen last-met last_chat last-interaction date_last_contacted последний-контакт",
  cadence: "contact-frequency contact_cadence frequency cadence_days contact_every follow_up_cadence",
  "next-contact": "next_contact_due next-followup next_follow_up follow-up-date next_action_date",
  "paused-until": "snooze_until",
  company: "org organization organizations organisation customer client",
};

/** The names that are read for a role without any setting, as people write them, in the order in which they are read. */
export function builtInNames(role: PropertyRole): readonly string[] {
  return [role, ...(ALIASES[role]?.split(" ") ?? [])];
}

/** A property of a note: the key as the note writes it, and its value. */
export interface Property {
  readonly key: string;
  readonly value: unknown;
}

/** A property that is there and set, else null. */
export function ifSet(property: Property | undefined): Property | null {
  return property === undefined || isUnset(property.value) ? null : property;
}

/** Properties of a note, by what they were asked for as. */
export type FoundProperties<Asked extends PropertyKey> = Readonly<Partial<Record<Asked, Property>>>;

/** Finds all properties that are asked for, in one look at a note's keys. */
export type PropertiesFinder<Asked extends PropertyKey> = (frontMatter: FrontMatter) => FoundProperties<Asked>;

const NOTHING_FOUND = {};

/**
 * Of each asked property the first of its (normalised) names that is set and `accepts` takes, else the first accepted
 * empty one.
 */
export function propertiesFinder<Asked extends PropertyKey>(
  asked: Readonly<Record<Asked, readonly string[]>>,
  accepts: (name: string, value: unknown) => boolean = () => true,
): PropertiesFinder<Asked> {
  const all = Object.keys(asked) as Asked[];
  const meaningOf = remembered((key) => {
    const name = normaliseWord(key);
    return { name, ones: all.filter((one) => asked[one].includes(name)) };
  });
  const placeOf = (one: Asked, { key, value }: Property): number =>
    asked[one].indexOf(normaliseWord(key)) + (isUnset(value) ? asked[one].length : 0);
  return (frontMatter) => {
    let found: Partial<Record<Asked, Property>> = NOTHING_FOUND;
    for (const key in frontMatter) {
      const { name, ones } = meaningOf(key);
      for (const one of ones) {
        const property = { key, value: frontMatter[key] };
        const other = found[one];
        if (!accepts(name, property.value) || (other && placeOf(one, other) <= placeOf(one, property))) continue;
        if (found === NOTHING_FOUND) found = {};
        found[one] = property;
      }
    }
    return found;
  };
}

/** Finds a note's property for each role. The configured name comes first, then the canonical one and its aliases. */
export function propertyFinder(configured: PropertyNames): PropertiesFinder<PropertyRole> {
  const names = Object.fromEntries(PROPERTY_ROLES.map((role) => [role, namesOf(role, configured)])) as Record<PropertyRole, readonly string[]>;
  const configuredNames = new Set(Object.values(configured).map(normaliseWord));
  return propertiesFinder(names, (name, value) => configuredNames.has(name) || isOurs(name, value));
}

/** One property, as {@link propertiesFinder} finds it. */
export function findProperty(frontMatter: FrontMatter, names: readonly string[]): Property | undefined {
  return propertiesFinder({ names })(frontMatter).names;
}

/** The names of a role in their normalised form, in the order in which they are read. */
export function namesOf(role: PropertyRole, configured: PropertyNames): readonly string[] {
  const all = new Set([configured[role], ...builtInNames(role)].map(normaliseWord));
  return [...all].filter((name) => name !== "");
}

/** `last-interaction` is ours only where it holds a date: in other people's vaults it is empty or a word. */
function isOurs(name: string, value: unknown): boolean {
  if (name !== "lastinteraction") return true;
  const scalar = scalarOf(value);
  return typeof scalar === "string" ? /^(?:\[\[)?[^\s\d]*\d/.test(scalar.trim()) : !isUnset(scalar);
}

/** YAML's aliases can make a list that holds itself: no reader goes deeper than this. */
const MOST_DEPTH = 8;

/** Whether a value is a map of names and values. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Empty, null, an empty list, or template text. `{{date}}` without quotes is a map to YAML, and unset too. */
export function isUnset(value: unknown, depth = MOST_DEPTH): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return isUnsetText(value);
  if (Array.isArray(value)) return depth > 0 && value.every((item) => isUnset(item, depth - 1));
  if (typeof value !== "object" || value instanceof Date) return false;
  const [key, ...more] = Object.keys(value);
  return key === undefined || (more.length === 0 && /^[{[]/.test(key));
}

/**
 * A value that should be one scalar: a list of one is its item, and an unquoted `[[Acme]]`, which YAML reads as a list
 * in a list, is the link's text. Longer lists and maps stay as they are.
 */
export function scalarOf(value: unknown, depth = MOST_DEPTH): unknown {
  const link = unquotedLink(value);
  if (link !== null) return link;
  if (!Array.isArray(value) || depth === 0) return value;
  const items = value.filter((item) => !isUnset(item));
  return items.length === 1 ? scalarOf(items[0], depth - 1) : value;
}

/** One value, as {@link dayReader} reads it. */
export function dayOfProperty(value: unknown, readDailyNote: DailyNoteReader): LocalDay | null {
  return dayReader(readDailyNote)(value);
}

/** A reader of values that should be one day, as {@link dayOfValue} reads their scalar. */
export function dayReader(readDailyNote: DailyNoteReader): (value: unknown) => LocalDay | null {
  const dayOfText = remembered((text) => dayOfValue(text, readDailyNote));
  return (value) => {
    const scalar = scalarOf(value);
    return typeof scalar === "string" ? dayOfText(scalar) : dayOfValue(scalar, readDailyNote);
  };
}

/** Every text of a value: a string, the items of a list, links kept whole (`[[Acme]]`). Other scalars as text. */
export function textsOf(value: unknown): readonly string[] {
  // Most properties are a text, or a list of one.
  const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof only === "string") return isUnsetText(only) ? [] : [only.trim()];
  const texts: string[] = [];
  collectTexts(value, texts, []);
  return texts;
}

/** @param within the lists that this value stands in, and those before them */
function collectTexts(value: unknown, texts: string[], within: unknown[]): void {
  const link = unquotedLink(value);
  if (link !== null) texts.push(link);
  else if (Array.isArray(value)) {
    if (within.includes(value)) return;
    within.push(value);
    for (const item of value) collectTexts(item, texts, within);
  } else if (typeof value === "string") {
    if (!isUnsetText(value)) texts.push(value.trim());
  } else if (typeof value === "number" || typeof value === "boolean") texts.push(String(value));
}

/** A value as a person would recognise it in a message, on one line. */
export function displayValue(value: unknown): string {
  const scalar = scalarOf(value);
  const text = typeof scalar === "string" ? scalar : jsonOf(scalar);
  return text.replace(/\s+/g, " ").slice(0, 200);
}

function jsonOf(value: unknown): string {
  try {
    return value === undefined ? "" : JSON.stringify(value);
  } catch {
    return "";
  }
}

function unquotedLink(value: unknown): string | null {
  if (!Array.isArray(value) || value.length !== 1 || !Array.isArray(value[0])) return null;
  const inner: unknown[] = value[0];
  const isText = inner.length > 0 && inner.every((item) => typeof item === "string" || typeof item === "number");
  return isText ? `[[${inner.join(", ")}]]` : null;
}
