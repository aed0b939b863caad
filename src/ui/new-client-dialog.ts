import type { Failure } from "../app/failure";
import type { Result } from "../domain/result";
import { DURATIONS, TYPES, type VocabularyEntry } from "../domain/vocabulary";
import type { NewClient } from "../templates/client-template";
import { openDialog } from "./dialog";
import { choiceRow, drawError, drawForm, drawSubmit, textRow } from "./form-fields";
import type { Services } from "./services";
import { failureInWords, vocabularyOptions } from "./wording";

/**
 * Asks for what a new client note starts from.
 *
 * @param title the name of the note that becomes a client note; null for a new one
 * @param make writes the note; where it can't, the dialog says why and stays open
 * @param onMade called with what was made once the dialog is closed, which gives the focus back to where it was before
 */
export function openNewClientDialog<Made>(
  services: Services,
  title: string | null,
  make: (client: NewClient) => Promise<Result<Made, Failure>>,
  onMade: (made: Made) => void,
): void {
  const { app, language, settings } = services;
  const { newClient: words, commands, review, types, durations, tiers } = language.messages;
  openDialog(app, title === null ? commands.newClient : words.makeTitle(title), (dialog) => {
    const form = drawForm(dialog.contentEl, "", () => void submit());
    const name = title === null ? textRow(form, words.name).input : null;
    if (name !== null) name.placeholder = words.namePlaceholder;
    const choice = (label: string, entries: readonly VocabularyEntry[], labels: Readonly<Record<string, string>>, value: string): HTMLSelectElement =>
      choiceRow(form, label, vocabularyOptions(labels, entries), value);
    const type = choice(review.filters.type, TYPES, types, "direct");
    const duration = choice(review.filters.duration, DURATIONS, durations, "long-term");
    const tier = choice(review.filters.tier, settings().tiers, tiers, settings().tiers.at(-1)?.id ?? "");
    const via = textRow(form, words.via);
    via.input.placeholder = words.viaPlaceholder;
    const isIndirect = (): boolean => type.value === "indirect";
    const showVia = (): void => via.row.settingEl.toggle(isIndirect() && title === null);
    type.addEventListener("change", showVia);
    showVia();
    const errorEl = drawError(form);
    drawSubmit(form, title === null ? words.create : words.make);
    name?.focus();

    const submit = async (): Promise<void> => {
      const made = await make({
        name: name?.value ?? title ?? "",
        type: type.value,
        duration: duration.value,
        tier: tier.value,
        via: (isIndirect() && via.input.value.trim()) || null,
      });
      if (!made.ok) {
        errorEl.setText(failureInWords(made.error, language.messages));
        return;
      }
      dialog.close();
      onMade(made.value);
    };
  });
}
