import { isInside, isTagWithin, type NoteIdentity } from "./client";
import type { EvidenceClaims } from "./evidence-note";
import {
  findProperty,
  isRecord,
  isUnset,
  namesOf,
  DEFAULT_PROPERTY_NAMES,
  textsOf,
  type PropertyNames,
  type PropertyRole,
} from "./property";
import type { ClientMark, OtherLog, Settings } from "./settings";
import { linkName, vocabularyWord } from "./vocabulary";
import { isUnsetText, normalisedWords, normaliseWord } from "./word";

/** A note as the survey of a vault sees it. */
export interface SurveyedNote extends NoteIdentity {
  readonly name: string;
  readonly claims: EvidenceClaims | null;
}

/** Something that may be a setting, with the number of notes that speak for it. */
export interface Candidate<T = string> {
  readonly value: T;
  readonly notes: number;
}

/** A property that marks a client by one of its values. */
export interface Mark {
  readonly property: string;
  readonly word: string;
}

/** What a vault's notes seem to mean, for the user to accept, change or leave. */
export interface VaultProposal {
  readonly folders: readonly Candidate[];
  readonly tags: readonly Candidate[];
  readonly marks: readonly Candidate<Mark>[];
  /** Folders and notes that would be taken for clients and are templates or lists of clients. */
  readonly excluded: readonly string[];
  /** The names found for each property, most frequent first. */
  readonly properties: Readonly<Record<SurveyedRole, readonly Candidate[]>>;
  /** Values of the tier property, where it has others than the settings know; weightiest first. */
  readonly tiers: readonly string[];
  /** Where notes with a day and participants stand. */
  readonly meetings: readonly Candidate[];
}

/** Logs found in the texts of clients: how many notes hold them. */
export interface SurveyedLogs {
  readonly otherLogs: readonly Candidate<OtherLog>[];
  /** Headings other than the built-in ones with dated list items below. */
  readonly headings: readonly Candidate[];
}

/** A note is marked by a word for one client or several, a folder is named after several. */
const ONE = normalisedWords(
  "client customer person contact crm-card stakeholder lead prospect partner company organization organisation org account " +
    "клиент заказчик человек персона контакт компания организация партнер",
);
const SEVERAL = normalisedWords(
  "clients customers people persons contacts crm stakeholders leads prospects partners companies organizations organisations orgs accounts " +
    "клиенты заказчики люди персоны контакты компании организации партнеры",
);
/** Tags that say what a note is have their word below one of these: `type/person`. */
const TAG_PARENTS = "type kind note category class тип".split(" ");
const MARK_NAMES = normalisedWords("type kind category categories class note-type тип категория");
const LIST_NAMES = normalisedWords("readme index moc dashboard home overview list оглавление список");
const TEMPLATE = /template|шаблон/i;

/** Names that only a proposal tries, beside those that are read without any setting. */
const FURTHER_NAMES = {
  "last-contact":
    "last-contact-date last-touch last-touchpoint last-spoke last-spoken last-call last-meeting last-check-in последняя-встреча",
  cadence: "check-in-frequency touch-frequency keep-in-touch stay-in-touch contact-interval частота периодичность",
  "next-contact": "next-contact-date next-touch next-call next-meeting next-check-in следующий-контакт",
  company: "companies employer account компания организация клиент",
  tier: "client-tier level grade segment rank уровень категория-клиента",
} satisfies Partial<Record<PropertyRole, string>>;

export type SurveyedRole = keyof typeof FURTHER_NAMES;

export const SURVEYED_ROLES = Object.keys(FURTHER_NAMES) as SurveyedRole[];

const TIER_ORDER = "platinum gold silver bronze платина золото серебро бронза vip high medium low".split(" ");
const MOST_TIERS = 8;

/**
 * What the notes of a vault seem to mean, and what the present settings say already, with the notes that each takes in.
 * No text is read, and nothing is decided: the user does that.
 */
