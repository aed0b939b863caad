import { parseCadence, type Cadence } from "./cadence";
import { dayOfValue, type DailyNoteReader, type LocalDay } from "./local-date";
import type { Problem } from "./problem";
import {
  displayValue,
  findProperty,
  isUnset,
  namesOf,
  propertyFinder,
  scalarOf,
  textsOf,
  type FrontMatter,
  type Property,
  type PropertyRole,
} from "./property";
import type { CadenceRule, Settings } from "./settings";
import { DURATIONS, linkName, STATUSES, TYPES, vocabularyWord, type Status, type VocabularyEntry } from "./vocabulary";
import { normaliseWord } from "./word";

/** What a client note's properties say. */
export interface Client {
  readonly type: string | null;
  readonly duration: string | null;
  readonly tier: string | null;
  /** The note's own cadence; null where the settings' rules decide. */
  readonly cadence: Cadence | null;
  readonly lastContact: LocalDay | null;
  /** The key that `lastContact` was read from, for messages. */
  readonly lastContactKey: string | null;
  readonly nextContact: LocalDay | null;
  readonly status: Status;
  readonly pausedUntil: LocalDay | null;
  /** When the relationship began, by `since` or else `created`. */
  readonly since: LocalDay | null;
  readonly problems: readonly Problem[];
}

/** Everything that reading a client depends on, worked out once for each change of the settings. */
export interface ClientReader {
  (frontMatter: FrontMatter): Client;
}

/** A reader of client properties under the given settings. A property that can't be read is absent, and a problem. */
export function clientReader(settings: Settings, readDailyNote: DailyNoteReader): ClientReader {
  const findRole = propertyFinder(settings.propertyNames);
  return (frontMatter) => {
    const problems: Problem[] = [];
    const find = (role: PropertyRole): Property | null => {
      const property = findRole(frontMatter, role);
      return property === null || isUnset(property.value) ? null : property;
    };
    const report = (code: Problem["code"], { key, value }: Property): null => {
      problems.push({ code, property: key, value: displayValue(value) });
      return null;
    };
    const day = (property: Property | null): LocalDay | null =>
      property && (dayOfValue(scalarOf(property.value), readDailyNote) ?? report("date", property));
    const word = (role: PropertyRole, entries: readonly VocabularyEntry[]): string | null => {
      const property = find(role);
      return property && (vocabularyWord(property.value, entries) ?? report("value", property));
    };

    const type = find("type");
    const cadence = find("cadence");
    const status = find("status");
    const lastContact = find("last-contact");
    const created = find("created");
    return {
      type: type && vocabularyWord(type.value, TYPES),
      duration: word("duration", DURATIONS),
      tier: word("tier", settings.tiers),
      cadence: cadence && (cadenceOfValue(cadence.value) ?? report("cadence", cadence)),
      lastContact: day(lastContact),
      lastContactKey: lastContact?.key ?? null,
      nextContact: day(find("next-contact")),
      status: (status && vocabularyWord(status.value, STATUSES)) ?? "active",
      pausedUntil: day(find("paused-until")),
      since: day(find("since")) ?? (created && dayOfValue(scalarOf(created.value), readDailyNote)),
      problems,
    };
  };
}

/** The cadence of the first rule that fits; a month where none does. */
export function ruleCadence(rules: readonly CadenceRule[], client: Pick<Client, "type" | "duration" | "tier">): Cadence {
  const fits = (rule: string | undefined, value: string | null): boolean => rule === undefined || rule === value;
  const rule = rules.find(
    ({ type, duration, tier }) => fits(type, client.type) && fits(duration, client.duration) && fits(tier, client.tier),
  );
  return (rule && parseCadence(rule.cadence)) ?? { count: 1, unit: "month" };
}

/** Where a note stands and what it says of itself, as far as that makes it a client. */
export interface NoteIdentity {
  readonly path: string;
  /** With or without `#`, from front matter and text. */
  readonly tags: readonly string[];
  readonly frontMatter: FrontMatter;
}

/** Whether a path is excluded, or in a template or excluded folder: no client and no evidence. */
export function exclusion(settings: Settings, templateFolders: readonly string[]): (path: string) => boolean {
  const excluded = [...settings.excludedFolders, ...templateFolders].filter((folder) => folder !== "");
  return (path) => excluded.some((folder) => isInside(path, folder) || path === folder);
}

/** Whether a note is a client: by its folder, a tag or a property; never in a template or excluded folder. */
export function clientRecogniser(
  settings: Settings,
  templateFolders: readonly string[],
): (note: NoteIdentity) => boolean {
  const isExcluded = exclusion(settings, templateFolders);
  const tags = settings.clientTags.map((tag) => tag.toLowerCase());
  const marks = settings.clientMarks.map(({ property, values }) => ({
    names: normaliseWord(property) === "type" ? namesOf("type", settings.propertyNames) : [normaliseWord(property)],
    values: new Set(values.map(normaliseWord)),
  }));
  return ({ path, tags: noteTags, frontMatter }) => {
    if (isExcluded(path)) return false;
    if (settings.clientFolders.some((folder) => isInside(path, folder))) return true;
    if (noteTags.some((tag) => hasTag(tag, tags))) return true;
    return marks.some(({ names, values }) => {
      const property = findProperty(frontMatter, names);
      return property !== null && textsOf(property.value).some((text) => values.has(normaliseWord(linkName(text))));
    });
  };
}

/** Whether a path lies below a folder; the empty folder is the whole vault. */
export function isInside(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

function hasTag(tag: string, wanted: readonly string[]): boolean {
  const bare = tag.replace(/^#/, "").toLowerCase();
  return wanted.some((name) => bare === name || bare.startsWith(`${name}/`));
}

function cadenceOfValue(value: unknown): Cadence | null {
  const scalar = scalarOf(value);
  return typeof scalar === "string" || typeof scalar === "number" ? parseCadence(scalar) : null;
}
