import type { Channel, ChannelMatcher } from "./channel";
import { timeAtStart } from "./clock-time";
import { inlineFieldsOf } from "./inline-field";
import { parseDay, type DailyNoteReader, type LocalDay } from "./local-date";
import { foldCase, trimmed } from "./word";

export type Outcome = "reached" | "attempt";

/** One logged interaction with a client. */
export interface CheckIn {
  readonly day: LocalDay;
  /** `HH:MM`. */
  readonly time: string | null;
  /** A channel's id. */
  readonly channel: string | null;
  readonly outcome: Outcome;
  /** The first line, without inline fields. */
  readonly text: string;
  /** 1 to 5. */
  readonly satisfaction: number | null;
}

/** What the reading of check-in lines depends on in a vault. */
export interface CheckInReader {
  readonly readDailyNote: DailyNoteReader;
  readonly matchChannel: ChannelMatcher;
}

/** Words that a line is written with, in the language of notes, and how a day becomes a link. */
export interface CheckInWords {
  readonly channel: (id: string) => string;
  readonly attempt: string;
  /** The link to a day: `[[2026-11-23]]`, or with an alias where the daily-note format is not ISO. */
  readonly dayLink: (day: LocalDay) => string;
  readonly plainDay: (day: LocalDay) => string;
}

const LINK_AT_START = /^(?:\[\[[^[\]]+\]\]|\[[^[\]]*\]\([^()]*\))/;
const OUTCOME_AT_START = /^\s*\((attempt|reached|попытка|состоялся)\)/i;
const SEPARATOR_AT_START = /^\s*(?::|(?:[—–·|-])(?=\s|$))\s*/;
const SATISFACTION = /^(?:satisfaction|удовлетворенность)$/;

/**
 * Reads the text of a list item as a check-in: day, optional time, channel, outcome in brackets, colon, text and inline
 * fields. Null where it starts with no day that can be read.
 */
export function parseCheckIn(item: string, { readDailyNote, matchChannel }: CheckInReader): CheckIn | null {
  const text = item.trim();
  const dated = leadingDay(text, readDailyNote);
  if (dated === null) return null;
  let { rest } = dated;

  const timed = timeAtStart(rest);
  if (timed !== null) rest = timed.rest;
  const channel = matchChannel(rest.trimStart());
  if (channel !== null) rest = channel.rest.replace(/^[.,;]+/, "");
  const [brackets = "", outcome = ""] = OUTCOME_AT_START.exec(rest) ?? [];
  rest = rest.slice(brackets.length);
  const { text: words, satisfaction } = withoutFields(rest.replace(SEPARATOR_AT_START, ""));

  return {
    day: dated.day,
    time: timed?.time ?? null,
    channel: channel?.id ?? null,
    outcome: /^(?:attempt|попытка)$/i.test(outcome) ? "attempt" : "reached",
    text: words,
    satisfaction,
  };
}

/** The canonical line without its list mark, and the further lines of its text, each of which becomes a nested item. */
export function formatCheckIn(checkIn: CheckIn, words: CheckInWords): { line: string; nested: readonly string[] } {
  const [first = "", ...nested] = textLines(checkIn.text);
  const attempt = checkIn.outcome === "attempt";
  const head = [
    attempt ? words.plainDay(checkIn.day) : words.dayLink(checkIn.day),
    checkIn.time,
    checkIn.channel === null ? null : words.channel(checkIn.channel),
    attempt ? `(${words.attempt})` : null,
  ];
  const tail = [first, checkIn.satisfaction === null ? "" : `[satisfaction:: ${checkIn.satisfaction}]`];
  const written = tail.filter((part) => part !== "").join(" ");
  return { line: `${head.filter((part) => part !== null).join(" ")}${written === "" ? "" : `: ${written}`}`, nested };
}

/** The lines of a text, blank ones left out, made safe to stand in a list: none hides or changes what follows. */
export function textLines(text: string): readonly string[] {
  return trimmed(text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)).map((line, index) =>
    index === 0 ? withPairedPercents(line) : withHarmlessStart(withPairedPercents(line)),
  );
}

/** A contact of that day and channel, its texts without inline fields. */
export function checkInText(day: LocalDay, channel: Channel | null, texts: readonly string[]): CheckIn {
  return { day, time: null, channel: channel?.id ?? null, outcome: "reached", ...withoutFields(texts.join(" · ")) };
}

/** A text without its inline fields, and the satisfaction that they name. */
export function withoutFields(text: string): { text: string; satisfaction: number | null } {
  let satisfaction: number | null = null;
  let bare = "";
  let behind = 0;
  for (const { name, value, from, to } of inlineFieldsOf(text)) {
    if (SATISFACTION.test(foldCase(name))) satisfaction = parseSatisfaction(value);
    bare += text.slice(behind, from).trimEnd();
    behind = to;
  }
  return { text: (bare + text.slice(behind)).trim(), satisfaction };
}

function leadingDay(text: string, readDailyNote: DailyNoteReader): { day: LocalDay; rest: string } | null {
  const link = LINK_AT_START.exec(text)?.[0];
  const dateTime = /^\d{4}-\d{1,2}-\d{1,2}(?=T\d{1,2}:\d{2})/i.exec(text)?.[0];
  const candidates = link === undefined ? [dateTime ?? text.split(/[\s:,(]/, 1)[0] ?? "", ...firstWords(text)] : [link];
  for (const candidate of candidates) {
    const day = parseDay(candidate, readDailyNote);
    if (day !== null) return { day, rest: text.slice(candidate.length).replace(/^,/, "") };
  }
  return null;
}

/** The first two, three, four and five words, without a colon behind: a daily-note format may hold spaces. */
function firstWords(text: string): string[] {
  const words = text.slice(0, 80).split(" ");
  const counts = [2, 3, 4, 5].filter((count) => count <= words.length);
  return counts.map((count) => words.slice(0, count).join(" ").replace(/[:,]$/, ""));
}

/** 1 to 5, a fraction too; null for anything else. */
export function parseSatisfaction(text: string): number | null {
  const value = /^\s*[1-5](?:[.,]\d+)?\s*$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  return value >= 1 && value <= 5 ? value : null;
}

/** Escapes the last `%%` outside of code where it has no partner: it would hide everything behind it. */
function withPairedPercents(line: string): string {
  if (!line.includes("%%")) return line;
  const runs = [...line.matchAll(/`[^`]*`|%{2,}/g)].filter(([run]) => run.startsWith("%"));
  const odd = runs.filter(([run]) => Math.floor(run.length / 2) % 2 === 1);
  const last = odd.length % 2 === 1 ? odd.at(-1) : undefined;
  if (last === undefined) return line;
  return line.slice(0, last.index) + last[0].replace(/%(?=%)/g, "%\\") + line.slice(last.index + last[0].length);
}

/** Escapes a start that would make the line, as a nested item, a fence, raw HTML, a heading or a rule. */
function withHarmlessStart(line: string): string {
  return line.replace(/^([-*+][ \t]+|\d+[.)][ \t]+)?(?=```|~~~|<|#{1,6}(?:\s|$)|(?:-[ \t]*){2,}$|(?:\*[ \t]*){2,}$)/, "$1\\");
}
