import { channelMatcher, channelsOf, type Channel } from "./channel";
import type { CheckInReader } from "./check-in";
import type { DailyNoteReader } from "./local-date";
import type { NoteLine } from "./note-lines";
import type { OtherLog, Settings } from "./settings";
import { foldCase, remembered } from "./word";

/** Something that stands on a line of a note; lines count from 0. */
export type Placed<T> = T & { readonly line: number };

/** The headings that check-ins stand under, beside the user's own. */
export const CHECK_IN_HEADINGS = { en: "Check-ins", ru: "Чек-ины" } as const;

/** How the text of notes is read in a vault; made once for each change of the settings. */
export interface NoteReading extends CheckInReader {
  readonly channels: readonly Channel[];
  readonly isCheckInHeading: (heading: string) => boolean;
  readonly otherLogs: readonly OtherLog[];
}

export function noteReading(settings: Settings, readDailyNote: DailyNoteReader): NoteReading {
  const channels = channelsOf(settings.channels);
  const headings = [...Object.values(CHECK_IN_HEADINGS), settings.checkInHeading].map(foldHeading);
  return {
    channels,
    readDailyNote,
    matchChannel: channelMatcher(channels),
    otherLogs: settings.otherLogs,
    isCheckInHeading: remembered((heading) => heading.trim() !== "" && headings.includes(foldHeading(heading))),
  };
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
  return foldCase(heading.trim().normalize("NFC"));
}
