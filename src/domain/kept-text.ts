import type { CheckIn } from "./check-in";
import type { NoteText } from "./client-note";
import type { LocalDay } from "./local-date";
import type { Placed } from "./note-reading";
import type { ClientPromise } from "./promise";
import type { Problem } from "./problem";
import type { FrontMatter } from "./property";

/** What a standing follows from, of all check-ins of a note. The same on every day from `from` to before `next`. */
export interface LatestCheckIns {
  /** The last reached one, in {@link newestFirst}. */
  readonly reached: Placed<CheckIn> | null;
  readonly attempted: LocalDay | null;
  /** The newest day of them all up to the day that they are seen from; -Infinity where there is none. */
  readonly from: number;
  /** The earliest later one: a plan. Infinity where there is none. */
  readonly next: number;
}

/** A text that makes its lists where somebody asks for them, and knows its latest check-ins without them. */
export abstract class LazyText implements NoteText {
  abstract readonly checkIns: readonly Placed<CheckIn>[];
  abstract readonly promises: readonly Placed<ClientPromise>[];
  abstract readonly problems: readonly Problem[];
  abstract readonly fields: FrontMatter;

  constructor(private latest: LatestCheckIns | null) {}

  latestOn(today: LocalDay): LatestCheckIns {
    const { latest } = this;
    if (latest !== null && latest.from <= today && today < latest.next) return latest;
    return (this.latest = latestOf(this.checkIns, today));
  }
}

type PackedCheckIn = [LocalDay, number, string | 0, string | 0, 0 | 1, string, number];
type PackedPromise = [string, LocalDay | null, 0 | 1, number];

/** Check-ins and promises in one string each: a tenth of what they take as objects that hold on to their note's text. */
class PackedText extends LazyText {
  constructor(
    private readonly packedCheckIns: string,
    private readonly packedPromises: string,
    readonly problems: readonly Problem[],
    readonly fields: FrontMatter,
  ) {
    super(null);
  }

  get checkIns(): readonly Placed<CheckIn>[] {
    return (JSON.parse(this.packedCheckIns) as PackedCheckIn[]).map(([day, line, time, channel, attempt, text, satisfaction]) => ({
      day,
      time: time === 0 ? null : time,
      channel: channel === 0 ? null : channel,
      outcome: attempt === 1 ? "attempt" : "reached",
      text,
      satisfaction: satisfaction === 0 ? null : satisfaction,
      line,
    }));
  }

  get promises(): readonly Placed<ClientPromise>[] {
    return (JSON.parse(this.packedPromises) as PackedPromise[]).map(([text, due, open, line]) => ({ text, due, open: open === 1, line }));
  }
}

const NO_PROBLEMS: readonly Problem[] = [];
const NO_FIELDS: FrontMatter = {};

/** The same text in little memory, for as long as the note stays as it is. */
export function keepText({ checkIns, promises, problems, fields }: NoteText): NoteText {
  const packedCheckIns = checkIns.map(({ day, line, time, channel, outcome, text, satisfaction }): PackedCheckIn => {
    return [day, line, time ?? 0, channel ?? 0, outcome === "attempt" ? 1 : 0, text, satisfaction ?? 0];
  });
  const packedPromises = promises.map(({ text, due, open, line }): PackedPromise => [text, due, open ? 1 : 0, line]);
  return new PackedText(
    JSON.stringify(packedCheckIns),
    JSON.stringify(packedPromises),
    problems.length === 0 ? NO_PROBLEMS : problems,
    Object.keys(fields).length === 0 ? NO_FIELDS : fields,
  );
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
  let reached: Placed<CheckIn> | null = null;
  let attempted: LocalDay | null = null;
  let from = -Infinity;
  let next = Infinity;
  for (const checkIn of checkIns) {
    const { day, outcome } = checkIn;
    if (day > today) {
      if (day < next) next = day;
      continue;
    }
    if (day > from) from = day;
    if (outcome === "attempt") {
      if (attempted === null || day > attempted) attempted = day;
    } else if (reached === null || newestFirst(checkIn, reached) < 0) reached = checkIn;
  }
  return { reached, attempted, from, next };
}
