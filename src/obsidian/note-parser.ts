import { getAllTags, type CachedMetadata, type LinkCache, type TFile } from "obsidian";
import type { EvidenceNote } from "../app/evidence-graph";
import type { NoteRecord } from "../app/review-store";
import { clientReader, clientRecogniser, exclusion, type Client } from "../domain/client";
import { readNoteText, type NoteText } from "../domain/client-note";
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
import { localDayOf } from "./system-clock";
import type { VaultConfig } from "./vault-config";

/** What the reading of the vault depends on; a new one after each change of the settings. */
export interface IndexRules {
  readonly settings: Settings;
  readonly config: VaultConfig;
  readonly reading: NoteReading;
  readonly parseYaml: ParseYaml;
}

/** What a note is to the review, as far as it was read. */
export interface ParsedNote {
  readonly record: NoteRecord | null;
  readonly evidence: EvidenceNote | null;
  /** What was read of the text of a client or a person; null where it was not, or nobody needs it. */
  readonly text: NoteText | null;
  /**
   * When its text is to be read: `first` where a standing may depend on it, `later` where `last-contact` tells the
   * standing already; null where there is nothing left to read.
   */
  readonly unread: "first" | "later" | null;
}

/** A day note's day and the targets of its links. */
interface Mentions {
  readonly day: LocalDay;
  readonly links: readonly string[];
}

const NONE: readonly string[] = [];
const NO_PROPERTIES: FrontMatter = {};
const NO_TEXT: NoteText = { checkIns: [], promises: [], problems: [], fields: NO_PROPERTIES };
const NO_CLAIMS: EvidenceClaims = { day: null, participants: NONE, companies: NONE, via: NONE, problem: null };
const NOTHING: ParsedNote = { record: null, evidence: null, text: null, unread: null };

/** Tells what a note is and what it says: by its cache, and by its text where that was read. */
export class NoteParser {
  readonly #settings: Settings;
  readonly #reading: NoteReading;
  readonly #parseYaml: ParseYaml;
  readonly #resolveLink: (target: string, source: string) => string | null;
  readonly #isExcluded: ReturnType<typeof exclusion>;
  readonly #isClient: ReturnType<typeof clientRecogniser>;
  readonly #readClient: ReturnType<typeof clientReader>;
  readonly #readClaims: ReturnType<typeof evidenceReader>;
  readonly #hasClientTag: (text: string) => boolean;

  /** @param resolveLink the path that a link's target means in a note, as Obsidian resolves it */
  constructor({ settings, config, reading, parseYaml }: IndexRules, resolveLink: (target: string, source: string) => string | null) {
    this.#settings = settings;
    this.#reading = reading;
    this.#parseYaml = parseYaml;
    this.#resolveLink = resolveLink;
    this.#isExcluded = exclusion(settings, config.templateFolders);
    this.#isClient = clientRecogniser(settings, config.templateFolders);
    this.#readClient = clientReader(settings, reading.readDailyNote);
    this.#readClaims = evidenceReader(settings, reading.readDailyNote);
    this.#hasClientTag = remembered((text) => settings.clientTags.some((tag) => text.toLowerCase().includes(tag.toLowerCase())));
  }

  /** A note as the cache has it. @param text what was read of it before; null where it was not read */
  fromCache(file: TFile, cache: CachedMetadata, text: NoteText | null): ParsedNote {
    const frontMatter: FrontMatter | undefined = cache.frontmatter;
    const mayBeBroken = frontMatter === undefined && cache.sections?.[0]?.type === "yaml";
    if (mayBeBroken) return { ...NOTHING, unread: "first" };
    return this.#parse(file, cache, frontMatter ?? NO_PROPERTIES, () => text);
  }