export function proposeSettings(
  notes: readonly SurveyedNote[],
  settings: Settings,
  isTemplate: (path: string) => boolean,
): VaultProposal {
  const real = notes.filter((note) => !isTemplate(note.path) && !isTemplateLike(note));
  const named = real.filter((note) => !isListOfClients(note));
  /** What was found and what the settings say already, which counts wherever it stands. */
  const withPresent = <T>(
    found: readonly Candidate<T>[],
    present: readonly T[],
    fits: (note: SurveyedNote, value: T) => boolean,
    wordOf: (value: T) => string,
  ): Candidate<T>[] => {
    const counted = present.map((value) => ({ value, notes: real.filter((note) => fits(note, value)).length }));
    const known = present.map(wordOf);
    return byNotes([...counted, ...found.filter(({ value }) => !known.includes(wordOf(value)))]);
  };
  const marks = withPresent(countCandidates(named.flatMap(marksOf), markWord), presentMarks(settings), hasMark, markWord);
  const tags = withPresent(countCandidates(named.flatMap(clientTags)), settings.clientTags, hasTagWithin, lowerCase);
  const isMarked = (note: SurveyedNote): boolean =>
    marks.some(({ value }) => hasMark(note, value)) || tags.some(({ value }) => hasTagWithin(note, value));
  const folders = withPresent(folderCandidates(named, isMarked), settings.clientFolders, isWithin, lowerCase);
  const isClient = (note: SurveyedNote): boolean => isMarked(note) || folders.some(({ value }) => isWithin(note, value));
  const clients = named.filter(isClient);
  const properties = SURVEYED_ROLES.map((role) => [role, nameCandidates(clients, role)]);
  return {
    folders,
    tags,
    marks,
    excluded: excludedPaths(notes.filter((note) => isClient(note) && !clients.includes(note)), clients),
    properties: Object.fromEntries(properties) as VaultProposal["properties"],
    tiers: proposedTiers(clients, settings),
    meetings: countCandidates(real.filter((note) => isMeeting(note) && !isClient(note)).map(({ path }) => path.replace(/\/?[^/]*$/, ""))),
  };
}

/** The present settings with what the user took of a proposal. */
export function settingsFrom(settings: Settings, chosen: ChosenProposal): Settings {
  return {
    ...settings,
    clientFolders: chosen.folders,
    clientTags: chosen.tags,
    clientMarks: groupedMarks(chosen.marks),
    excludedFolders: [...new Set([...settings.excludedFolders, ...chosen.excluded])],
    propertyNames: { ...settings.propertyNames, ...chosen.propertyNames },
    tiers: chosen.tiers.length > 0 ? chosen.tiers.map((id) => ({ id, words: [] })) : settings.tiers,
    otherLogs: chosen.otherLogs,
    checkInHeading: chosen.checkInHeading,
  };
}

/** What the user took of a proposal. */
export interface ChosenProposal {
  readonly folders: readonly string[];
  readonly tags: readonly string[];
  readonly marks: readonly Mark[];
  readonly excluded: readonly string[];
  readonly propertyNames: Partial<PropertyNames>;
  /** Empty to keep those of the settings. */
  readonly tiers: readonly string[];
  readonly otherLogs: readonly OtherLog[];
  readonly checkInHeading: string;
}

/** A proposal taken as it is. */
export function wholeProposal(proposal: VaultProposal, logs: SurveyedLogs, settings: Settings): ChosenProposal {
  const values = <T>(candidates: readonly Candidate<T>[]): T[] => candidates.map(({ value }) => value);
  const names = SURVEYED_ROLES.flatMap((role) => proposal.properties[role].slice(0, 1).map(({ value }) => [role, value]));
  return {
    folders: values(proposal.folders),
    tags: values(proposal.tags),
    marks: values(proposal.marks),
    excluded: proposal.excluded,
    propertyNames: Object.fromEntries(names) as Partial<PropertyNames>,
    tiers: proposal.tiers,
    otherLogs: values(logs.otherLogs),
    checkInHeading: settings.checkInHeading || (logs.headings[0]?.value ?? ""),
  };
}

function presentMarks({ clientMarks }: Settings): Mark[] {
  return clientMarks.flatMap(({ property, values }) => values.map((word) => ({ property, word })));
}

function marksOf({ frontMatter }: SurveyedNote): Mark[] {
  return Object.entries(frontMatter).flatMap(([property, value]) => {
    const words = MARK_NAMES.includes(normaliseWord(property)) ? textsOf(value).map(linkName).filter(isClientWord) : [];
    return words.map((word) => ({ property, word }));
  });
}

