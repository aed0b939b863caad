import { Modal, Notice, ProgressBarComponent, Setting } from "obsidian";
import type { ReviewPreview, VaultSurvey } from "../app/adopt-vault";
import type { Settings } from "../domain/settings";
import {
  settingsFrom,
  SURVEYED_ROLES,
  wholeProposal,
  type Candidate,
  type ChosenProposal,
  type SurveyedRole,
} from "../domain/vault-proposal";
import { nameOf } from "./notices";
import type { Services } from "./services";
import { problemInWords } from "./wording";

/** So many folders of meetings, and so many problems, are named; the rest is counted. */
const MOST_NAMED = { folders: 3, problems: 50 };

/**
 * Looks at the vault, shows what its notes seem to mean and what review would come of it, and changes the settings where
 * the user accepts. It can be cancelled, and opened again, at any time; no note is written.
 */
export class AdoptDialog extends Modal {
  private readonly abort = new AbortController();
  private preview: ReviewPreview | null = null;
  private chosen!: ChosenProposal;
  private resultEl!: HTMLElement;
  private problemsEl!: HTMLElement;
  private timer = 0;

  constructor(private readonly services: Services) {
    super(services.app);
  }

  override onOpen(): void {
    const { adopt } = this.messages;
    this.setTitle(adopt.title);
    this.modalEl.setAttribute("aria-label", adopt.title);
    this.modalEl.addClass("rapport-dialog", "rapport-adopt");
    this.contentEl.createEl("p", { text: adopt.intro });
    const status = this.contentEl.createDiv({ cls: "rapport-adopt-progress", attr: { role: "status" } });
    status.createSpan({ text: adopt.looking });
    const bar = new ProgressBarComponent(status);
    const showProgress = (done: number): void => void bar.setValue(Math.round(done * 100));
    void this.services.surveyor.survey(showProgress, this.abort.signal).then((survey) => {
      status.remove();
      if (survey !== null) this.show(survey);
    });
  }

  override onClose(): void {
    this.abort.abort();
    this.contentEl.win.clearTimeout(this.timer);
    this.preview?.close();
    this.contentEl.empty();
  }

  private get messages(): Services["language"]["messages"] {
    return this.services.language.messages;
  }

  private show({ proposal, logs }: VaultSurvey): void {
    const { adopt } = this.messages;
    this.chosen = wholeProposal(proposal, logs, this.services.settings());
    const body = this.contentEl.createDiv({ cls: "rapport-adopt-body" });

    new Setting(body).setName(adopt.clients).setHeading();
    const { folders, tags, marks, excluded, tiers } = proposal;
    this.toggles(body, folders, adopt.folder, (values) => ({ folders: values }), () => this.chosen.folders);
    this.toggles(body, tags, adopt.tag, (values) => ({ tags: values }), () => this.chosen.tags);
    this.toggles(body, marks, ({ property, word }) => adopt.mark(property, word), (values) => ({ marks: values }), () => this.chosen.marks);
    if ([...folders, ...tags, ...marks].every(({ notes }) => notes === 0)) body.createEl("p", { cls: "rapport-hint", text: adopt.clientsNone });
    if (excluded.length > 0) new Setting(body).setName(adopt.excluded).setHeading();
    for (const path of excluded) {
      this.toggle(body, path, adopt.excludedHint, (on) => ({ excluded: toggled(excluded, this.chosen.excluded, path, on) }));
    }

    const roles = SURVEYED_ROLES.filter((role) => proposal.properties[role].length > 0);
    if (roles.length > 0) new Setting(body).setName(adopt.properties).setHeading();
    for (const role of roles) this.nameChoice(body, role, proposal.properties[role]);
    if (tiers.length > 0) {
      this.toggle(body, adopt.tiers, tiers.join(", "), (on) => ({ tiers: on ? tiers : [] }));
    }

    const heading = logs.headings[0];
    if (logs.otherLogs.length > 0 || heading !== undefined) new Setting(body).setName(adopt.logs).setDesc(adopt.logsHint).setHeading();
    this.toggles(body, logs.otherLogs, (log) => adopt.otherLogs[log], (values) => ({ otherLogs: values }), () => this.chosen.otherLogs);
    if (heading !== undefined) {
      this.toggle(body, adopt.heading(heading.value), adopt.notes(heading.notes), (on) => ({ checkInHeading: on ? heading.value : "" }));
    }
    if (proposal.meetings.length > 0) new Setting(body).setName(adopt.meetings).setDesc(this.meetingsInWords(proposal.meetings)).setHeading();
    this.showResult();
  }

