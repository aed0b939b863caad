import { getAllTags, type CachedMetadata, type TFile } from "obsidian";
import type { EvidenceNote } from "../app/evidence-graph";
import type { NoteRecord } from "../app/review-store";
import { clientReader, clientRecogniser, exclusion, type Client } from "../domain/client";
import type { NoteText } from "../domain/client-note";
import type { NoteReading } from "../domain/note-reading";
import { evidenceReader, type EvidenceClaims } from "../domain/evidence-note";
import { looseFrontMatter, parseFrontMatter, type ParseYaml } from "../domain/front-matter";
import { hasUnresolvedMerge } from "../domain/merge";
import { parseIsoDay, type LocalDay } from "../domain/local-date";
import { interactionsOf } from "../domain/other-log";
import type { Problem } from "../domain/problem";
import { propertiesFinder, textsOf, type FrontMatter } from "../domain/property";
import type { ClientNote } from "../domain/review";
import type { Settings } from "../domain/settings";
import { remembered, wordForm } from "../domain/word";
import { cachedNoteReader, doneLinks, knowsAll, type CachedNote, type Known } from "./cached-note";
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
  readonly known: () => Known;
}

/** How a file is told what it is: by its cache, with its known text where there is one, or from its whole text. */
export interface NoteIntake {
  /** Null where the cache can't tell broken front matter from empty. */
  fromCache(file: TFile, cache: CachedMetadata, read: NoteText | null): Intake | null;
  fromText(file: TFile, cache: CachedMetadata, data: string, readText: TextReader): Intake;
}

const NO_PROPERTIES: FrontMatter = {};

/** The text of a client or a person, given what the cache tells of it. */
type TextReader = (cached: CachedNote) => Pick<CachedNote, "text" | "known">;

/** A day note's day and the targets of its links. */
interface Mentions {
  readonly day: LocalDay;
  readonly links: readonly string[];
}

const NONE: readonly string[] = [];
const NO_CLAIMS: EvidenceClaims = { day: null, participants: NONE, companies: NONE, via: NONE, problem: null };
const NOTHING: Intake = { record: null, evidence: null, known: knowsAll };

