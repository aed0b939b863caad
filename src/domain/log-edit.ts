import { noteTextOf, type NoteText } from "./client-note";
import { checkInSections, type NoteReading, type Placed, type Section } from "./note-reading";
import { formatCheckIn, textLines, withoutFields, type CheckIn, type CheckInWords } from "./check-in";
import {
  editFrontMatter,
  frontMatterBlock,
  parseFrontMatter,
  type FrontMatterRefusal,
  type ParseYaml,
  type PropertyChange,
} from "./front-matter";
import { dayOfValue, formatDay, type LocalDay } from "./local-date";
import { columnsOf, contentColumn, isUnderline, lineBreakOf, readLines, type NoteLine, type NoteLines } from "./note-lines";
import { appendSections } from "./note-section";
import { interactionsOf } from "./other-log";
import { isUnset, propertyFinder, scalarOf, type FrontMatter, type Property, type PropertyNames } from "./property";
import { fail, ok, type Result } from "./result";
import { applySplices, type Splice } from "./splice";

/** What is to be logged: a check-in, and the next contact if one was agreed. */
export interface LogEntry extends CheckIn {
  readonly nextContact: LocalDay | null;
}

/** How notes are read and written in a vault. */
export interface NoteConventions {
  readonly reading: NoteReading;
  readonly words: CheckInWords;
  readonly propertyNames: PropertyNames;
  readonly newestFirst: boolean;
  /** The heading that a missing section gets. */
  readonly checkInHeading: string;
  readonly parseYaml: ParseYaml;
}

/** An edit as data; nothing is written until an adapter applies it. */
export interface NoteEdit {
  readonly splices: readonly Splice[];
  /** The property that was left alone because its value can't be read, for a word to the user. */
  readonly leftAlone: { readonly property: string; readonly value: unknown } | null;
}

export type EditRefusal = FrontMatterRefusal | { readonly code: "open-end" } | { readonly code: "unsafe-line" };

/**
 * The edit that logs a check-in: its line in the (first) check-in section, `last-contact` moved forward by a contact, and
 * `next-contact` set, or emptied by a contact on or after it. Every other byte stays. Refused where it can't be made
 * safely; the result has been parsed again and compared with what was meant.
 *
 * @param today decides which of the note's own lines are contacts; later ones are plans
 */
export function logEdit(
  text: string,
  entry: LogEntry,
  today: LocalDay,
  conventions: NoteConventions,
): Result<NoteEdit, EditRefusal> {
  const frontMatter = parseFrontMatter(text, conventions.parseYaml);
  if (!frontMatter.ok) return fail({ code: "broken-yaml", detail: frontMatter.error });
  const note = readLines(text, frontMatterBlock(text)?.bodyStart ?? 0);
  const old = noteTextOf(note, conventions.reading);
  const line = insertCheckIn(text, note, old.checkIns, entry, conventions);
  if (line === null) return fail({ code: "open-end" });
  const known = [...interactionsOf(frontMatter.value, conventions.reading).checkIns, ...old.checkIns];
  const { changes, leftAlone } = propertyChanges(frontMatter.value, known, entry, today, conventions);
  const properties = editFrontMatter(text, changes, conventions.parseYaml);
  if (!properties.ok) return properties;

  const startsNote = properties.value.some(({ from }) => from === line.from);
  const splices = [...properties.value, startsNote ? { ...line, insert: lineBreakOf(text) + line.insert } : line];
  const edited = applySplices(text, splices);
  const after = readLines(edited, frontMatterBlock(edited)?.bodyStart ?? 0);
  const isSafe = after.openAtEnd === note.openAtEnd && isOnlyAddition(noteTextOf(after, conventions.reading), old, entry);
  return isSafe ? ok({ splices, leftAlone }) : fail({ code: "unsafe-line" });
}