  /** A note whose whole text is at hand: there is nothing left to read. */
  fromText(file: TFile, cache: CachedMetadata, data: string): ParsedNote {
    const readText = (): NoteText => flat(readNoteText(data, this.#reading));
    // What the cache has was parsed well: YAML takes longer than all the rest.
    const cached: FrontMatter | undefined = cache.frontmatter;
    if (cached !== undefined) return this.#parse(file, cache, cached, readText);
    const parsed = parseFrontMatter(data, this.#parseYaml);
    if (parsed.ok) return this.#parse(file, cache, parsed.value, readText);
    return this.#parseBroken(file, cache, data, parsed.error.detail);
  }

  #parse(file: TFile, cache: CachedMetadata, frontMatter: FrontMatter, readText: () => NoteText | null): ParsedNote {
    const { path, basename } = file;
    const settings = this.#settings;
    if (this.#isExcluded(path)) return NOTHING;
    const isClient = this.#isClientNote(path, cache, frontMatter);
    const claims = this.#readClaims(frontMatter, basename) ?? NO_CLAIMS;
    const mentions = settings.dayNoteMentions && !isClient ? this.#mentionsOf(file, cache) : null;
    if (!isClient && claims === NO_CLAIMS && mentions === null) return NOTHING;

    const hasOwnContacts = isClient || claims.companies.length > 0;
    const text = hasOwnContacts ? readText() : null;
    const client = hasOwnContacts ? this.#readClient(frontMatter, text?.fields) : null;
    const body = this.#withInteractions(text ?? NO_TEXT, frontMatter);
    const participants = this.#resolve(claims.participants, path);
    const companies = this.#resolve(claims.companies, path);
    const links = [...claims.participants, ...claims.companies, ...claims.via, ...(mentions?.links ?? NONE)];
    const evidence: EvidenceNote = {
      own: client && { lastContact: client.lastContact, text: body },
      meeting: !isClient && claims.day !== null ? { path, day: claims.day, about: participants } : null,
      dayNote: mentions && { path, day: mentions.day, about: this.#resolve(mentions.links, path) },
      companies,
      partners: settings.partnerContacts && client?.type === "indirect" ? this.#resolve(claims.via, path) : NONE,
      names: meanings(links, nameOf),
    };
    const unreadUnlessRead = client?.lastContact === null ? "first" : "later";
    const unread = hasOwnContacts && text === null ? unreadUnlessRead : null;
    if (isClient && client !== null) {
      const aliases = textsOf(findAliases(frontMatter).aliases?.value).filter((alias) => alias !== basename);
      const names = meanings([basename, ...aliases], wordForm);
      const note = new ParsedClientNote(path, basename, names, client, body, file.stat.ctime, cache);
      return { record: { kind: "client", note }, evidence, text, unread };
    }
    const problems = evidenceProblems(claims, client, body);
    const record = problems.length > 0 ? ({ kind: "evidence", problems, about: [...participants, ...companies] } as const) : null;
    return { record, evidence, text, unread };
  }

  /** A note whose front matter can't be parsed: a problem, where it seems to be a client's. */
  #parseBroken({ path }: TFile, cache: CachedMetadata, data: string, detail: string): ParsedNote {
    const frontMatter = looseFrontMatter(data);
    const tags = [...tagsOf(cache), ...looseTags(frontMatter)];
    if (!this.#isClient({ path, tags, frontMatter })) return NOTHING;
    const problem: Problem = hasUnresolvedMerge(data) ? { code: "merge" } : { code: "yaml", value: detail };
    return { ...NOTHING, record: { kind: "broken", problem } };
  }

  #isClientNote(path: string, cache: CachedMetadata, frontMatter: FrontMatter): boolean {
    if (this.#isClient({ path, tags: NONE, frontMatter })) return true;
    return this.#mayBeTagged(cache, frontMatter) && this.#isClient({ path, tags: tagsOf(cache), frontMatter });
  }

  /** Whether a client tag may be among a note's tags: to ask for them all takes longer, and most notes have others. */
  #mayBeTagged({ tags }: CachedMetadata, frontMatter: FrontMatter): boolean {
    for (const key in frontMatter) {
      if (isTags(key) && textsOf(frontMatter[key]).some(this.#hasClientTag)) return true;
    }
    return tags?.some(({ tag }) => this.#hasClientTag(tag)) === true;
  }

  #resolve(targets: readonly string[], source: string): readonly string[] {
    return meanings(targets, (target) => this.#resolveLink(target, source));
  }

  #withInteractions(text: NoteText, frontMatter: FrontMatter): NoteText {
    const { checkIns, problems } = interactionsOf(frontMatter, this.#reading);
    if (checkIns.length + problems.length === 0) return text;
    return { ...text, checkIns: [...checkIns, ...text.checkIns], problems: [...problems, ...text.problems] };
  }

  #mentionsOf({ path, basename }: TFile, cache: CachedMetadata): Mentions | null {
    const { readDailyNote } = this.#reading;
    const day = parseIsoDay(basename) ?? readDailyNote(basename) ?? readDailyNote(path.replace(/\.md$/, ""));
    if (day === null) return null;
    return { day, links: doneLinks(cache).map(({ link }) => link.split("#")[0] ?? "") };
  }
}

/**
 * The same with texts of its own: a slice of a note's text would keep all of it in memory. JSON's reader keeps a short
 * text once, however often it stands there, as channels and times do.
 */
function flat(text: NoteText): NoteText {
  return JSON.parse(JSON.stringify(text)) as NoteText;
}

/** The links of a note's text that stand on no task that is open or cancelled: "call [[Sam]]" on one has not happened. */
function doneLinks({ links = [], listItems = [] }: CachedMetadata): readonly LinkCache[] {
  const undone = listItems.filter(({ task }) => task !== undefined && !/[xX]/.test(task));
  const isOn = (line: number) => ({ position: { start, end } }: (typeof undone)[number]): boolean => line >= start.line && line <= end.line;
  return links.filter(({ position }) => !undone.some(isOn(position.start.line)));
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
class ParsedClientNote implements ClientNote {
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
function evidenceProblems({ problem }: EvidenceClaims, person: Client | null, text: NoteText): readonly Problem[] {
  const ofLastContact = person?.problems.filter(({ property }) => property === person.lastContactKey) ?? [];
  return [...(problem ? [problem] : []), ...ofLastContact, ...text.problems];
}

const isTags = remembered((key) => /^tags?$/i.test(key));

function looseTags(frontMatter: FrontMatter): string[] {
  return Object.entries(frontMatter)
    .filter(([key]) => isTags(key))
    .flatMap(([, value]) => String(value).split(/[\s,[\]"'#]+/))
    .filter((tag) => tag !== "");
}
