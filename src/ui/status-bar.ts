import { setIcon, setTooltip, type Plugin } from "obsidian";
import { isOverdue } from "../domain/standing";
import { oncePerFrame } from "./once-per-frame";
import type { Services } from "./services";

/** Shows the number overdue in the status bar, and after every change; opens the review. */
export function drawStatusBar(plugin: Plugin, services: Services): void {
  const el = plugin.addStatusBarItem();
  const { statusBar } = services.language.messages;
  el.addClass("mod-clickable", "rapport-status");
  el.setAttrs({ role: "button", tabindex: "0" });
  setIcon(el.createSpan("status-bar-item-icon"), "users");
  const count = el.createSpan();
  const open = (): void => void services.openReview();
  el.addEventListener("click", open);
  el.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") open();
  });
  const draw = (): void => {
    const overdue = services.store.review().filter(isOverdue).length;
    count.setText(String(overdue));
    setTooltip(el, overdue === 0 ? statusBar.none : statusBar.overdue(overdue), { placement: "top" });
  };
  draw();
  plugin.register(services.store.onChange(oncePerFrame(plugin, el, draw)));
}