function propertyChanges(
  frontMatter: FrontMatter,
  checkIns: readonly CheckIn[],
  entry: LogEntry,
  today: LocalDay,
  conventions: NoteConventions,
): { changes: PropertyChange[]; leftAlone: NoteEdit["leftAlone"] } {
  const find = propertyFinder(conventions.propertyNames);
  const { readDailyNote } = conventions.reading;
  const dayIn = (property: Property | null): LocalDay | null =>
    property && dayOfValue(scalarOf(property.value), readDailyNote);
  const isUnreadable = (property: Property | null): boolean =>
    property !== null && !isUnset(property.value) && dayIn(property) === null;
  const changes: PropertyChange[] = [];
  let leftAlone: NoteEdit["leftAlone"] = null;
  const set = (role: "last-contact" | "next-contact", property: Property | null, day: LocalDay | null): void => {
    changes.push(dayChange(property?.key ?? conventions.propertyNames[role], day, conventions));
  };

  const lastContact = find(frontMatter, "last-contact");
  if (entry.outcome === "reached") {
    const own = checkIns.filter(({ day, outcome }) => outcome === "reached" && day <= today).map(({ day }) => day);
    const latest = own.reduce((a, b) => (b > a ? b : a), entry.day);
    if (lastContact !== null && isUnreadable(lastContact)) {
      leftAlone = { property: lastContact.key, value: lastContact.value };
    } else if (latest > (dayIn(lastContact) ?? -Infinity)) {
      set("last-contact", lastContact, latest);
    }
  }

  const nextContact = find(frontMatter, "next-contact");
  const planned = dayIn(nextContact);
  if (entry.nextContact !== null) {
    if (planned !== entry.nextContact) set("next-contact", nextContact, entry.nextContact);
  } else if (entry.outcome === "reached" && planned !== null && planned <= entry.day) {
    set("next-contact", nextContact, null);
  }
  return { changes, leftAlone };
}

/**
 * Sets a day, or empties the property with null. A link stays a link, with the daily note's name as its target; other
 * forms become `YYYY-MM-DD`.
 */
export function dayChange(key: string, day: LocalDay | null, { words, reading }: NoteConventions): PropertyChange {
  return {
    key,
    rewrite: (old) => (day === null ? "" : /^\[\[.*\]\]$/.test(old.trim()) ? words.dayLink(day) : formatDay(day)),
    holds: (value) => (day === null ? isUnset(value) : dayOfValue(scalarOf(value), reading.readDailyNote) === day),
  };
}

/** The splice that puts the entry's line where it belongs; null where the note's end is open and it would go there. */
function insertCheckIn(
  text: string,
  note: NoteLines,
  checkIns: readonly Placed<CheckIn>[],
  entry: LogEntry,
  conventions: NoteConventions,
): Splice | null {
  const lineBreak = lineBreakOf(text);
  const section = checkInSections(note.lines, conventions.reading.isCheckInHeading)[0];
  const write = (indent: string, mark: string): string => {
    const { line, nested } = formatCheckIn(entry, conventions.words);
    const deeper = deeperIndent(indent, mark, nestsWithTabs(note.lines, text));
    const bullet = /\d/.test(mark) ? "- " : mark;
    const lines = nested.map((further) => deeper + (/^(?:[-*+]|\d+[.)])[ \t]/.test(further) ? "" : bullet) + further);
    return [`${indent}${mark}${line}`, ...lines].join(lineBreak);
  };

  if (section === undefined) {
    if (note.openAtEnd) return null;
    const section = [`## ${conventions.checkInHeading}`, "", write("", "- ")].join(lineBreak);
    return appendSections(text, note.lines, section, lineBreak);
  }
  const own = checkIns.filter(({ line }) => line > section.heading && line < section.end && note.lines[line]?.kind === "item");
  const isLower = (other: CheckIn): boolean => !comesAfter(other, entry);
  const above = conventions.newestFirst ? undefined : own.findLast(isLower);
  const below = conventions.newestFirst ? own.find(isLower) : above === undefined ? own[0] : undefined;
  const neighbour = below ?? above ?? own.at(-1);
  if (neighbour === undefined) return insertFirst(text, note.lines, section, write, lineBreak);
  const { start, item } = note.lines[neighbour.line] ?? { start: text.length };
  const written = write(item?.indent ?? "", spaced(item?.mark ?? "- "));
  if (below !== undefined) return { from: start, to: start, insert: written + lineBreak };
  const last = note.lines[lastLineOfItem(text, note.lines, neighbour.line)];
  const hasBreak = last !== undefined && last.next > last.end;
  const at = hasBreak ? last.next : (last?.end ?? text.length);
  const isOpen = note.openAtEnd && text.slice(at).trim() === "";
  return isOpen ? null : { from: at, to: at, insert: hasBreak ? written + lineBreak : lineBreak + written };
}

/** A list mark with white space behind it, which an empty item lacks. */
function spaced(mark: string): string {
  return mark.trim() === mark ? `${mark} ` : mark;
}

