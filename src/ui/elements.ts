import { setIcon, setTooltip, type Modal } from "obsidian";

/** A button of words. It never submits a form. */
export function textButton(parent: HTMLElement | DocumentFragment, text: string, act: (event: MouseEvent) => void, cls = ""): HTMLButtonElement {
  const button = parent.createEl("button", { cls, text, attr: { type: "button" } });
  button.addEventListener("click", act);
  return button;
}

/** A button of an icon, whose tooltip is its name for screen readers too. It never submits a form. */
export function iconButton(parent: HTMLElement, icon: string, name: string, act: (event: MouseEvent) => void, cls = ""): HTMLButtonElement {
  const button = textButton(parent, "", act, `clickable-icon ${cls}`);
  setIcon(button, icon);
  setTooltip(button, name);
  return button;
}

/** An icon that only adorns what stands beside it. */
export function drawIcon(parent: HTMLElement, icon: string, cls: string): HTMLElement {
  const element = parent.createSpan({ cls, attr: { "aria-hidden": "true" } });
  setIcon(element, icon);
  return element;
}

/** Makes a dialog one of ours, with its title as its name for screen readers. */
export function nameDialog(dialog: Modal, title: string): void {
  dialog.setTitle(title);
  dialog.modalEl.setAttribute("aria-label", title);
  dialog.modalEl.addClass("rapport-dialog");
}
