import { Modal, setIcon, setTooltip, type TFile } from "obsidian";
import { logCheckIn, setNextContact, type LogRequest } from "../app/log-check-in";
import { channelsOf } from "../domain/channel";
import { formatDay, parseIsoDay, type LocalDay } from "../domain/local-date";
import type { ReviewEntry } from "../domain/review";
import { ClientPicker } from "./client-picker";
import { noticeWithUndo, reportFailures, reportLog } from "./notices";
import type { Services } from "./services";
import { failureInWords, lastContactInWords, vocabularyLabel } from "./wording";

/** Logs a check-in with one or several clients. Every field but the text has a sensible default; Enter logs. */
export class CheckInDialog extends Modal {
  private clients: readonly ReviewEntry[];
  private text!: HTMLTextAreaElement;
  private day!: HTMLInputElement;
  private time!: HTMLInputElement;
  private channel!: HTMLSelectElement;
  private outcome!: HTMLSelectElement;
  private satisfaction!: HTMLSelectElement;
  private nextContact!: HTMLInputElement;
  private clientsEl!: HTMLElement;
  private errorEl!: HTMLElement;
  private isLogging = false;
  /** The notes themselves, since their paths may change while the dialog is open. */
  private readonly files = new Map<string, TFile>();

  constructor(
    private readonly services: Services,
    clients: readonly ReviewEntry[],
  ) {
    super(services.app);
    this.clients = clients;
  }