/** The indent that makes an item nested below one with that indent and mark. */
function deeperIndent(indent: string, mark: string, withTabs: boolean): string {
  const column = contentColumn(indent, mark, "text");
  const tabbed = `${indent}\t`;
  const usesTabs = withTabs || /\t/.test(indent + mark);
  return usesTabs && columnsOf(tabbed) >= column ? tabbed : indent + " ".repeat(column - columnsOf(indent));
}

/** Whether `other` stands above `entry` in a newest-first list: a later day, or the same day and a later time. */
function comesAfter(other: CheckIn, entry: CheckIn): boolean {
  if (other.day !== entry.day) return other.day > entry.day;
  return other.time !== null && entry.time !== null && other.time > entry.time;
}

function nestsWithTabs(lines: readonly NoteLine[], text: string): boolean {
  const nested = lines.find(({ item }) => item?.nested);
  return nested !== undefined && text[nested.start] === "\t";
}

/** The last line that belongs to an item: what is nested in it and its continued text, without blank lines behind. */
function lastLineOfItem(text: string, lines: readonly NoteLine[], item: number): number {
  const { indent, mark, text: content } = lines[item]?.item ?? { indent: "", mark: "- ", text: "" };
  const column = contentColumn(indent, mark, content);
  let last = item;
  for (let index = item + 1; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    if (line.kind === "blank") continue;
    const above = lines[index - 1]?.kind;
    const follows = index === last + 1 && line.item === undefined;
    const isLazy = line.kind === "text" && (above === "text" || above === "item");
    const isEnclosed = (line.kind === "comment" || line.kind === "code") && above === line.kind;
    if (!(follows && (isLazy || isEnclosed)) && columnAt(text, line) < column) break;
    last = index;
  }
  return last;
}

function columnAt(text: string, { start, end }: NoteLine): number {
  const space = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? "";
  return columnsOf(space);
}

/** The first check-in of a section: on top of the list that opens it, else behind the heading, one blank line around. */
function insertFirst(
  text: string,
  lines: readonly NoteLine[],
  { heading, end }: Section,
  write: (indent: string, mark: string) => string,
  lineBreak: string,
): Splice {
  const title = isUnderline(text, lines, heading + 1) ? heading + 1 : heading;
  const first = lines.slice(title + 1, end).find(({ kind }) => kind !== "blank");
  if (first?.kind === "item" && first.item?.task === null) {
    return { from: first.start, to: first.start, insert: write(first.item.indent, spaced(first.item.mark)) + lineBreak };
  }
  const blank = lines[title + 1]?.kind === "blank" ? lines[title + 1] : undefined;
  const at = blank?.next ?? lines[title]?.next ?? text.length;
  const endsInBreak = text.endsWith("\n");
  const lead = blank === undefined ? (at === text.length && !endsInBreak ? lineBreak + lineBreak : lineBreak) : "";
  const tail = at < text.length ? lineBreak + (startsBlank(text, at) ? "" : lineBreak) : endsInBreak ? lineBreak : "";
  return { from: at, to: at, insert: lead + write("", "- ") + tail };
}

function startsBlank(text: string, at: number): boolean {
  return /^[ \t]*(?:\r?\n|$)/.test(text.slice(at, at + 200));
}

/** Whether a note, read again after the edit, has its old check-ins and the new one, and nothing else. */
function isOnlyAddition(edited: NoteText, before: NoteText, entry: LogEntry): boolean {
  const [checkIns, old] = [edited.checkIns, before.checkIns];
  if (checkIns.length !== old.length + 1 || edited.problems.length !== before.problems.length) return false;
  const { text, satisfaction } = withoutFields(textLines(entry.text)[0] ?? "");
  const expected: CheckIn = { ...entry, text, satisfaction: entry.satisfaction ?? satisfaction };
  let added = 0;
  for (const [index, checkIn] of checkIns.entries()) {
    const other = old[index - added];
    if (other !== undefined && sameCheckIn(checkIn, other)) continue;
    if (added === 1 || !sameCheckIn(checkIn, expected)) return false;
    added = 1;
  }
  return true;
}

function sameCheckIn(a: CheckIn, b: CheckIn): boolean {
  return (
    a.day === b.day &&
    a.time === b.time &&
    a.channel === b.channel &&
    a.outcome === b.outcome &&
    a.text === b.text &&
    a.satisfaction === b.satisfaction
  );
}
