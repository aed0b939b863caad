import type { CachedMetadata, ListItemCache } from "obsidian";
import type { NoteReading, NoteText, Placed } from "../domain/client-note";
import { dayOfLink, type LocalDay } from "../domain/local-date";
import type { CheckIn } from "../domain/check-in";

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

/**
 * Reads check-ins from the cache. A linked day is a contact, or an attempt that somebody linked by hand: where it is not
 * later than `last-contact`, that makes no difference. A plain day is not in the cache at all.
 */
export function readCachedNote(cache: CachedMetadata, reading: NoteReading, lastContact: LocalDay | null): CachedNote {
  const items = cache.listItems ?? [];
  const inSection = checkInItems(cache, items, reading);
  const checkIns: Placed<CheckIn>[] = [];
  let certain = true;
  for (const item of inSection) {
    const day = leadingDay(cache, item, reading);
    if (day === null || day > (lastContact ?? -Infinity)) certain = false;
    if (day === null) continue;
    const line = item.position.start.line;
    checkIns.push({ day, line, time: null, channel: null, outcome: "reached", text: "", satisfaction: null });
  }
  const isWordless = inSection.length === 0 && !items.some(({ task }) => task !== undefined);
  return { text: { checkIns, promises: [], problems: [] }, tells: isWordless ? "all" : certain ? "standing" : "some" };
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
  const quotes = (cache.sections ?? []).filter(({ type }) => type === "blockquote" || type === "callout");
  return items.filter(({ task, parent, position: { start } }) => {
    if (task !== undefined || parent >= 0) return false;
    if (!sections.some(({ from, to }) => start.line > from && start.line < to)) return false;
    return !quotes.some(({ position }) => start.line >= position.start.line && start.line <= position.end.line);
  });
}

function leadingDay(cache: CachedMetadata, item: ListItemCache, reading: NoteReading): LocalDay | null {
  const { start } = item.position;
  const link = (cache.links ?? []).find(
    ({ position }) => position.start.line === start.line && position.start.col - start.col <= WIDEST_MARK,
  );
  if (link === undefined) return null;
  return dayOfLink(link.displayText === undefined ? link.link : `${link.link}|${link.displayText}`, reading.readDailyNote);
}
