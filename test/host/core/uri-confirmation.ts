import type { App } from "./app";
import { ConfirmationModal } from "./confirmation-modal";

/** Asks whether a link from outside may act in the app. Closing the dialog is a no. */
export class UriConfirmation extends ConfirmationModal {
  private allowed = false;

  /** Resolves when the dialog is closed. */
  readonly answer: Promise<boolean>;

  constructor(app: App, uri: string, pluginName: string) {
    super(app);
    this.setTitle(`Allow link to open ${pluginName}?`);
    this.contentEl.createEl("p", { text: "An external link wants to run an action in this vault:" });
    this.contentEl.createEl("code", { text: uri });
    this.addButton((button) => button.setButtonText("Allow").setCta().onClick(() => void (this.allowed = true)));
    this.addCancelButton();
    this.answer = new Promise((resolve) => this.setCloseCallback(() => resolve(this.allowed)));
  }

  decide(allowed: boolean): void {
    this.allowed = allowed;
    this.close();
  }
}
