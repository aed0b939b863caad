import { Platform, setIcon } from "obsidian";
import type { LocalDay } from "../../domain/local-date";
import type { ReviewEntry } from "../../domain/review";
import type { Services } from "../services";
import { createClientRow } from "./client-row";
import { clientKey, groupKey, ReviewRows, type ReviewRow, type RowHeights } from "./review-rows";

/** What a user can do with rows. The list itself changes nothing but its own focus and selection. */
export interface ReviewListActions {
  readonly open: (entry: ReviewEntry, event: MouseEvent | KeyboardEvent) => void;
  readonly log: (entries: readonly ReviewEntry[]) => void;
  readonly snooze: (entries: readonly ReviewEntry[]) => void;
  readonly showMenu: (entries: readonly ReviewEntry[], event: MouseEvent | HTMLElement) => void;
  readonly preview: (entry: ReviewEntry, event: MouseEvent, row: HTMLElement) => void;
  readonly drag: (entries: readonly ReviewEntry[], event: DragEvent) => void;
  /** Folds a group, or unfolds it. */
  readonly toggle: (group: string) => void;
  readonly onSelect: (selected: readonly ReviewEntry[]) => void;
}

/** A rendered row: it is drawn anew only where what it shows has changed. */
interface RenderedRow {
  readonly el: HTMLElement;
  readonly show: (row: ReviewRow) => void;
  shown: ReviewRow | null;
  day: LocalDay | null;
}

/** Rows kept drawn above and below the visible ones. */
const OVERSCAN = 4;
const UNMEASURED: RowHeights = { group: 36, client: 52 };

/**
 * The rows of a review inside of a scrolling element: only those in view, and a few around, are in the document. One
 * renderer for every place that shows a review. A treegrid to screen readers, with one row in the tab order.
 */
export class ReviewList {
  readonly el: HTMLElement;
  private readonly rendered = new Map<string, RenderedRow>();
  private rows = new ReviewRows([], new Set());
  private heights = UNMEASURED;
  private today = 0 as LocalDay;
  private activeKey: string | null = null;
  /** Paths of the selected clients, and the row from which a range grows. */
  private selected = new Set<string>();
  private anchorKey: string | null = null;
  private readonly buttons: HTMLElement;

  constructor(
    parent: HTMLElement,
    private readonly scroller: HTMLElement,
    private readonly services: Services,
    private readonly actions: ReviewListActions,
  ) {
    const { list } = services.language.messages.review;
    this.el = parent.createDiv({
      cls: "rapport-list",
      attr: { role: "treegrid", "aria-label": list, "aria-multiselectable": "true" },
    });
    this.el.addEventListener("keydown", (event) => this.onKey(event));
    this.el.addEventListener("focusin", (event) => {
      const key = (event.target as HTMLElement).closest<HTMLElement>("[data-key]")?.dataset["key"];
      if (key !== undefined) this.setActive(key);
    });
    this.buttons = this.createButtons();
    this.el.addEventListener("pointerleave", () => {
      const active = this.activeElement();
      if (active?.matches(".rapport-row:focus-within") === true) this.moveButtons(this.buttons, active);
      else this.removeButtons();
    });
    scroller.addEventListener("scroll", () => this.draw(), { passive: true });
  }

  /** Shows these rows; focus, selection and scroll position stay. */
  update(rows: ReviewRows, today: LocalDay): void {
    this.rows = rows;
    this.today = today;
    if (this.activeKey === null || rows.indexOf(this.activeKey) < 0) this.activeKey = rows.at(0)?.key ?? null;
    this.el.setAttribute("aria-rowcount", String(rows.length));
    this.layOut();
    this.draw();
  }

  /** Measures rows again, after the size or the style of what is around has changed. */
  resize(): void {
    this.heights = UNMEASURED;
    this.layOut();
    this.draw();
  }

  /** Draws every row in view anew, where something changed that their clients don't tell. */
  redraw(): void {
    for (const rendered of this.rendered.values()) rendered.shown = null;
    this.draw();
  }

  focusGroup(group: string): void {
    this.focusRow(this.rows.indexOf(groupKey(group)));
  }

  focusFirst(): void {
    this.focusRow(Math.max(this.activeKey === null ? 0 : this.rows.indexOf(this.activeKey), 0));
  }

  clearSelection(): void {
    this.select(new Set());
  }

  private layOut(): void {
    this.el.style.height = `${this.rows.topOf(this.rows.length, this.heights)}px`;
  }

