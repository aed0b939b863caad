import { briefOf } from "../../domain/brief";
import type { LocalDay } from "../../domain/local-date";
import type { Placed } from "../../domain/note-reading";
import type { ClientPromise } from "../../domain/promise";
import type { ReviewEntry } from "../../domain/review";
import { togglePromise } from "../../app/tick-promise";
import { drawIcon, iconButton, textButton } from "../elements";
import { reportFailures } from "../notices";
import { reasonInWords } from "../wording";
import { drawContacts, drawLatest, drawNextStep, drawSatisfaction, drawSigns, type BriefActions, type BriefServices } from "./brief-parts";
import { drawPromises, promiseKey } from "./brief-promises";

/** Shows a client's brief, or nothing with null. */
export type ShowBrief = (entry: ReviewEntry | null, today: LocalDay) => void;

const FOLDED_KEY = "rapport-brief-folded";

/**
 * Draws the brief of one client into `parent`: what one reads two minutes before a call. It is drawn anew only where the
 * entry is another value or the day another; the focus stays on what it was on, or goes to the name where that is gone. A
 * promise that was ticked here stays, ticked, until another client is shown.
 */
export function drawBrief(parent: HTMLElement, services: BriefServices, actions: BriefActions): ShowBrief {
  const { app, logging } = services;
  let entry: ReviewEntry | null = null;
  let today: LocalDay | null = null;
  /** Promises that were ticked here, by {@link promiseKey}. */
  const ticked = new Set<string>();

  const el = parent.createEl("section", { cls: "rapport-brief" });
  const head = el.createDiv("rapport-brief-head");
  const heading = head.createDiv({ cls: "rapport-brief-heading", attr: { role: "heading", "aria-level": "2" } });
  const foldButton = textButton(heading, "", () => {
    const folded = !el.hasClass("is-collapsed");
    app.saveLocalStorage(FOLDED_KEY, folded);
    fold(folded);
  }, "rapport-brief-fold");
  drawIcon(foldButton, "chevron-down", "rapport-fold");
  const name = foldButton.createSpan("rapport-brief-name");
  const buttons = head.createDiv("rapport-brief-actions");
  const reason = el.createDiv("rapport-brief-reason");
  const body = el.createDiv("rapport-brief-body");

  const fold = (folded: boolean): void => {
    el.toggleClass("is-collapsed", folded);
    foldButton.setAttribute("aria-expanded", String(!folded));
    body.toggle(!folded);
  };
  const addAction = (icon: string, label: string, act: (client: ReviewEntry) => void): void => {
    iconButton(buttons, icon, label, () => {
      if (entry !== null) act(entry);
    });
  };
  const { commands, review } = services.language.messages;
  addAction("plus", commands.logCheckIn, actions.log);
  addAction("calendar-plus", commands.setNextContact, actions.setNextContact);
  addAction("clock", review.snooze, actions.snooze);

  const tick = async (path: string, promise: Placed<ClientPromise>): Promise<void> => {
    ticked.add(promiseKey(promise));
    const result = await togglePromise(path, promise, logging);
    if (result.ok) return;
    reportFailures([{ path, failure: result.error }], services);
    draw();
  };

  const draw = (): void => {
    el.toggle(entry !== null);
    if (entry === null || today === null) return;
    const { language } = services;
    const { brief: words } = language.messages;
    const { note } = entry;
    el.dataset["standing"] = entry.standing;
    el.setAttribute("aria-label", words.label(note.name));
    name.setText(note.name);
    reason.empty();
    const standing = words.standings[entry.standing];
    if (standing !== undefined) {
      reason.createSpan({ cls: "rapport-brief-standing", text: standing });
      reason.appendText(" · ");
    }
    reason.appendText(reasonInWords(entry, today, language));

    const focused = focusKey(body);
    body.empty();
    const brief = briefOf(entry, today, logging.conventions().reading.channels);
    const drawing = { body, entry, brief, today, services, actions };
    drawSigns(drawing);
    drawNextStep(drawing);
    const shown = note.text.promises.filter((promise) => promise.open || ticked.has(promiseKey(promise)));
    drawPromises(drawing, shown, (promise) => void tick(note.path, promise));
    drawLatest(drawing);
    drawSatisfaction(drawing);
    drawContacts(drawing);
    if (focused === null) return;
    const same = body.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`);
    (same ?? foldButton).focus({ preventScroll: true });
  };

  fold(app.loadLocalStorage(FOLDED_KEY) === true);
  draw();
  return (shown, day) => {
    if (shown === entry && day === today) return;
    if (shown?.note.path !== entry?.note.path) ticked.clear();
    entry = shown;
    today = day;
    draw();
  };
}

/** What has the focus within an element. */
function focusKey(el: HTMLElement): string | null {
  const focused = el.doc.activeElement;
  return focused !== null && el.contains(focused) ? focused.getAttribute("data-focus") : null;
}
