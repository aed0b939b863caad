import { setNextContact } from "../app/edit-client";
import type { LocalDay } from "../domain/local-date";
import type { ReviewEntry } from "../domain/review";
import { openClientDialog, type ClientEditing } from "./client-dialog";
import { commonValue } from "./common-value";
import { cadenceChoices, drawDays, planChoices } from "./day-choices";
import type { Services } from "./services";

/** Plans the next contact with clients, or takes the plan away. */
export function openNextContactDialog(services: Services, clients: readonly ReviewEntry[], onDone?: (edited: boolean) => void): void {
  const { language, logging } = services;
  const { messages } = language;
  const { plan: words, log, notices } = messages;
  const draw = ({ dialog, today, paths, apply }: ClientEditing): void => {
    const set = (day: LocalDay | null, done: (names: string) => string): void =>
      void apply(() => setNextContact(paths(), day, logging), done);
    const plans = clients.map(({ note }) => note.client.nextContact);
    const planned = commonValue(plans);
    const clear = {
      name: words.clear,
      detail: planned === null ? "" : language.weekday(planned, today),
      choose: () => set(null, words.cleared),
    };
    drawDays(dialog, today, language, {
      name: log.nextContact,
      days: [...planChoices(today, messages), ...cadenceChoices(clients, today, messages)],
      further: plans.some((day) => day !== null) ? [clear] : [],
      submit: words.submit,
      earliest: today,
      choose: (day, inWords) => set(day, (names) => notices.planned(names, inWords)),
    });
  };
  openClientDialog(services, clients, words.title, draw, onDone);
}
