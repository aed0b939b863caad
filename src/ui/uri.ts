import { Notice, type ObsidianProtocolData } from "obsidian";
import { checkLogRequest } from "../app/log-check-in";
import type { ReviewEntry } from "../domain/review";
import { openCheckInDialog } from "./check-in-dialog";
import { pickClients } from "./client-picker";
import type { Services } from "./services";
import { failureInWords } from "./wording";

/**
 * Opens the check-in dialog, filled by `obsidian://rapport?client=…&channel=…&note=…&day=…`; writes nothing. Without a
 * client, or where that is not exactly one, the picker comes first. A key without a value arrives as "true" and is none.
 */
export function logFromUri(params: ObsidianProtocolData, services: Services): void {
  const { logging, language, store } = services;
  const { messages } = language;
  const { client, note: text, day, channel } = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== "true"));
  const draft = { text, day, channel };
  const checked = checkLogRequest({ ...draft, clients: [] }, logging.clock.today(), logging.conventions());
  if (!checked.ok) new Notice(failureInWords(checked.error, messages));
  const open = (clients: readonly ReviewEntry[]): void => openCheckInDialog(services, clients, draft);
  const found = client === undefined ? [] : logging.findClients(client).flatMap((path) => store.entry(path) ?? []);
  if (found.length === 1) {
    open(found);
    return;
  }
  if (client !== undefined) {
    const failure =
      found.length === 0
        ? ({ code: "no-client" } as const)
        : ({ code: "ambiguous-client", paths: found.map(({ note }) => note.path) } as const);
    new Notice(messages.failed.of(client, failureInWords(failure, messages)));
  }
  pickClients(services, open, undefined, found.length > 0 ? found : undefined);
}
