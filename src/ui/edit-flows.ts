import { resume } from "../app/edit-client";
import type { ReviewEntry } from "../domain/review";
import { isDormant } from "../domain/standing";
import { openCadenceDialog } from "./cadence-dialog";
import { openCheckInDialog } from "./check-in-dialog";
import { pickClients } from "./client-picker";
import { openNextContactDialog } from "./next-contact-dialog";
import { reportEdit } from "./notices";
import { openPauseDialog } from "./pause-dialog";
import { activeClient, type Services } from "./services";
import { openSnoozeDialog } from "./snooze-dialog";

/**
 * What can be done with one or several clients.
 *
 * @param onDone called when it is over, with whether it was done to any of them
 */
export type ClientAction = (services: Services, clients: readonly ReviewEntry[], onDone?: (isDone: boolean) => void) => void;

export const logWithClients: ClientAction = (services, clients, onDone) =>
  openCheckInDialog(services, clients, {}, (outcome) => onDone?.(outcome !== null));

export const snoozeClients: ClientAction = openSnoozeDialog;

export const planNextContact: ClientAction = openNextContactDialog;

export const changeCadence: ClientAction = openCadenceDialog;

/** Brings those back that are all paused or archived; else asks how to pause those that are not. */
export const pauseOrResume: ClientAction = (services, clients, onDone) => {
  const active = clients.filter((client) => !isDormant(client));
  if (active.length > 0) {
    openPauseDialog(services, active, onDone);
    return;
  }
  const paths = clients.map(({ note }) => note.path);
  const { resumed } = services.language.messages.pause;
  void resume(paths, services.templateWords().statuses, services.logging).then((report) => {
    reportEdit(report, resumed, services);
    onDone?.(report.edited.length > 0);
  });
};

/** Acts on the active client, or on those that are picked. */
export function withClients(services: Services, action: ClientAction): void {
  const active = activeClient(services);
  if (active !== undefined) {
    action(services, [active]);
    return;
  }
  const { whichClient } = services.language.messages.picker;
  pickClients(services, (clients) => action(services, clients), whichClient);
}
