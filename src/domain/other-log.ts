import { findChannel } from "./channel";
import { checkInText, parseCheckIn, parseSatisfaction, type CheckIn } from "./check-in";
import { parseDay } from "./local-date";
import type { NoteLine, NoteLines } from "./note-lines";
import { checkInSections, type NoteReading, type Placed, type Section } from "./note-reading";
import type { Problem } from "./problem";
import { dayOfProperty, displayValue, findProperty, isRecord, isUnset, textsOf, type FrontMatter } from "./property";
import { OTHER_LOGS, type OtherLog } from "./settings";
import { normalisedWords, normaliseWord } from "./word";

/** Headings that logs in other forms stand under, beside those of check-ins. */
const LOG_HEADINGS = normalisedWords(
  "interactions interaction-log interactions-log interaction-history contact-log contact-history communication-log " +
    "communication-history conversations touchpoints activity activity-log log history meetings calls " +
    "взаимодействия история-общения история-взаимодействий история журнал журнал-общения встречи звонки общение",
);

const DAY_NAMES = normalisedWords("date day when timestamp дата день когда");
const CHANNEL_NAMES = normalisedWords("channel type kind medium method how канал тип вид способ");
const SATISFACTION_NAMES = normalisedWords("satisfaction удовлетворенность");
const TEXT_NAMES = normalisedWords("text note notes summary description content details what текст заметка заметки итог описание");

/** Whether logs in other forms may stand under a heading. */
export function isLogHeading(heading: string): boolean {
  return LOG_HEADINGS.includes(normaliseWord(heading.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "")));
}

/**
 * Headings that start with a day, wherever they stand: `### 2026-06-12 — Email`. The text is what stands behind day and
 * channel, or else the line below.
 */
export function headingCheckIns({ lines }: NoteLines, reading: NoteReading): Placed<CheckIn>[] {
  return lines.flatMap(({ heading }, line) => {
    if (heading === undefined || heading.level === 1) return [];
    const checkIn = parseCheckIn(heading.text.replace(/^(\S+)\s*(?:[—–·|-]\s|:\s)\s*/, "$1 "), reading);
    if (checkIn === null) return [];
    const below = lines.slice(line + 1, line + 3).find(({ kind }) => kind !== "blank");
    const isProse = below?.kind === "text" || below?.kind === "item";
    const text = checkIn.text === "" && isProse ? (below.item ?? below).text.trim() : checkIn.text;
    return [{ ...checkIn, text, line }];
  });
}

/** Rows of the tables in these sections whose header has a column of days. Other cells are the text. */
export function tableCheckIns({ lines }: NoteLines, sections: readonly Section[], reading: NoteReading): Placed<CheckIn>[] {
  const checkIns: Placed<CheckIn>[] = [];
  for (const { heading, end } of sections) {
    for (let line = heading + 1; line < end - 1; line++) {
      const header = rowAt(lines[line]);
      if (header === null || !isDelimiter(rowAt(lines[line + 1]))) continue;
      const readRow = rowReader(header, reading);
      for (line += 2; line < end; line++) {
        const row = rowAt(lines[line]);
        if (row === null) break;
        const checkIn = readRow(row);
        if (checkIn !== null) checkIns.push({ ...checkIn, line });
      }
    }
  }
  return checkIns;
}

export interface Interactions {
  readonly checkIns: readonly Placed<CheckIn>[];
  readonly problems: readonly Problem[];
}

/** Friend Tracker's list `interactions` in the front matter, where the settings ask for it: `- date: 2026-06-12`, `  text: Coffee`. */
export function interactionsOf(frontMatter: FrontMatter, reading: NoteReading): Interactions {
  const checkIns: Placed<CheckIn>[] = [];
  const problems: Problem[] = [];
  const property = reading.otherLogs.includes("interactions") ? findProperty(frontMatter, ["interactions"]) : undefined;
  if (property === undefined || !Array.isArray(property.value)) return { checkIns, problems };
  for (const item of property.value as unknown[]) {
    const checkIn = isUnset(item) ? null : interaction(item, reading);
    if (checkIn !== null) checkIns.push({ ...checkIn, line: 0 });
    else if (!isUnset(item)) problems.push({ code: "date", property: property.key, value: displayValue(item) });
  }
  return { checkIns, problems };
}

/** Which other forms of log a note holds, and its headings with dated list items that are no check-in headings. */
export function logsIn(
  note: NoteLines,
  frontMatter: FrontMatter,
  reading: NoteReading,
): { readonly otherLogs: readonly OtherLog[]; readonly headings: readonly string[] } {
  const { lines } = note;
  const sections = checkInSections(lines, isLogHeading);
  const found: Readonly<Record<OtherLog, readonly CheckIn[]>> = {
    interactions: interactionsOf(frontMatter, { ...reading, otherLogs: OTHER_LOGS }).checkIns,
    tables: tableCheckIns(note, sections, reading),
    headings: headingCheckIns(note, reading),
  };
  const headings = sections.flatMap(({ heading, end }) => {
    const items = lines.slice(heading, end).flatMap(({ kind, item }) => (kind === "item" && item?.task === null && !item.nested ? [item] : []));
    const isDated = items.length > 0 && items.every(({ text }) => parseCheckIn(text, reading) !== null);
    return isDated ? [lines[heading]?.heading?.text ?? ""] : [];
  });
  return { otherLogs: OTHER_LOGS.filter((log) => found[log].length > 0), headings: headings.filter((name) => !reading.isCheckInHeading(name)) };
}

function interaction(item: unknown, reading: NoteReading): CheckIn | null {
  if (typeof item === "string") return parseCheckIn(item, reading);
  if (!isRecord(item)) return null;
  const value = (names: readonly string[]): unknown => findProperty(item, names)?.value;
  const day = dayOfProperty(value(DAY_NAMES), reading.readDailyNote);
  const channel = findChannel(textsOf(value(CHANNEL_NAMES))[0] ?? "", reading.channels);
  return day === null ? null : checkInText(day, channel, textsOf(value(TEXT_NAMES)));
}

function rowReader(header: readonly string[], reading: NoteReading): (row: readonly string[]) => CheckIn | null {
  const columns = header.map(normaliseWord);
  const column = (names: readonly string[]): number => columns.findIndex((name) => names.includes(name));
  const [dayColumn, channelColumn, satisfactionColumn] = [column(DAY_NAMES), column(CHANNEL_NAMES), column(SATISFACTION_NAMES)];
  return (row) => {
    const day = parseDay(row[dayColumn] ?? "", reading.readDailyNote);
    if (day === null) return null;
    const channel = findChannel(row[channelColumn] ?? "", reading.channels);
    const named = [dayColumn, satisfactionColumn, channel === null ? -1 : channelColumn];
    const words = row.filter((cell, index) => cell !== "" && !named.includes(index));
    const satisfaction = parseSatisfaction(row[satisfactionColumn] ?? "");
    return { ...checkInText(day, channel, words), ...(satisfaction !== null && { satisfaction }) };
  };
}

/** The cells of a table's row; null for a line that is none. `\|` is no border. */
function rowAt(line: NoteLine | undefined): readonly string[] | null {
  const content = line?.kind === "text" ? line.text.trim() : "";
  if (!content.includes("|")) return null;
  const inner = content.replace(/^\|/, "").replace(/([^\\]|^)\|$/, "$1");
  return inner.replaceAll("\\|", "\u0000").split("|").map((cell) => cell.replaceAll("\u0000", "|").trim());
}

function isDelimiter(row: readonly string[] | null): boolean {
  return row?.every((cell) => /^:?-+:?$/.test(cell)) === true;
}
