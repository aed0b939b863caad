import type { CachedMetadata, ListItemCache } from "obsidian";
import { EMPTY_NOTE_TEXT, type NoteText } from "../domain/client-note";
import type { NoteReading, Placed } from "../domain/note-reading";
import { dayOfLink, parseIsoDay, type LocalDay } from "../domain/local-date";
import type { CheckIn } from "../domain/check-in";
import { LazyText, type LatestCheckIns } from "../domain/kept-text";

/** What the metadata cache tells of a client note's text without opening the file. */
export interface CachedNote {
  /** Check-ins that start with a linked day; without their channel, text and outcome. */
  readonly text: NoteText;
  /**
   * - `all`: there is nothing more to read
   * - `standing`: the words are missing, but no standing depends on them
   * - `some`: the note must be read for a right standing
   */
  readonly tells: "all" | "standing" | "some";
}

/** A mark such as `10. ` and its indent: a link further right is not at the start of its item. */
const WIDEST_MARK = 6;

/** Days come again in every note of a vault; so many of their links are remembered. */
const MOST_REMEMBERED = 20_000;

/**
 * A reader of check-ins from the cache. A linked day is a contact, or an attempt that somebody linked by hand: where it
 * is not later than `last-contact`, that makes no difference. A plain day is not in the cache at all. Inline fields and
 * words are not in it either, so that a note without any contact is read.
 */
export function cachedNoteReader(reading: NoteReading): (cache: CachedMetadata, lastContact: LocalDay | null) => CachedNote {
  const dayOf = rememberedDays(reading);
  return (cache, lastContact) => {
    const items = cache.listItems ?? [];
    const inSection = checkInItems(cache, items, reading);
    const days = leadingDays(cache, inSection, dayOf);
    const latest = latestOf(inSection, days);
    const isCertain =
      !days.includes(null) &&
      (latest === null ? lastContact !== null : latest.from <= (lastContact ?? -Infinity)) &&
      !hasOtherLog(cache, reading);
    const isWordless = inSection.length === 0 && !items.some(({ task }) => task !== undefined);
    const text = latest === null ? EMPTY_NOTE_TEXT : new CachedText(cache, reading, dayOf, latest);
    return { text, tells: !isCertain ? "some" : isWordless ? "all" : "standing" };
  };
}

/** Check-ins as the cache has them, without their words; looked up again where somebody asks for all of them. */
class CachedText extends LazyText {
  readonly promises = EMPTY_NOTE_TEXT.promises;
  readonly problems = EMPTY_NOTE_TEXT.problems;
  readonly fields = EMPTY_NOTE_TEXT.fields;

  private readonly cache: CachedMetadata;
  private readonly reading: NoteReading;
  private readonly dayOf: DayOfLink;

  /** Fields are declared apart: each of the constructor's own would be twice in the bundle, and in memory. */
  constructor(cache: CachedMetadata, reading: NoteReading, dayOf: DayOfLink, latest: LatestCheckIns) {
    super(latest);
    this.cache = cache;
    this.reading = reading;
    this.dayOf = dayOf;
  }

  get checkIns(): readonly Placed<CheckIn>[] {
    const items = checkInItems(this.cache, this.cache.listItems ?? [], this.reading);
    const days = leadingDays(this.cache, items, this.dayOf);
    return items.flatMap(({ position }, index) => {
      const day = days[index] ?? null;
      return day === null ? [] : [wordlessCheckIn(day, position.start.line)];
    });
  }
}

function latestOf(items: readonly ListItemCache[], days: readonly (LocalDay | null)[]): LatestCheckIns | null {
  let [newest, line]: [LocalDay | null, number] = [null, 0];
  for (const [index, day] of days.entries()) {
    if (day === null || (newest !== null && day <= newest)) continue;
    newest = day;
    line = items[index]?.position.start.line ?? 0;
  }
  return newest === null ? null : { reached: wordlessCheckIn(newest, line), attempted: null, from: newest, next: Infinity };
}

function wordlessCheckIn(day: LocalDay, line: number): Placed<CheckIn> {
  return { day, line, time: null, channel: null, outcome: "reached", text: "", satisfaction: null };
}

/** Whether the note may hold check-ins in another form that the settings ask for. */
function hasOtherLog({ headings = [], sections = [] }: CachedMetadata, { otherLogs }: NoteReading): boolean {
  const hasDatedHeading = otherLogs.includes("headings") && headings.some(({ heading }) => /\d/.test(heading));
  return hasDatedHeading || (otherLogs.includes("tables") && sections.some(({ type }) => type === "table"));
}

/** Top-level items under a check-in heading that are no tasks and stand in no quote or callout. */
function checkInItems(cache: CachedMetadata, items: readonly ListItemCache[], reading: NoteReading): ListItemCache[] {
  const sections: { from: number; to: number }[] = [];
  let open: { from: number; level: number } | null = null;
  for (const { heading, level, position } of cache.headings ?? []) {
    if (open !== null && level <= open.level) {
      sections.push({ from: open.from, to: position.start.line });
      open = null;
    }
    if (open === null && reading.isCheckInHeading(heading)) open = { from: position.start.line, level };
  }
  if (open !== null) sections.push({ from: open.from, to: Infinity });
  if (sections.length === 0) return [];
  const isInSection = (line: number): boolean => sections.some(({ from, to }) => line > from && line < to);
  const quotes = (cache.sections ?? []).filter(({ type }) => type === "blockquote" || type === "callout");
  const isQuoted = (line: number): boolean =>
    quotes.some(({ position: { start, end } }) => line >= start.line && line <= end.line);
  return items.filter(({ task, parent, position: { start } }) => {
    return task === undefined && parent < 0 && isInSection(start.line) && !isQuoted(start.line);
  });
}

type DayOfLink = (link: string) => LocalDay | null;

function rememberedDays({ readDailyNote }: NoteReading): DayOfLink {
  const days = new Map<string, LocalDay | null>();
  return (link) => {
    let day = days.get(link);
    if (day === undefined) {
      day = parseIsoDay(link) ?? dayOfLink(link, readDailyNote);
      if (days.size >= MOST_REMEMBERED) days.clear();
      days.set(link, day);
    }
    return day;
  };
}

/** The day that each item's text starts with, null for none. Items and links come in the order of the note. */
function leadingDays({ links = [] }: CachedMetadata, items: readonly ListItemCache[], dayOf: DayOfLink): (LocalDay | null)[] {
  let next = 0;
  return items.map(({ position: { start } }) => {
    while ((links[next]?.position.start.line ?? Infinity) < start.line) next++;
    const link = links[next];
    if (link?.position.start.line !== start.line || link.position.start.col - start.col > WIDEST_MARK) return null;
    const { displayText } = link;
    return dayOf(displayText === undefined || displayText === link.link ? link.link : `${link.link}|${displayText}`);
  });
}
