import { getAllTags, type CachedMetadata, type TFile } from "obsidian";
import type { EvidenceNote } from "../app/evidence-graph";
import type { NoteRecord } from "../app/review-store";
import { clientReader, clientRecogniser, exclusion, type Client } from "../domain/client";
import type { NoteReading, NoteText } from "../domain/client-note";
import { evidenceReader } from "../domain/evidence-note";
import { looseFrontMatter, parseFrontMatter, type ParseYaml } from "../domain/front-matter";
import { parseIsoDay, type LocalDay } from "../domain/local-date";
import type { FrontMatter } from "../domain/property";
import type { Settings } from "../domain/settings";
import { readCachedNote, type CachedNote } from "./cached-note";
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

const NOTHING: Intake = { record: null, evidence: null, tells: "all", links: [] };

/** @param resolveLink the path that a link's target means in a note, as Obsidian resolves it */
export function noteIntake(
  { settings, config, reading, parseYaml }: IndexRules,
  resolveLink: (target: string, source: string) => string | null,
): NoteIntake {
  const isExcluded = exclusion(settings, config.templateFolders);
  const isClient = clientRecogniser(settings, config.templateFolders);
  const readClient = clientReader(settings, reading.readDailyNote);
  const readClaims = evidenceReader(settings, reading.readDailyNote);

  const intake = (
    file: TFile,
    cache: CachedMetadata,
    frontMatter: FrontMatter,
    readText: (client: Client) => CachedNote,
  ): Intake => {
    const { path, basename } = file;
    if (isExcluded(path)) return NOTHING;
    const isOurs = isClient({ path, tags: getAllTags(cache) ?? [], frontMatter });
    const claims = readClaims(frontMatter, basename);
    const mentions = settings.dayNoteMentions && !isOurs ? mentionsOf(file, cache) : null;
    if (!isOurs && claims === null && mentions === null) return NOTHING;

    const resolve = (targets: readonly string[]): string[] => [
      ...new Set(targets.flatMap((target) => resolveLink(target, path) ?? [])),
    ];
    const isPerson = (claims?.companies.length ?? 0) > 0;
    const client = isOurs || isPerson ? readClient(frontMatter) : null;
    const { text, tells } = client === null ? { text: null, tells: "all" as const } : readText(client);
    const participants = resolve(claims?.participants ?? []);
    const companies = resolve(claims?.companies ?? []);
    const evidence: EvidenceNote = {
      own: client && text && { lastContact: client.lastContact, checkIns: text.checkIns },
      meeting: !isOurs && claims?.day != null ? { day: claims.day, participants } : null,
      dayNote: mentions && { day: mentions.day, mentions: resolve(mentions.links) },
      companies,
      partners: settings.partnerContacts && client?.type === "indirect" ? resolve(claims?.via ?? []) : [],
    };
    const links = [...(claims?.participants ?? []), ...(claims?.companies ?? []), ...(claims?.via ?? []), ...(mentions?.links ?? [])];
    if (isOurs && client !== null && text !== null) {
      const note = { path, name: basename, client, text, createdOn: localDayOf(file.stat.ctime) };
      return { record: { kind: "client", note }, evidence, tells, links };
    }
    const problems = [...(claims?.problem ? [claims.problem] : []), ...personProblems(client, text)];
    const about = [...participants, ...companies];
    return { record: problems.length > 0 ? { kind: "evidence", problems, about } : null, evidence, tells, links };
  };

  const mentionsOf = ({ path, basename }: TFile, cache: CachedMetadata): { day: LocalDay; links: string[] } | null => {
    const day = parseIsoDay(basename) ?? reading.readDailyNote(basename) ?? reading.readDailyNote(path.replace(/\.md$/, ""));
    return day === null ? null : { day, links: (cache.links ?? []).map(({ link }) => link.split("#")[0] ?? "") };
  };

  return {
    fromCache: (file, cache, known) => {
      const frontMatter: FrontMatter | undefined = cache.frontmatter;
      if (frontMatter === undefined && cache.sections?.[0]?.type === "yaml") return null;
      return intake(file, cache, frontMatter ?? {}, ({ lastContact }) =>
        known === null ? readCachedNote(cache, reading, lastContact) : { text: known, tells: "all" },
      );
    },
    fromText: (file, cache, data, read) => {
      const parsed = parseFrontMatter(data, parseYaml);
      if (parsed.ok) return intake(file, cache, parsed.value, () => ({ text: read(data), tells: "all" }));
      const frontMatter = looseFrontMatter(data);
      const tags = [...(getAllTags(cache) ?? []), ...looseTags(frontMatter)];
      const isBroken = isClient({ path: file.path, tags, frontMatter });
      const problem = { code: "yaml", value: parsed.error } as const;
      return isBroken ? { ...NOTHING, record: { kind: "broken", problem } } : NOTHING;
    },
  };
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