function clientTags({ tags }: SurveyedNote): readonly string[] {
  return [...new Set(tags.flatMap((tag) => clientTag(tag.replace(/^#/, "").toLowerCase()) ?? []))];
}

/** The tag itself (`type/person`), or the one that it is nested in (`people/friends`). */
function clientTag(tag: string): string | null {
  const parts = tag.split("/");
  const depth = TAG_PARENTS.includes(parts[0] ?? "") ? 2 : 1;
  return isClientWord(parts[depth - 1] ?? "") ? parts.slice(0, depth).join("/") : null;
}

/** Folders named after clients that hold some which nothing else marks, outermost ones, unless they hold meetings too. */
function folderCandidates(notes: readonly SurveyedNote[], isMarked: (note: SurveyedNote) => boolean): Candidate[] {
  const foldersOf = (some: readonly SurveyedNote[]): string[] => some.flatMap(({ path }) => outermostFolder(path, isClientFolder) ?? []);
  const unmarked = new Set(foldersOf(notes.filter((note) => !isMarked(note))));
  const withMeetings = new Set(foldersOf(notes.filter(isMeeting)));
  return countCandidates(foldersOf(notes)).filter(({ value }) => unmarked.has(value) && !withMeetings.has(value));
}

/** The path of the first folder on the way to a note whose own name fits. */
function outermostFolder(path: string, fits: (name: string) => boolean): string | null {
  const folders = path.split("/").slice(0, -1);
  const index = folders.findIndex(fits);
  return index < 0 ? null : folders.slice(0, index + 1).join("/");
}

function isClientFolder(name: string): boolean {
  return SEVERAL.includes(bareWord(name));
}

/** The names that a proposal knows for a role. */
function knownNames(role: SurveyedRole): readonly string[] {
  return [...namesOf(role, DEFAULT_PROPERTY_NAMES), ...normalisedWords(FURTHER_NAMES[role])];
}

function nameCandidates(clients: readonly SurveyedNote[], role: SurveyedRole): Candidate[] {
  const known = knownNames(role);
  return countCandidates(
    clients.flatMap(({ frontMatter }) => Object.keys(frontMatter).filter((key) => known.includes(normaliseWord(key)))),
  );
}

function proposedTiers(clients: readonly SurveyedNote[], { tiers }: Settings): string[] {
  const names = knownNames("tier");
  const values = clients.flatMap(({ frontMatter }) => textsOf(findProperty(frontMatter, names)?.value).map(linkName));
  const distinct = countCandidates(values).map(({ value }) => value);
  const isKnown = distinct.every((value) => vocabularyWord(value, tiers) !== null);
  if (isKnown || distinct.length > MOST_TIERS) return [];
  const rank = (value: string): number => (TIER_ORDER.indexOf(value.toLowerCase()) + TIER_ORDER.length + 1) % (TIER_ORDER.length + 1);
  return distinct.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Whole folders of templates, single notes elsewhere. */
function excludedPaths(notes: readonly SurveyedNote[], clients: readonly SurveyedNote[]): string[] {
  const paths = notes.map(({ path }) => {
    const folder = outermostFolder(path, (name) => TEMPLATE.test(name));
    return folder !== null && !clients.some((client) => isInside(client.path, folder)) ? folder : path;
  });
  return [...new Set(paths)].sort();
}

function isMeeting({ claims }: SurveyedNote): boolean {
  return claims !== null && claims.day !== null && claims.participants.length > 0;
}

function hasMark({ frontMatter }: SurveyedNote, { property, word }: Mark): boolean {
  return textsOf(findProperty(frontMatter, [normaliseWord(property)])?.value).some((text) => sameName(linkName(text), word));
}

function hasTagWithin({ tags }: SurveyedNote, wanted: string): boolean {
  return tags.some((tag) => isTagWithin(tag, wanted));
}

function isWithin({ path }: SurveyedNote, folder: string): boolean {
  return isInside(path, folder);
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

/** Equal for two marks that are the same. */
function markWord({ property, word }: Mark): string {
  return `${normaliseWord(property)} ${normaliseWord(word)}`;
}

/** By its name, or by text that a template engine has yet to fill in. */
function isTemplateLike({ path, frontMatter }: SurveyedNote): boolean {
  return TEMPLATE.test(path) || Object.values(frontMatter).some(isTemplateValue);
}

function isTemplateValue(value: unknown): boolean {
  if (isRecord(value)) return Object.keys(value).length > 0 && isUnset(value);
  return [value].flat().some((item) => typeof item === "string" && item.trim() !== "" && isUnsetText(item));
}

/** A note about the clients as such: `People`, `README`, `_index`, anything in `_context`. */
function isListOfClients({ name, path }: SurveyedNote): boolean {
  return /(?:^|\/)_/.test(path) || isClientWord(name) || LIST_NAMES.includes(normaliseWord(name)) || /\bMOC\b/.test(name);
}

function isClientWord(word: string): boolean {
  const bare = bareWord(word);
  return ONE.includes(bare) || SEVERAL.includes(bare);
}

/** `04-People`, `👥 Contacts`: without what stands around the word. */
function bareWord(word: string): string {
  return normaliseWord(word.replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, ""));
}

/** Distinct values with how often each came, most frequent first. `keyOf` tells which are the same. */
export function countCandidates<T>(values: readonly T[], keyOf: (value: T) => unknown = (value) => value): Candidate<T>[] {
  const counts = new Map<unknown, Candidate<T>>();
  for (const value of values) {
    const key = keyOf(value);
    const { value: first, notes } = counts.get(key) ?? { value, notes: 0 };
    counts.set(key, { value: first, notes: notes + 1 });
  }
  return byNotes([...counts.values()]);
}

function byNotes<T>(candidates: readonly Candidate<T>[]): Candidate<T>[] {
  return [...candidates].sort((a, b) => b.notes - a.notes);
}

function groupedMarks(marks: readonly Mark[]): ClientMark[] {
  const properties = marks.map(({ property }) => property).filter((property, index, all) => all.findIndex((other) => sameName(other, property)) === index);
  return properties.map((property) => ({
    property,
    values: marks.filter((mark) => sameName(mark.property, property)).map(({ word }) => word),
  }));
}

function sameName(a: string, b: string): boolean {
  return normaliseWord(a) === normaliseWord(b);
}
