import type { CliData, CliFlags, Plugin } from "obsidian";
import type { RapportApi, ReviewRow } from "../api";
import { logCheckIn, type LogFailure } from "../app/log-check-in";
import { parseIsoDay } from "../domain/local-date";
import { displayValue } from "../domain/property";
import { nameOf, namesOf } from "./notices";
import type { Services } from "./services";
import { shownName } from "./shown-name";
import { failureInWords, plainWords, vocabularyLabel } from "./wording";

/** What a command answers in either format. */
interface Answer {
  readonly json: unknown;
  readonly text: string;
}

const FORMATS = ["text", "json"];
/** So many check-ins of a client are told in words. */
const MOST_CHECK_INS = 5;

/** Registers `rapport`, `rapport:client` and `rapport:log`. They answer with `{"error": …}` in JSON where they can't. */
export function registerCli(plugin: Plugin, api: RapportApi, services: Services): void {
  const { commands, doors, log, review } = services.language.messages;
  const register = (
    command: string,
    description: string,
    flags: CliFlags,
    run: (params: CliData) => Answer | Promise<Answer>,
  ): void => {
    const format = flag(FORMATS.join("|"), doors.cliFormat);
    plugin.registerCliHandler(command, description, { ...flags, format }, async (params) => {
      await api.whenReady();
      const wanted = params["format"] ?? "text";
      const isKnown = FORMATS.includes(wanted);
      const answer = isKnown ? await run(params) : refusal(`format: ${doors.unknown(wanted, FORMATS.join(", "))}`);
      return wanted === "text" ? answer.text : JSON.stringify(answer.json, null, 2);
    });
  };
  const client = { ...flag("<name|path>", doors.cliClient), required: true };
  const day = flag("<YYYY-MM-DD>", log.day);
  register("rapport", review.title, { day }, (params) => reviewAnswer(params, api, services));
  register("rapport:client", doors.cliOne, { client }, (params) => clientAnswer(params, api, services));
  register(
    "rapport:log",
    commands.logCheckIn,
    {
      client,
      note: flag("<text>", log.text),
      day,
      time: flag("<HH:MM>", log.time),
      channel: flag("<channel>", log.channel),
      outcome: flag("reached|attempt", log.outcome),
      satisfaction: flag("<1-5>", log.satisfaction),
      next: flag("<YYYY-MM-DD>", log.nextContact),
    },
    (params) => logAnswer(params, services),
  );
}

function flag(value: string, description: string): CliFlags[string] {
  return { value, description };
}

function reviewAnswer({ day }: CliData, api: RapportApi, services: Services): Answer {
  const { messages } = services.language;
  if (day !== undefined && parseIsoDay(day) === null) return failure({ code: "bad-day", value: day }, services);
  const rows = api.review(day);
  const lines = Object.entries(messages.standings).flatMap(([standing, label]) => {
    const members = rows.filter((row) => row.standing === standing);
    return members.length === 0 ? [] : [messages.review.group(label, members.length), ...members.map((row) => `  ${rowInWords(row, services)}`)];
  });
  return { json: rows, text: lines.join("\n") || messages.review.emptyTitle };
}

function clientAnswer({ client = "" }: CliData, api: RapportApi, services: Services): Answer {
  const { attemptWord, brief, channels } = services.language.messages;
  const paths = services.logging.findClients(client);
  if (paths.length > 1) return failure({ code: "ambiguous-client", paths }, services);
  const detail = api.client(paths[0] ?? "");
  if (detail === null) return failure({ code: "no-client" }, services);
  const checkIns = detail.checkIns
    .slice(0, MOST_CHECK_INS)
    .map(({ day, time, channel, outcome, text }) => [
      day,
      time,
      channel && vocabularyLabel(channels, channel),
      outcome === "attempt" && `(${attemptWord})`,
      plainWords(text),
    ]);
  const promises = detail.promises.filter(({ open }) => open).map(({ text, due }) => [due, plainWords(text)]);
  const section = (title: string, lines: readonly (readonly unknown[])[]): string[] =>
    lines.length === 0 ? [] : [`${title}:`, ...lines.map((parts) => `  ${parts.filter(Boolean).join(" ")}`)];
  const lines = [rowInWords(detail, services), ...section(brief.latest, checkIns), ...section(brief.promises, promises)];
  return { json: detail, text: lines.join("\n") };
}

async function logAnswer(params: CliData, services: Services): Promise<Answer> {
  const { notices, doors } = services.language.messages;
  const { client = "", note: text, satisfaction, next: nextContact, day, time, channel, outcome } = params;
  const score = satisfaction === undefined ? undefined : Number(satisfaction);
  const request = { clients: [client], day, time, channel, outcome, text, satisfaction: score, nextContact };
  const { logged, failed, leftAlone } = await logCheckIn(request, services.logging);
  if (failed[0] !== undefined) return failure(failed[0].failure, services, doors.nothingWritten);
  const names = namesOf(logged, services).join(", ");
  const kept = leftAlone.map(({ path, property, value }) => notices.leftAlone(nameOf(path, services), property, displayValue(value)));
  return { json: { logged, failed }, text: [notices.logged(names), ...kept].join("\n") };
}

function rowInWords(row: ReviewRow, services: Services): string {
  return `${shownName(row, services)} · ${row.reason}`;
}

/** With the failure's code and what belongs to it, for scripts. */
function failure(reason: LogFailure, { language }: Services, wording = (message: string): string => message): Answer {
  return refusal(wording(failureInWords(reason, language.messages)), reason);
}

function refusal(message: string, details: object = {}): Answer {
  return { json: { error: message, ...details }, text: message };
}
