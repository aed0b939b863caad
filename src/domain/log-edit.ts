import { formatCheckIn, textLines, withoutFields, type CheckIn, type CheckInWords } from "./check-in";
import { noteTextOf, type NoteText } from "./client-note";
import { editFrontMatter, noteLines, parseFrontMatter, type FrontMatterRefusal, type ParseYaml, type PropertyChange } from "./front-matter";
import { formatDay, type LocalDay } from "./local-date";
import { columnsOf, contentColumn, isUnderline, lineBreakOf, type NoteLine, type NoteLines } from "./note-lines";
import { checkInSections, type NoteReading, type Placed, type Section } from "./note-reading";
import { appendSections } from "./note-section";
import { interactionsOf } from "./other-log";
import { dayOfProperty, isUnset, propertyFinder, type FrontMatter, type Property, type PropertyNames, type PropertyRole } from "./property";
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
  if (!frontMatter.ok) return frontMatter;
  const note = noteLines(text);
  const old = noteTextOf(note, conventions.reading);
  const line = insertCheckIn(note, old.checkIns, entry, conventions);
  if (line === null) return fail({ code: "open-end" });
  const known = [...interactionsOf(frontMatter.value, conventions.reading).checkIns, ...old.checkIns];
  const { changes, leftAlone } = propertyChanges(frontMatter.value, known, entry, today, conventions);
  const properties = editFrontMatter(text, changes, conventions.parseYaml);
  if (!properties.ok) return properties;

  const startsNote = properties.value.some(({ from }) => from === line.from);
  const splices = [...properties.value, startsNote ? { ...line, insert: lineBreakOf(text) + line.insert } : line];
  const after = noteLines(applySplices(text, splices));
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
  const [lastContact, nextContact] = [roleIn(frontMatter, "last-contact", conventions), roleIn(frontMatter, "next-contact", conventions)];
  const [last, planned] = [dayIn(lastContact, conventions), dayIn(nextContact, conventions)];
  const changes: PropertyChange[] = [];
  const isReached = entry.outcome === "reached";
  const isUnreadable = isReached && lastContact.isSet && last === null;
  if (isReached && !isUnreadable) {
    const own = checkIns.filter(({ day, outcome }) => outcome === "reached" && day <= today);
    const latest = own.reduce((other, { day }) => (day > other ? day : other), entry.day);
    if (latest > (last ?? -Infinity)) changes.push(dayChange(lastContact.key, latest, conventions));
  }
  const isDue = isReached && planned !== null && planned <= entry.day;
  if (entry.nextContact === null ? isDue : planned !== entry.nextContact) {
    changes.push(dayChange(nextContact.key, entry.nextContact, conventions));
  }
  return { changes, leftAlone: isUnreadable ? { property: lastContact.key, value: lastContact.value } : null };
}

/** The property of a role: that of the note, or the empty one that a note without it gets. */
export function roleIn(
  frontMatter: FrontMatter,
  role: PropertyRole,
  { propertyNames }: NoteConventions,
): Property & { readonly isSet: boolean } {
  const property = propertyFinder(propertyNames)(frontMatter)[role] ?? { key: propertyNames[role], value: null };
  return { ...property, isSet: !isUnset(property.value) };
}

export function dayIn({ value }: Property, { reading }: NoteConventions): LocalDay | null {
  return dayOfProperty(value, reading.readDailyNote);
}

/**
 * Sets a day, or empties the property with null. A link stays a link, with the daily note's name as its target; other
 * forms become `YYYY-MM-DD`. A time behind the old day goes with it.
 */
export function dayChange(key: string, day: LocalDay | null, { words, reading }: NoteConventions): PropertyChange {
  return {
    key,
    rewrite: (old) => (day === null ? "" : /^\[\[[^[\]]*\]\]/.test(old.trim()) ? words.dayLink(day) : formatDay(day)),
    holds: (value) => (day === null ? isUnset(value) : dayOfProperty(value, reading.readDailyNote) === day),
  };
}

/** The splice that puts the entry's line where it belongs; null where the note's end is open and it would go there. */
function insertCheckIn(
  note: NoteLines,
  checkIns: readonly Placed<CheckIn>[],
  entry: LogEntry,
  conventions: NoteConventions,
): Splice | null {
  const { text, lines, openAtEnd } = note;
  const lineBreak = lineBreakOf(text);
  const section = checkInSections(lines, conventions.reading.isCheckInHeading)[0];
  const write = (indent: string, mark: string): string => {
    const { line, nested } = formatCheckIn(entry, conventions.words);
    const deeper = deeperIndent(indent, mark, lines);
    const bullet = /\d/.test(mark) ? "- " : mark;
    const further = nested.map((words) => deeper + (/^(?:[-*+]|\d+[.)])[ \t]/.test(words) ? "" : bullet) + words);
    return [`${indent}${mark}${line}`, ...further].join(lineBreak);
  };

  if (section === undefined) {
    const block = [`## ${conventions.checkInHeading}`, "", write("", "- ")].join(lineBreak);
    return openAtEnd ? null : appendSections(text, lines, block, lineBreak);
  }
  const own = checkIns.filter(({ line }) => line > section.heading && line < section.end && lines[line]?.kind === "item");
  const isLower = (other: CheckIn): boolean => !comesAfter(other, entry);
  const above = conventions.newestFirst ? undefined : own.findLast(isLower);
  const below = conventions.newestFirst ? own.find(isLower) : above === undefined ? own[0] : undefined;
  const neighbour = below ?? above ?? own.at(-1);
  const line = neighbour && lines[neighbour.line];
  if (line === undefined) return insertFirst(note, section, write, lineBreak);
  const written = write(line.item?.indent ?? "", spaced(line.item?.mark ?? "- "));
  if (below !== undefined) return { from: line.start, to: line.start, insert: written + lineBreak };
  const { end, next } = lastLineOfItem(lines, line);
  const isOpen = openAtEnd && text.slice(next).trim() === "";
  return isOpen ? null : { from: next, to: next, insert: next > end ? written + lineBreak : lineBreak + written };
}

