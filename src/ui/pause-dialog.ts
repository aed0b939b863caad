import { pause } from "../app/edit-client";
import { addDays, parseIsoDay } from "../domain/local-date";
import type { ReviewEntry } from "../domain/review";
import { openClientDialog, type ClientEditing } from "./client-dialog";
import { dayRow, drawButtons, drawForm, textRow } from "./form-fields";
import type { Services } from "./services";

/** Pauses clients, with a reason and a day at which they are back, both as the user likes. */
export function openPauseDialog(services: Services, clients: readonly ReviewEntry[], onDone?: (edited: boolean) => void): void {
  const { language, logging, templateWords } = services;
  const { pause: words, edits } = language.messages;
  const draw = ({ dialog, today, paths, apply }: ClientEditing): void => {
    const form = drawForm(dialog.contentEl, "rapport-edit", () => {
      const until = parseIsoDay(untilRow.input.value);
      void apply(
        () => pause(paths(), { until, reason: reasonRow.input.value }, templateWords().statuses, logging),
        (names) => (until === null ? words.done(names) : words.doneUntil(names, language.weekday(until, today))),
      );
    });
    const reasonRow = textRow(form, words.reason);
    reasonRow.row.setDesc(words.reasonHint);
    reasonRow.input.placeholder = words.reasonPlaceholder;
    const untilRow = dayRow(form, words.until, addDays(today, 1));
    untilRow.row.setDesc(words.untilHint);
    drawButtons(form, words.submit, edits.cancel, () => dialog.close());
    reasonRow.input.focus();
  };
  openClientDialog(services, clients, words.title, draw, onDone);
}
