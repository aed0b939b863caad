import { civilDay, decodeUri, type DailyNoteReader, type LocalDay } from "./local-date";
import type { Problem } from "./problem";
import {
  dayOfProperty,
  displayValue,
  findProperty,
  ifSet,
  namesOf,
  propertyFinder,
  textsOf,
  type FrontMatter,
} from "./property";
import type { Settings } from "./settings";
import { normalisedWords, normaliseWord } from "./word";

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
  const findRole = propertyFinder(settings.propertyNames);
  const linking = new Set([
    ...PARTICIPANT_NAMES,
    ...namesOf("company", settings.propertyNames),
    ...namesOf("via", settings.propertyNames),
  ]);
  return (frontMatter, name) => {
    if (!Object.keys(frontMatter).some((key) => linking.has(normaliseWord(key)))) return null;
    const participants = PARTICIPANT_NAMES.flatMap((key) => linksOf(findProperty(frontMatter, [key])?.value));
    const companies = linksOf(findRole(frontMatter, "company")?.value);
    const via = linksOf(findRole(frontMatter, "via")?.value);
    if (participants.length + companies.length + via.length === 0) return null;
    const written = ifSet(findProperty(frontMatter, DAY_NAMES));
    const read = written && dayOfProperty(written.value, readDailyNote);
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

/** The targets of the links in a property: wikilinks and Markdown links, in lists and in texts with commas. */
export function linksOf(value: unknown): readonly string[] {
  return textsOf(value).flatMap((text) =>
    [...text.matchAll(LINK)].flatMap(([, wiki, markdown]) => linkTarget(wiki ?? decodeUri(markdown ?? ""))),
  );
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