/** A list mark with white space behind it, which an empty item lacks. */
function spaced(mark: string): string {
  return mark.trim() === mark ? `${mark} ` : mark;
}

/** The indent that makes an item nested below one with that indent and mark. */
function deeperIndent(indent: string, mark: string, lines: readonly NoteLine[]): string {
  const column = contentColumn(indent, mark, "text");
  const tabbed = `${indent}\t`;
  const nested = lines.find(({ item }) => item?.nested);
  const usesTabs = nested?.text.startsWith("\t") === true || /\t/.test(indent + mark);
  return usesTabs && columnsOf(tabbed) >= column ? tabbed : indent + " ".repeat(column - columnsOf(indent));
}

/** Whether `other` stands above `entry` in a newest-first list: a later day, or the same day and a later time. */
function comesAfter(other: CheckIn, entry: CheckIn): boolean {
  if (other.day !== entry.day) return other.day > entry.day;
  return other.time !== null && entry.time !== null && other.time > entry.time;
}

/** The last line that belongs to an item: what is nested in it and its continued text, without blank lines behind. */
function lastLineOfItem(lines: readonly NoteLine[], first: NoteLine): NoteLine {
  const { indent, mark, text } = first.item ?? { indent: "", mark: "- ", text: "" };
  const column = contentColumn(indent, mark, text);
  let [last, above] = [first, first];
  for (const line of lines.slice(lines.indexOf(first) + 1)) {
    const isLazy = line.kind === "text" && (above.kind === "text" || above.kind === "item");
    const isEnclosed = (line.kind === "comment" || line.kind === "code") && above.kind === line.kind;
    const follows = above === last && line.item === undefined && (isLazy || isEnclosed);
    above = line;
    if (line.kind === "blank") continue;
    if (!follows && columnsOf(/^[ \t]*/.exec(line.text)?.[0] ?? "") < column) break;
    last = line;
  }
  return last;
}

/** The first check-in of a section: on top of the list that opens it, else behind the heading, one blank line around. */
function insertFirst(
  { text, lines }: NoteLines,
  { heading, end }: Section,
  write: (indent: string, mark: string) => string,
  lineBreak: string,
): Splice {
  const title = isUnderline(lines, heading + 1) ? heading + 1 : heading;
  const below = lines[title + 1];
  const first = lines.slice(title + 1, end).find(({ kind }) => kind !== "blank");
  if (first?.kind === "item" && first.item?.task === null) {
    return { from: first.start, to: first.start, insert: write(first.item.indent, spaced(first.item.mark)) + lineBreak };
  }
  const isBlank = below?.kind === "blank";
  const at = (isBlank ? below : lines[title])?.next ?? text.length;
  const endsInBreak = text.endsWith("\n");
  const lead = isBlank ? "" : at === text.length && !endsInBreak ? lineBreak + lineBreak : lineBreak;
  const tail = at < text.length ? lineBreak + (startsBlank(text, at) ? "" : lineBreak) : endsInBreak ? lineBreak : "";
  return { from: at, to: at, insert: lead + write("", "- ") + tail };
}

function startsBlank(text: string, at: number): boolean {
  return /^[ \t]*(?:\r?\n|$)/.test(text.slice(at, at + 200));
}

/** Whether a note, read again after the edit, has its old check-ins and the new one, and nothing else. */
function isOnlyAddition(edited: NoteText, before: NoteText, entry: LogEntry): boolean {
  const { text, satisfaction } = withoutFields(textLines(entry.text)[0] ?? "");
  const expected = wordsOf({ ...entry, text, satisfaction: entry.satisfaction ?? satisfaction });
  const [checkIns, old] = [edited.checkIns.map(wordsOf), before.checkIns.map(wordsOf)];
  const added = checkIns.findIndex((checkIn, index) => checkIn !== old[index]);
  const others = checkIns.filter((_, index) => index !== added);
  const isAdded = checkIns[added] === expected && others.length === old.length && others.every((other, index) => other === old[index]);
  return isAdded && edited.problems.length === before.problems.length;
}

/** All that a check-in says, to compare it by. */
function wordsOf({ day, time, channel, outcome, text, satisfaction }: CheckIn): string {
  return JSON.stringify([day, time, channel, outcome, text, satisfaction]);
}
