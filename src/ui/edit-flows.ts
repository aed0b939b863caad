import { resume } from "../app/edit-client";
import type { ReviewEntry } from "../domain/review";
import { CadenceDialog } from "./cadence-dialog";
import { ClientPicker } from "./client-picker";
import { NextContactDialog } from "./next-contact-dialog";
import { reportEdit } from "./notices";
import { PauseDialog } from "./pause-dialog";
import { activeClient, suggestedClients, type Services } from "./services";
import { SnoozeDialog } from "./snooze-dialog";

/** What can be done with one or several clients. */
export type ClientAction = (services: Services, clients: readonly ReviewEntry[]) => void;

export const snoozeClients: ClientAction = (services, clients) => new SnoozeDialog(services, clients).open();

export const planNextContact: ClientAction = (services, clients) => new NextContactDialog(services, clients).open();

export const changeCadence: ClientAction = (services, clients) => new CadenceDialog(services, clients).open();

/** Brings those back that are all paused or archived; else asks how to pause those that are not. */
export const pauseOrResume: ClientAction = (services, clients) => {
  const active = clients.filter((client) => !isResting(client));
  if (active.length > 0) {
    new PauseDialog(services, active).open();
    return;
  }
  const paths = clients.map(({ note }) => note.path);
  const { resumed } = services.language.messages.pause;
  void resume(paths, services.templateWords().statuses, services.logging).then((report) => reportEdit(report, resumed, services));
};

/** Acts on the active client, or on those that are picked. */
export function withClients(services: Services, action: ClientAction): void {
  const active = activeClient(services);
  if (active !== undefined) {
    action(services, [active]);
    return;
  }
  const { whichClient } = services.language.messages.picker;
  new ClientPicker(services, suggestedClients(services), (clients) => action(services, clients), whichClient).open();
}

/** Whether a client is paused or archived. */
function isResting({ name }: ReviewEntry): boolean {
  return name === "paused" || name === "archived";
}
