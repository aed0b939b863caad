import type { ReviewEntry } from "../../domain/review";
import { logWithClients, snoozeClients, type ClientAction } from "../edit-flows";
import { iconButton, textButton } from "../elements";
import type { Services } from "../services";

/** Shows what can be done with the selected clients; without any, nothing. */
export type ShowSelected = (selected: readonly ReviewEntry[]) => void;

/** Draws the bar of the selected clients above the element that scrolls. */
export function drawSelectionBar(scroller: HTMLElement, services: Services, clear: () => void): ShowSelected {
  const { review, log } = services.language.messages;
  let clients: readonly ReviewEntry[] = [];
  const el = scroller.createDiv({ cls: "rapport-selection", attr: { role: "toolbar", "aria-label": review.selection } });
  scroller.before(el);
  const count = el.createSpan({ cls: "rapport-selection-count", attr: { role: "status" } });
  const act = (action: ClientAction) => (): void =>
    action(services, clients, (isDone) => {
      if (isDone) clear();
    });
  textButton(el, log.submit, act(logWithClients), "mod-cta");
  textButton(el, review.snooze, act(snoozeClients));
  iconButton(el, "x", review.clearSelection, clear);
  el.hide();
  return (selected) => {
    clients = selected;
    const { formatNumber, messages } = services.language;
    count.setText(formatNumber(selected.length));
    count.setAttribute("aria-label", messages.review.selected(selected.length));
    el.toggle(selected.length > 0);
  };
}
