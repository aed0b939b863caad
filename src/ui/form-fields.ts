/** An input below its name. */
export function inputField(parent: HTMLElement, name: string, type: "date" | "time"): HTMLInputElement {
  return field(parent, name).createEl("input", { type });
}

/** A choice of options, each a value and its words, below its name. */
export function selectField(
  parent: HTMLElement,
  name: string,
  options: readonly (readonly [value: string, text: string])[],
): HTMLSelectElement {
  const element = field(parent, name).createEl("select", { cls: "dropdown" });
  for (const [value, text] of options) element.createEl("option", { value, text });
  return element;
}

/** A text of several lines below its name. */
export function textField(parent: HTMLElement, name: string, placeholder: string): HTMLTextAreaElement {
  const label = field(parent, name);
  return label.createEl("textarea", { attr: { rows: "3", placeholder } });
}

/** The row that ends a form: its button, and one that gives it up. Returns the row. */
export function drawButtons(
  form: HTMLElement,
  { submit, cancel, onCancel }: { submit: string; cancel: string; onCancel: () => void },
): HTMLElement {
  const buttons = form.createDiv({ cls: "modal-button-container" });
  buttons.createEl("button", { cls: "mod-cta", text: submit, attr: { type: "submit" } });
  const button = buttons.createEl("button", { cls: "mod-cancel", text: cancel, attr: { type: "button" } });
  button.addEventListener("click", onCancel);
  return buttons;
}

function field(parent: HTMLElement, name: string): HTMLElement {
  const label = parent.createEl("label", { cls: "rapport-field" });
  label.createSpan({ cls: "rapport-field-name", text: name });
  return label;
}
