import { dayOfValue, type DailyNoteReader, type LocalDay } from "./local-date";
import { isUnsetText, normaliseWord } from "./word";

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
export function ifSet(property: Property | null): Property | null {
  return property === null || isUnset(property.value) ? null : property;
}

/** Finds a note's property for a role: the first name that is set, else the first that is there, else null. */
export type PropertyFinder = (frontMatter: FrontMatter, role: PropertyRole) => Property | null;

/** The configured name comes first, then the canonical one and its aliases. Writes go to the key that this finds. */
export function propertyFinder(configured: PropertyNames): PropertyFinder {
  const names = new Map(PROPERTY_ROLES.map((role) => [role, namesOf(role, configured)]));
  const configuredNames = new Set(Object.values(configured).map(normaliseWord));
  const accepts = (name: string, value: unknown): boolean => configuredNames.has(name) || isOurs(name, value);
  return (frontMatter, role) => findProperty(frontMatter, names.get(role) ?? [], accepts);
}

/** The first property of that (normalised) name that is set and `accepts` takes, else the first accepted empty one. */
export function findProperty(
  frontMatter: FrontMatter,
  names: readonly string[],
  accepts: (name: string, value: unknown) => boolean = () => true,
): Property | null {
  let found: Property | null = null;
  let best = Infinity;
  for (const key of Object.keys(frontMatter)) {
    const name = normaliseWord(key);
    const rank = names.indexOf(name);
    const value = frontMatter[key];
    if (rank < 0 || !accepts(name, value)) continue;
    const place = isUnset(value) ? names.length + rank : rank;
    if (place >= best) continue;
    found = { key, value };
    best = place;
  }
  return found;
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

/** A value that should be one day, as {@link dayOfValue} reads its scalar. */
export function dayOfProperty(value: unknown, readDailyNote: DailyNoteReader): LocalDay | null {
  return dayOfValue(scalarOf(value), readDailyNote);
}

/** Every text of a value: a string, the items of a list, links kept whole (`[[Acme]]`). Other scalars as text. */
export function textsOf(value: unknown, seen = new Set<unknown>()): readonly string[] {
  const link = unquotedLink(value);
  if (link !== null) return [link];
  if (Array.isArray(value)) {
    if (seen.has(value)) return [];
    seen.add(value);
    return value.flatMap((item) => textsOf(item, seen));
  }
  if (typeof value === "string") return isUnsetText(value) ? [] : [value.trim()];
  return typeof value === "number" || typeof value === "boolean" ? [String(value)] : [];
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
