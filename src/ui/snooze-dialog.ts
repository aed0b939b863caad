import { skipCycle, snooze } from "../app/edit-client";
import { nextByCadence } from "../domain/cadence";
import { addDays } from "../domain/local-date";
import type { ReviewEntry } from "../domain/review";
import { openClientDialog, type ClientEditing } from "./client-dialog";
import { commonValue } from "./common-value";
import { drawDays, snoozeChoices } from "./day-choices";
import type { Services } from "./services";

/** Puts clients off: until a day, or by a cadence. */
export function openSnoozeDialog(services: Services, clients: readonly ReviewEntry[], onDone?: (edited: boolean) => void): void {
  const { language, logging } = services;
  const { snooze: words, review } = language.messages;
  const draw = ({ dialog, today, paths, apply }: ClientEditing): void => {
    const nextDay = commonValue(clients.map(({ dueOn, cadence }) => nextByCadence(dueOn, cadence, today)));
    drawDays(dialog, today, language, {
      name: words.choices,
      days: snoozeChoices(today, language.messages),
      further: [
        {
          name: words.skip,
          detail: nextDay === null ? words.eachByCadence : language.weekday(nextDay, today),
          choose: () => {
            const at = paths();
            const due = clients.map(({ dueOn, cadence }, index) => ({ path: at[index] ?? "", dueOn, cadence }));
            void apply(() => skipCycle(due, logging), words.skipped);
          },
        },
      ],
      submit: review.snooze,
      earliest: addDays(today, 1),
      choose: (day, inWords) => void apply(() => snooze(paths(), day, logging), (names) => words.done(names, inWords)),
    });
  };
  openClientDialog(services, clients, words.title, draw, onDone);
}
