import { Notice, stringifyYaml } from "obsidian";
import { createClientsBase } from "../app/clients-base";
import { REVIEW_VIEW_TYPE } from "./review/row-actions";
import { openNote, type Services } from "./services";
import { failureInWords } from "./wording";

/** Creates the base of all clients and opens it. Where Bases is off nothing is written, and the user is told. */
export async function startClientsBase(services: Services): Promise<void> {
  const { notes, settings, templateFolders, language } = services;
  const { doors, newClient, adopt, log, review } = language.messages;
  if (!services.hasBases()) {
    new Notice(doors.noBases);
    return;
  }
  const { type, duration } = newClient;
  const created = await createClientsBase({
    notes,
    settings: settings(),
    templateFolders: templateFolders(),
    words: { table: log.clients, review: review.title, columns: { ...adopt.roles, type, duration } },
    reviewType: REVIEW_VIEW_TYPE,
    stringify: stringifyYaml,
  });
  if (created.ok) await openNote(services, created.value);
  else new Notice(failureInWords(created.error, language.messages));
}
