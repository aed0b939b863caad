import { setIcon, setTooltip } from "obsidian";
import { togglePromise } from "../../app/tick-promise";
import { briefOf, promisesInOrder, type Brief, type Occasion } from "../../domain/brief";
import type { Placed } from "../../domain/note-reading";
import type { LocalDay } from "../../domain/local-date";
import type { ClientPromise } from "../../domain/promise";
import type { ReviewEntry } from "../../domain/review";
import { nameOf, reportFailures } from "../notices";
import type { Services } from "../services";
import {
  contactCountsInWords,
  dueInWords,
  plainWords,
  planInWords,
  reasonInWords,
  signInWords,
  signLabel,
  vocabularyLabel,
} from "../wording";

/** What a user can do from a brief, beside ticking a promise. */
export interface BriefActions {
  readonly log: (entry: ReviewEntry) => void;
  readonly setNextContact: (entry: ReviewEntry) => void;
  readonly snooze: (entry: ReviewEntry) => void;
  /** Opens a note, at a line (from 0) where there is one. */
  readonly openAt: (path: string, line: number | null, event: MouseEvent) => void;
}

/** Shows a client's brief, or nothing with null. */
export type ShowBrief = (entry: ReviewEntry | null, today: LocalDay) => void;

/** The part of the interface's services that a brief stands on. */
export type BriefServices = Pick<Services, "app" | "confidential" | "store" | "logging" | "language">;

const FOLDED_KEY = "rapport-brief-folded";

/**
 * Draws the brief of one client into `parent`: what one reads two minutes before a call. It is drawn anew only where the
 * entry is another value or the day another; the focus stays on what it was on, or goes to the name where that is gone. A
 * promise that was ticked here stays, ticked, until another client is shown.
 */
export function drawBrief(parent: HTMLElement, services: BriefServices, actions: BriefActions): ShowBrief {
  const card = new BriefCard(parent, services, actions);
  return (entry, today) => card.show(entry, today);
}

class BriefCard {
  private readonly el: HTMLElement;
  private readonly foldEl: HTMLElement;
  private readonly nameEl: HTMLElement;
  private readonly reasonEl: HTMLElement;
  private readonly bodyEl: HTMLElement;
  private entry: ReviewEntry | null = null;
  private today = 0 as LocalDay;
  /** Promises that were ticked here, by {@link promiseKey}. */
  private readonly ticked = new Set<string>();

  constructor(
    parent: HTMLElement,
    private readonly services: BriefServices,
    private readonly actions: BriefActions,
  ) {
    this.el = parent.createEl("section", { cls: "rapport-brief" });
    const head = this.el.createDiv({ cls: "rapport-brief-head" });
    const heading = head.createDiv({ cls: "rapport-brief-heading", attr: { role: "heading", "aria-level": "2" } });
    this.foldEl = heading.createEl("button", { cls: "rapport-brief-fold" });
    setIcon(this.foldEl.createSpan({ cls: "rapport-fold", attr: { "aria-hidden": "true" } }), "chevron-down");
    this.nameEl = this.foldEl.createSpan({ cls: "rapport-brief-name" });
    this.foldEl.addEventListener("click", () => this.fold(!this.isFolded()));
    this.createActions(head);
    this.reasonEl = this.el.createDiv({ cls: "rapport-brief-reason" });
    this.bodyEl = this.el.createDiv({ cls: "rapport-brief-body" });
    this.fold(services.app.loadLocalStorage(FOLDED_KEY) === true);
    this.el.hide();
  }

  show(entry: ReviewEntry | null, today: LocalDay): void {
    if (entry === this.entry && today === this.today) return;
    if (entry?.note.path !== this.entry?.note.path) this.ticked.clear();
    this.entry = entry;
    this.today = today;
    this.el.toggle(entry !== null);
    if (entry !== null) this.draw(entry);
  }

  private isFolded(): boolean {
    return this.el.hasClass("is-collapsed");
  }

  private fold(folded: boolean): void {
    if (folded !== this.isFolded()) this.services.app.saveLocalStorage(FOLDED_KEY, folded);
    this.el.toggleClass("is-collapsed", folded);
    this.foldEl.setAttribute("aria-expanded", String(!folded));
    this.bodyEl.toggle(!folded);
  }

