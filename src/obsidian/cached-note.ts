import type { CachedMetadata, HeadingCache, LinkCache, Loc, Pos } from "obsidian";
import { mayHaveFields, type NoteText } from "../domain/client-note";
import type { NoteReading, Placed } from "../domain/note-reading";
import { dayOfLink, formatDay, parseIsoDay, type LocalDay } from "../domain/local-date";
import type { CheckIn } from "../domain/check-in";
import { LazyText, type LatestCheckIns } from "../domain/kept-text";
import { remembered } from "../domain/word";

/**
 * How much is known of a note:
 * - `all`: there is nothing more to read
 * - `standing`: the words are missing, but no standing depends on them
 * - `some`: the note must be read for a right standing
 */
export type Known = "all" | "standing" | "some";

/** What is known of a client note's text by what the metadata cache tells of it. */
export interface CachedNote {
  /** Of a note that was not opened: check-ins that start with a linked day; without their channel, text and outcome. */
  readonly text: NoteText;
  /** Looks at every check-in of the cache, which the standing that follows from it does not need. */
  readonly known: () => Known;
  /** As the properties have it. */
  readonly lastContact: LocalDay | null;
}

export const knowsAll = (): Known => "all";

/** A mark such as `10. ` and its indent: a link further right is not at the start of its item. */
const WIDEST_MARK = 6;

/**
 * A reader of check-ins from the cache. A linked day is a contact, or an attempt that somebody linked by hand: where it
 * is not later than `last-contact`, that makes no difference. A plain day is not in the cache at all. Inline fields and
 * words are not in it either, so that a note without any contact is read.
 */
export function cachedNoteReader(reading: NoteReading): (cache: CachedMetadata, lastContact: LocalDay | null) => CachedNote {
  const dayOf = linkedDayReader(reading);
  const eachCheckIn = checkInWalker(reading, dayOf);
  const isoOf = remembered(formatDay);
  /** Most links are ISO days, or would be: their order is that of their texts. */
  const hasLaterLink = ({ links = [] }: CachedMetadata, day: LocalDay): boolean => {
    const iso = isoOf(day);
    return links.some((link) => {
      const isEarlier = link.link[4] === "-" && link.link[7] === "-" && link.link.length === iso.length && link.link <= iso;
      return !isEarlier && (dayOf(link) ?? day) > day;
    });
  };
  return (cache, lastContact) => {
    const isMirrored = lastContact !== null && !hasLaterLink(cache, lastContact);
    const latest = isMirrored ? mirroredBy(lastContact) : null;
    const known = (): Known => {
      let [newest, count, isDated] = [-Infinity, 0, true];
      eachCheckIn(cache, (day) => {
        count++;
        if (day === null) isDated = false;
        else newest = Math.max(newest, day);
      });
      if (!isDated || lastContact === null || newest > lastContact || hasOtherLog(cache, reading)) return "some";
      const hasWords = count > 0 || (cache.listItems ?? []).some(({ task }) => task !== undefined);
      return hasWords || mayHoldMerge(cache) ? "standing" : "all";
    };
    const makeLists = (): Pick<NoteText, "checkIns" | "promises"> => {
      const checkIns: Placed<CheckIn>[] = [];
      eachCheckIn(cache, (day, line) => {
        if (day !== null) checkIns.push({ day, line, time: null, channel: null, outcome: "reached", text: "", satisfaction: null });
      });
      return { checkIns, promises: [] };
    };
    return { text: new LazyText(makeLists, latest), known, lastContact };
  };
}

/**
 * The same note with its text at hand, which is read where somebody asks for its words, or for what is known of it: that
 * is some where the text has more than words to tell after all. Null where that is clear before.
 */
export function unreadNote({ known, lastContact }: CachedNote, data: string, read: () => NoteText): CachedNote | null {
  if (lastContact === null || known() === "some" || mayHaveFields(data)) return null;
  const knownOnceRead = (): Known => {
    const { checkIns, problems } = read();
    return problems.length > 0 || checkIns.some(({ day }) => day > lastContact) ? "some" : "all";
  };
  return { text: new LazyText(read, mirroredBy(lastContact)), known: knownOnceRead, lastContact };
}

