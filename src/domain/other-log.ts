import { findChannel } from "./channel";
import { checkInText, parseCheckIn, parseSatisfaction, type CheckIn } from "./check-in";
import { dayOfValue, parseDay } from "./local-date";
import type { NoteLine, NoteLines } from "./note-lines";
import { checkInSections, type NoteReading, type Placed, type Section } from "./note-reading";
import type { Problem } from "./problem";
import { displayValue, findProperty, isUnset, scalarOf, textsOf, type FrontMatter } from "./property";
import { OTHER_LOGS, type OtherLog } from "./settings";
import { normaliseWord } from "./word";

/** Headings that logs in other forms stand under, beside those of check-ins. */
const LOG_HEADINGS = new Set(
  [
    "Interactions",
    "Interaction log",
    "Interactions log",
    "Interaction history",
    "Contact log",
    "Contact history",
    "Communication log",
    "Communication history",
    "Conversations",
    "Touchpoints",
    "Activity",
    "Activity log",
    "Log",
    "History",
    "Meetings",
    "Calls",
    "Взаимодействия",
    "История общения",
    "История взаимодействий",
    "История",
    "Журнал",
    "Журнал общения",
    "Встречи",
    "Звонки",
    "Общение",
  ].map(normaliseWord),
);

const DAY_NAMES = ["date", "day", "when", "timestamp", "дата", "день", "когда"];
const CHANNEL_NAMES = ["channel", "type", "kind", "medium", "method", "how", "канал", "тип", "вид", "способ"];
const SATISFACTION_NAMES = ["satisfaction", "удовлетворенность"];
const TEXT_NAMES = ["text", "note", "notes", "summary", "description", "content", "details", "what", "текст", "заметка", "заметки", "итог", "описание"];

/** Whether logs in other forms may stand under a heading. */
export function isLogHeading(heading: string): boolean {
  return LOG_HEADINGS.has(normaliseWord(heading.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "")));
}

/**
 * Headings that start with a day, wherever they stand: `### 2026-06-12 — Email`. The text is what stands behind day and
 * channel, or else the line below.
 */
export function headingCheckIns({ text, lines }: NoteLines, reading: NoteReading): Placed<CheckIn>[] {
  return lines.flatMap(({ heading }, line) => {
    if (heading === undefined || heading.level === 1) return [];
    const checkIn = parseCheckIn(heading.text.replace(/^(\S+)\s*(?:[—–·|-]\s|:\s)\s*/, "$1 "), reading);
    if (checkIn === null) return [];
    const below = checkIn.text === "" ? lines.slice(line + 1, line + 3).find(({ kind }) => kind !== "blank") : undefined;
    const isProse = below?.kind === "text" || below?.kind === "item";
    return [{ ...checkIn, text: isProse ? textOf(text, below) : checkIn.text, line }];
  });
}

