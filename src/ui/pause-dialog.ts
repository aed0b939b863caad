import { Setting, type TextComponent } from "obsidian";
import { pause } from "../app/edit-client";
import { addDays, formatDay, parseIsoDay } from "../domain/local-date";
import { ClientDialog } from "./client-dialog";
import { drawButtons } from "./form-fields";

/** Pauses clients, with a reason and a day at which they are back, both as the user likes. */
export class PauseDialog extends ClientDialog {
  private reason = "";
  private until = "";

  protected title(names: string): string {
    return this.messages.pause.title(names);
  }

  protected draw(): void {
    const { pause: words, edits } = this.messages;
    const form = this.contentEl.createEl("form", { cls: "rapport-edit" });
    let reason: TextComponent | undefined;
    new Setting(form)
      .setName(words.reason)
      .setDesc(words.reasonHint)
      .addText((text) => {
        reason = text.setPlaceholder(words.reasonPlaceholder).onChange((value) => (this.reason = value));
        text.inputEl.setAttribute("aria-label", words.reason);
      });
    new Setting(form)
      .setName(words.until)
      .setDesc(words.untilHint)
      .addText((text) => {
        const { inputEl } = text.onChange((value) => (this.until = value));
        inputEl.type = "date";
        inputEl.min = formatDay(addDays(this.today, 1));
        inputEl.setAttribute("aria-label", words.until);
      });
    drawButtons(form, { submit: words.submit, cancel: edits.cancel, onCancel: () => this.close() });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    reason?.inputEl.focus();
  }

  private submit(): void {
    const { pause: words } = this.messages;
    const until = parseIsoDay(this.until);
    const { language, logging, templateWords } = this.services;
    void this.apply(
      () => pause(this.paths, { until, reason: this.reason }, templateWords().statuses, logging),
      (names) => (until === null ? words.done(names) : words.doneUntil(names, language.weekday(until, this.today))),
    );
  }
}
