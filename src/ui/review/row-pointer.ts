import type { ReviewEntry } from "../../domain/review";
import type { RowTargets } from "./row-keys";

/** Lets the pointer act on the rows of a list. With Shift a click selects a range and with Alt one more, as in the file explorer. */
export function listenToPointer(list: HTMLElement, { view, selection, actions, toggle }: RowTargets): void {
  const onClient = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    act: (entry: ReviewEntry, event: HTMLElementEventMap[Type]) => void,
  ): void =>
    list.addEventListener(type, (event) => {
      const row = view.rowOf(event);
      if (row?.kind !== "client") return;
      event.stopPropagation();
      act(row.entry, event);
    });
  onClient("click", (entry, event) => {
    if (event.shiftKey) selection.extend(view.active()?.key ?? "", entry.note.path);
    else if (event.altKey) selection.toggle(entry);
    else actions.open(entry, event);
  });
  onClient("auxclick", (entry, event) => {
    if (event.button === 1) actions.open(entry, event);
  });
  onClient("contextmenu", (entry, event) => {
    event.preventDefault();
    actions.showMenu(selection.with(entry), event);
  });
  onClient("mouseover", actions.preview);
  onClient("dragstart", (entry, event) => actions.drag(selection.with(entry), event));
  list.addEventListener("click", (event) => {
    const row = view.rowOf(event);
    if (row?.kind === "group") toggle(row.group);
  });
}
