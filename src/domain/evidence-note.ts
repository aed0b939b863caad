import { civilDay, decodeUri, type DailyNoteReader, type LocalDay } from "./local-date";
import type { Problem } from "./problem";
import { dayReader, displayValue, ifSet, namesOf, propertiesFinder, textsOf, type FrontMatter } from "./property";
import type { Settings } from "./settings";
import { normalisedWords, remembered } from "./word";

/** What a note's properties and name say that may be evidence for other notes. Links are targets, not yet resolved. */
export interface EvidenceClaims {
  /** The day of a meeting; null for a note that is none. */
  readonly day: LocalDay | null;
  readonly participants: readonly string[];
  /** The clients that a person belongs to; empty for a note with a day. */
  readonly companies: readonly string[];
  /** The partner through whom the work with an indirect client runs. */
  readonly via: readonly string[];
  /** A day property that can't be read. */
  readonly problem: Problem | null;
}

const DAY_NAMES = normalisedWords("date day meeting-date дата");
const PARTICIPANT_NAMES = normalisedWords("client clients attendees people person participants contacts with company");
const LINK = /\[\[([^[\]]+)\]\]|\[[^[\]]*\]\(<?([^()<>]+?)>?\)/g;

/** A reader of evidence under the given settings. Null where a note links to nobody, as most do. */
export function evidenceReader(
  settings: Settings,
  readDailyNote: DailyNoteReader,
): (frontMatter: FrontMatter, name: string) => EvidenceClaims | null {
  const findProperties = propertiesFinder<string>({
    day: DAY_NAMES,
    companies: namesOf("company", settings.propertyNames),
    via: namesOf("via", settings.propertyNames),
    ...Object.fromEntries(PARTICIPANT_NAMES.map((name) => [name, [name]])),
  });
  const readDay = dayReader(readDailyNote);
  return (frontMatter, name) => {
    const found = findProperties(frontMatter);
    const participants: string[] = [];
    for (const one in found) if (PARTICIPANT_NAMES.includes(one)) participants.push(...linksOf(found[one]?.value));
    const [companies, via] = [linksOf(found["companies"]?.value), linksOf(found["via"]?.value)];
    if (participants.length + companies.length + via.length === 0) return null;
    const written = ifSet(found["day"]);
    const read = written && readDay(written.value);
    const isUnread = written !== null && read === null;
    const day = read ?? dayOfName(name, readDailyNote);
    return {
      day,
      participants,
      companies: day === null && !isUnread ? companies : [],
      via,
      problem: isUnread ? { code: "date", property: written.key, value: displayValue(written.value) } : null,
    };
  };
}

const NO_LINKS: readonly string[] = [];

const linksIn = remembered((text): readonly string[] =>
  [...text.matchAll(LINK)].flatMap(([, wiki, markdown]) => linkTarget(wiki ?? decodeUri(markdown ?? ""))),
);

/** The targets of the links in a property: wikilinks and Markdown links, in lists and in texts with commas. */
export function linksOf(value: unknown): readonly string[] {
  if (value === undefined) return NO_LINKS;
  const links: string[] = [];
  for (const text of textsOf(value)) links.push(...linksIn(text));
  return links;
}

/** The target of a link's inner text, without alias and heading: `Acme#Risks|the client` is Acme. */
function linkTarget(inner: string): string[] {
  const target = (inner.split("|")[0] ?? "").split("#")[0]?.trim() ?? "";
  return target === "" ? [] : [target];
}

/** The day in a file's name: `YYYY-MM-DD` anywhere, or the whole name in the daily-note format. */
function dayOfName(name: string, readDailyNote: DailyNoteReader): LocalDay | null {
  return civilDay(/(?:^|\D)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(name)) ?? readDailyNote(name);
}