  private draw(): void {
    const hadFocus = this.el.contains(this.el.doc.activeElement);
    const wanted = this.rowsToDraw(hadFocus);
    for (const [key, { el }] of this.rendered) {
      if (wanted.has(key)) continue;
      el.remove();
      this.rendered.delete(key);
    }
    let previous: Element | null = null;
    for (const [key, { index, row }] of wanted) {
      const rendered = this.rendered.get(key) ?? this.create(row);
      if (!isSame(rendered.shown, row) || rendered.day !== this.today) rendered.show(row);
      rendered.shown = row;
      rendered.day = this.today;
      const { el } = rendered;
      el.setAttribute("aria-rowindex", String(index + 1));
      el.setAttribute("tabindex", key === this.activeKey ? "0" : "-1");
      if (row.kind === "client") el.setAttribute("aria-selected", String(this.selected.has(row.entry.note.path)));
      el.style.top = `${this.rows.topOf(index, this.heights)}px`;
      const place: Element | null = previous === null ? this.el.firstElementChild : previous.nextElementSibling;
      if (place !== el) this.el.insertBefore(el, place);
      previous = el;
    }
    if (hadFocus && !this.el.contains(this.el.doc.activeElement)) this.activeElement()?.focus({ preventScroll: true });
    this.measure();
  }

  /** The rows in view by their keys, and the one that has the focus wherever it is: focus outlives scrolling. */
  private rowsToDraw(hasFocus: boolean): ReadonlyMap<string, { readonly index: number; readonly row: ReviewRow }> {
    const { first, last } = this.window();
    const inView = Array.from({ length: Math.max(last - first, 0) }, (_, offset) => first + offset);
    const active = hasFocus && this.activeKey !== null ? this.rows.indexOf(this.activeKey) : -1;
    const before = active >= 0 && active < first ? [active] : [];
    const after = active >= last ? [active] : [];
    return new Map(
      [...before, ...inView, ...after].flatMap((index) => {
        const row = this.rows.at(index);
        return row === undefined ? [] : [[row.key, { index, row }] as const];
      }),
    );
  }

  /** The rows in view and a few around: from the first, to before the last. */
  private window(): { first: number; last: number } {
    const view = this.scroller.getBoundingClientRect();
    const above = view.top - this.el.getBoundingClientRect().top;
    const height = view.height > 0 ? view.height : 1_000;
    const first = Math.max(this.rows.rowAt(above, this.heights) - OVERSCAN, 0);
    return { first, last: Math.min(this.rows.rowAt(above + height, this.heights) + 1 + OVERSCAN, this.rows.length) };
  }

  private measure(): void {
    if (this.heights !== UNMEASURED) return;
    const heights = { ...UNMEASURED };
    for (const { el, shown } of this.rendered.values()) {
      if (shown !== null && el.offsetHeight > 0) heights[shown.kind] = el.offsetHeight;
    }
    if (heights.group === UNMEASURED.group && heights.client === UNMEASURED.client) return;
    this.heights = heights;
    this.layOut();
    this.draw();
  }

  private create(row: ReviewRow): RenderedRow {
    const rendered = row.kind === "group" ? this.createGroup() : this.createClient();
    rendered.el.dataset["key"] = row.key;
    this.rendered.set(row.key, rendered);
    return rendered;
  }

  private createGroup(): RenderedRow {
    const el = this.el.createDiv({ cls: "rapport-group", attr: { role: "row", "aria-level": "1" } });
    const cell = el.createDiv({ cls: "rapport-group-cell", attr: { role: "gridcell" } });
    const icon = cell.createSpan({ cls: "rapport-fold", attr: { "aria-hidden": "true" } });
    setIcon(icon, "chevron-down");
    const name = cell.createSpan({ cls: "rapport-group-name" });
    const count = cell.createSpan({ cls: "rapport-group-count" });
    const rendered: RenderedRow = {
      el,
      shown: null,
      day: null,
      show: (row) => {
        if (row.kind !== "group") return;
        const { messages, formatNumber } = this.services.language;
        el.toggleClass("is-collapsed", row.folded);
        el.setAttribute("aria-expanded", String(!row.folded));
        el.setAttribute("aria-label", messages.review.group(row.label, row.count));
        name.setText(row.label);
        count.setText(formatNumber(row.count));
      },
    };
    el.addEventListener("click", () => this.toggle(rendered.shown));
    return rendered;
  }