  /** The result and the buttons stay in view below the choices. */
  private showResult(): void {
    const { adopt } = this.messages;
    const foot = this.contentEl.createDiv({ cls: "rapport-adopt-foot" });
    this.resultEl = foot.createDiv({ cls: "rapport-adopt-result", attr: { role: "status" } });
    this.problemsEl = foot.createDiv();
    const buttons = foot.createDiv({ cls: "modal-button-container" });
    const accept = buttons.createEl("button", { cls: "mod-cta", text: adopt.accept });
    accept.addEventListener("click", () => void this.accept());
    buttons.createEl("button", { text: adopt.cancel }).addEventListener("click", () => this.close());
    this.preview = this.services.surveyor.preview(this.settings());
    this.preview.store.onChange(() => this.scheduleCount());
    this.scheduleCount();
    accept.focus();
  }

  private settings(): Settings {
    return settingsFrom(this.services.settings(), this.chosen);
  }

  private choose(change: Partial<ChosenProposal>): void {
    this.chosen = { ...this.chosen, ...change };
    this.preview?.apply(this.settings());
    this.scheduleCount();
  }

  /** Counts once for all changes that come together. */
  private scheduleCount(): void {
    this.contentEl.win.clearTimeout(this.timer);
    this.timer = this.contentEl.win.setTimeout(() => this.count(), 50);
  }

  private count(): void {
    if (this.preview === null) return;
    const { adopt } = this.messages;
    const { store } = this.preview;
    const clients = store.review();
    const inTouch = clients.filter(({ lastContact }) => lastContact !== null).length;
    const overdue = clients.filter(({ name }) => name === "overdue" || name === "neglected").length;
    this.resultEl.setText(store.isLoading() ? adopt.counting : adopt.result(clients.length, inTouch, overdue));
    this.problemsEl.empty();
    const problems = store.problems();
    if (problems.length === 0) return;
    const details = this.problemsEl.createEl("details", { cls: "rapport-problems" });
    details.createEl("summary", { text: adopt.unreadable(problems.length) });
    const list = details.createEl("ul");
    for (const problem of problems.slice(0, MOST_NAMED.problems)) {
      const item = list.createEl("li", { text: nameOf(problem.path, { ...this.services, store }) });
      item.createDiv({ cls: "rapport-problem", text: problemInWords(problem, this.messages) });
    }
  }

  private async accept(): Promise<void> {
    await this.services.saveSettings(this.settings());
    const count = this.preview?.store.review().length ?? 0;
    this.close();
    new Notice(this.messages.adopt.done(count));
    await this.services.openReview();
  }

  /** A toggle for each candidate that takes in any note. */
  private toggles<T>(
    parent: HTMLElement,
    candidates: readonly Candidate<T>[],
    nameOfValue: (value: T) => string,
    change: (values: readonly T[]) => Partial<ChosenProposal>,
    present: () => readonly T[],
  ): void {
    const all = candidates.map(({ value }) => value);
    for (const { value, notes } of candidates.filter((candidate) => candidate.notes > 0)) {
      this.toggle(parent, nameOfValue(value), this.messages.adopt.notes(notes), (on) => change(toggled(all, present(), value, on)));
    }
  }

  private toggle(parent: HTMLElement, name: string, description: string, change: (on: boolean) => Partial<ChosenProposal>): void {
    new Setting(parent)
      .setName(name)
      .setDesc(description)
      .addToggle((toggle) => {
        toggle.setValue(true).onChange((on) => this.choose(change(on)));
        toggle.toggleEl.querySelector("input")?.setAttribute("aria-label", name);
      });
  }

  private nameChoice(parent: HTMLElement, role: SurveyedRole, candidates: readonly Candidate[]): void {
    const { adopt } = this.messages;
    const present = this.services.settings().propertyNames[role];
    const name = adopt.roles[role];
    new Setting(parent).setName(name).addDropdown((dropdown) => {
      for (const { value, notes } of candidates) dropdown.addOption(value, `${value} · ${adopt.notes(notes)}`);
      if (!candidates.some(({ value }) => value === present)) dropdown.addOption(present, adopt.builtInName(present));
      dropdown.setValue(this.chosen.propertyNames[role] ?? present);
      dropdown.onChange((value) => this.choose({ propertyNames: { ...this.chosen.propertyNames, [role]: value } }));
      dropdown.selectEl.setAttribute("aria-label", name);
    });
  }

  private meetingsInWords(meetings: readonly Candidate[]): string {
    const { adopt } = this.messages;
    const folders = meetings.slice(0, MOST_NAMED.folders).map(({ value }) => (value === "" ? adopt.vaultRoot : value));
    const rest = meetings.length - folders.length;
    const total = meetings.reduce((sum, { notes }) => sum + notes, 0);
    return adopt.meetingsFound(total, [...folders, ...(rest > 0 ? [adopt.more(rest)] : [])].join(", "));
  }
}

/** The chosen values with this one or without it, in the order of all. */
function toggled<T>(all: readonly T[], chosen: readonly T[], value: T, on: boolean): T[] {
  return all.filter((other) => (other === value ? on : chosen.includes(other)));
}
