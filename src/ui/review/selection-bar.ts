import { setIcon, setTooltip } from "obsidian";
import type { ReviewEntry } from "../../domain/review";
import { openCheckInDialog } from "../check-in-dialog";
import { snoozeClients } from "../edit-flows";
import type { Services } from "../services";

/** What can be done with the selected clients, above the list while there are any. */
export class SelectionBar {
  private readonly el: HTMLElement;
  private readonly countEl: HTMLElement;
  private selected: readonly ReviewEntry[] = [];

  constructor(
    parent: HTMLElement,
    private readonly services: Services,
    clear: () => void,
  ) {
    const { review, log: logWords } = services.language.messages;
    this.el = parent.createDiv({ cls: "rapport-selection", attr: { role: "toolbar", "aria-label": review.selection } });
    this.countEl = this.el.createSpan({ cls: "rapport-selection-count", attr: { role: "status" } });
    const log = this.el.createEl("button", { cls: "mod-cta", text: logWords.submit });
    log.addEventListener("click", () => openCheckInDialog(services, this.selected));
    const snooze = this.el.createEl("button", { text: review.snooze });
    snooze.addEventListener("click", () => snoozeClients(services, this.selected));
    const close = this.el.createEl("button", { cls: "clickable-icon" });
    setIcon(close, "x");
    setTooltip(close, review.clearSelection);
    close.addEventListener("click", clear);
    this.el.hide();
  }

  show(selected: readonly ReviewEntry[]): void {
    this.selected = selected;
    const { formatNumber, messages } = this.services.language;
    this.countEl.setText(formatNumber(selected.length));
    this.countEl.setAttribute("aria-label", messages.review.selected(selected.length));
    this.el.toggle(selected.length > 0);
  }
}
