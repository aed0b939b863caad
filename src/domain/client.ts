import { parseCadence, type Cadence } from "./cadence";
import type { DailyNoteReader, LocalDay } from "./local-date";
import type { Problem } from "./problem";
import {
  dayReader,
  displayValue,
  ifSet,
  namesOf,
  propertiesFinder,
  propertyFinder,
  scalarOf,
  textsOf,
  type FrontMatter,
  type Property,
  type PropertyRole,
} from "./property";
import type { CadenceRule, Settings } from "./settings";
import { DURATIONS, linkName, STATUSES, TYPES, vocabularyReader, type Status } from "./vocabulary";
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
  /** @param fields inline fields of the note's text: they count where the front matter says nothing */
  (frontMatter: FrontMatter, fields?: FrontMatter): Client;
}

const NO_FIELDS: FrontMatter = {};

/** A reader of client properties under the given settings. A property that can't be read is absent, and a problem. */
export function clientReader(settings: Settings, readDailyNote: DailyNoteReader): ClientReader {
  const findProperties = propertyFinder(settings.propertyNames);
  const readDay = dayReader(readDailyNote);
  const typeOf = vocabularyReader(TYPES);
  const durationOf = vocabularyReader(DURATIONS);
  const tierOf = vocabularyReader(settings.tiers);
  const statusOf = vocabularyReader(STATUSES);
  return (frontMatter, fields = NO_FIELDS) => {
    const problems: Problem[] = [];
    const [properties, inlineFields] = [findProperties(frontMatter), findProperties(fields)];
    const find = (role: PropertyRole): Property | null => ifSet(properties[role]) ?? ifSet(inlineFields[role]);
    const report = (code: Problem["code"], { key, value }: Property): null => {
      problems.push({ code, property: key, value: displayValue(value) });
      return null;
    };
    const day = (property: Property | null): LocalDay | null =>
      property && (readDay(property.value) ?? report("date", property));
    const word = (role: PropertyRole, wordOf: (value: unknown) => string | null): string | null => {
      const property = find(role);
      return property && (wordOf(property.value) ?? report("value", property));
    };

    const type = find("type");
    const cadence = find("cadence");
    const status = find("status");
    const created = find("created");
    const [duration, tier] = [word("duration", durationOf), word("tier", tierOf)];
    const ownCadence = cadence && (cadenceOfValue(cadence.value) ?? report("cadence", cadence));
    // The later day of property and inline field: other plugins keep the one beside the other.
    const [property, field] = [ifSet(properties["last-contact"]), ifSet(inlineFields["last-contact"])];
    const [written, inline] = [day(property), day(field)];
    const isInline = inline !== null && inline > (written ?? -Infinity);
    return {
      type: type && typeOf(type.value),
      duration,
      tier,
      cadence: ownCadence,
      lastContact: isInline ? inline : written,
      lastContactKey: (isInline ? field : property)?.key ?? null,
      nextContact: day(find("next-contact")),
      status: (status && statusOf(status.value)) ?? "active",
      pausedUntil: day(find("paused-until")),
      since: day(find("since")) ?? (created && readDay(created.value)),
      problems,
    };
  };
}

const ruleCadences = new WeakMap<CadenceRule, Cadence | null>();
const MONTHLY: Cadence = { count: 1, unit: "month" };

/** The cadence of the first rule that fits; a month where none does. */
export function ruleCadence(rules: readonly CadenceRule[], client: Pick<Client, "type" | "duration" | "tier">): Cadence {
  const fits = (rule: string | undefined, value: string | null): boolean => rule === undefined || rule === value;
  const rule = rules.find(
    ({ type, duration, tier }) => fits(type, client.type) && fits(duration, client.duration) && fits(tier, client.tier),
  );
  return (rule && cadenceOfRule(rule)) ?? MONTHLY;
}

/** Rules are read once: they are asked for at every client. */
function cadenceOfRule(rule: CadenceRule): Cadence | null {
  let cadence = ruleCadences.get(rule);
  if (cadence === undefined) ruleCadences.set(rule, (cadence = parseCadence(rule.cadence)));
  return cadence;
}

/** Where a note stands and what it says of itself, as far as that makes it a client. */
export interface NoteIdentity {
  readonly path: string;
  /** With or without `#`, from front matter and text. */
  readonly tags: readonly string[];
  readonly frontMatter: FrontMatter;
}

/** Folders and notes of which none is a client or evidence. */
export function excludedPaths({ excludedFolders }: Settings, templateFolders: readonly string[]): readonly string[] {
  return [...excludedFolders, ...templateFolders].filter((path) => path !== "");
}

/** Whether a path is excluded, or in a template or excluded folder: no client and no evidence. */
export function exclusion(settings: Settings, templateFolders: readonly string[]): (path: string) => boolean {
  const excluded = excludedPaths(settings, templateFolders);
  const isWithin = insideAny(excluded);
  return (path) => isWithin(path) || excluded.includes(path);
}

/** Whether a note is a client: by its folder, a tag or a property; never in a template or excluded folder. */
export function clientRecogniser(
  settings: Settings,
  templateFolders: readonly string[],
): (note: NoteIdentity) => boolean {
  const isExcluded = exclusion(settings, templateFolders);
  const isInClientFolder = insideAny(settings.clientFolders);
  const marks = settings.clientMarks.map(({ values }) => new Set(values.map(normaliseWord)));
  const markNames = settings.clientMarks.map(({ property }) =>
    normaliseWord(property) === "type" ? namesOf("type", settings.propertyNames) : [normaliseWord(property)],
  );
  const findMarks = propertiesFinder<number>(Object.fromEntries(markNames.entries()));
  return ({ path, tags: noteTags, frontMatter }) => {
    if (isExcluded(path)) return false;
    if (isInClientFolder(path)) return true;
    if (noteTags.some((tag) => settings.clientTags.some((wanted) => isTagWithin(tag, wanted)))) return true;
    const found = findMarks(frontMatter);
    return marks.some((values, index) => found[index] !== undefined && textsOf(found[index].value).some((text) => values.has(normaliseWord(linkName(text)))));
  };
}

/** Whether a path lies below a folder; the empty folder is the whole vault. */
export function isInside(path: string, folder: string): boolean {
  return insideAny([folder])(path);
}

function insideAny(folders: readonly string[]): (path: string) => boolean {
  const starts = folders.map((folder) => (folder === "" ? "" : `${folder}/`));
  return (path) => starts.some((start) => path.startsWith(start));
}

/** Whether a tag, with or without `#`, is the wanted one or nested in it, in any case. */
export function isTagWithin(tag: string, wanted: string): boolean {
  const bare = tag.replace(/^#/, "").toLowerCase();
  const name = wanted.toLowerCase();
  return bare === name || bare.startsWith(`${name}/`);
}

function cadenceOfValue(value: unknown): Cadence | null {
  const scalar = scalarOf(value);
  return typeof scalar === "string" || typeof scalar === "number" ? parseCadence(scalar) : null;
}
