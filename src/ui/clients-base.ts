import { Notice, stringifyYaml } from "obsidian";
import { createClientsBase } from "../app/clients-base";
import { openCreated } from "./notices";
import { REVIEW_VIEW_TYPE } from "./review/row-actions";
import type { Services } from "./services";

/** Creates the base of all clients and opens it. Where Bases is off nothing is written, and the user is told. */
export async function startClientsBase(services: Services): Promise<void> {
  const { notes, settings, templateFolders, language } = services;
  const { doors, adopt, log, review } = language.messages;
  if (!services.hasBases()) {
    new Notice(doors.noBases);
    return;
  }
  const { type, duration } = review.filters;
  const created = await createClientsBase({
    notes,
    settings: settings(),
    templateFolders: templateFolders(),
    words: { table: log.clients, review: review.title, columns: { ...adopt.roles, type, duration } },
    reviewType: REVIEW_VIEW_TYPE,
    stringify: stringifyYaml,
  });
  await openCreated(services, created);
}
