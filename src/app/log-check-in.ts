import { findChannel } from "../domain/channel";
import { parseIsoDay, type LocalDay } from "../domain/local-date";
import { logEdit, type EditRefusal, type LogEntry, type NoteConventions } from "../domain/log-edit";
import { fail, ok, type Result } from "../domain/result";
import type { Clock, NoteWriter, WriteFailure } from "./ports";
import type { UndoHistory, UndoStep } from "./undo-history";

/** A log as it comes from a dialog, a script or a link: nothing of it is trusted. */
export interface LogRequest {
  /** Paths of client notes, or names where only one client has it. */
  readonly clients: readonly string[];
  /** `YYYY-MM-DD`; today if left out. */
  readonly day?: string;
  /** `HH:MM`. */
  readonly time?: string;
  readonly channel?: string;
  /** `reached` if left out. */
  readonly outcome?: string;
  readonly text?: string;
  readonly satisfaction?: number;
  /** `YYYY-MM-DD`. */
  readonly nextContact?: string;
}

export type LogFailure =
  | EditRefusal
  | WriteFailure
  | { readonly code: "no-client" }
  | { readonly code: "ambiguous-client"; readonly paths: readonly string[] }
  | BadValue;

/** Something of a request that is not as it must be. */
type BadValue =
  | { readonly code: "bad-day"; readonly value: string }
  | { readonly code: "future-day"; readonly value: string }
  | { readonly code: "bad-time"; readonly value: string }
  | { readonly code: "bad-channel"; readonly value: string }
  | { readonly code: "bad-outcome"; readonly value: string }
  | { readonly code: "bad-satisfaction"; readonly value: string }
  | { readonly code: "bad-next-contact"; readonly value: string };

export interface LogReport {
  readonly logged: readonly string[];
  readonly failed: readonly { readonly path: string; readonly failure: LogFailure }[];
  /** Properties that could not be read and were left alone. */
  readonly leftAlone: readonly { readonly path: string; readonly property: string; readonly value: unknown }[];
  /** Takes back all that was logged; null where nothing was. */
  readonly step: UndoStep | null;
}

/** What logging needs from around it. */
export interface LoggingContext {
  readonly clock: Clock;
  readonly writer: NoteWriter;
  readonly undoHistory: UndoHistory;
  readonly conventions: () => NoteConventions;
  /** The client notes that a path or name means. */
  readonly findClients: (pathOrName: string) => readonly string[];
}

/** Logs one check-in with one or several clients: each note on its own, failures listed, one undo for all. */
export async function logCheckIn(request: LogRequest, context: LoggingContext): Promise<LogReport> {
  const { clock, writer, undoHistory, conventions, findClients } = context;
  const today = clock.today();
  const rules = conventions();
  const entry = checkLogRequest(request, today, rules);
  const logged: string[] = [];
  const failed: { path: string; failure: LogFailure }[] = [];
  const leftAlone: { path: string; property: string; value: unknown }[] = [];
  const written = [];
  for (const client of new Set(request.clients)) {
    const [path, ...others] = findClients(client);
    if (path === undefined) failed.push({ path: client, failure: { code: "no-client" } });
    else if (others.length > 0) failed.push({ path: client, failure: { code: "ambiguous-client", paths: [path, ...others] } });
    else if (!entry.ok) failed.push({ path, failure: entry.error });
    else if (!logged.includes(path)) {
      const result = await writer.write(path, (text) => logEdit(text, entry.value, today, rules));
      if (!result.ok) {
        failed.push({ path, failure: result.error });
        continue;
      }
      logged.push(path);
      written.push(result.value);
      if (result.value.leftAlone !== null) leftAlone.push({ path, ...result.value.leftAlone });
    }
  }
  return { logged, failed, leftAlone, step: undoHistory.push(written) };
}

/** Holds a request against the contract: days and times as written, a known channel, nothing in the future. */
export function checkLogRequest(
  request: LogRequest,
  today: LocalDay,
  { reading }: Pick<NoteConventions, "reading">,
): Result<LogEntry, LogFailure> {
  const { time = null, outcome = "reached", text = "", satisfaction = null } = request;
  const refuse = (code: BadValue["code"], value: unknown): Result<never, BadValue> => fail({ code, value: String(value) });
  const day = request.day === undefined ? today : parseIsoDay(request.day);
  if (day === null) return refuse("bad-day", request.day);
  if (day > today) return refuse("future-day", request.day);
  if (time !== null && !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) return refuse("bad-time", time);
  const channel = request.channel === undefined ? null : findChannel(request.channel, reading.channels);
  if (request.channel !== undefined && channel === null) return refuse("bad-channel", request.channel);
  if (outcome !== "reached" && outcome !== "attempt") return refuse("bad-outcome", outcome);
  if (satisfaction !== null && !(Number.isInteger(satisfaction) && satisfaction >= 1 && satisfaction <= 5)) {
    return refuse("bad-satisfaction", satisfaction);
  }
  const nextContact = request.nextContact === undefined ? null : parseIsoDay(request.nextContact);
  if (request.nextContact !== undefined && (nextContact === null || nextContact <= day)) {
    return refuse("bad-next-contact", request.nextContact);
  }
  return ok({ day, time, channel: channel?.id ?? null, outcome, text, satisfaction, nextContact });
}
