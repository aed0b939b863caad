import type { App } from "./app";
import { environment, guarded } from "./environment";
import { Modal } from "./modal";
import { ButtonComponent } from "./setting-components";

/** The dialog closes once the handler is done, unless it answers something true. */
export class ConfirmationButton extends ButtonComponent {
  initialFocus = false;
  private handler: ((event: MouseEvent) => unknown) | null = null;

  constructor(
    containerEl: HTMLElement,
    private readonly modal: ConfirmationModal,
  ) {
    super(containerEl);
    this.buttonEl.addEventListener("click", (event) => void this.run(event));
  }

  override onClick(handler: (event: MouseEvent) => unknown): this {
    this.handler = handler;
    return this;
  }

  setInitialFocus(): this {
    this.initialFocus = true;
    return this;
  }

  setSecondary(): this {
    this.buttonEl.addClass("mod-secondary");
    return this;
  }

  setCancel(): this {
    this.buttonEl.addClass("mod-cancel");
    return this;
  }

  private async run(event: MouseEvent): Promise<void> {
    try {
      const stays: unknown = await this.handler?.(event);
      if (!stays) this.modal.close();
    } catch (error) {
      environment.report(error);
    }
  }
}

export class ConfirmationModal extends Modal {
  buttonContainerEl: HTMLElement;
  private readonly buttons: ConfirmationButton[] = [];

  constructor(app: App) {
    super(app);
    this.containerEl.addClass("mod-confirmation");
    this.buttonContainerEl = this.modalEl.createDiv("modal-button-container");
  }

  override open(): void {
    super.open();
    this.buttons.findLast((button) => button.initialFocus)?.buttonEl.focus();
  }

  addClass(cls: string): this {
    this.modalEl.addClass(cls);
    return this;
  }

  addCheckbox(label: string, callback: (value: boolean) => unknown): this {
    const el = this.buttonContainerEl.createEl("label", { cls: "mod-checkbox" });
    const input = el.createEl("input", { type: "checkbox", attr: { tabindex: "-1" } });
    el.appendText(label);
    input.addEventListener("change", () => guarded(() => callback(input.checked)));
    return this;
  }

  addButton(callback: (button: ConfirmationButton) => unknown): this {
    const button = new ConfirmationButton(this.buttonContainerEl, this);
    this.buttons.push(button);
    callback(button);
    return this;
  }

  addCancelButton(text = "Cancel"): this {
    return this.addButton((button) => button.setButtonText(text).setCancel());
  }
}
