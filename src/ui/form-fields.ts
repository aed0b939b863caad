import { Setting } from "obsidian";
import type { Failure } from "../app/failure";
import { formatDay, type LocalDay } from "../domain/local-date";
import type { Messages } from "../i18n/en";
import { textButton } from "./elements";
import { failureInWords } from "./wording";

/** What can be chosen: each a value and its words. */
export type Options = readonly (readonly [value: string, text: string])[];

/** A row of a form, named as the field in it. */
export interface FieldRow {
  readonly row: Setting;
  readonly input: HTMLInputElement;
}

/** A form that acts when it is submitted, by its button or by Enter. */
export function drawForm(parent: HTMLElement, cls: string, act: () => void): HTMLFormElement {
  const form = parent.createEl("form", { cls });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
  return form;
}

/** An input below its name. */
export function inputField(parent: HTMLElement, name: string, type: "date" | "time"): HTMLInputElement {
  return field(parent, name).createEl("input", { type });
}

/** A choice of options below its name. */
export function selectField(parent: HTMLElement, name: string, options: Options): HTMLSelectElement {
  return drawOptions(field(parent, name).createEl("select", { cls: "dropdown" }), options);
}

/** A text of several lines below its name. */
export function textField(parent: HTMLElement, name: string, placeholder: string): HTMLTextAreaElement {
  return field(parent, name).createEl("textarea", { attr: { rows: "3", placeholder } });
}

/** A row with a field for a line of text. */
export function textRow(parent: HTMLElement, name: string): FieldRow {
  const row = new Setting(parent).setName(name);
  let input!: HTMLInputElement;
  row.addText(({ inputEl }) => (input = inputEl));
  input.setAttribute("aria-label", name);
  return { row, input };
}

/** A row with a field for a day from `earliest` on. */
export function dayRow(parent: HTMLElement, name: string, earliest: LocalDay): FieldRow {
  const { row, input } = textRow(parent, name);
  input.type = "date";
  input.min = formatDay(earliest);
  return { row, input };
}

/** A row with a choice of options, of which `value` is chosen. */
export function choiceRow(parent: HTMLElement, name: string, options: Options, value: string): HTMLSelectElement {
  let select!: HTMLSelectElement;
  new Setting(parent).setName(name).addDropdown(({ selectEl }) => (select = drawOptions(selectEl, options)));
  select.value = value;
  select.setAttribute("aria-label", name);
  return select;
}

/** The row that ends a form: its button, and one that gives it up. Returns the row. */
export function drawButtons(form: HTMLElement, submit: string, cancel: string, onCancel: () => void): HTMLElement {
  const buttons = drawSubmit(form, submit);
  textButton(buttons, cancel, onCancel, "mod-cancel");
  return buttons;
}

/** The row that ends a form, with its button. Returns the row. */
export function drawSubmit(form: HTMLElement, text: string): HTMLElement {
  const buttons = form.createDiv({ cls: "modal-button-container" });
  buttons.createEl("button", { cls: "mod-cta", text, attr: { type: "submit" } });
  return buttons;
}

/** Where a dialog says why something can't be done. */
export function drawError(parent: HTMLElement): HTMLElement {
  return parent.createDiv({ cls: "rapport-error", attr: { role: "alert" } });
}

/** Where a dialog says how things are; what is said there is read out. */
export function drawStatus(parent: HTMLElement, cls: string): HTMLElement {
  return parent.createDiv({ cls, attr: { role: "status" } });
}

/** A place for controls that belong together. */
export function drawGroup(parent: HTMLElement, cls: string, name: string): HTMLElement {
  return parent.createDiv({ cls, attr: { role: "group", "aria-label": name } });
}

/** Says why nothing was done, each reason on its line. */
export function showFailures(errorEl: HTMLElement, failed: readonly { readonly failure: Failure }[], messages: Messages): void {
  errorEl.empty();
  for (const { failure } of failed) errorEl.createDiv({ text: failureInWords(failure, messages) });
}

function field(parent: HTMLElement, name: string): HTMLElement {
  const label = parent.createEl("label", { cls: "rapport-field" });
  label.createSpan({ cls: "rapport-field-name", text: name });
  return label;
}

function drawOptions(select: HTMLSelectElement, options: Options): HTMLSelectElement {
  for (const [value, text] of options) select.createEl("option", { value, text });
  return select;
}
