import { Platform } from "obsidian";
import { iconButton } from "../elements";
import type { Services } from "../services";
import type { RowActions } from "./row-actions";
import { only, type Subject } from "./row-selection";
import type { RowWindow } from "./row-window";

/** Makes the buttons of one row, or of whichever row they are in when they are pressed. They mean that row, whatever is selected. */
export function createRowButtons({ language }: Services, actions: RowActions, rowOf: RowWindow["rowOf"]): HTMLElement {
  const { review, commands } = language.messages;
  const buttons = createDiv({ cls: "rapport-row-actions", attr: { role: "gridcell" } });
  const add = (icon: string, name: string, act: (subject: Subject, event: MouseEvent) => void): void => {
    const button = iconButton(buttons, icon, name, (event) => {
      event.stopPropagation();
      const row = rowOf(event);
      if (row?.kind === "client") act(only(row.entry), event);
    });
    button.tabIndex = -1;
  };
  add("plus", commands.logCheckIn, actions.log);
  if (!Platform.isMobile) add("clock", review.snooze, actions.snooze);
  add("more-vertical", review.more, actions.showMenu);
  return buttons;
}

/** Keeps buttons in the row under the pointer, or else in the one that has the focus: one set serves all rows. */
export function followRows(list: HTMLElement, buttons: HTMLElement): void {
  const follow = ({ target }: Event): void => {
    const row = (target as HTMLElement).closest<HTMLElement>(".rapport-row");
    if (row !== null) putButtons(buttons, row);
  };
  list.addEventListener("pointerover", follow);
  list.addEventListener("focusin", follow);
  list.addEventListener("pointerleave", () => putButtons(buttons, list.querySelector<HTMLElement>(".rapport-row:focus-within")));
}

/** Puts buttons into a row, or takes them away. */
export function putButtons(buttons: HTMLElement, row: HTMLElement | null): void {
  const before = buttons.parentElement;
  if (before === row) return;
  before?.removeClass("has-actions");
  buttons.detach();
  row?.addClass("has-actions");
  row?.append(buttons);
}
