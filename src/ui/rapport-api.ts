import type { ClientDetail, LogEntryInput, RapportApi, ReviewRow } from "../api";
import type { Failure } from "../app/failure";
import { logCheckIn } from "../app/log-check-in";
import { formatCadence } from "../domain/cadence";
import { formatDay, parseIsoDay, type LocalDay } from "../domain/local-date";
import type { ReviewEntry } from "../domain/review";
import type { Services } from "./services";
import { failureInWords, problemInWords, reasonInWords } from "./wording";

/** The public API over the review store; it hands out copies, never the plugin's own values. */
export function createApi(services: Services): RapportApi {
  const { store, logging, whenReady } = services;
  const row = (entry: ReviewEntry, today: LocalDay): ReviewRow => {
    const { path, name, client } = entry.note;
    return {
      path,
      name,
      standing: entry.standing,
      type: client.type,
      duration: client.duration,
      tier: client.tier,
      cadence: formatCadence(entry.cadence),
      lastContact: entry.lastContactOn && formatDay(entry.lastContactOn),
      dueOn: formatDay(entry.dueOn),
      daysOver: entry.daysOver,
      ratio: entry.ratio,
      reason: reasonInWords(entry, today, services.language),
      signs: entry.signs.map((sign) => sign.name),
    };
  };
  const detail = (entry: ReviewEntry): ClientDetail => ({
    ...row(entry, store.day()),
    checkIns: entry.history.checkIns.map((checkIn) => ({ ...checkIn, day: formatDay(checkIn.day) })),
    promises: entry.note.text.promises.map((promise) => ({ ...promise, due: promise.due && formatDay(promise.due) })),
    evidence: entry.history.contacts.map(({ channel: _channel, text: _text, ...evidence }) => ({ ...evidence, day: formatDay(evidence.day) })),
  });
  const inWords = ({ path, failure }: { readonly path: string; readonly failure: Failure }): { path: string; message: string } => ({
    path,
    message: failureInWords(failure, services.language.messages),
  });
  return {
    whenReady,
    review: (day) => {
      const on = day === undefined ? store.day() : parseIsoDay(day);
      if (on === null) throw new RangeError(failureInWords({ code: "bad-day", value: String(day) }, services.language.messages));
      return store.reviewOn(on).map((entry) => row(entry, on));
    },
    client: (path) => {
      const entry = store.entry(path);
      return entry === undefined ? null : detail(entry);
    },
    problems: () => store.problems().map((problem) => ({ ...problem, message: problemInWords(problem, services.language.messages) })),
    log: async (entry: LogEntryInput) => {
      const { logged, failed } = await logCheckIn(entry, logging);
      return { logged: [...logged], failed: failed.map(inWords) };
    },
    undo: async () => {
      const { undone, failed } = await logging.undoHistory.undo();
      return { undone: [...undone], failed: failed.map(inWords) };
    },
    onChange: (callback) => store.onChange(callback),
  };
}
