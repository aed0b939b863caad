import { Modal, setIcon, setTooltip, type TFile } from "obsidian";
import { setNextContact } from "../app/edit-client";
import { checkLogRequest, logCheckIn, type LogRequest } from "../app/log-check-in";
import { channelsOf, findChannel } from "../domain/channel";
import { formatDay, parseIsoDay, type LocalDay } from "../domain/local-date";
import type { ReviewEntry } from "../domain/review";
import { ClientPicker } from "./client-picker";
import { cadenceChoice, drawDayChips, pastChoices } from "./day-choices";
import { drawButtons, inputField, selectField, textField } from "./form-fields";
import { reportEdit, reportLog } from "./notices";
import type { Services } from "./services";
import { shownName } from "./shown-name";
import { failureInWords, lastContactInWords, plainWords, vocabularyLabel } from "./wording";

/** What a check-in dialog is filled with at the start; what is left out has its default. Nothing of it is trusted. */
export type CheckInDraft = Omit<LogRequest, "clients">;

export interface CheckInDialogOptions {
  readonly draft?: CheckInDraft;
  /** Called when the dialog is closed, with whether the check-in was logged. */
  readonly onDone?: (logged: boolean) => void;
}

/** The fields of the form, as texts. */
const FIELDS = ["text", "day", "time", "channel", "outcome", "satisfaction", "nextContact"] as const;
type Fields = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>;

/** What was left unlogged in this session, by the paths of its clients. */
const drafts = new Map<string, Fields>();

/** Logs a check-in with one or several clients. Every field but the text has a sensible default; Enter logs. */
export class CheckInDialog extends Modal {
  private text!: HTMLTextAreaElement;
  private day!: HTMLInputElement;
  private time!: HTMLInputElement;
  private channel!: HTMLSelectElement;
  private outcome!: HTMLSelectElement;
  private satisfaction!: HTMLSelectElement;
  private nextContact!: HTMLInputElement;
  private clientsEl!: HTMLElement;
  private draftEl!: HTMLElement;
  private dayChipsEl!: HTMLElement;
  private nextChipsEl!: HTMLElement;
  private errorEl!: HTMLElement;
  private state: "open" | "logging" | "logged" | "given-up" = "open";
  /** What the fields held before anything was asked for. */
  private blank: Fields = {};
  /** The notes themselves, since their paths may change while the dialog is open. */
  private readonly files = new Map<string, TFile>();

  constructor(
    private readonly services: Services,
    private clients: readonly ReviewEntry[],
    private readonly options: CheckInDialogOptions = {},
  ) {
    super(services.app);
  }

