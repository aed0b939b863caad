import { getAllTags, type CachedMetadata, type TFile } from "obsidian";
import type { EvidenceNote } from "../app/evidence-graph";
import type { NoteRecord } from "../app/review-store";
import { clientReader, clientRecogniser, exclusion, type Client } from "../domain/client";
import type { NoteText } from "../domain/client-note";
import type { NoteReading } from "../domain/note-reading";
import { evidenceReader, type EvidenceClaims } from "../domain/evidence-note";
import { looseFrontMatter, parseFrontMatter, type ParseYaml } from "../domain/front-matter";
import { parseIsoDay, type LocalDay } from "../domain/local-date";
import { interactionsOf } from "../domain/other-log";
import { findProperty, isUnset, textsOf, type FrontMatter } from "../domain/property";
import type { Settings } from "../domain/settings";
import { cachedNoteReader, type CachedNote } from "./cached-note";
import { localDayOf } from "./system-clock";
import type { VaultConfig } from "./vault-config";

/** What the reading of the vault depends on; a new one after each change of the settings. */
export interface IndexRules {
  readonly settings: Settings;
  readonly config: VaultConfig;
  readonly reading: NoteReading;
  readonly parseYaml: ParseYaml;
}

/** What a note is to the review. */
export interface Intake {
  readonly record: NoteRecord | null;
  readonly evidence: EvidenceNote | null;
  /** How much of it is known; see {@link CachedNote}. */
  readonly tells: CachedNote["tells"];
  /** Targets of the links that make it evidence, resolved or not. */
  readonly links: readonly string[];
}

/** How a file is told what it is: by its cache alone, with its known text, or from its whole text. */
export interface NoteIntake {
  /** Null where the cache can't tell broken front matter from empty. */
  fromCache(file: TFile, cache: CachedMetadata, known: NoteText | null): Intake | null;
  fromText(file: TFile, cache: CachedMetadata, data: string, read: (data: string) => NoteText): Intake;
}

const NONE: readonly string[] = [];
const NO_CLAIMS: EvidenceClaims = { day: null, participants: NONE, companies: NONE, via: NONE, problem: null };
const NOTHING: Intake = { record: null, evidence: null, tells: "all", links: [] };

