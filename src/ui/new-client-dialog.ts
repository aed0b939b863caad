import { Modal, Setting, type TextComponent } from "obsidian";
import { DURATIONS, TYPES, type VocabularyEntry } from "../domain/vocabulary";
import type { NewClient } from "../templates/client-template";
import type { Services } from "./services";
import { vocabularyLabel } from "./wording";

/** Asks for what a new client note starts from. `onSubmit` gives a message where it can't be done, null when it is. */
export class NewClientDialog extends Modal {
  private client: NewClient = { name: "", type: "direct", duration: "long-term", tier: "supporting", via: null };
  private errorEl!: HTMLElement;
  private viaSetting!: Setting;

  /** @param title the name of the note that becomes a client note; null for a new one */
  constructor(
    private readonly services: Services,
    private readonly title: string | null,
    private readonly onSubmit: (client: NewClient) => Promise<string | null>,
  ) {
    super(services.app);
    const { tiers } = services.settings();
    this.client = { ...this.client, name: title ?? "", tier: tiers.at(-1)?.id ?? "" };
  }

  override onOpen(): void {
    const { newClient, types, durations, tiers } = this.services.language.messages;
    const title = this.title === null ? newClient.title : newClient.makeTitle(this.title);
    this.setTitle(title);
    this.modalEl.setAttribute("aria-label", title);
    this.modalEl.addClass("rapport-dialog");
    const form = this.contentEl.createEl("form");
    let name: TextComponent | undefined;
    if (this.title === null) {
      new Setting(form).setName(newClient.name).addText((text) => {
        name = text;
        text.setPlaceholder(newClient.namePlaceholder).onChange((value) => this.set({ name: value }));
        text.inputEl.setAttribute("aria-label", newClient.name);
      });
    }
    this.choice(form, newClient.type, TYPES, types, this.client.type, (type) => this.set({ type }));
    this.choice(form, newClient.duration, DURATIONS, durations, this.client.duration, (duration) => this.set({ duration }));
    this.choice(form, newClient.tier, this.services.settings().tiers, tiers, this.client.tier, (tier) => this.set({ tier }));
    this.viaSetting = new Setting(form).setName(newClient.via).addText((text) => {
      text.setPlaceholder(newClient.viaPlaceholder).onChange((via) => this.set({ via: via.trim() || null }));
      text.inputEl.setAttribute("aria-label", newClient.via);
    });
    this.errorEl = form.createDiv({ cls: "rapport-error", attr: { role: "alert" } });
    const buttons = form.createDiv({ cls: "modal-button-container" });
    buttons.createEl("button", {
      cls: "mod-cta",
      text: this.title === null ? newClient.create : newClient.make,
      attr: { type: "submit" },
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.submit();
    });
    this.set({});
    name?.inputEl.focus();
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  private set(change: Partial<NewClient>): void {
    this.client = { ...this.client, ...change };
    this.viaSetting.settingEl.toggle(this.client.type === "indirect" && this.title === null);
  }

  private choice(
    form: HTMLElement,
    name: string,
    entries: readonly VocabularyEntry[],
    labels: Readonly<Record<string, string>>,
    value: string,
    onChange: (value: string) => void,
  ): void {
    new Setting(form).setName(name).addDropdown((dropdown) => {
      for (const { id } of entries) dropdown.addOption(id, vocabularyLabel(labels, id));
      dropdown.setValue(value).onChange(onChange);
      dropdown.selectEl.setAttribute("aria-label", name);
    });
  }

  private async submit(): Promise<void> {
    const { via, type } = this.client;
    const error = await this.onSubmit({ ...this.client, via: type === "indirect" ? via : null });
    if (error === null) this.close();
    else this.errorEl.setText(error);
  }
}