  override onOpen(): void {
    this.modalEl.addClass("rapport-dialog");
    const form = this.contentEl.createEl("form", { cls: "rapport-form" });
    this.clientsEl = form.createDiv({ cls: "rapport-chips" });
    this.draftEl = form.createDiv({ cls: "rapport-draft", attr: { role: "status" } });
    this.drawFields(form);
    this.errorEl = form.createDiv({ cls: "rapport-error", attr: { role: "alert" } });
    const { log } = this.messages;
    const buttons = drawButtons(form, { submit: log.submit, cancel: log.cancel, onCancel: () => this.giveUp() });
    buttons.createSpan({ cls: "rapport-hint", text: log.hint, prepend: true });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.submit();
    });
    for (const field of [this.day, this.nextContact]) field.addEventListener("input", () => this.showChips());
    this.fill();
    this.showClients();
    this.text.focus();
  }

  override onClose(): void {
    const changed = FIELDS.filter((name) => this.elements[name].value !== this.blank[name]);
    const isUnlogged = this.state === "open" || this.state === "logging";
    if (isUnlogged && changed.length > 0) drafts.set(this.draftKey, this.fields(changed));
    else drafts.delete(this.draftKey);
    this.contentEl.empty();
    this.options.onDone?.(this.state === "logged");
  }

  private get messages(): Services["language"]["messages"] {
    return this.services.language.messages;
  }

  private get elements(): Readonly<Record<(typeof FIELDS)[number], { value: string }>> {
    const { text, day, time, channel, outcome, satisfaction, nextContact } = this;
    return { text, day, time, channel, outcome, satisfaction, nextContact };
  }

  private get today(): LocalDay {
    return this.services.logging.clock.today();
  }

  private get draftKey(): string {
    return this.clients.map((client) => this.pathOf(client)).sort().join("\n");
  }

  /** Where a client's note is now. */
  private pathOf({ note }: ReviewEntry): string {
    return this.files.get(note.path)?.path ?? note.path;
  }

  private drawFields(form: HTMLFormElement): void {
    const { log, channels, outcomes } = this.messages;
    this.text = textField(form, log.text, log.textPlaceholder);
    this.text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    const dayRow = form.createDiv({ cls: "rapport-day-row" });
    this.day = inputField(dayRow, log.day, "date");
    this.dayChipsEl = dayRow.createDiv({ cls: "rapport-day-chips", attr: { role: "group", "aria-label": log.day } });
    const fields = form.createDiv({ cls: "rapport-fields" });
    this.time = inputField(fields, log.time, "time");
    this.channel = selectField(fields, log.channel, [
      ...channelsOf(this.services.settings().channels).map(({ id }) => [id, vocabularyLabel(channels, id)] as const),
      ["", log.noChannel],
    ]);
    this.outcome = selectField(fields, log.outcome, [
      ["reached", outcomes.reached],
      ["attempt", outcomes.attempt],
    ]);
    this.satisfaction = selectField(fields, log.satisfaction, [
      ["", log.noSatisfaction],
      ...["5", "4", "3", "2", "1"].map((value) => [value, value] as const),
    ]);
    const nextRow = form.createDiv({ cls: "rapport-day-row" });
    this.nextContact = inputField(nextRow, log.nextContact, "date");
    this.nextChipsEl = nextRow.createDiv({ cls: "rapport-day-chips", attr: { role: "group", "aria-label": log.nextContact } });
  }

  /** With what was asked for, else with what was left here before. */
  private fill(): void {
    this.setFields({ day: formatDay(this.today), channel: this.services.settings().defaultChannel });
    this.blank = this.fields(FIELDS);
    const { draft = {} } = this.options;
    if (Object.keys(draft).length > 0) {
      this.setFields(this.fieldsOf(draft));
      const checked = checkLogRequest({ ...draft, clients: [] }, this.today, this.services.logging.conventions());
      if (!checked.ok) this.errorEl.setText(failureInWords(checked.error, this.messages));
      return;
    }
    const kept = drafts.get(this.draftKey);
    if (kept === undefined) return;
    this.setFields(kept);
    this.offerNewStart();
  }

  private fieldsOf({ satisfaction, channel, ...texts }: CheckInDraft): Fields {
    const { channels } = this.services.logging.conventions().reading;
    return {
      ...texts,
      ...(channel !== undefined && { channel: findChannel(channel, channels)?.id ?? "" }),
      ...(satisfaction !== undefined && { satisfaction: String(satisfaction) }),
    };
  }

  private fields(names: readonly (typeof FIELDS)[number][]): Fields {
    return Object.fromEntries(names.map((name) => [name, this.elements[name].value]));
  }

  private setFields(fields: Fields): void {
    for (const name of FIELDS) this.elements[name].value = fields[name] ?? this.elements[name].value;
  }

  private offerNewStart(): void {
    const { draftRestored, startAnew } = this.messages.log;
    this.draftEl.createSpan({ text: draftRestored });
    this.draftEl.appendText(" · ");
    const button = this.draftEl.createEl("button", { cls: "rapport-link", text: startAnew, attr: { type: "button" } });
    button.addEventListener("click", () => {
      this.draftEl.empty();
      this.setFields(this.blank);
      this.showChips();
      this.text.focus();
    });
  }

  private showClients(): void {
    const { log } = this.messages;
    for (const { note } of this.clients) {
      const file = this.app.vault.getFileByPath(note.path);
      if (file !== null && !this.files.has(note.path)) this.files.set(note.path, file);
    }
    const [only, ...others] = this.clients;
    const title = others.length === 0 && only !== undefined ? log.title(shownName(only.note, this.services)) : log.titleSeveral(this.clients.length);
    this.setTitle(title);
    this.modalEl.setAttribute("aria-label", title);
    this.clientsEl.empty();
    const last = only && others.length === 0 ? this.lastContact(only) : null;
    if (last !== null) this.clientsEl.createSpan({ cls: "rapport-last", text: last });
    for (const client of others.length > 0 ? this.clients : []) this.drawClient(client);
    const add = this.clientsEl.createEl("button", {
      cls: "clickable-icon rapport-add-client",
      attr: { type: "button", "aria-label": log.addClient },
    });
    setIcon(add, "user-plus");
    setTooltip(add, log.addClient);
    add.addEventListener("click", () => {
      new ClientPicker(this.services, [], (chosen) => this.setClients([...new Set([...this.clients, ...chosen])])).open();
    });
    this.showChips();
  }

  private drawClient(client: ReviewEntry): void {
    const chip = this.clientsEl.createSpan({ cls: "rapport-chip", text: shownName(client.note, this.services) });
    const remove = chip.createEl("button", {
      cls: "clickable-icon",
      attr: { type: "button", "aria-label": this.messages.log.removeClient(shownName(client.note, this.services)) },
    });
    setIcon(remove, "x");
    remove.addEventListener("click", () => this.setClients(this.clients.filter((other) => other !== client)));
  }

  private setClients(clients: readonly ReviewEntry[]): void {
    this.clients = clients;
    this.showClients();
    this.text.focus();
  }

  /** The days that one click chooses: of the check-in, and of the next contact by the cadence from that day on. */
  private showChips(): void {
    const { language } = this.services;
    drawDayChips(this.dayChipsEl, pastChoices(this.today, language), this.day.value, (value) => {
      this.day.value = value;
      this.showChips();
    });
    const day = parseIsoDay(this.day.value) ?? this.today;
    const next = cadenceChoice(this.clients, day, this.messages);
    const isAhead = next !== null && next.day > this.today;
    const named = isAhead ? [{ ...next, name: `${next.name}: ${language.weekday(next.day, this.today)}` }] : [];
    drawDayChips(this.nextChipsEl, named, this.nextContact.value, (value) => {
      this.nextContact.value = this.nextContact.value === value ? "" : value;
      this.showChips();
    });
  }

  private lastContact(client: ReviewEntry): string | null {
    const { review, log } = this.messages;
    const when = lastContactInWords(client, this.today, this.services.language, review.contactBy, review.contactOn);
    const isHidden = this.services.confidential.hides(client.note.path);
    const text = isHidden ? "" : client.history.checkIns.find(({ outcome }) => outcome === "reached")?.text;
    return when === null ? null : log.last(text ? `${when} · ${plainWords(text)}` : when);
  }

  /** Closes it for good: nothing is kept. */
  private giveUp(): void {
    this.state = "given-up";
    this.close();
  }

  private async submit(): Promise<void> {
    if (this.state !== "open") return;
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
    this.state = "logging";
    const report = await logCheckIn(this.request(), this.services.logging);
    if (report.logged.length === 0 && report.failed.length > 0) {
      this.state = "open";
      for (const { failure } of report.failed) {
        this.errorEl.createDiv({ text: failureInWords(failure, this.messages) });
      }
      return;
    }
    this.state = "logged";
    drafts.delete(this.draftKey);
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
    const paths = this.clients.map((client) => this.pathOf(client));
    const report = await setNextContact(paths, day, this.services.logging);
    if (report.failed.length === 0) this.giveUp();
    reportEdit(report, (names) => this.messages.notices.planned(names, inWords), this.services);
  }
}