/** The latest of check-ins of which none is later than their note's last contact. */
function mirroredBy(lastContact: LocalDay): LatestCheckIns {
  return { reached: lastContact, attempted: null, from: lastContact, next: Infinity };
}

/** Whether the note may hold check-ins in another form that the settings ask for. */
function hasOtherLog({ headings = [], sections = [] }: CachedMetadata, { otherLogs }: NoteReading): boolean {
  const hasDatedHeading = otherLogs.includes("headings") && headings.some(({ heading }) => /\d/.test(heading));
  return hasDatedHeading || (otherLogs.includes("tables") && sections.some(({ type }) => type === "table"));
}

const MERGELESS_SECTIONS = ["yaml", "heading", "paragraph", "list", "table", "thematicBreak"];

/** Whether a note may hold an unresolved merge: its last line, `>>>>>>>`, is a quote, where nothing encloses it. */
function mayHoldMerge({ sections = [] }: CachedMetadata): boolean {
  return sections.some(({ type }) => !MERGELESS_SECTIONS.includes(type));
}

/** Visits each item of a note that may be a check-in: the day that its text starts with, null for none, and its line. */
type CheckInWalker = (cache: CachedMetadata, visit: (day: LocalDay | null, line: number) => void) => void;

type LinkedDayReader = (link: LinkCache) => LocalDay | null;

function linkedDayReader({ readDailyNote }: NoteReading): LinkedDayReader {
  const dayOf = remembered((link) => parseIsoDay(link) ?? dayOfLink(link, readDailyNote));
  return ({ link, displayText }) => dayOf(link) ?? (displayText === link ? null : dayOf(`${link}|${displayText ?? ""}`));
}

/** Of top-level items under a check-in heading that are no tasks and stand in no quote or callout. */
function checkInWalker({ isCheckInHeading }: NoteReading, dayOf: LinkedDayReader): CheckInWalker {
  const leadingDay = (link: LinkCache | undefined, { line, col }: Loc): LocalDay | null =>
    link?.position.start.line !== line || link.position.start.col - col > WIDEST_MARK ? null : dayOf(link);

  return ({ headings = [], listItems = [], links = [], sections = [] }, visit) => {
    const logs = checkInLines(headings, isCheckInHeading);
    if (logs.length === 0) return;
    const quotes: LineRange[] = [];
    for (const { type, position } of sections) if (type === "blockquote" || type === "callout") quotes.push(linesOf(position));
    // Items and links come in the order of the note.
    let next = 0;
    for (const { task, parent, position: { start } } of listItems) {
      if (task !== undefined || parent >= 0 || !isWithin(start.line, logs) || isWithin(start.line, quotes)) continue;
      while ((links[next]?.position.start.line ?? Infinity) < start.line) next++;
      visit(leadingDay(links[next], start), start.line);
    }
  };
}

/** The lines below check-in headings, down to the next heading of the same level. */
function checkInLines(headings: readonly HeadingCache[], isCheckInHeading: (heading: string) => boolean): LineRange[] {
  const ranges: LineRange[] = [];
  let open: { from: number; level: number } | null = null;
  for (const { heading, level, position } of headings) {
    const { line } = position.start;
    if (open !== null && level <= open.level) {
      ranges.push({ from: open.from, to: line - 1 });
      open = null;
    }
    if (open === null && isCheckInHeading(heading)) open = { from: line + 1, level };
  }
  if (open !== null) ranges.push({ from: open.from, to: Infinity });
  return ranges;
}

/** Lines of a note, the first and the last among them. */
interface LineRange {
  readonly from: number;
  readonly to: number;
}

function linesOf({ start, end }: Pos): LineRange {
  return { from: start.line, to: end.line };
}

function isWithin(line: number, ranges: readonly LineRange[]): boolean {
  for (const { from, to } of ranges) if (line >= from && line <= to) return true;
  return false;
}

/** The links of a note's text that stand on no task that is open or cancelled: "call [[Sam]]" on one has not happened. */
export function doneLinks({ links = [], listItems = [] }: CachedMetadata): readonly LinkCache[] {
  const undone = listItems.flatMap(({ task, position }) => (task === undefined || /[xX]/.test(task) ? [] : [linesOf(position)]));
  return links.filter(({ position }) => !isWithin(position.start.line, undone));
}
