import { Setting, type TextComponent } from "obsidian";
import { setCadence } from "../app/edit-client";
import { formatCadence, parseCadence } from "../domain/cadence";
import { ruleCadence } from "../domain/client";
import { dueOnWith } from "../domain/review";
import { ClientDialog } from "./client-dialog";
import { drawButtons } from "./form-fields";
import { cadenceInWords } from "./wording";

/** Gives clients a cadence of their own in the user's words, and says at once how these are read; or leaves it to the rules. */
export class CadenceDialog extends ClientDialog {
  private words = "";
  private field!: TextComponent;
  private readingEl!: HTMLElement;

  protected title(names: string): string {
    return this.messages.ownCadence.title(names);
  }

  protected draw(): void {
    const { ownCadence: words, edits } = this.messages;
    const form = this.contentEl.createEl("form", { cls: "rapport-edit" });
    new Setting(form).setName(words.field).addText((text) => {
      this.field = text.setPlaceholder(words.placeholder).onChange((value) => this.read(value));
      text.inputEl.setAttribute("aria-label", words.field);
    });
    this.readingEl = form.createDiv({ cls: "rapport-reading", attr: { role: "status" } });
    this.drawSuggestions(form);
    this.drawRules(form);
    drawButtons(form, { submit: words.submit, cancel: edits.cancel, onCancel: () => this.close() });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.read("");
    this.field.inputEl.focus();
  }

  private drawSuggestions(form: HTMLElement): void {
    const { common, suggestions } = this.messages.ownCadence;
    const group = form.createDiv({ cls: "rapport-suggestions", attr: { role: "group", "aria-label": common } });
    for (const text of suggestions) {
      const button = group.createEl("button", { text, attr: { type: "button" } });
      button.addEventListener("click", () => {
        this.field.setValue(text);
        this.read(text);
        this.field.inputEl.focus();
      });
    }
  }

  private drawRules(form: HTMLElement): void {
    const { ownCadence: words } = this.messages;
    const { cadenceRules } = this.services.settings();
    const cadences = this.clients.map(({ note }) => ruleCadence(cadenceRules, note.client));
    const [first, ...others] = cadences;
    const isOne = first !== undefined && others.every((other) => formatCadence(other) === formatCadence(first));
    new Setting(form)
      .setDesc(isOne ? words.rulesSay(cadenceInWords(first, this.messages)) : words.rulesSayEach)
      .addButton((button) => {
        button.setButtonText(words.byRules).onClick(() => this.set(null, words.doneByRules));
        button.buttonEl.type = "button";
      });
  }

  /** Shows what the words mean, or what could be written where they mean nothing. */
  private read(words: string): void {
    this.words = words.trim();
    const { ownCadence } = this.messages;
    const cadence = parseCadence(this.words);
    this.readingEl.toggleClass("mod-unread", cadence === null && this.words !== "");
    if (cadence === null) {
      this.readingEl.setText(ownCadence.unread);
      return;
    }
    const { language, settings } = this.services;
    const inWords = cadenceInWords(cadence, this.messages);
    const [client, ...others] = this.clients;
    const isOne = client !== undefined && others.length === 0;
    const due = isOne ? language.weekday(dueOnWith(cadence, client, this.today, settings()), this.today) : null;
    this.readingEl.setText(due === null ? inWords : ownCadence.reading(inWords, due));
  }

  private submit(): void {
    const cadence = parseCadence(this.words);
    if (cadence === null) {
      this.readingEl.addClass("mod-unread");
      this.field.inputEl.focus();
      return;
    }
    const inWords = cadenceInWords(cadence, this.messages);
    this.set(this.words, (names) => this.messages.ownCadence.done(names, inWords));
  }

  private set(words: string | null, done: (names: string) => string): void {
    void this.apply(() => setCadence(this.paths, words, this.services.logging), done);
  }
}
