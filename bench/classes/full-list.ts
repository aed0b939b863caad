import { createClientRow } from "../../src/ui/review/client-row";
import type { ReviewGroup } from "../../src/ui/review/review-rows";
import type { Services } from "../../src/ui/services";

/**
 * A peer's way: every client has its row in the document, below one another in plain flow, and each drawing makes all of
 * them anew. The rows are the plugin's own, so that the difference is the window and nothing else; the list's listeners
 * and attributes are left out. Layout is done when it returns.
 */
export function drawFullList(scroller: HTMLElement, groups: readonly ReviewGroup[], services: Services): HTMLElement {
  scroller.empty();
  const list = scroller.createDiv({ cls: "rapport-list full-list" });
  for (const { label, entries } of groups) {
    if (label !== null) list.createDiv({ cls: "rapport-group", text: `${label} ${entries.length}` });
    for (const entry of entries) createClientRow(list, services).show({ kind: "client", key: entry.note.path, index: 0, entry, heading: -1 });
  }
  list.getBoundingClientRect();
  return list;
}