/** Rows of the tables in these sections whose header has a column of days. Other cells are the text. */
export function tableCheckIns({ text, lines }: NoteLines, sections: readonly Section[], reading: NoteReading): Placed<CheckIn>[] {
  const checkIns: Placed<CheckIn>[] = [];
  for (const { heading, end } of sections) {
    for (let line = heading + 1; line < end - 1; line++) {
      const header = rowAt(text, lines[line]);
      if (header === null || !isDelimiter(rowAt(text, lines[line + 1]))) continue;
      const readRow = rowReader(header, reading);
      for (line += 2; line < end; line++) {
        const row = rowAt(text, lines[line]);
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

const NO_INTERACTIONS: Interactions = { checkIns: [], problems: [] };

/** Friend Tracker's list `interactions` in the front matter, where the settings ask for it: `- date: 2026-06-12`, `  text: Coffee`. */
export function interactionsOf(frontMatter: FrontMatter, reading: NoteReading): Interactions {
  if (!reading.otherLogs.includes("interactions")) return NO_INTERACTIONS;
  const property = findProperty(frontMatter, ["interactions"]);
  const items = Array.isArray(property?.value) ? property.value.filter((item) => !isUnset(item)) : [];
  const read = items.map((item: unknown) => ({ item, checkIn: interaction(item, reading) }));
  return {
    checkIns: read.flatMap(({ checkIn }) => (checkIn === null ? [] : [{ ...checkIn, line: 0 }])),
    problems: read.flatMap(({ item, checkIn }): Problem[] =>
      checkIn === null && property !== null ? [{ code: "date", property: property.key, value: displayValue(item) }] : [],
    ),
  };
}

/** Which other forms of log a note holds, and its headings with dated list items that are no check-in headings. */
export function logsIn(
  note: NoteLines,
  frontMatter: FrontMatter,
  reading: NoteReading,
): { readonly otherLogs: readonly OtherLog[]; readonly headings: readonly string[] } {
  const { lines } = note;
  const tables = tableCheckIns(note, checkInSections(lines, isLogHeading), reading);
  const found: Readonly<Record<OtherLog, number>> = {
    interactions: interactionsOf(frontMatter, { ...reading, otherLogs: ["interactions"] }).checkIns.length,
    tables: tables.length,
    headings: headingCheckIns(note, reading).length,
  };
  const headings = checkInSections(lines, isLogHeading).flatMap(({ heading, end }) => {
    const items = lines.slice(heading, end).flatMap(({ kind, item }) => (kind === "item" && item?.task === null && !item.nested ? [item] : []));
    const isDated = items.length > 0 && items.every(({ text }) => parseCheckIn(text, reading) !== null);
    return isDated ? [lines[heading]?.heading?.text ?? ""] : [];
  });
  return { otherLogs: OTHER_LOGS.filter((log) => found[log] > 0), headings: headings.filter((name) => !reading.isCheckInHeading(name)) };
}

function interaction(item: unknown, reading: NoteReading): CheckIn | null {
  if (typeof item === "string") return parseCheckIn(item, reading);
  if (typeof item !== "object" || item === null || Array.isArray(item)) return null;
  const value = (names: readonly string[]): unknown => findProperty(item as FrontMatter, names)?.value;
  const day = dayOfValue(scalarOf(value(DAY_NAMES)), reading.readDailyNote);
  const channel = textsOf(value(CHANNEL_NAMES))[0] ?? "";
  const text = textsOf(value(TEXT_NAMES)).join(" · ");
  return day === null ? null : checkInText({ day, channel: findChannel(channel, reading.channels)?.id ?? null }, text);
}

function rowReader(header: readonly string[], reading: NoteReading): (row: readonly string[]) => CheckIn | null {
  const columns = header.map(normaliseWord);
  const column = (names: readonly string[]): number => columns.findIndex((name) => names.includes(name));
  const [dayColumn, channelColumn, satisfactionColumn] = [column(DAY_NAMES), column(CHANNEL_NAMES), column(SATISFACTION_NAMES)];
  return (row) => {
    const day = parseDay(row[dayColumn] ?? "", reading.readDailyNote);
    if (day === null) return null;
    const channel = findChannel(row[channelColumn] ?? "", reading.channels);
    const named = new Set([dayColumn, satisfactionColumn, ...(channel === null ? [] : [channelColumn])]);
    const text = row.filter((cell, index) => cell !== "" && !named.has(index)).join(" · ");
    const satisfaction = parseSatisfaction(row[satisfactionColumn] ?? "");
    return { ...checkInText({ day, channel: channel?.id ?? null }, text), ...(satisfaction !== null && { satisfaction }) };
  };
}

/** The cells of a table's row; null for a line that is none. `\|` is no border. */
function rowAt(text: string, line: NoteLine | undefined): readonly string[] | null {
  if (line?.kind !== "text") return null;
  const content = text.slice(line.start, line.end).trim();
  if (!content.includes("|")) return null;
  const inner = content.replace(/^\|/, "").replace(/([^\\]|^)\|$/, "$1");
  return inner.replaceAll("\\|", "\u0000").split("|").map((cell) => cell.replaceAll("\u0000", "|").trim());
}

function isDelimiter(row: readonly string[] | null): boolean {
  return row !== null && row.every((cell) => /^:?-+:?$/.test(cell));
}

function textOf(text: string, { item, start, end }: NoteLine): string {
  return (item?.text ?? text.slice(start, end)).trim();
}