  override onOpen(): void {
    const { log } = this.messages;
    this.modalEl.addClass("rapport-dialog");
    const form = this.contentEl.createEl("form", { cls: "rapport-form" });
    this.clientsEl = form.createDiv({ cls: "rapport-chips" });
    const textLabel = form.createEl("label", { cls: "rapport-field mod-wide" });
    textLabel.createSpan({ cls: "rapport-field-name", text: log.text });
    this.text = textLabel.createEl("textarea", { attr: { rows: "3", placeholder: log.textPlaceholder } });
    this.text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });

    const fields = form.createDiv({ cls: "rapport-fields" });
    this.day = input(fields, log.day, "date");
    this.day.value = formatDay(this.today);
    this.time = input(fields, log.time, "time");
    this.channel = this.channelSelect(fields);
    const { outcomes } = this.messages;
    this.outcome = select(fields, log.outcome, [
      ["reached", outcomes.reached],
      ["attempt", outcomes.attempt],
    ]);
    this.satisfaction = select(fields, log.satisfaction, [
      ["", log.noSatisfaction],
      ...["5", "4", "3", "2", "1"].map((value) => [value, value] as const),
    ]);
    this.nextContact = input(fields, log.nextContact, "date");

    this.errorEl = form.createDiv({ cls: "rapport-error", attr: { role: "alert" } });
    const buttons = form.createDiv({ cls: "modal-button-container" });
    buttons.createSpan({ cls: "rapport-hint", text: log.hint });
    buttons.createEl("button", { cls: "mod-cta", text: log.submit, attr: { type: "submit" } });
    const cancel = buttons.createEl("button", { cls: "mod-cancel", text: log.cancel, attr: { type: "button" } });
    cancel.addEventListener("click", () => this.close());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.submit();
    });
    this.showClients();
    this.text.focus();
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  private get messages(): Services["language"]["messages"] {
    return this.services.language.messages;
  }

  private get today(): LocalDay {
    return this.services.logging.clock.today();
  }

  /** Where a client's note is now. */
  private pathOf({ note }: ReviewEntry): string {
    return this.files.get(note.path)?.path ?? note.path;
  }

  private showClients(): void {
    const { log } = this.messages;
    for (const { note } of this.clients) {
      const file = this.app.vault.getFileByPath(note.path);
      if (file !== null && !this.files.has(note.path)) this.files.set(note.path, file);
    }
    const [only, ...others] = this.clients;
    const title = others.length === 0 && only !== undefined ? log.title(only.note.name) : log.titleSeveral(this.clients.length);
    this.setTitle(title);
    this.modalEl.setAttribute("aria-label", title);
    this.clientsEl.empty();
    const last = only && others.length === 0 ? this.lastContact(only) : null;
    if (last !== null) this.clientsEl.createSpan({ cls: "rapport-last", text: last });
    for (const client of others.length > 0 ? this.clients : []) {
      const chip = this.clientsEl.createSpan({ cls: "rapport-chip", text: client.note.name });
      const remove = chip.createEl("button", {
        cls: "clickable-icon",
        attr: { type: "button", "aria-label": log.removeClient(client.note.name) },
      });
      setIcon(remove, "x");
      remove.addEventListener("click", () => {
        this.clients = this.clients.filter((other) => other !== client);
        this.showClients();
        this.text.focus();
      });
    }
    const add = this.clientsEl.createEl("button", {
      cls: "clickable-icon rapport-add-client",
      attr: { type: "button", "aria-label": log.addClient },
    });
    setIcon(add, "user-plus");
    setTooltip(add, log.addClient);
    add.addEventListener("click", () => {
      new ClientPicker(this.services, [], (chosen) => {
        this.clients = [...new Set([...this.clients, ...chosen])];
        this.showClients();
        this.text.focus();
      }).open();
    });
  }

  private lastContact(client: ReviewEntry): string | null {
    const { review, log } = this.messages;
    const when = lastContactInWords(client, this.today, this.services.language, review.contactBy, review.contactOn);
    const text = client.history.checkIns.find(({ outcome }) => outcome === "reached")?.text;
    return when === null ? null : log.last(text ? `${when} · ${text}` : when);
  }

  private channelSelect(fields: HTMLElement): HTMLSelectElement {
    const settings = this.services.settings();
    const { channels, log } = this.messages;
    const element = select(fields, log.channel, [
      ...channelsOf(settings.channels).map(({ id }) => [id, vocabularyLabel(channels, id)] as const),
      ["", log.noChannel],
    ]);
    element.value = settings.defaultChannel;
    return element;
  }

  private async submit(): Promise<void> {
    if (this.isLogging) return;
    this.errorEl.empty();
    if (this.clients.length === 0) {
      this.errorEl.setText(failureInWords({ code: "no-client" }, this.messages));
      return;
    }
    const day = parseIsoDay(this.day.value);
    if (day !== null && day > this.today) {
      this.offerPlan(day);
      return;
    }
    this.isLogging = true;
    const request = this.request();
    const report = await logCheckIn(request, this.services.logging);
    this.isLogging = false;
    if (report.logged.length === 0 && report.failed.length > 0) {
      for (const { failure } of report.failed) {
        this.errorEl.createDiv({ text: failureInWords(failure, this.messages) });
      }
      return;
    }
    this.close();
    reportLog(report, this.services);
  }

  private request(): LogRequest {
    return {
      clients: this.clients.map((client) => this.pathOf(client)),
      text: this.text.value,
      outcome: this.outcome.value,
      ...(this.day.value !== "" && { day: this.day.value }),
      ...(this.time.value !== "" && { time: this.time.value.slice(0, 5) }),
      ...(this.channel.value !== "" && { channel: this.channel.value }),
      ...(this.satisfaction.value !== "" && { satisfaction: Number(this.satisfaction.value) }),
      ...(this.nextContact.value !== "" && { nextContact: this.nextContact.value }),
    };
  }

  /** A day to come can't be logged; it may be the next contact. */
  private offerPlan(day: LocalDay): void {
    const { language } = this.services;
    const inWords = language.day(day, this.today);
    this.errorEl.createSpan({ text: `${this.messages.log.futureDay} ` });
    const plan = this.errorEl.createEl("button", {
      text: this.messages.log.planInstead(inWords),
      attr: { type: "button" },
    });
    plan.addEventListener("click", () => void this.plan(day, inWords));
    plan.focus();
  }

  private async plan(day: LocalDay, inWords: string): Promise<void> {
    const failed = [];
    for (const client of this.clients) {
      const path = this.pathOf(client);
      const result = await setNextContact(path, day, this.services.logging);
      if (!result.ok) failed.push({ path, failure: result.error });
      else noticeWithUndo(this.messages.notices.planned(client.note.name, inWords), this.services);
    }
    reportFailures(failed, this.services);
    if (failed.length === 0) this.close();
  }
}

function input(parent: HTMLElement, name: string, type: "date" | "time"): HTMLInputElement {
  const label = parent.createEl("label", { cls: "rapport-field" });
  label.createSpan({ cls: "rapport-field-name", text: name });
  return label.createEl("input", { type });
}

function select(parent: HTMLElement, name: string, options: readonly (readonly [string, string])[]): HTMLSelectElement {
  const label = parent.createEl("label", { cls: "rapport-field" });
  label.createSpan({ cls: "rapport-field-name", text: name });
  const element = label.createEl("select", { cls: "dropdown" });
  for (const [value, text] of options) element.createEl("option", { value, text });
  return element;
}
