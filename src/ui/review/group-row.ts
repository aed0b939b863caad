import { drawIcon } from "../elements";
import type { Services } from "../services";
import type { RowElement } from "./row-window";

/** The row of a group's heading, which also folds it. */
export function createGroupRow(parent: HTMLElement, services: Services): RowElement {
  const el = parent.createDiv({ cls: "rapport-group", attr: { role: "row", "aria-level": "1" } });
  const cell = el.createDiv({ cls: "rapport-group-cell", attr: { role: "gridcell" } });
  drawIcon(cell, "chevron-down", "rapport-fold");
  const name = cell.createSpan({ cls: "rapport-group-name" });
  const members = cell.createSpan({ cls: "rapport-group-count" });
  return {
    el,
    show: (row) => {
      if (row.kind !== "group") return;
      const { label, count, folded } = row;
      const { messages, formatNumber } = services.language;
      el.toggleClass("is-collapsed", folded);
      el.setAttrs({ "aria-expanded": String(!folded), "aria-label": messages.review.group(label, count) });
      name.setText(label);
      members.setText(formatNumber(count));
    },
  };
}