  private createActions(head: HTMLElement): void {
    const { commands, review } = this.services.language.messages;
    const buttons = head.createDiv({ cls: "rapport-brief-actions" });
    const add = (icon: string, label: string, act: (entry: ReviewEntry) => void): void => {
      const button = buttons.createEl("button", { cls: "clickable-icon" });
      setIcon(button, icon);
      setTooltip(button, label);
      button.addEventListener("click", () => this.act(act));
    };
    add("plus", review.log, (entry) => this.actions.log(entry));
    add("calendar-plus", commands.setNextContact, (entry) => this.actions.setNextContact(entry));
    add("clock", review.snooze, (entry) => this.actions.snooze(entry));
  }

  private act(action: (entry: ReviewEntry) => void): void {
    if (this.entry !== null) action(this.entry);
  }

  private draw(entry: ReviewEntry): void {
    const { language, logging } = this.services;
    const { messages } = language;
    const brief = briefOf(entry, this.today, logging.conventions().reading.channels);
    this.el.dataset["standing"] = entry.name;
    this.el.setAttribute("aria-label", messages.brief.label(entry.note.name));
    this.nameEl.setText(entry.note.name);
    this.reasonEl.empty();
    const standing = messages.brief.standings[entry.name];
    if (standing !== undefined) {
      this.reasonEl.createSpan({ cls: "rapport-brief-standing", text: standing });
      this.reasonEl.appendText(" · ");
    }
    this.reasonEl.appendText(reasonInWords(entry, this.today, language));

    const focused = focusKey(this.bodyEl);
    this.bodyEl.empty();
    this.drawSigns(entry);
    this.drawNextStep(brief);
    this.drawPromises(entry, brief);
    this.drawLatest(brief);
    this.drawSatisfaction(brief);
    if (brief.latest.length > 0) this.createPart(messages.brief.contacts).appendText(contactCountsInWords(brief.contacts, messages));
    if (focused === null) return;
    const same = this.bodyEl.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`);
    (same ?? this.foldEl).focus({ preventScroll: true });
  }

  private drawSigns({ signs }: ReviewEntry): void {
    const { language } = this.services;
    if (signs.length === 0) return;
    const list = this.bodyEl.createEl("ul", { cls: "rapport-brief-signs" });
    for (const sign of signs) {
      const item = list.createEl("li");
      setIcon(item.createSpan({ cls: "rapport-brief-icon", attr: { "aria-hidden": "true" } }), "flag");
      const words = item.createSpan();
      words.createSpan({ cls: "rapport-brief-sign", text: signLabel(sign, language.messages) });
      words.appendText(`: ${signInWords(sign, this.today, language)}`);
    }
  }

  /** A plan, or the offer of one; a promise that is the next step says so itself. */
  private drawNextStep({ nextStep }: Brief): void {
    const { language } = this.services;
    const { brief } = language.messages;
    if (nextStep?.kind === "promise") return;
    const part = this.createPart(brief.nextStep);
    if (nextStep !== null) part.appendText(planInWords(nextStep.day, this.today, language));
    else this.createOffer(part, brief.noNextStep, brief.planOne, "plan", (entry) => this.actions.setNextContact(entry));
  }

  private drawLatest({ latest }: Brief): void {
    const { brief } = this.services.language.messages;
    if (latest.length === 0) {
      const part = this.createPart(brief.latest);
      this.createOffer(part, brief.noCheckIns, brief.logFirst, "log", (entry) => this.actions.log(entry));
      return;
    }
    const list = this.bodyEl.createEl("ul", { cls: "rapport-brief-latest", attr: { "aria-label": brief.latest } });
    for (const occasion of latest) this.drawOccasion(list, occasion);
  }

  private drawOccasion(list: HTMLElement, occasion: Occasion): void {
    const { language } = this.services;
    const { path, line, day, satisfaction } = occasion;
    const item = list.createEl("li");
    const link = item.createEl("button", { cls: "rapport-brief-link rapport-brief-day", text: language.day(day, this.today) });
    link.dataset["focus"] = `${path}:${line ?? ""}`;
    link.title = language.messages.brief.openSource(nameOf(path, this.services));
    link.addEventListener("click", (event) => this.actions.openAt(path, line, event));
    const words = item.createSpan({ cls: "rapport-brief-words" });
    const [how, what] = this.occasionInWords(occasion);
    if (how !== "") words.createSpan({ cls: "rapport-brief-how", text: how });
    if (satisfaction !== null) {
      words.createSpan({ cls: "rapport-brief-score", text: language.formatNumber(satisfaction), title: language.messages.brief.satisfaction });
    }
    words.appendText(how === "" || what === "" || satisfaction !== null ? what : ` · ${what}`);
  }

  /** How it happened, with whom and to what end; and what it was about. */
  private occasionInWords({ kind, channel, outcome, text, path, through }: Occasion): readonly [how: string, what: string] {
    const { brief, channels } = this.services.language.messages;
    const how = [
      channel === null ? null : vocabularyLabel(channels, channel),
      outcome === "attempt" ? brief.attempt : null,
      through === null ? null : nameOf(through, this.services),
    ];
    const what = { "check-in": plainWords(text), meeting: nameOf(path, this.services), "day-note": brief.dayNote, property: brief.property };
    return [how.filter((part) => part !== null).join(" · "), what[kind]];
  }

  private drawPromises({ note }: ReviewEntry, { nextStep }: Brief): void {
    const { brief } = this.services.language.messages;
    const shown = promisesInOrder(note.text.promises.filter((promise) => promise.open || this.ticked.has(promiseKey(promise))));
    if (shown.length === 0) {
      this.createPart(brief.promises).appendText(brief.noPromises);
      return;
    }
    const list = this.bodyEl.createEl("ul", { cls: "rapport-brief-promises", attr: { "aria-label": brief.promises } });
    const next = nextStep?.kind === "promise" ? shown.find(({ open }) => open) : undefined;
    for (const promise of shown) this.drawPromise(list, note.path, promise, promise === next);
  }

  private drawPromise(list: HTMLElement, path: string, promise: Placed<ClientPromise>, isNextStep: boolean): void {
    const { language } = this.services;
    const { text, due, open } = promise;
    const label = list.createEl("li").createEl("label", { cls: "rapport-brief-promise" });
    label.toggleClass("is-done", !open);
    const box = label.createEl("input", { type: "checkbox" });
    box.checked = !open;
    box.dataset["focus"] = promiseKey(promise);
    const words = label.createSpan();
    if (isNextStep) {
      words.createSpan({ cls: "rapport-brief-label", text: language.messages.brief.nextStep });
      words.appendText(" ");
    }
    words.createSpan({ cls: "rapport-brief-promise-text", text: plainWords(text) });
    if (due !== null) {
      words.appendText(" · ");
      const dueEl = words.createSpan({ cls: "rapport-brief-due", text: dueInWords(due, this.today, language) });
      dueEl.toggleClass("is-past", open && due < this.today);
    }
    box.addEventListener("change", () => void this.toggle(path, promise), { once: true });
  }

  private async toggle(path: string, promise: Placed<ClientPromise>): Promise<void> {
    this.ticked.add(promiseKey(promise));
    const result = await togglePromise(path, promise, this.services.logging);
    if (result.ok) return;
    reportFailures([{ path, failure: result.error }], this.services);
    if (this.entry !== null) this.draw(this.entry);
  }

  private drawSatisfaction({ satisfaction, trend }: Brief): void {
    if (satisfaction.length === 0) return;
    const { language } = this.services;
    const { brief } = language.messages;
    const part = this.createPart(brief.satisfaction);
    const told = satisfaction.map(({ day, value }) => brief.scoreOn(language.formatNumber(value), language.day(day, this.today)));
    const scores = part.createSpan({ cls: "rapport-brief-scores", attr: { role: "img", "aria-label": told.join(", ") } });
    for (const { value } of satisfaction) scores.createSpan({ cls: "rapport-brief-score", text: language.formatNumber(value) });
    if (trend !== null) part.appendText(` ${brief.trends[trend]}`);
  }

  private createPart(name: string): HTMLElement {
    const part = this.bodyEl.createDiv({ cls: "rapport-brief-part" });
    part.createSpan({ cls: "rapport-brief-label", text: name });
    part.appendText(" ");
    return part.createSpan();
  }

  /** What is missing, and the button that makes it. */
  private createOffer(part: HTMLElement, text: string, offer: string, focus: string, act: (entry: ReviewEntry) => void): void {
    part.appendText(`${text} `);
    const button = part.createEl("button", { cls: "rapport-brief-link", text: offer });
    button.dataset["focus"] = focus;
    button.addEventListener("click", () => this.act(act));
  }
}

/** What a promise is known by from one drawing to the next. */
function promiseKey({ line, text }: Placed<ClientPromise>): string {
  return `${line}:${text}`;
}

/** What has the focus within an element. */
function focusKey(el: HTMLElement): string | null {
  const focused = el.doc.activeElement;
  return focused !== null && el.contains(focused) ? focused.getAttribute("data-focus") : null;
}
