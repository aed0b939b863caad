import { isInside, isTagWithin, type NoteIdentity } from "./client";
import type { EvidenceClaims } from "./evidence-note";
import {
  findProperty,
  isUnset,
  namesOf,
  DEFAULT_PROPERTY_NAMES,
  textsOf,
  type FrontMatter,
  type PropertyNames,
  type PropertyRole,
} from "./property";
import type { ClientMark, OtherLog, Settings } from "./settings";
import { linkName, vocabularyWord } from "./vocabulary";
import { isUnsetText, normaliseWord } from "./word";

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

export const SURVEYED_ROLES = ["last-contact", "cadence", "next-contact", "company", "tier"] as const satisfies readonly PropertyRole[];

export type SurveyedRole = (typeof SURVEYED_ROLES)[number];

/** One client, and several: a note is marked by either, a folder is named after several. */
const CLIENT_WORDS: readonly (readonly [string, string])[] = [
  ["client", "clients"],
  ["customer", "customers"],
  ["person", "people"],
  ["person", "persons"],
  ["contact", "contacts"],
  ["crm-card", "crm"],
  ["stakeholder", "stakeholders"],
  ["lead", "leads"],
  ["prospect", "prospects"],
  ["partner", "partners"],
  ["company", "companies"],
  ["organization", "organizations"],
  ["organisation", "organisations"],
  ["org", "orgs"],
  ["account", "accounts"],
  ["клиент", "клиенты"],
  ["заказчик", "заказчики"],
  ["человек", "люди"],
  ["персона", "персоны"],
  ["контакт", "контакты"],
  ["компания", "компании"],
  ["организация", "организации"],
  ["партнер", "партнеры"],
];
const SEVERAL = new Set(CLIENT_WORDS.map(([, several]) => normaliseWord(several)));
const ONE_OR_SEVERAL = new Set(CLIENT_WORDS.flat().map(normaliseWord));
/** Tags that say what a note is have their word below one of these: `type/person`. */
const TAG_PARENTS = new Set(["type", "kind", "note", "category", "class", "тип"]);
const MARK_NAMES = ["type", "kind", "category", "categories", "class", "note-type", "тип", "категория"].map(normaliseWord);
const LIST_NAMES = new Set(["readme", "index", "moc", "dashboard", "home", "overview", "list", "оглавление", "список"]);
const TEMPLATE = /template|шаблон/i;

/** Names that only a proposal tries, beside those that are read without any setting. */
const FURTHER_NAMES: Readonly<Record<SurveyedRole, readonly string[]>> = {
  "last-contact": ["last-contact-date", "last-touch", "last-touchpoint", "last-spoke", "last-spoken", "last-call", "last-meeting", "last-check-in", "последняя-встреча"],
  cadence: ["check-in-frequency", "touch-frequency", "keep-in-touch", "stay-in-touch", "contact-interval", "частота", "периодичность"],
  "next-contact": ["next-contact-date", "next-touch", "next-call", "next-meeting", "next-check-in", "следующий-контакт"],
  company: ["companies", "employer", "account", "компания", "организация", "клиент"],
  tier: ["client-tier", "level", "grade", "segment", "rank", "уровень", "категория-клиента"],
};

