import { channelMatcher, channelsOf, type Channel } from "./channel";
import { parseCheckIn, type CheckIn, type CheckInReader } from "./check-in";
import { frontMatterBlock } from "./front-matter";
import type { DailyNoteReader } from "./local-date";
import { readLines, type NoteLine, type NoteLines } from "./note-lines";
import { parsePromise, type ClientPromise } from "./promise";
import type { Problem } from "./problem";
import type { Settings } from "./settings";

/** Something that stands on a line of a note; lines count from 0. */
export type Placed<T> = T & { readonly line: number };

/** What the text of a client note says, apart from its properties. */
export interface NoteText {
  readonly checkIns: readonly Placed<CheckIn>[];
  readonly promises: readonly Placed<ClientPromise>[];
  readonly problems: readonly Problem[];
}

/** The headings that check-ins stand under, beside the user's own. */
export const CHECK_IN_HEADINGS = { en: "Check-ins", ru: "Чек-ины" } as const;

/** How the text of notes is read in a vault; made once for each change of the settings. */
export interface NoteReading extends CheckInReader {
  readonly channels: readonly Channel[];
  readonly isCheckInHeading: (heading: string) => boolean;
}

export function noteReading(settings: Settings, readDailyNote: DailyNoteReader): NoteReading {
  const channels = channelsOf(settings.channels);
  const headings = [...Object.values(CHECK_IN_HEADINGS), settings.checkInHeading].map(foldHeading);
  return {
    channels,
    readDailyNote,
    matchChannel: channelMatcher(channels),
    isCheckInHeading: (heading) => heading.trim() !== "" && headings.includes(foldHeading(heading)),
  };
}

/** Reads the check-ins and promises of a note's text. */
export function readNoteText(text: string, reading: NoteReading): NoteText {
  return noteTextOf(readLines(text, frontMatterBlock(text)?.bodyStart ?? 0), reading);
}

/** As {@link readNoteText}, from lines that were split already. */
export function noteTextOf({ lines }: NoteLines, reading: NoteReading): NoteText {
  const checkIns: Placed<CheckIn>[] = [];
  const promises: Placed<ClientPromise>[] = [];
  const problems: Problem[] = [];
  const sections = checkInSections(lines, reading.isCheckInHeading).values();
  let section = sections.next().value;
  for (const [line, { kind, item }] of lines.entries()) {
    if (section !== undefined && line >= section.end) section = sections.next().value;
    if (item === undefined || kind === "code" || kind === "comment") continue;
    if (item.task !== null) {
      promises.push({ ...parsePromise(item.task, item.text, reading.readDailyNote), line });
    } else if (kind === "item" && !item.nested && item.text.trim() !== "" && section && line > section.heading) {
      const checkIn = parseCheckIn(item.text, reading);
      if (checkIn !== null) checkIns.push({ ...checkIn, line });
      else problems.push({ code: "checkin-date", value: item.text.trim().slice(0, 200) });
    }
  }
  return { checkIns, promises, problems };
}

/** A check-in section: from its heading's line to the line behind its last. Sub-headings belong to it. */
export interface Section {
  readonly heading: number;
  readonly end: number;
}

export function checkInSections(lines: readonly NoteLine[], isCheckInHeading: (heading: string) => boolean): Section[] {
  const sections: Section[] = [];
  let open: { heading: number; level: number } | null = null;
  for (const [index, { heading }] of lines.entries()) {
    if (heading === undefined) continue;
    if (open !== null && heading.level <= open.level) {
      sections.push({ heading: open.heading, end: index });
      open = null;
    }
    if (open === null && isCheckInHeading(heading.text)) open = { heading: index, level: heading.level };
  }
  if (open !== null) sections.push({ heading: open.heading, end: lines.length });
  return sections;
}

function foldHeading(heading: string): string {
  return heading.trim().normalize("NFC").toLowerCase().replaceAll("ё", "е");
}