  private createClient(): RenderedRow {
    const { el, show } = createClientRow(this.el, this.services);
    const rendered: RenderedRow = {
      el,
      shown: null,
      day: null,
      show: (row) => {
        if (row.kind === "client") show(row.entry, this.today);
      },
    };
    const act = <E extends Event>(action: (entry: ReviewEntry, event: E) => void) => (event: E): void => {
      event.stopPropagation();
      if (rendered.shown?.kind === "client") action(rendered.shown.entry, event);
    };
    el.setAttribute("draggable", "true");
    el.addEventListener("click", act((entry, event: MouseEvent) => this.onClick(entry, event)));
    el.addEventListener("auxclick", act((entry, event: MouseEvent) => {
      if (event.button === 1) this.actions.open(entry, event);
    }));
    el.addEventListener("contextmenu", act((entry, event: MouseEvent) => {
      event.preventDefault();
      this.actions.showMenu(this.subjects(entry), event);
    }));
    el.addEventListener("mouseover", act((entry, event: MouseEvent) => this.actions.preview(entry, event, el)));
    el.addEventListener("dragstart", act((entry, event: DragEvent) => this.actions.drag(this.subjects(entry), event)));
    if (Platform.isMobile) this.moveButtons(this.createButtons(), el);
    else {
      el.addEventListener("pointerenter", () => this.moveButtons(this.buttons, el));
      el.addEventListener("focusin", () => this.moveButtons(this.buttons, el));
    }
    return rendered;
  }

  /** Shift selects a range and Alt one more, as in the file explorer; else the note opens. */
  private onClick(entry: ReviewEntry, event: MouseEvent): void {
    if (event.shiftKey) this.selectTo(clientKey(entry));
    else if (event.altKey) this.toggleSelected(entry);
    else this.actions.open(entry, event);
  }

  /** What an action on a row is about: all the selected where the row is one of them. */
  private subjects(entry: ReviewEntry): readonly ReviewEntry[] {
    return this.selected.has(entry.note.path) ? this.selectedEntries() : [entry];
  }

  private selectedEntries(): readonly ReviewEntry[] {
    return this.rows.length === 0 ? [] : this.rows.between(0, this.rows.length - 1).filter(({ note }) => this.selected.has(note.path));
  }

  private toggleSelected(entry: ReviewEntry): void {
    const selected = new Set(this.selected);
    if (!selected.delete(entry.note.path)) selected.add(entry.note.path);
    this.anchorKey = clientKey(entry);
    this.select(selected);
  }

  private selectTo(key: string): void {
    const anchor = this.rows.indexOf(this.anchorKey ?? this.activeKey ?? key);
    const range = this.rows.between(anchor < 0 ? this.rows.indexOf(key) : anchor, this.rows.indexOf(key));
    this.anchorKey ??= this.activeKey ?? key;
    this.select(new Set(range.map(({ note }) => note.path)));
  }

  private select(selected: Set<string>): void {
    this.selected = selected;
    if (selected.size === 0) this.anchorKey = null;
    this.draw();
    this.actions.onSelect(this.selectedEntries());
  }

  /** The actions of a row. Where there is a pointer or a focus to follow, one set serves all rows. */
  private createButtons(): HTMLElement {
    const { review } = this.services.language.messages;
    const buttons = this.el.createDiv({ cls: "rapport-row-actions", attr: { role: "gridcell" } });
    buttons.detach();
    const add = (icon: string, label: string, action: (entry: ReviewEntry, event: MouseEvent) => void): void => {
      const button = buttons.createEl("button", { cls: "clickable-icon", attr: { "aria-label": label, tabindex: "-1" } });
      setIcon(button, icon);
      button.addEventListener("click", (event) => {
        event.stopPropagation();
        const key = buttons.closest<HTMLElement>("[data-key]")?.dataset["key"] ?? "";
        const row = this.rendered.get(key)?.shown;
        if (row?.kind === "client") action(row.entry, event);
      });
    };
    add("plus", review.log, (entry) => this.actions.log(this.subjects(entry)));
    if (!Platform.isMobile) add("clock", review.snooze, (entry) => this.actions.snooze(this.subjects(entry)));
    add("more-vertical", review.more, (entry, event) => this.actions.showMenu(this.subjects(entry), event));
    return buttons;
  }

  private removeButtons(): void {
    this.buttons.parentElement?.removeClass("has-actions");
    this.buttons.detach();
  }

  private moveButtons(buttons: HTMLElement, row: HTMLElement): void {
    if (buttons.parentElement === row) return;
    buttons.parentElement?.removeClass("has-actions");
    row.addClass("has-actions");
    row.append(buttons);
  }

