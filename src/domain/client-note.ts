import { parseCheckIn, type CheckIn } from "./check-in";
import { noteLines } from "./front-matter";
import type { NoteLines } from "./note-lines";
import { hasUnresolvedMerge } from "./merge";
import { checkInSections, type NoteReading, type Placed } from "./note-reading";
import { headingCheckIns, isLogHeading, tableCheckIns } from "./other-log";
import { parsePromise, type ClientPromise } from "./promise";
import type { Problem } from "./problem";
import type { FrontMatter } from "./property";

/** What the text of a client note says, apart from its properties. */
export interface NoteText {
  readonly checkIns: readonly Placed<CheckIn>[];
  readonly promises: readonly Placed<ClientPromise>[];
  readonly problems: readonly Problem[];
  /** Dataview's inline fields on lines of their own: `last-contact:: 2026-11-02`. The first of a name counts. */
  readonly fields: FrontMatter;
}

/** The only problem of such a text: its markers take items out of their lists, so that others would be none of the user's. */
const UNRESOLVED_MERGE: readonly Problem[] = [{ code: "merge" }];

/** Reads the check-ins and promises of a note's text. */
export function readNoteText(text: string, reading: NoteReading): NoteText {
  return noteTextOf(noteLines(text), reading);
}

/** As {@link readNoteText}, from lines that were split already. */
export function noteTextOf(note: NoteLines, reading: NoteReading): NoteText {
  const { lines } = note;
  const other = otherCheckIns(note, reading);
  const datedHeadings = new Set(other.map(({ line }) => line));
  const checkIns: Placed<CheckIn>[] = [...other];
  const promises: Placed<ClientPromise>[] = [];
  const problems: Problem[] = [];
  const fields = new Map<string, string>();
  const sections = checkInSections(lines, reading.isCheckInHeading).values();
  let section = sections.next().value;
  let isDated = false;
  for (const [line, { kind, text, item, heading }] of lines.entries()) {
    if (section !== undefined && line >= section.end) section = sections.next().value;
    if (heading !== undefined) isDated = datedHeadings.has(line);
    const isInSection = section !== undefined && line > section.heading;
    if (!isInSection && (kind === "text" || kind === "item")) {
      const field = inlineField(text);
      if (field !== null && !fields.has(field.name)) fields.set(field.name, field.value);
    }
    if (item === undefined || kind === "code" || kind === "comment") continue;
    if (item.task !== null) {
      promises.push({ ...parsePromise(item.task, item.text, reading.readDailyNote), line });
    } else if (kind === "item" && !item.nested && item.text.trim() !== "" && isInSection) {
      const checkIn = parseCheckIn(item.text, reading);
      if (checkIn !== null) checkIns.push({ ...checkIn, line });
      else if (!isDated) problems.push({ code: "checkin-date", value: item.text.trim().slice(0, 200) });
    }
  }
  const isMerged = hasUnresolvedMerge(note.text);
  return { checkIns, promises, problems: isMerged ? UNRESOLVED_MERGE : problems, fields: Object.fromEntries(fields) };
}

/** Check-ins in the other forms that the settings ask for. */
function otherCheckIns(note: NoteLines, reading: NoteReading): Placed<CheckIn>[] {
  const { otherLogs, isCheckInHeading } = reading;
  const isLog = (heading: string): boolean => isCheckInHeading(heading) || isLogHeading(heading);
  return [
    ...(otherLogs.includes("headings") ? headingCheckIns(note, reading) : []),
    ...(otherLogs.includes("tables") ? tableCheckIns(note, checkInSections(note.lines, isLog), reading) : []),
  ];
}

/** A field that has its line to itself, in a list and in bold type too. */
function inlineField(line: string): { name: string; value: string } | null {
  if (!line.includes("::")) return null;
  const match = /^\s*(?:[-*+]\s+)?(?:\*\*|__)?([^\s:[\]()*_][^:[\]()*]{0,60}?)(?:\*\*|__)?::(?:\*\*|__)?\s*(.*)$/u.exec(line);
  return match === null ? null : { name: (match[1] ?? "").trim(), value: (match[2] ?? "").trim() };
}
