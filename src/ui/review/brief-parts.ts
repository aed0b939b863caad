import type { Brief, Occasion } from "../../domain/brief";
import type { LocalDay } from "../../domain/local-date";
import type { ReviewEntry } from "../../domain/review";
import { drawIcon, textButton } from "../elements";
import { nameOf } from "../notices";
import type { Services } from "../services";
import { contactCountsInWords, plainWords, planInWords, signInWords, signLabel, vocabularyLabel } from "../wording";

/** What a user can do from a brief, beside ticking a promise. */
export interface BriefActions {
  readonly log: (entry: ReviewEntry) => void;
  readonly setNextContact: (entry: ReviewEntry) => void;
  readonly snooze: (entry: ReviewEntry) => void;
  /** Opens a note, at a line (from 0) where there is one. */
  readonly openAt: (path: string, line: number | null, event: MouseEvent) => void;
}

/** The part of the interface's services that a brief stands on. */
export type BriefServices = Pick<Services, "app" | "confidential" | "store" | "logging" | "language">;

/** What the parts of a brief are drawn from, and the element that they are drawn into. */
export interface BriefDrawing {
  readonly body: HTMLElement;
  readonly entry: ReviewEntry;
  readonly brief: Brief;
  readonly today: LocalDay;
  readonly services: BriefServices;
  readonly actions: BriefActions;
}

export function drawSigns({ body, entry: { signs }, today, services: { language } }: BriefDrawing): void {
  if (signs.length === 0) return;
  const list = body.createEl("ul", { cls: "rapport-brief-signs" });
  for (const sign of signs) {
    const item = list.createEl("li");
    drawIcon(item, "flag", "rapport-brief-icon");
    const words = item.createSpan();
    words.createSpan({ cls: "rapport-brief-sign", text: signLabel(sign, language.messages) });
    words.appendText(`: ${signInWords(sign, today, language)}`);
  }
}

/** A plan, or the offer of one; a promise that is the next step says so itself. */
export function drawNextStep({ body, entry, brief: { nextStep }, today, services: { language }, actions }: BriefDrawing): void {
  const { brief, commands } = language.messages;
  if (nextStep?.kind === "promise") return;
  const part = createPart(body, brief.nextStep);
  if (nextStep !== null) part.appendText(planInWords(nextStep.day, today, language));
  else drawOffer(part, brief.noNextStep, commands.setNextContact, "plan", () => actions.setNextContact(entry));
}

export function drawLatest(drawing: BriefDrawing): void {
  const { body, entry, brief: { latest }, services, actions } = drawing;
  const { brief } = services.language.messages;
  if (latest.length === 0) {
    drawOffer(createPart(body, brief.latest), brief.noCheckIns, brief.logFirst, "log", () => actions.log(entry));
    return;
  }
  const list = body.createEl("ul", { cls: "rapport-brief-latest", attr: { "aria-label": brief.latest } });
  for (const occasion of latest) drawOccasion(list.createEl("li"), occasion, drawing);
}

export function drawSatisfaction({ body, brief: { satisfaction, trend }, today, services: { language } }: BriefDrawing): void {
  if (satisfaction.length === 0) return;
  const { day: dayInWords, formatNumber, messages } = language;
  const { brief, log } = messages;
  const part = createPart(body, log.satisfaction);
  const told = satisfaction.map(({ day, value }) => brief.scoreOn(formatNumber(value), dayInWords(day, today)));
  const scores = part.createSpan({ cls: "rapport-brief-scores", attr: { role: "img", "aria-label": told.join(", ") } });
  for (const { value } of satisfaction) scores.createSpan({ cls: "rapport-brief-score", text: formatNumber(value) });
  if (trend !== null) part.appendText(` ${brief.trends[trend]}`);
}

export function drawContacts({ body, brief: { latest, contacts }, services: { language } }: BriefDrawing): void {
  const { messages } = language;
  if (latest.length > 0) createPart(body, messages.brief.contacts).appendText(contactCountsInWords(contacts, messages));
}

/** A line with its name, for what is appended to the element that it returns. */
export function createPart(body: HTMLElement, name: string): HTMLElement {
  const part = body.createDiv("rapport-brief-part");
  part.createSpan({ cls: "rapport-brief-label", text: name });
  part.appendText(" ");
  return part.createSpan();
}

function drawOccasion(item: HTMLElement, occasion: Occasion, { today, services, actions }: BriefDrawing): void {
  const { day: dayInWords, formatNumber, messages } = services.language;
  const { brief, log } = messages;
  const { path, line, day, satisfaction } = occasion;
  const link = linkButton(item, dayInWords(day, today), `${path}:${line ?? ""}`, (event) => actions.openAt(path, line, event));
  link.addClass("rapport-brief-day");
  link.title = brief.openSource(nameOf(path, services));
  const words = item.createSpan("rapport-brief-words");
  const how = howInWords(occasion, services);
  const what = { "check-in": plainWords(occasion.text), meeting: nameOf(path, services), "day-note": brief.dayNote, property: brief.property }[occasion.kind];
  if (how !== "") words.createSpan({ cls: "rapport-brief-how", text: how });
  if (satisfaction !== null) words.createSpan({ cls: "rapport-brief-score", text: formatNumber(satisfaction), title: log.satisfaction });
  words.appendText(how === "" || what === "" || satisfaction !== null ? what : ` · ${what}`);
}

/** "call · attempt · Anna": the channel, to what end, and with whom. */
function howInWords({ channel, outcome, through }: Occasion, services: BriefServices): string {
  const { attemptWord, channels } = services.language.messages;
  const parts = [
    channel === null ? null : vocabularyLabel(channels, channel),
    outcome === "attempt" ? attemptWord : null,
    through === null ? null : nameOf(through, services),
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

/** What is missing, and the button that makes it. */
function drawOffer(part: HTMLElement, missing: string, offer: string, focus: string, act: () => void): void {
  part.appendText(`${missing} `);
  linkButton(part, offer, focus, act);
}

/** `focus` is what it is known by from one drawing to the next. */
function linkButton(parent: HTMLElement, text: string, focus: string, act: (event: MouseEvent) => void): HTMLElement {
  const button = textButton(parent, text, act, "rapport-brief-link");
  button.dataset["focus"] = focus;
  return button;
}
