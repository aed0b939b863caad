import { checkInSections, noteTextOf, type NoteReading, type Placed } from "./client-note";
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
import { lineBreakOf, readLines, type NoteLine, type NoteLines } from "./note-lines";
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
  const { checkIns } = noteTextOf(note, conventions.reading);
  const line = insertCheckIn(text, note, checkIns, entry, conventions);
  if (line === null) return fail({ code: "open-end" });
  const { changes, leftAlone } = propertyChanges(frontMatter.value, checkIns, entry, today, conventions);
  const properties = editFrontMatter(text, changes, conventions.parseYaml);
  if (!properties.ok) return properties;

  const splices = [...properties.value, line];
  if (!isOnlyAddition(applySplices(text, splices), checkIns, entry, conventions)) return fail({ code: "unsafe-line" });
  return ok({ splices, leftAlone });
}

/** Changes a day property of a note, or empties it with null; see {@link editFrontMatter} for what is kept and refused. */
export function setDayEdit(
  text: string,
  role: "next-contact" | "paused-until",
  day: LocalDay | null,
  conventions: NoteConventions,
): Result<NoteEdit, EditRefusal> {
  const frontMatter = parseFrontMatter(text, conventions.parseYaml);
  if (!frontMatter.ok) return fail({ code: "broken-yaml", detail: frontMatter.error });
  const property = propertyFinder(conventions.propertyNames)(frontMatter.value, role);
  if (property === null && day === null) return ok({ splices: [], leftAlone: null });
  const change = dayChange(property?.key ?? conventions.propertyNames[role], day, conventions);
  const splices = editFrontMatter(text, [change], conventions.parseYaml);
  return splices.ok ? ok({ splices: splices.value, leftAlone: null }) : splices;
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

/** A link stays a link, with the daily note's name as its target; other forms become `YYYY-MM-DD`. */
function dayChange(key: string, day: LocalDay | null, { words, reading }: NoteConventions): PropertyChange {
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
    const deeper = indent + (indent.includes("\t") || nestsWithTabs(note.lines, text) ? "\t" : " ".repeat(mark.length));
    const bullet = /\d/.test(mark) ? "- " : mark;
    const lines = nested.map((further) => deeper + (/^(?:[-*+]|\d+[.)]) /.test(further) ? "" : bullet) + further);
    return [`${indent}${mark}${line}`, ...lines].join(lineBreak);
  };

  if (section === undefined) {
    if (note.openAtEnd) return null;
    return insertSection(text, note.lines, `## ${conventions.checkInHeading}`, write("", "- "), lineBreak);
  }
  const own = checkIns.filter(({ line }) => line > section.heading && line < section.end);
  const before = conventions.newestFirst
    ? own.find((other) => !comesAfter(other, entry))
    : own[own.findLastIndex((other) => !comesAfter(other, entry)) + 1];
  const neighbour = before ?? own.at(-1);
  if (neighbour === undefined) return insertFirst(text, note.lines, section.heading, write("", "- "), lineBreak);
  const neighbourLine = note.lines[neighbour.line];
  const { indent, mark } = neighbourLine?.item ?? { indent: "", mark: "- " };
  const item = write(indent, mark.trim() === mark ? `${mark} ` : mark);
  if (before !== undefined) return { from: neighbourLine?.start ?? 0, to: neighbourLine?.start ?? 0, insert: item + lineBreak };
  const last = note.lines[lastLineOfItem(note.lines, neighbour.line)];
  const hasBreak = last !== undefined && last.next > last.end;
  const at = hasBreak ? last.next : (last?.end ?? text.length);
  return { from: at, to: at, insert: hasBreak ? item + lineBreak : lineBreak + item };
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

/** The last line that belongs to an item: its nested items and continued text, without blank lines behind. */
function lastLineOfItem(lines: readonly NoteLine[], item: number): number {
  let last = item;
  for (let index = item + 1; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.kind === "heading" || line.kind === "rule") break;
    if (line.kind === "blank") continue;
    const belongs = line.item?.nested === true || (index === last + 1 && line.item === undefined && line.kind === "text");
    if (!belongs) break;
    last = index;
  }
  return last;
}

/** The first item under a heading that has none yet, one blank line around. */
function insertFirst(text: string, lines: readonly NoteLine[], heading: number, item: string, lineBreak: string): Splice {
  const underline = lines[heading + 1]?.kind === "rule" && lines[heading + 1]?.start === lines[heading]?.next ? 1 : 0;
  const above = lines[heading + underline];
  const blank = lines[heading + underline + 1]?.kind === "blank" ? lines[heading + underline + 1] : undefined;
  const at = blank?.next ?? above?.next ?? text.length;
  const endsInBreak = text.endsWith("\n");
  const lead = blank === undefined ? (at === text.length && !endsInBreak ? lineBreak + lineBreak : lineBreak) : "";
  const tail = at < text.length ? lineBreak + (startsBlank(text, at) ? "" : lineBreak) : endsInBreak ? lineBreak : "";
  return { from: at, to: at, insert: lead + item + tail };
}

/** A new section with its first item: before a closing line of links and its rule, or else at the end of the note. */
function insertSection(text: string, lines: readonly NoteLine[], heading: string, item: string, lineBreak: string): Splice {
  const section = heading + lineBreak + lineBreak + item;
  const closing = closingLinks(text, lines);
  const at = closing === undefined ? text.length : closing.start;
  const before = text.slice(0, at);
  const above = before === "" || before === "\uFEFF" ? "" : missingBreaks(before, lineBreak);
  const below = closing !== undefined ? lineBreak + lineBreak : text === "" || text.endsWith("\n") ? lineBreak : "";
  return { from: at, to: at, insert: above + section + below };
}

/** Line breaks that a text lacks to end in one blank line. */
function missingBreaks(before: string, lineBreak: string): string {
  if (/\n[ \t]*\r?\n$/.test(before)) return "";
  return before.endsWith("\n") ? lineBreak : lineBreak + lineBreak;
}

function startsBlank(text: string, at: number): boolean {
  return /^[ \t]*(?:\r?\n|$)/.test(text.slice(at, at + 200));
}

/** The line at which the note's closing links begin: the rule above them, or they themselves where they are several. */
function closingLinks(text: string, lines: readonly NoteLine[]): NoteLine | undefined {
  const lastIndex = lines.findLastIndex(({ kind }) => kind !== "blank");
  const last = lines[lastIndex];
  if (last?.kind !== "text") return undefined;
  const content = text.slice(last.start, last.end).trim();
  if (!/^\[\[[^[\]]+\]\](?:[\s|·•,]*\[\[[^[\]]+\]\])*$/.test(content)) return undefined;
  const aboveIndex = lines.findLastIndex(({ kind }, index) => index < lastIndex && kind !== "blank");
  const above = lines[aboveIndex];
  if (above?.kind === "rule" && lines[aboveIndex - 1]?.kind !== "heading") return above;
  const standsAlone = aboveIndex < lastIndex - 1 && above?.kind !== "heading";
  return standsAlone && content.includes("|") && content.includes("]]", content.indexOf("]]") + 2) ? last : undefined;
}

/** Whether a note, read again after the edit, has its old check-ins and the new one, and nothing else. */
function isOnlyAddition(edited: string, old: readonly CheckIn[], entry: LogEntry, conventions: NoteConventions): boolean {
  const { checkIns } = noteTextOf(readLines(edited, frontMatterBlock(edited)?.bodyStart ?? 0), conventions.reading);
  if (checkIns.length !== old.length + 1) return false;
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