/** @param resolveLink the path that a link's target means in a note, as Obsidian resolves it */
export function noteIntake(
  { settings, config, reading, parseYaml }: IndexRules,
  resolveLink: (target: string, source: string) => string | null,
): NoteIntake {
  const isExcluded = exclusion(settings, config.templateFolders);
  const isClient = clientRecogniser(settings, config.templateFolders);
  const readClient = clientReader(settings, reading.readDailyNote);
  const readCached = cachedNoteReader(reading);
  const hasClientTag = remembered((text) => settings.clientTags.some((tag) => text.toLowerCase().includes(tag.toLowerCase())));
  const readClaims = evidenceReader(settings, reading.readDailyNote);

  const intake = (file: TFile, cache: CachedMetadata, frontMatter: FrontMatter, readText: TextReader): Intake => {
    const { path, basename } = file;
    if (isExcluded(path)) return NOTHING;
    const isOurs =
      isClient({ path, tags: NONE, frontMatter }) ||
      (mayBeTagged(cache, frontMatter) && isClient({ path, tags: tagsOf(cache), frontMatter }));
    const claims = readClaims(frontMatter, basename) ?? NO_CLAIMS;
    const mentions = settings.dayNoteMentions && !isOurs ? mentionsOf(file, cache) : null;
    if (!isOurs && claims === NO_CLAIMS && mentions === null) return NOTHING;

    const isPerson = claims.companies.length > 0;
    const properties = isOurs || isPerson ? readClient(frontMatter) : null;
    const { text: body, known } = properties === null ? { text: null, known: knowsAll } : readText(readCached(cache, properties.lastContact));
    const client = body && Object.keys(body.fields).length > 0 ? readClient(frontMatter, body.fields) : properties;
    const text = body && withInteractions(body, frontMatter);
    const participants = resolve(claims.participants, path);
    const companies = resolve(claims.companies, path);
    const links = [...claims.participants, ...claims.companies, ...claims.via, ...(mentions?.links ?? NONE)];
    const evidence: EvidenceNote = {
      own: client && text && { lastContact: client.lastContact, text },
      meeting: !isOurs && claims.day !== null ? { path, day: claims.day, about: participants } : null,
      dayNote: mentions && { path, day: mentions.day, about: resolve(mentions.links, path) },
      companies,
      partners: settings.partnerContacts && client?.type === "indirect" ? resolve(claims.via, path) : NONE,
      names: meanings(links, nameOf),
    };
    if (isOurs && client !== null && text !== null) {
      const names = meanings([basename, ...textsOf(findAliases(frontMatter).aliases?.value).filter((alias) => alias !== basename)], wordForm);
      const note = new CachedClientNote(path, basename, names, client, text, file.stat.ctime, cache);
      return { record: { kind: "client", note }, evidence, known };
    }
    const problems = evidenceProblems(claims, client, text);
    const record = problems.length > 0 ? ({ kind: "evidence", problems, about: [...participants, ...companies] } as const) : null;
    return { record, evidence, known };
  };

  const resolve = (targets: readonly string[], source: string): readonly string[] =>
    meanings(targets, (target) => resolveLink(target, source));

  /** Whether a client tag may be among a note's tags: to ask for them all takes longer, and most notes have others. */
  const mayBeTagged = ({ tags }: CachedMetadata, frontMatter: FrontMatter): boolean => {
    for (const key in frontMatter) if (isTags(key) && textsOf(frontMatter[key]).some(hasClientTag)) return true;
    return tags?.some(({ tag }) => hasClientTag(tag)) === true;
  };

  const withInteractions = (text: NoteText, frontMatter: FrontMatter): NoteText => {
    const { checkIns, problems } = interactionsOf(frontMatter, reading);
    if (checkIns.length + problems.length === 0) return text;
    const { promises, fields } = text;
    return { checkIns: [...checkIns, ...text.checkIns], promises, problems: [...problems, ...text.problems], fields };
  };

  const mentionsOf = ({ path, basename }: TFile, cache: CachedMetadata): Mentions | null => {
    const day = parseIsoDay(basename) ?? reading.readDailyNote(basename) ?? reading.readDailyNote(path.replace(/\.md$/, ""));
    if (day === null) return null;
    return { day, links: doneLinks(cache).map(({ link }) => link.split("#")[0] ?? "") };
  };

  return {
    fromCache: (file, cache, read) => {
      const frontMatter: FrontMatter | undefined = cache.frontmatter;
      if (frontMatter === undefined && cache.sections?.[0]?.type === "yaml") return null;
      return intake(file, cache, frontMatter ?? NO_PROPERTIES, read === null ? (cached) => cached : () => ({ text: read, known: knowsAll }));
    },
    fromText: (file, cache, data, readText) => {
      const cached: FrontMatter | undefined = cache.frontmatter;
      // What the cache has was parsed well: YAML takes longer than all the rest.
      const parsed = parseFrontMatter(cached === undefined ? data : "", parseYaml);
      if (parsed.ok) return intake(file, cache, cached ?? parsed.value, readText);
      const frontMatter = looseFrontMatter(data);
      const tags = [...tagsOf(cache), ...looseTags(frontMatter)];
      const isBroken = isClient({ path: file.path, tags, frontMatter });
      const problem: Problem = hasUnresolvedMerge(data) ? { code: "merge" } : { code: "yaml", value: parsed.error.detail };
      return isBroken ? { ...NOTHING, record: { kind: "broken", problem } } : NOTHING;
    },
  };
}

/** What link targets mean, each once. */
function meanings(targets: readonly string[], meaningOf: (target: string) => string | null): readonly string[] {
  if (targets.length === 0) return NONE;
  const found: string[] = [];
  for (const target of targets) {
    const meaning = meaningOf(target);
    if (meaning !== null && !found.includes(meaning)) found.push(meaning);
  }
  return found;
}

/** The name by which links mean a file: of a path with or without folders and extension, in any case. */
export const nameOf = remembered((path) => path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "").toLowerCase());

const findAliases = propertiesFinder({ aliases: ["aliases", "alias"] });

/** A client note that works out its tags and its day where somebody asks for them. */
class CachedClientNote implements ClientNote {
  private seenTags: readonly string[] | null = null;

  constructor(
    readonly path: string,
    readonly name: string,
    readonly searchNames: readonly string[],
    readonly client: Client,
    readonly text: NoteText,
    private readonly ctime: number,
    private readonly cache: CachedMetadata,
  ) {}

  get createdOn(): LocalDay {
    return localDayOf(this.ctime);
  }

  get tags(): readonly string[] {
    return (this.seenTags ??= tagsOf(this.cache));
  }
}

function tagsOf(cache: CachedMetadata): readonly string[] {
  return getAllTags(cache) ?? NONE;
}

/** What can't be read of a note that is no client, as far as it would be evidence. */
function evidenceProblems({ problem }: EvidenceClaims, person: Client | null, text: NoteText | null): readonly Problem[] {
  const ofLastContact = person?.problems.filter(({ property }) => property === person.lastContactKey) ?? [];
  return [...(problem ? [problem] : []), ...ofLastContact, ...(text?.problems ?? [])];
}

const isTags = remembered((key) => /^tags?$/i.test(key));

function looseTags(frontMatter: FrontMatter): string[] {
  return Object.entries(frontMatter)
    .filter(([key]) => isTags(key))
    .flatMap(([, value]) => String(value).split(/[\s,[\]"'#]+/))
    .filter((tag) => tag !== "");
}
