import { STATUSES, vocabularyWord, type Status } from "./vocabulary";
import { editFrontMatter, parseFrontMatter, type FrontMatterRefusal, type PropertyChange } from "./front-matter";
import type { LocalDay } from "./local-date";
import { dayChange, dayIn, roleIn, type NoteConventions, type NoteEdit } from "./log-edit";
import { displayValue, findProperty, ifSet, isUnset, scalarOf, type FrontMatter, type Property } from "./property";
import { fail, ok, type Result } from "./result";
import { normaliseWord } from "./word";

/** Why a client is paused; no role of its own, since nothing is worked out from it. */
const PAUSE_REASON = "pause-reason";

/** A pause to be written. */
export interface Pause {
  /** Null for a pause without an end. */
  readonly until: LocalDay | null;
  /** Empty where none was given. */
  readonly reason: string;
}

/** `status` holds somebody else's word, which is left alone; only a pause with an end can do without it. */
export type ForeignStatus = { readonly code: "foreign-status"; readonly property: string; readonly value: string };

/** Changes a day property of a note, or empties it with null; see {@link editFrontMatter} for what is kept and refused. */
export function setDayEdit(
  text: string,
  role: "next-contact" | "paused-until",
  day: LocalDay | null,
  conventions: NoteConventions,
): Result<NoteEdit, FrontMatterRefusal> {
  return editProperties(text, conventions, (frontMatter) => dayChanges(frontMatter, role, day, conventions));
}

/** Writes a cadence as the user typed it; null empties the property, so that the rules decide. */
export function setCadenceEdit(
  text: string,
  cadence: string | null,
  conventions: NoteConventions,
): Result<NoteEdit, FrontMatterRefusal> {
  return editProperties(text, conventions, (frontMatter) => {
    const { key, isSet } = roleIn(frontMatter, "cadence", conventions);
    return cadence === null && !isSet ? [] : [textChange(key, cadence ?? "")];
  });
}

/**
 * Pauses a client: its status, the day until which, and the reason where one is given. Without an end the day of a
 * `paused-until` that stands there is emptied, since it would end the pause.
 *
 * @param word `paused` in the language of notes
 */
export function pauseEdit(
  text: string,
  { until, reason }: Pause,
  word: string,
  conventions: NoteConventions,
): Result<NoteEdit, FrontMatterRefusal | ForeignStatus> {
  const foreign = foreignStatus(text, conventions);
  if (foreign !== null && until === null) return fail(foreign);
  const given = reason.replace(/\s+/g, " ").trim();
  return editProperties(text, conventions, (frontMatter) => {
    const status = roleIn(frontMatter, "status", conventions);
    const isWritten = foreign === null && statusOf(status) !== "paused";
    const hasDay = until !== null || dayIn(roleIn(frontMatter, "paused-until", conventions), conventions) !== null;
    return [
      ...(isWritten ? [statusChange(status.key, "paused", word)] : []),
      ...(hasDay ? dayChanges(frontMatter, "paused-until", until, conventions) : []),
      ...(given === "" ? [] : [textChange(reasonIn(frontMatter)?.key ?? PAUSE_REASON, given)]),
    ];
  });
}

/**
 * Takes a pause away, and an archived client back: its status is active again, a `paused-until` later than `today` and
 * the reason are emptied. A reason that can't be changed safely stays as it is.
 *
 * @param word `active` in the language of notes
 */
export function resumeEdit(
  text: string,
  today: LocalDay,
  word: string,
  conventions: NoteConventions,
): Result<NoteEdit, FrontMatterRefusal> {
  const changesOf = (frontMatter: FrontMatter): PropertyChange[] => {
    const status = roleIn(frontMatter, "status", conventions);
    const until = roleIn(frontMatter, "paused-until", conventions);
    const isDormant = ["paused", "archived"].includes(statusOf(status) ?? "");
    const isLater = (dayIn(until, conventions) ?? today) > today;
    return [
      ...(isDormant ? [statusChange(status.key, "active", word)] : []),
      ...(isLater ? [dayChange(until.key, null, conventions)] : []),
    ];
  };
  const whole = editProperties(text, conventions, (frontMatter) => {
    const reason = ifSet(reasonIn(frontMatter));
    return [...changesOf(frontMatter), ...(reason === null ? [] : [textChange(reason.key, "")])];
  });
  const isAboutReason =
    !whole.ok && whole.error.code === "unsafe-property" && normaliseWord(whole.error.property) === normaliseWord(PAUSE_REASON);
  return isAboutReason ? editProperties(text, conventions, changesOf) : whole;
}

function editProperties(
  text: string,
  { parseYaml }: NoteConventions,
  changesOf: (frontMatter: FrontMatter) => readonly PropertyChange[],
): Result<NoteEdit, FrontMatterRefusal> {
  const frontMatter = parseFrontMatter(text, parseYaml);
  if (!frontMatter.ok) return frontMatter;
  const changes = changesOf(frontMatter.value);
  const splices = editFrontMatter(text, changes, parseYaml);
  return splices.ok ? ok({ splices: splices.value, leftAlone: null }) : splices;
}

function dayChanges(
  frontMatter: FrontMatter,
  role: "next-contact" | "paused-until",
  day: LocalDay | null,
  conventions: NoteConventions,
): PropertyChange[] {
  const property = roleIn(frontMatter, role, conventions);
  const isThere = day === null ? !property.isSet : dayIn(property, conventions) === day;
  return isThere ? [] : [dayChange(property.key, day, conventions)];
}

function statusChange(key: string, status: Status, word: string): PropertyChange {
  return { key, rewrite: () => word, holds: (value) => vocabularyWord(value, STATUSES) === status };
}

/** A text of the user's on one line, quoted where YAML would read it as something else. */
function textChange(key: string, text: string): PropertyChange {
  return {
    key,
    rewrite: (_, quote) => (text === "" ? "" : scalarText(text, quote)),
    holds: (value) => {
      const scalar = scalarOf(value);
      return text === "" ? isUnset(value) : scalar === text || (typeof scalar === "number" && String(scalar) === text);
    },
  };
}

/** Texts that mean themselves without quotes: a plain number, or words without a sign that YAML knows. */
const PLAIN = /^(?:[1-9]\d{0,8}|(?:\d+ )?\p{L}[\p{L}\p{M}\p{N} .,;!?()'"/%+&–—…«»“”„’№-]*)$/u;
const YAML_WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** @param quote the quotes that stand around it already, or empty */
function scalarText(text: string, quote: string): string {
  const escaped = JSON.stringify(text);
  if (quote === '"') return escaped.slice(1, -1);
  const doubled = text.replaceAll("'", "''");
  if (quote === "'") return doubled;
  if (PLAIN.test(text) && !YAML_WORDS.test(text)) return text;
  // Without an escape where there is a way, since escaped values are not edited again.
  return escaped.slice(1, -1) !== text && doubled === text ? `'${text}'` : escaped;
}

function foreignStatus(text: string, conventions: NoteConventions): ForeignStatus | null {
  const frontMatter = parseFrontMatter(text, conventions.parseYaml);
  if (!frontMatter.ok) return null;
  const status = roleIn(frontMatter.value, "status", conventions);
  if (!status.isSet || statusOf(status) !== null) return null;
  return { code: "foreign-status", property: status.key, value: displayValue(status.value) };
}

function statusOf({ value }: Property): Status | null {
  return vocabularyWord(value, STATUSES);
}

function reasonIn(frontMatter: FrontMatter): Property | undefined {
  return findProperty(frontMatter, [normaliseWord(PAUSE_REASON)]);
}