const TIER_ORDER = ["platinum", "gold", "silver", "bronze", "платина", "золото", "серебро", "бронза", "vip", "high", "medium", "low"];
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
  const marks = byNotes(withPresent(markCandidates(real), presentMarks(settings), real, hasMark, sameMark));
  const tags = byNotes(withPresent(tagCandidates(real), settings.clientTags, real, hasTagWithin, same));
  const isMarked = (note: SurveyedNote): boolean =>
    marks.some(({ value }) => hasMark(note, value)) || tags.some(({ value }) => hasTagWithin(note, value));
  const folders = byNotes(withPresent(folderCandidates(real, isMarked), settings.clientFolders, real, isWithin, same));
  const isClient = (note: SurveyedNote): boolean => isMarked(note) || folders.some(({ value }) => isWithin(note, value));
  const clients = real.filter((note) => isClient(note) && !isListOfClients(note));
  return {
    folders,
    tags,
    marks,
    excluded: excludedPaths(notes.filter((note) => isClient(note) && !clients.includes(note)), clients),
    properties: {
      "last-contact": nameCandidates(clients, "last-contact"),
      cadence: nameCandidates(clients, "cadence"),
      "next-contact": nameCandidates(clients, "next-contact"),
      company: nameCandidates(clients, "company"),
      tier: nameCandidates(clients, "tier"),
    },
    tiers: proposedTiers(clients, settings),
    meetings: meetingCandidates(real.filter((note) => !isClient(note))),
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
  const names = SURVEYED_ROLES.flatMap((role) => {
    const first = proposal.properties[role][0];
    return first === undefined ? [] : [[role, first.value]];
  });
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

/** Candidates, and the present settings with the number of notes that they take in. */
function withPresent<T>(
  candidates: readonly Candidate<T>[],
  present: readonly T[],
  notes: readonly SurveyedNote[],
  fits: (note: SurveyedNote, value: T) => boolean,
  isSame: (a: T, b: T) => boolean,
): Candidate<T>[] {
  const counted = present.map((value) => ({ value, notes: notes.filter((note) => fits(note, value)).length }));
  return [...counted, ...candidates.filter(({ value }) => !present.some((other) => isSame(other, value)))];
}

function presentMarks({ clientMarks }: Settings): Mark[] {
  return clientMarks.flatMap(({ property, values }) => values.map((word) => ({ property, word })));
}

function markCandidates(notes: readonly SurveyedNote[]): Candidate<Mark>[] {
  const marks: Mark[] = [];
  for (const { frontMatter } of notes.filter((note) => !isListOfClients(note))) {
    for (const [property, value] of Object.entries(frontMatter)) {
      if (!MARK_NAMES.includes(normaliseWord(property))) continue;
      const words = textsOf(value).map(linkName).filter(isClientWord);
      marks.push(...words.map((word) => ({ property, word })));
    }
  }
  const distinct = marks.filter((mark, index) => marks.findIndex((other) => sameMark(mark, other)) === index);
  return distinct.map((value) => ({ value, notes: marks.filter((mark) => sameMark(mark, value)).length }));
}

function tagCandidates(notes: readonly SurveyedNote[]): Candidate[] {
  const tags = notes
    .filter((note) => !isListOfClients(note))
    .flatMap((note) => [...new Set(note.tags.flatMap((tag) => clientTag(tag.replace(/^#/, "").toLowerCase()) ?? []))]);
  return countCandidates(tags);
}

/** The tag itself (`type/person`), or the one that it is nested in (`people/friends`). */
function clientTag(tag: string): string | null {
  const parts = tag.split("/");
  const depth = TAG_PARENTS.has(parts[0] ?? "") ? 2 : 1;
  return isClientWord(parts[depth - 1] ?? "") ? parts.slice(0, depth).join("/") : null;
}

/** Folders named after clients that hold some which nothing else marks, outermost ones, unless they hold meetings too. */
function folderCandidates(notes: readonly SurveyedNote[], isMarked: (note: SurveyedNote) => boolean): Candidate[] {
  const byFolder = new Map<string, SurveyedNote[]>();
  for (const note of notes) {
    const folder = clientFolder(note.path);
    if (folder !== null) byFolder.set(folder, [...(byFolder.get(folder) ?? []), note]);
  }
  const candidates = [...byFolder].flatMap(([value, inside]) => {
    const clients = inside.filter((note) => !isListOfClients(note));
    const isWorth = clients.some((note) => !isMarked(note)) && !clients.some(isMeeting);
    return isWorth ? [{ value, notes: clients.length }] : [];
  });
  return byNotes(candidates);
}

function clientFolder(path: string): string | null {
  const folders = path.split("/").slice(0, -1);
  const index = folders.findIndex((folder) => SEVERAL.has(bareWord(folder)));
  return index < 0 ? null : folders.slice(0, index + 1).join("/");
}

function nameCandidates(clients: readonly SurveyedNote[], role: SurveyedRole): Candidate[] {
  const known = [...namesOf(role, DEFAULT_PROPERTY_NAMES), ...FURTHER_NAMES[role].map(normaliseWord)];
  return countCandidates(
    clients.flatMap(({ frontMatter }) => Object.keys(frontMatter).filter((key) => known.includes(normaliseWord(key)))),
  );
}

function proposedTiers(clients: readonly SurveyedNote[], { tiers }: Settings): string[] {
  const names = [...namesOf("tier", DEFAULT_PROPERTY_NAMES), ...FURTHER_NAMES.tier.map(normaliseWord)];
  const values = clients.flatMap(({ frontMatter }) => textsOf(findProperty(frontMatter, names)?.value).map(linkName));
  const distinct = countCandidates(values).map(({ value }) => value);
  const isKnown = distinct.every((value) => vocabularyWord(value, tiers) !== null);
  if (isKnown || distinct.length > MOST_TIERS) return [];
  const rank = (value: string): number => (TIER_ORDER.indexOf(value.toLowerCase()) + TIER_ORDER.length + 1) % (TIER_ORDER.length + 1);
  return distinct.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function meetingCandidates(notes: readonly SurveyedNote[]): Candidate[] {
  return countCandidates(notes.filter(isMeeting).map(({ path }) => path.slice(0, Math.max(path.lastIndexOf("/"), 0))));
}

/** Whole folders of templates, single notes elsewhere. */
function excludedPaths(notes: readonly SurveyedNote[], clients: readonly SurveyedNote[]): string[] {
  const paths = notes.map(({ path }) => {
    const folders = path.split("/").slice(0, -1);
    const index = folders.findIndex((folder) => TEMPLATE.test(folder));
    const folder = folders.slice(0, index + 1).join("/");
    return index >= 0 && !clients.some((client) => isInside(client.path, folder)) ? folder : path;
  });
  return [...new Set(paths)].sort();
}

function isMeeting({ claims }: SurveyedNote): boolean {
  return claims !== null && claims.day !== null && claims.participants.length > 0;
}

function hasMark({ frontMatter }: SurveyedNote, { property, word }: Mark): boolean {
  const found = findProperty(frontMatter, [normaliseWord(property)]);
  return found !== null && textsOf(found.value).some((text) => sameName(linkName(text), word));
}

function hasTagWithin({ tags }: SurveyedNote, wanted: string): boolean {
  return tags.some((tag) => isTagWithin(tag, wanted));
}

function isWithin({ path }: SurveyedNote, folder: string): boolean {
  return isInside(path, folder);
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function sameMark(a: Mark, b: Mark): boolean {
  return sameName(a.property, b.property) && sameName(a.word, b.word);
}

/** By its name, or by text that a template engine has yet to fill in. */
function isTemplateLike({ path, frontMatter }: SurveyedNote): boolean {
  return path.split("/").some((part) => TEMPLATE.test(part)) || hasTemplateText(frontMatter);
}

function hasTemplateText(frontMatter: FrontMatter): boolean {
  return Object.values(frontMatter).some((value) => {
    const texts = typeof value === "string" ? [value] : Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
    const isMap = typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0 && isUnset(value);
    return isMap || texts.some((text) => text.trim() !== "" && isUnsetText(text));
  });
}

/** A note about the clients as such: `People`, `README`, `_index`, anything in `_context`. */
function isListOfClients({ name, path }: SurveyedNote): boolean {
  const isSystem = path.split("/").some((part) => part.startsWith("_"));
  return isSystem || isClientWord(name) || LIST_NAMES.has(normaliseWord(name)) || /\bMOC\b/.test(name);
}

function isClientWord(word: string): boolean {
  return ONE_OR_SEVERAL.has(bareWord(word));
}

/** `04-People`, `👥 Contacts`: without what stands around the word. */
function bareWord(word: string): string {
  return normaliseWord(word.replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, ""));
}

/** Distinct values with how often each came, most frequent first. */
export function countCandidates<T>(values: readonly T[]): Candidate<T>[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return byNotes([...counts].map(([value, notes]) => ({ value, notes })));
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
