import type { Cadence } from "./cadence";
import { ruleCadence, type Client } from "./client";
import type { NoteText } from "./client-note";
import { historyOn, outlookOn, type Contact, type Elsewhere, type History, type Outlook } from "./evidence";
import { formatDay, type LocalDay } from "./local-date";
import type { Problem } from "./problem";
import type { Settings } from "./settings";
import { signsOn, type Sign } from "./signs";
import {
  compareRatios,
  STANDINGS,
  standingOn,
  type RelationshipFacts,
  type Standing,
  type StandingName,
  type StandingRules,
} from "./standing";

/** A client note as it was read: everything that a review of it needs. */
export interface ClientNote {
  readonly path: string;
  readonly name: string;
  /** Its name and aliases in their {@link wordForm}. */
  readonly searchNames: readonly string[];
  /** With `#`, from front matter and text. */
  readonly tags: readonly string[];
  readonly client: Client;
  readonly text: NoteText;
  /** The local day of the file's creation. */
  readonly createdOn: LocalDay;
}

/** A client in a review. What only a drawn row needs is worked out when it is first asked for. */
export interface ReviewEntry extends Standing {
  readonly note: ClientNote;
  readonly cadence: Cadence;
  /** The day of the contact that decides. */
  readonly lastContactOn: LocalDay | null;
  readonly lastContact: Contact | null;
  /** The day of the planned next contact, later than the last one. */
  readonly plan: LocalDay | null;
  readonly history: History;
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
  const { client } = note;
  const cadence = client.cadence ?? ruleCadence(settings.cadenceRules, client);
  const outlook = outlookOn(today, now, note, elsewhere);
  const standing = standingOn(today, relationshipFacts(note, outlook, cadence), settings);
  return new Entry(standing, note, cadence, outlook.lastContact, outlook.plan, today, now, elsewhere);
}

class Entry implements ReviewEntry {
  readonly standing: StandingName;
  readonly dueOn: LocalDay;
  readonly daysOver: number;
  readonly elapsedDays: number;
  readonly cadenceDays: number;
  private seenHistory: History | null = null;
  private seenSigns: readonly Sign[] | null = null;

  constructor(
    { standing, dueOn, daysOver, elapsedDays, cadenceDays }: Standing,
    readonly note: ClientNote,
    readonly cadence: Cadence,
    readonly lastContactOn: LocalDay | null,
    readonly plan: LocalDay | null,
    private readonly today: LocalDay,
    private readonly now: LocalDay,
    private readonly elsewhere: Elsewhere | undefined,
  ) {
    this.standing = standing;
    this.dueOn = dueOn;
    this.daysOver = daysOver;
    this.elapsedDays = elapsedDays;
    this.cadenceDays = cadenceDays;
  }

  get ratio(): number {
    return this.elapsedDays / this.cadenceDays;
  }

  get lastContact(): Contact | null {
    return this.history.contacts[0] ?? null;
  }

  get history(): History {
    return (this.seenHistory ??= this.makeHistory());
  }

  /** Kept without the history that they follow from: a look at everybody's signs stays small. */
  get signs(): readonly Sign[] {
    const { client, text } = this.note;
    return (this.seenSigns ??= signsOn(this.today, client.tier, this.seenHistory ?? this.makeHistory(), text.promises));
  }

  private makeHistory(): History {
    return historyOn(this.today, this.now, this.note, this.elsewhere);
  }
}

/** When a client would be due if it had another cadence; a plan stays the due date. */
export function dueOnWith(cadence: Cadence, entry: ReviewEntry, today: LocalDay, rules: StandingRules): LocalDay {
  const { note, lastContactOn: lastContact, plan, history } = entry;
  const lastAttempt = history.checkIns.find(({ outcome }) => outcome === "attempt")?.day ?? null;
  return standingOn(today, relationshipFacts(note, { lastContact, lastAttempt, plan }, cadence), rules).dueOn;
}

function relationshipFacts(note: ClientNote, outlook: Outlook, cadence: Cadence): RelationshipFacts {
  const { client } = note;
  const { lastContact, lastAttempt, plan } = outlook;
  return {
    status: client.status,
    pausedUntil: client.pausedUntil,
    start: lastContact ?? client.since ?? note.createdOn,
    cadence,
    lastContact,
    lastAttempt,
    plan,
  };
}

/** By standing, then the higher ratio, then tier in the settings' order, then name, then path. */
export function reviewOrder(settings: Settings, compareNames: (a: string, b: string) => number): ReviewOrder {
  const tiers = new Map(settings.tiers.map(({ id }, index) => [id, index]));
  const tierRank = ({ note }: ReviewEntry): number => tiers.get(note.client.tier ?? "") ?? tiers.size;
  return (a, b) =>
    STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
    compareRatios(b, a) ||
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

