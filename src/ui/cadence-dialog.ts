import { Setting } from "obsidian";
import { setCadence } from "../app/edit-client";
import { parseCadence } from "../domain/cadence";
import { ruleCadence } from "../domain/client";
import type { LocalDay } from "../domain/local-date";
import { dueOnWith, type ReviewEntry } from "../domain/review";
import { openClientDialog, type ClientEditing } from "./client-dialog";
import { commonValue } from "./common-value";
import { textButton } from "./elements";
import { drawButtons, drawForm, drawGroup, drawStatus, textRow } from "./form-fields";
import type { Services } from "./services";
import { cadenceInWords } from "./wording";

/** Gives clients a cadence of their own in the user's words, and says at once how these are read; or leaves it to the rules. */
export function openCadenceDialog(services: Services, clients: readonly ReviewEntry[], onDone?: (edited: boolean) => void): void {
  const { language, logging } = services;
  const { ownCadence: words, edits } = language.messages;
  const draw = ({ dialog, today, paths, apply }: ClientEditing): void => {
    const set = (text: string | null, done: (names: string) => string): void =>
      void apply(() => setCadence(paths(), text, logging), done);
    const form = drawForm(dialog.contentEl, "rapport-edit", () => {
      const text = input.value.trim();
      const cadence = parseCadence(text);
      if (cadence === null) {
        readingEl.addClass("mod-unread");
        input.focus();
      } else set(text, (names) => words.done(names, cadenceInWords(cadence, language.messages)));
    });
    const { input } = textRow(form, words.field);
    input.placeholder = words.placeholder;
    const readingEl = drawStatus(form, "rapport-reading");
    const showReading = (): void => {
      const reading = cadenceReading(input.value, clients, today, services);
      readingEl.toggleClass("mod-unread", reading === null && input.value.trim() !== "");
      readingEl.setText(reading ?? words.unread);
    };
    input.addEventListener("input", showReading);
    const suggestions = drawGroup(form, "rapport-suggestions", words.common);
    for (const text of words.suggestions) {
      textButton(suggestions, text, () => {
        input.value = text;
        showReading();
        input.focus();
      });
    }
    const { controlEl } = new Setting(form).setDesc(rulesInWords(clients, services));
    textButton(controlEl, words.byRules, () => set(null, words.doneByRules));
    drawButtons(form, words.submit, edits.cancel, () => dialog.close());
    showReading();
    input.focus();
  };
  openClientDialog(services, clients, words.title, draw, onDone);
}

/** What words for a cadence mean, of a single client with the day that it would be due; null where they mean nothing. */
function cadenceReading(text: string, clients: readonly ReviewEntry[], today: LocalDay, { language, settings }: Services): string | null {
  const cadence = parseCadence(text.trim());
  if (cadence === null) return null;
  const inWords = cadenceInWords(cadence, language.messages);
  const [client, ...others] = clients;
  const due = client !== undefined && others.length === 0 ? dueOnWith(cadence, client, today, settings()) : null;
  return due === null ? inWords : language.messages.ownCadence.reading(inWords, language.weekday(due, today));
}

/** What the rules say for the clients, where it is the same for all. */
function rulesInWords(clients: readonly ReviewEntry[], { language, settings }: Services): string {
  const { ownCadence: words } = language.messages;
  const cadence = commonValue(clients.map(({ note }) => cadenceInWords(ruleCadence(settings().cadenceRules, note.client), language.messages)));
  return cadence === null ? words.rulesSayEach : words.rulesSay(cadence);
}