  private onKey(event: KeyboardEvent): void {
    if ((event.target as HTMLElement).closest("button") !== null || this.activeKey === null) return;
    const index = this.rows.indexOf(this.activeKey);
    const row = this.rows.at(index);
    if (row === undefined || event.altKey || event.isComposing) return;
    if (!this.handleKey(event, row, index)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private handleKey(event: KeyboardEvent, row: ReviewRow, index: number): boolean {
    switch (event.key) {
      case "ArrowDown":
        return this.moveTo(index + 1, event.shiftKey);
      case "ArrowUp":
        return this.moveTo(index - 1, event.shiftKey);
      case "Home":
        return this.moveTo(0, event.shiftKey);
      case "End":
        return this.moveTo(this.rows.length - 1, event.shiftKey);
      case "ArrowLeft":
      case "ArrowRight":
        return this.fold(row, index, event.key === "ArrowLeft");
      case "Enter":
        if (row.kind === "group") this.toggle(row);
        else this.actions.open(row.entry, event);
        return true;
      case " ":
        if (row.kind === "group") this.toggle(row);
        else this.toggleSelected(row.entry);
        return true;
      case "Escape":
        if (this.selected.size === 0) return false;
        this.clearSelection();
        return true;
      case "ContextMenu":
        return this.showMenu(row);
      case "F10":
        return event.shiftKey && this.showMenu(row);
      default:
        return this.handleLetter(event, row);
    }
  }

  /** By the key's place, so that it is the same key under a Russian layout. */
  private handleLetter({ code, ctrlKey, metaKey }: KeyboardEvent, row: ReviewRow): boolean {
    if (ctrlKey || metaKey || row.kind !== "client") return false;
    if (code === "KeyL") this.actions.log(this.subjects(row.entry));
    else if (code === "KeyS") this.actions.snooze(this.subjects(row.entry));
    else return false;
    return true;
  }

  private showMenu(row: ReviewRow): boolean {
    const el = this.activeElement();
    if (row.kind !== "client" || el === null) return false;
    this.actions.showMenu(this.subjects(row.entry), el);
    return true;
  }

  private toggle(row: ReviewRow | null): void {
    if (row?.kind === "group") this.actions.toggle(row.key.slice(groupKey("").length));
  }

  /** Left folds a group, or goes from a client to its group; right unfolds. */
  private fold(row: ReviewRow, index: number, fold: boolean): boolean {
    if (row.kind === "group") {
      if (row.folded !== fold) this.toggle(row);
      return true;
    }
    if (!fold) return false;
    for (let above = index - 1; above >= 0; above--) {
      if (this.rows.at(above)?.kind === "group") return this.focusRow(above);
    }
    return true;
  }

  private moveTo(index: number, extend: boolean): boolean {
    if (extend) this.anchorKey ??= this.activeKey;
    this.focusRow(index);
    if (extend && this.activeKey !== null) this.selectTo(this.activeKey);
    return true;
  }

  private focusRow(index: number): boolean {
    const row = this.rows.at(index);
    if (row === undefined) return true;
    this.setActive(row.key);
    const view = this.scroller.getBoundingClientRect();
    const listTop = this.el.getBoundingClientRect().top - view.top;
    const top = listTop + this.rows.topOf(index, this.heights);
    const bottom = listTop + this.rows.topOf(index + 1, this.heights);
    if (top < 0) this.scroller.scrollTop += top;
    else if (bottom > view.height && view.height > 0) this.scroller.scrollTop += bottom - view.height;
    this.draw();
    this.activeElement()?.focus({ preventScroll: true });
    return true;
  }

  private setActive(key: string): void {
    if (key === this.activeKey) return;
    this.activeElement()?.setAttribute("tabindex", "-1");
    this.activeKey = key;
    this.activeElement()?.setAttribute("tabindex", "0");
  }

  private activeElement(): HTMLElement | null {
    return this.activeKey === null ? null : (this.rendered.get(this.activeKey)?.el ?? null);
  }
}

/** Whether two rows show the same: a client's entry is a new value after every change. */
function isSame(a: ReviewRow | null, b: ReviewRow): boolean {
  if (a === null || a.kind !== b.kind) return false;
  if (a.kind === "client") return b.kind === "client" && a.entry === b.entry;
  return b.kind === "group" && a.label === b.label && a.count === b.count && a.folded === b.folded;
}
