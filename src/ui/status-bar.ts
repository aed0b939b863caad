import { setIcon, setTooltip } from "obsidian";
import type { ReviewEntry } from "../domain/review";
import type { Services } from "./services";

/** Shows the number overdue; opens the review. Returns what draws it again. */
export function drawStatusBar(el: HTMLElement, services: Services): () => void {
  const { statusBar } = services.language.messages;
  el.addClass("mod-clickable", "rapport-status");
  el.setAttribute("role", "button");
  el.setAttribute("tabindex", "0");
  setIcon(el.createSpan({ cls: "status-bar-item-icon" }), "users");
  const count = el.createSpan();
  const open = (): void => void services.openReview();
  el.addEventListener("click", open);
  el.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") open();
  });
  const draw = (): void => {
    const overdue = countOverdue(services.store.review());
    const label = overdue === 0 ? statusBar.none : statusBar.overdue(overdue);
    count.setText(String(overdue));
    setTooltip(el, label, { placement: "top" });
    el.setAttribute("aria-label", label);
  };
  draw();
  return draw;
}

/** In review order the neglected and the overdue come first. */
function countOverdue(entries: readonly ReviewEntry[]): number {
  const end = entries.findIndex(({ name }) => name !== "neglected" && name !== "overdue");
  return end < 0 ? entries.length : end;
}
