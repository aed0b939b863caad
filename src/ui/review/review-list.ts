import { Platform } from "obsidian";
import type { Services } from "../services";
import { createClientRow } from "./client-row";
import { createGroupRow } from "./group-row";
import { groupKey, reviewRows, type ReviewGroup, type ReviewRows } from "./review-rows";
import { rowActions } from "./row-actions";
import { createRowButtons, followRows, putButtons } from "./row-buttons";
import { listenToKeys } from "./row-keys";
import { listenToPointer } from "./row-pointer";
import { createRowSelection } from "./row-selection";
import { createRowWindow, type RowElement, type RowWindow } from "./row-window";
import { drawSelectionBar } from "./selection-bar";

/** The clients of a review in groups that fold. */
export interface ReviewList extends Pick<RowWindow, "resize" | "outdate"> {
  /** Shows these groups, of which some are folded; focus, selection and scroll position stay. */
  readonly show: (groups: readonly ReviewGroup[], folded: ReadonlySet<string>) => void;
  readonly focusGroup: (group: string) => void;
  readonly focusFirst: () => void;
  /** Focuses the row in the tab order, or the first client below it where that is a heading. False without any row. */
  readonly focusClient: () => boolean;
}

/**
 * The list of a review at the end of an element that scrolls, and above that element the bar of its selection. One
 * renderer for every place that shows a review. A treegrid to screen readers, with one row in the tab order. The list
 * itself changes nothing but its focus and selection; `toggle` is to fold a group, or unfold it.
 */
export function createReviewList(scroller: HTMLElement, services: Services, toggle: (group: string) => void): ReviewList {
  const { store, language } = services;
  const el = scroller.createDiv({
    cls: "rapport-list",
    attr: { role: "treegrid", "aria-label": language.messages.review.list, "aria-multiselectable": "true" },
  });
  const selection = createRowSelection(
    () => view.rows(),
    (selected) => {
      view.draw();
      showSelected(selected);
    },
  );
  const showSelected = drawSelectionBar(scroller, services, selection.clear);
  const actions = rowActions(services);
  const createButtons = (): HTMLElement => createRowButtons(services, actions, (event) => view.rowOf(event));

  const createRow = (kind: "group" | "client"): RowElement => {
    if (kind === "group") return createGroupRow(el, services);
    const row = createClientRow(el, services);
    if (Platform.isMobile) putButtons(createButtons(), row.el);
    return row;
  };
  const view = createRowWindow(scroller, el, createRow, (row, rowEl) => {
    if (row.kind === "client") rowEl.setAttribute("aria-selected", String(selection.has(row.entry)));
  });
  let day = store.day();

  const targets = { view, selection, actions, toggle };
  listenToKeys(el, targets);
  listenToPointer(el, targets);
  if (!Platform.isMobile) followRows(el, createButtons());

  return {
    show: (groups, folded) => {
      const rows = reviewRows(groups, folded);
      el.toggle(rows.length > 0);
      el.setAttribute("aria-rowcount", String(rows.length));
      if (day !== store.day()) view.outdate();
      day = store.day();
      view.show(rows);
    },
    resize: view.resize,
    outdate: view.outdate,
    focusGroup: (group) => view.focus(view.rows().indexOf(groupKey(group))),
    focusFirst: () => view.focus(view.active()?.index ?? 0),
    focusClient: () => {
      const active = view.active();
      if (active === undefined) return false;
      view.focus(firstClient(view.rows(), active.index) ?? active.index);
      return true;
    },
  };
}

/** The index of the first client at or below a row; undefined where all groups below are folded. */
function firstClient(rows: ReviewRows, from: number): number | undefined {
  for (let index = from; index < rows.length; index++) {
    if (rows.at(index)?.kind === "client") return index;
  }
  return undefined;
}
