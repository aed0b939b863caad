import { promisesInOrder } from "../../domain/brief";
import type { Placed } from "../../domain/note-reading";
import type { ClientPromise } from "../../domain/promise";
import { dueInWords, plainWords } from "../wording";
import { createPart, type BriefDrawing } from "./brief-parts";

/** What a promise is known by from one drawing to the next. */
export function promiseKey({ line, text }: Placed<ClientPromise>): string {
  return `${line}:${text}`;
}

/** Draws promises in their order, each with its box; `tick` is called once for a box. */
export function drawPromises(
  drawing: BriefDrawing,
  promises: readonly Placed<ClientPromise>[],
  tick: (promise: Placed<ClientPromise>) => void,
): void {
  const { body, brief: { nextStep }, services } = drawing;
  const { brief } = services.language.messages;
  const shown = promisesInOrder(promises);
  if (shown.length === 0) {
    createPart(body, brief.promises).appendText(brief.noPromises);
    return;
  }
  const list = body.createEl("ul", { cls: "rapport-brief-promises", attr: { "aria-label": brief.promises } });
  const next = nextStep?.kind === "promise" ? shown.find(({ open }) => open) : undefined;
  for (const promise of shown) drawPromise(list.createEl("li"), promise, promise === next, drawing).addEventListener("change", () => tick(promise), { once: true });
}

/** Draws a promise and returns its box. */
function drawPromise(
  item: HTMLElement,
  promise: Placed<ClientPromise>,
  isNextStep: boolean,
  { today, services: { language } }: BriefDrawing,
): HTMLInputElement {
  const { text, due, open } = promise;
  const label = item.createEl("label", { cls: "rapport-brief-promise" });
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
    words.createSpan({ cls: "rapport-brief-due", text: dueInWords(due, today, language) }).toggleClass("is-past", open && due < today);
  }
  return box;
}
