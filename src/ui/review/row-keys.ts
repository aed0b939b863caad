import type { ClientRow, GroupRow } from "./review-rows";
import type { RowActions } from "./row-actions";
import type { RowSelection } from "./row-selection";
import type { RowWindow } from "./row-window";

/** What keys and pointer act on in a list. */
export interface RowTargets {
  readonly view: RowWindow;
  readonly selection: RowSelection;
  readonly actions: RowActions;
  /** Folds a group, or unfolds it. */
  readonly toggle: (group: string) => void;
}

/** Lets the keys of a list act on its active row; a key that means nothing there goes on. */
export function listenToKeys(list: HTMLElement, targets: RowTargets): void {
  list.addEventListener("keydown", (event) => {
    const isOnButton = (event.target as HTMLElement).closest("button") !== null;
    if (isOnButton || event.altKey || event.isComposing || !pressKey(event, targets)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Whether the key means something. */
function pressKey(event: KeyboardEvent, targets: RowTargets): boolean {
  const { view, selection, toggle } = targets;
  const { key, shiftKey } = event;
  const row = view.active();
  if (row === undefined) return false;
  const moveTo = (index: number): true => {
    view.focus(index);
    if (shiftKey) selection.extend(row.key, view.active()?.key ?? row.key);
    return true;
  };
  switch (key) {
    case "ArrowDown":
      return moveTo(row.index + 1);
    case "ArrowUp":
      return moveTo(row.index - 1);
    case "Home":
      return moveTo(0);
    case "End":
      return moveTo(view.rows().length - 1);
    case "Escape":
      if (selection.isEmpty()) return false;
      selection.clear();
      return true;
    default:
      return row.kind === "group" ? pressOnGroup(event, row, toggle) : pressOnClient(event, row, targets);
  }
}

/** Left folds, right unfolds. */
function pressOnGroup({ key }: KeyboardEvent, { group, folded }: GroupRow, toggle: RowTargets["toggle"]): boolean {
  if (!["ArrowLeft", "ArrowRight", "Enter", " "].includes(key)) return false;
  if (key !== (folded ? "ArrowLeft" : "ArrowRight")) toggle(group);
  return true;
}

/** Left goes to the client's group. Letters go by their place, so that they are the same keys under a Russian layout. */
function pressOnClient(event: KeyboardEvent, { entry, heading }: ClientRow, { view, selection, actions }: RowTargets): boolean {
  const { key, code, shiftKey, ctrlKey, metaKey } = event;
  const hasModifier = ctrlKey || metaKey;
  if (key === "ArrowLeft") view.focus(heading);
  else if (key === "Enter") actions.open(entry, event);
  else if (key === " ") selection.toggle(entry);
  else if (key === "ContextMenu" || (key === "F10" && shiftKey)) actions.showMenu(selection.with(entry), event.target as HTMLElement);
  else if (code === "KeyL" && !hasModifier) actions.log(selection.with(entry));
  else if (code === "KeyS" && !hasModifier) actions.snooze(selection.with(entry));
  else return false;
  return true;
}
