import type { CheckIn } from "./check-in";
import type { NoteText } from "./client-note";
import type { LocalDay } from "./local-date";
import type { Placed } from "./note-reading";
import type { ClientPromise } from "./promise";
import type { Problem } from "./problem";
import type { FrontMatter } from "./property";

/** What a standing follows from, of all check-ins of a note. The same on every day from `from` to before `next`. */
export interface LatestCheckIns {
  /** The last day on which the client was reached; it may be missing where it is not later than the note's last contact. */
  readonly reached: LocalDay | null;
  readonly attempted: LocalDay | null;
  /** The newest day of them all up to the day that they are seen from; -Infinity where there is none. */
  readonly from: number;
  /** The earliest later one: a plan. Infinity where there is none. */
  readonly next: number;
}

type TextLists = Pick<NoteText, "checkIns" | "promises">;

const NO_PROBLEMS: readonly Problem[] = [];
const NO_FIELDS: FrontMatter = {};

/** A text that makes its lists where somebody asks for them, and knows its latest check-ins without them. */
export class LazyText implements NoteText {
  constructor(
    private readonly makeLists: () => TextLists,
    private latest: LatestCheckIns | null = null,
    readonly problems = NO_PROBLEMS,
    readonly fields = NO_FIELDS,
  ) {}

  get checkIns(): readonly Placed<CheckIn>[] {
    return this.makeLists().checkIns;
  }

  get promises(): readonly Placed<ClientPromise>[] {
    return this.makeLists().promises;
  }

  latestOn(today: LocalDay): LatestCheckIns {
    const { latest } = this;
    if (latest !== null && latest.from <= today && today < latest.next) return latest;
    return (this.latest = latestOf(this.checkIns, today));
  }
}

type PackedCheckIn = [LocalDay, number, string | 0, string | 0, 0 | 1, string, number];
type PackedPromise = [string, LocalDay | null, 0 | 1, number];

/** The same text in a string: a tenth of what it takes as objects that hold on to their note's text. */
export function keepText({ checkIns, promises, problems, fields }: NoteText): NoteText {
  const packed = JSON.stringify([
    checkIns.map(({ day, line, time, channel, outcome, text, satisfaction }): PackedCheckIn => {
      return [day, line, time ?? 0, channel ?? 0, outcome === "attempt" ? 1 : 0, text, satisfaction ?? 0];
    }),
    promises.map(({ text, due, open, line }): PackedPromise => [text, due, open ? 1 : 0, line]),
  ]);
  return new LazyText(
    () => unpack(packed),
    null,
    problems.length === 0 ? NO_PROBLEMS : problems,
    Object.keys(fields).length === 0 ? NO_FIELDS : fields,
  );
}

function unpack(packed: string): TextLists {
  const [checkIns, promises] = JSON.parse(packed) as [PackedCheckIn[], PackedPromise[]];
  return {
    checkIns: checkIns.map(([day, line, time, channel, attempt, text, satisfaction]) => ({
      day,
      time: time === 0 ? null : time,
      channel: channel === 0 ? null : channel,
      outcome: attempt === 1 ? "attempt" : "reached",
      text,
      satisfaction: satisfaction === 0 ? null : satisfaction,
      line,
    })),
    promises: promises.map(([text, due, open, line]) => ({ text, due, open: open === 1, line })),
  };
}

/** The latest check-ins of a text as seen on `today`. */
export function latestOn(text: Pick<NoteText, "checkIns">, today: LocalDay): LatestCheckIns {
  return text instanceof LazyText ? text.latestOn(today) : latestOf(text.checkIns, today);
}

/** Later day first; on one day those without a time, then the later time, then the upper line. */
export function newestFirst(a: Placed<CheckIn>, b: Placed<CheckIn>): number {
  if (a.day !== b.day) return b.day - a.day;
  const [timeA, timeB] = [a.time ?? "24:00", b.time ?? "24:00"];
  if (timeA !== timeB) return timeA > timeB ? -1 : 1;
  return a.line - b.line;
}

function latestOf(checkIns: readonly Placed<CheckIn>[], today: LocalDay): LatestCheckIns {
  let reached: LocalDay | null = null;
  let attempted: LocalDay | null = null;
  let next = Infinity;
  for (const { day, outcome } of checkIns) {
    if (day > today) next = Math.min(next, day);
    else if (outcome === "attempt") attempted = later(attempted, day);
    else reached = later(reached, day);
  }
  return { reached, attempted, from: later(reached, attempted) ?? -Infinity, next };
}

/** The later of two days, where there are any. */
export function later(a: LocalDay | null, b: LocalDay | null): LocalDay | null {
  return a === null || (b !== null && b > a) ? b : a;
}
