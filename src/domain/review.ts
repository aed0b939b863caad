import type { Cadence } from "./cadence";
import { ruleCadence, type Client } from "./client";
import type { NoteText } from "./client-note";
import { historyOn, type Contact, type Elsewhere, type History } from "./evidence";
import { formatDay, type LocalDay } from "./local-date";
import type { Problem } from "./problem";
import type { Settings } from "./settings";
import { signsOn, type Sign } from "./signs";
import { STANDINGS, standingOn, type Standing } from "./standing";

/** A client note as it was read: everything that a review of it needs. */
export interface ClientNote {
  readonly path: string;
  readonly name: string;
  readonly client: Client;
  readonly text: NoteText;
  /** The local day of the file's creation. */
  readonly createdOn: LocalDay;
}

/** A client in a review. */
export interface ReviewEntry extends Standing {
  readonly note: ClientNote;
  readonly cadence: Cadence;
  readonly history: History;
  /** The contact that decides. */
  readonly lastContact: Contact | null;
  readonly signs: readonly Sign[];
}

export type ReviewOrder = (a: ReviewEntry, b: ReviewEntry) => number;

/**
 * How a client stands on `today`.
 *
 * @param now the real day: a review of a day before it leaves later lines out
 */
export function reviewEntry(
  note: ClientNote,
  today: LocalDay,
  now: LocalDay,
  settings: Settings,
  elsewhere?: Elsewhere,
): ReviewEntry {
  const { client, text, path, createdOn } = note;
  const cadence = client.cadence ?? ruleCadence(settings.cadenceRules, client);
  const history = historyOn(today, now, path, client, text, elsewhere);
  const last = history.contacts[0] ?? null;
  const facts = {
    status: client.status,
    pausedUntil: client.pausedUntil,
    start: client.since ?? createdOn,
    cadence,
    lastContact: last?.day ?? null,
    lastAttempt: history.checkIns.find(({ outcome }) => outcome === "attempt")?.day ?? null,
    plan: history.plan,
  };
  return {
    ...standingOn(today, facts, settings),
    note,
    cadence,
    history,
    lastContact: last,
    signs: signsOn(today, client.tier, history, text.promises),
  };
}

/** By standing, then the higher ratio, then tier in the settings' order, then name, then path. */
export function reviewOrder(settings: Settings, compareNames: (a: string, b: string) => number): ReviewOrder {
  const tiers = new Map(settings.tiers.map(({ id }, index) => [id, index]));
  const tierRank = ({ note }: ReviewEntry): number => tiers.get(note.client.tier ?? "") ?? tiers.size;
  return (a, b) =>
    STANDINGS.indexOf(a.name) - STANDINGS.indexOf(b.name) ||
    b.ratio - a.ratio ||
    tierRank(a) - tierRank(b) ||
    compareNames(a.note.name, b.note.name) ||
    (a.note.path < b.note.path ? -1 : a.note.path > b.note.path ? 1 : 0);
}

/** The problems of a client note on the real day: those of its reading, and a last contact that is yet to come. */
export function problemsOn(today: LocalDay, { client, text }: Pick<ClientNote, "client" | "text">): readonly Problem[] {
  const { lastContact, lastContactKey } = client;
  const early = lastContact !== null && lastContactKey !== null && lastContact > today;
  const future: Problem[] = early ? [{ code: "future", property: lastContactKey, value: formatDay(lastContact) }] : [];
  return [...client.problems, ...future, ...text.problems];
}