/** @param resolveLink the path that a link's target means in a note, as Obsidian resolves it */
export function noteIntake(
  { settings, config, reading, parseYaml }: IndexRules,
  resolveLink: (target: string, source: string) => string | null,
): NoteIntake {
  const isExcluded = exclusion(settings, config.templateFolders);
  const isClient = clientRecogniser(settings, config.templateFolders);
  const readClient = clientReader(settings, reading.readDailyNote);
  const readCached = cachedNoteReader(reading);
  const readClaims = evidenceReader(settings, reading.readDailyNote);

  const intake = (
    file: TFile,
    cache: CachedMetadata,
    frontMatter: FrontMatter,
    readText: (client: Client) => CachedNote,
  ): Intake => {
    const { path, basename } = file;
    if (isExcluded(path)) return NOTHING;
    const tags = getAllTags(cache) ?? [];
    const isOurs = isClient({ path, tags, frontMatter });
    const claims = readClaims(frontMatter, basename) ?? NO_CLAIMS;
    const mentions = settings.dayNoteMentions && !isOurs ? mentionsOf(file, cache) : null;
    if (!isOurs && claims === NO_CLAIMS && mentions === null) return NOTHING;

    const resolve = (targets: readonly string[]): readonly string[] =>
      targets.length === 0 ? NONE : [...new Set(targets.flatMap((target) => resolveLink(target, path) ?? []))];
    const isPerson = claims.companies.length > 0;
    const properties = isOurs || isPerson ? readClient(frontMatter) : null;
    const { text: body, tells } = properties === null ? { text: null, tells: "all" as const } : readText(properties);
    const client = body && Object.keys(body.fields).length > 0 ? readClient(frontMatter, body.fields) : properties;
    const text = body && withInteractions(body, frontMatter);
    const participants = resolve(claims.participants);
    const companies = resolve(claims.companies);
    const evidence: EvidenceNote = {
      own: client && text && { lastContact: client.lastContact, text },
      meeting: !isOurs && claims.day !== null ? { day: claims.day, participants } : null,
      dayNote: mentions && { day: mentions.day, mentions: resolve(mentions.links) },
      companies,
      partners: settings.partnerContacts && client?.type === "indirect" ? resolve(claims.via) : NONE,
    };
    const links = [...claims.participants, ...claims.companies, ...claims.via, ...(mentions?.links ?? [])];
    if (isOurs && client !== null && text !== null) {
      const note = { path, name: basename, tags, aliases: aliasesOf(frontMatter), client, text, createdOn: localDayOf(file.stat.ctime) };
      return { record: { kind: "client", note }, evidence, tells, links };
    }
    const problems = [...(claims.problem ? [claims.problem] : []), ...personProblems(client, text)];
    const about = [...participants, ...companies];
    return { record: problems.length > 0 ? { kind: "evidence", problems, about } : null, evidence, tells, links };
  };

  const withInteractions = (text: NoteText, frontMatter: FrontMatter): NoteText => {
    const { checkIns, problems } = interactionsOf(frontMatter, reading);
    if (checkIns.length + problems.length === 0) return text;
    const { promises, fields } = text;
    return { checkIns: [...checkIns, ...text.checkIns], promises, problems: [...problems, ...text.problems], fields };
  };

  const mentionsOf = ({ path, basename }: TFile, cache: CachedMetadata): { day: LocalDay; links: string[] } | null => {
    const day = parseIsoDay(basename) ?? reading.readDailyNote(basename) ?? reading.readDailyNote(path.replace(/\.md$/, ""));
    if (day === null) return null;
    const undone = undoneTasks(cache);
    const links = (cache.links ?? []).filter(({ position: { start } }) => !undone.some(({ from, to }) => start.line >= from && start.line <= to));
    return { day, links: links.map(({ link }) => link.split("#")[0] ?? "") };
  };

  return {
    fromCache: (file, cache, known) => {
      const frontMatter: FrontMatter | undefined = cache.frontmatter;
      if (frontMatter === undefined && cache.sections?.[0]?.type === "yaml") return null;
      return intake(file, cache, frontMatter ?? {}, ({ lastContact }) =>
        known === null ? readCached(cache, lastContact) : { text: known, tells: "all" },
      );
    },
    fromText: (file, cache, data, read) => {
      const parsed = parseFrontMatter(data, parseYaml);
      if (parsed.ok) return intake(file, cache, parsed.value, () => ({ text: read(data), tells: "all" }));
      const frontMatter = looseFrontMatter(data);
      const tags = [...(getAllTags(cache) ?? []), ...looseTags(frontMatter)];
      const isBroken = isClient({ path: file.path, tags, frontMatter });
      const problem = { code: "yaml", value: parsed.error.detail } as const;
      return isBroken ? { ...NOTHING, record: { kind: "broken", problem } } : NOTHING;
    },
  };
}

const NO_ALIASES: readonly string[] = [];

function aliasesOf(frontMatter: FrontMatter): readonly string[] {
  const property = findProperty(frontMatter, ["aliases", "alias"]);
  return property === null || isUnset(property.value) ? NO_ALIASES : textsOf(property.value);
}

/** The lines of tasks that are open or cancelled: "call [[Sam]]" on them has not happened. */
function undoneTasks({ listItems = [] }: CachedMetadata): readonly { readonly from: number; readonly to: number }[] {
  return listItems
    .filter(({ task }) => task !== undefined && !/[xX]/.test(task))
    .map(({ position: { start, end } }) => ({ from: start.line, to: end.line }));
}

/** What can't be read of a person, as far as it would be evidence. */
function personProblems(client: Client | null, text: NoteText | null): readonly NoteText["problems"][number][] {
  const ofLastContact = client?.problems.filter(({ property }) => property === client.lastContactKey) ?? [];
  return [...ofLastContact, ...(text?.problems ?? [])];
}

function looseTags(frontMatter: FrontMatter): string[] {
  return Object.entries(frontMatter)
    .filter(([key]) => /^tags?$/i.test(key))
    .flatMap(([, value]) => String(value).split(/[\s,[\]"'#]+/))
    .filter((tag) => tag !== "");
}
