import { Platform, setIcon } from "obsidian";
import type { LocalDay } from "../../domain/local-date";
import type { ReviewEntry } from "../../domain/review";
import type { StandingName } from "../../domain/standing";
import type { Language } from "../../i18n/language";
import { cadenceInWords, lastContactInWords, reasonInWords, vocabularyLabel } from "../wording";
import { drawCadenceRing } from "./cadence-ring";
import { rowKey, type ReviewRow } from "./review-rows";

/** What a user can do with a row. The list itself changes nothing but its own focus. */
export interface ReviewListActions {
  readonly open: (entry: ReviewEntry, event: MouseEvent | KeyboardEvent) => void;
  readonly log: (entry: ReviewEntry) => void;
  readonly showMenu: (entry: ReviewEntry, event: MouseEvent | HTMLElement) => void;
  readonly toggle: (standing: StandingName) => void;
}

/** A rendered row: it is drawn anew only where what it shows has changed. */
interface RenderedRow {
  readonly el: HTMLElement;
  readonly show: (row: ReviewRow, index: number) => void;
  shown: ReviewRow | null;
  day: LocalDay | null;
}

/** Rows kept drawn above and below the visible ones. */
const OVERSCAN = 6;
const UNMEASURED_HEIGHT = { group: 36, client: 52 };

/**
 * The rows of a review inside of a scrolling element: only those in view, and a few around, are in the document. One
 * renderer for every place that shows a review. A treegrid to screen readers, with one row in the tab order.
 */
export class ReviewList {
  readonly el: HTMLElement;
  private readonly rendered = new Map<string, RenderedRow>();
  private rows: readonly ReviewRow[] = [];
  private tops: number[] = [0];
  private heights = UNMEASURED_HEIGHT;
  private today: LocalDay = 0 as LocalDay;
  private activeKey: string | null = null;
  private readonly buttons: HTMLElement;

  constructor(
    parent: HTMLElement,
    private readonly scroller: HTMLElement,
    private readonly language: Language,
    private readonly actions: ReviewListActions,
  ) {
    const label = language.messages.review.list;
    this.el = parent.createDiv({ cls: "rapport-list", attr: { role: "treegrid", "aria-label": label } });
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

  /** Shows these rows; focus and scroll position stay. */
  update(rows: readonly ReviewRow[], today: LocalDay): void {
    this.rows = rows;
    this.today = today;
    const keys = rows.map(rowKey);
    if (this.activeKey === null || !keys.includes(this.activeKey)) this.activeKey = keys[0] ?? null;
    this.el.setAttribute("aria-rowcount", String(rows.length));
    this.layOut();
    this.draw();
  }

  /** Measures rows again, after the size or the style of what is around has changed. */
  resize(): void {
    this.heights = UNMEASURED_HEIGHT;
    this.layOut();
    this.draw();
  }

  focusGroup(standing: StandingName): void {
    this.focusRow(this.rows.findIndex((row) => row.kind === "group" && row.standing === standing));
  }

  private layOut(): void {
    this.tops = [0];
    for (const row of this.rows) this.tops.push((this.tops.at(-1) ?? 0) + this.heights[row.kind]);
    this.el.style.height = `${this.tops.at(-1) ?? 0}px`;
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
    for (const [key, index] of wanted) {
      const row = this.rows[index];
      if (row === undefined) continue;
      const rendered = this.rendered.get(key) ?? this.create(row, key);
      if (rendered.shown !== row || rendered.day !== this.today) {
        if (!isSame(rendered.shown, row) || rendered.day !== this.today) rendered.show(row, index);
        rendered.shown = row;
        rendered.day = this.today;
      }
      rendered.el.setAttribute("aria-rowindex", String(index + 1));
      rendered.el.setAttribute("tabindex", key === this.activeKey ? "0" : "-1");
      rendered.el.style.top = `${this.tops[index] ?? 0}px`;
      const place: Element | null = previous === null ? this.el.firstElementChild : previous.nextElementSibling;
      if (place !== rendered.el) this.el.insertBefore(rendered.el, place);
      previous = rendered.el;
    }
    if (hadFocus && !this.el.contains(this.el.doc.activeElement)) this.activeElement()?.focus({ preventScroll: true });
    this.measure();
  }

  /** The rows in view by their keys, and the one that has the focus wherever it is: focus outlives scrolling. */
  private rowsToDraw(hasFocus: boolean): ReadonlyMap<string, number> {
    const { first, last } = this.window();
    const inView = Array.from({ length: Math.max(last - first, 0) }, (_, offset) => first + offset);
    const active = hasFocus ? this.indexOf(this.activeKey) : -1;
    const before = active >= 0 && active < first ? [active] : [];
    const after = active >= last ? [active] : [];
    return new Map(
      [...before, ...inView, ...after].flatMap((index) => {
        const row = this.rows[index];
        return row === undefined ? [] : [[rowKey(row), index] as const];
      }),
    );
  }

  /** The rows in view and a few around: from the first, to before the last. */
  private window(): { first: number; last: number } {
    const view = this.scroller.getBoundingClientRect();
    const above = view.top - this.el.getBoundingClientRect().top;
    const height = view.height > 0 ? view.height : 1_000;
    const first = Math.max(this.rowAt(above) - OVERSCAN, 0);
    return { first, last: Math.min(this.rowAt(above + height) + 1 + OVERSCAN, this.rows.length) };
  }

  private rowAt(top: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.tops[middle] ?? 0) <= top) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private measure(): void {
    if (this.heights !== UNMEASURED_HEIGHT) return;
    const heights = { ...UNMEASURED_HEIGHT };
    for (const { el, shown } of this.rendered.values()) {
      if (shown !== null && el.offsetHeight > 0) heights[shown.kind] = el.offsetHeight;
    }
    if (heights.group === UNMEASURED_HEIGHT.group && heights.client === UNMEASURED_HEIGHT.client) return;
    this.heights = heights;
    this.layOut();
    this.draw();
  }

  private create(row: ReviewRow, key: string): RenderedRow {
    const rendered = row.kind === "group" ? this.createGroup() : this.createClient();
    rendered.el.dataset["key"] = key;
    this.rendered.set(key, rendered);
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
        const { review, standings } = this.language.messages;
        el.dataset["standing"] = row.standing;
        el.toggleClass("is-collapsed", row.folded);
        el.setAttribute("aria-expanded", String(!row.folded));
        el.setAttribute("aria-label", review.group(standings[row.standing], row.count));
        name.setText(standings[row.standing]);
        count.setText(this.language.formatNumber(row.count));
      },
    };
    el.addEventListener("click", () => {
      if (rendered.shown?.kind === "group") this.actions.toggle(rendered.shown.standing);
    });
    return rendered;
  }

  private createClient(): RenderedRow {
    const { review } = this.language.messages;
    const el = this.el.createDiv({ cls: "rapport-row", attr: { role: "row", "aria-level": "2" } });
    const ring = drawCadenceRing(el);
    const main = el.createDiv({ cls: "rapport-row-main", attr: { role: "gridcell" } });
    const title = main.createDiv({ cls: "rapport-row-title" });
    const name = title.createSpan({ cls: "rapport-row-name" });
    const due = title.createSpan({ cls: "rapport-row-due" });
    const detail = main.createDiv({ cls: "rapport-row-detail" });
    const rendered: RenderedRow = {
      el,
      shown: null,
      day: null,
      show: (row) => {
        if (row.kind !== "client") return;
        const { entry } = row;
        el.dataset["standing"] = entry.name;
        el.dataset["path"] = entry.note.path;
        ring(entry.ratio, entry.name);
        name.setText(entry.note.name);
        detail.setText(this.detailOf(entry));
        due.setText(this.dueInWords(entry));
        due.title = review.dueOn(this.language.day(entry.dueOn, this.today));
        main.title = reasonInWords(entry, this.today, this.language);
      },
    };
    const act = (action: (entry: ReviewEntry) => void) => (event: Event) => {
      event.stopPropagation();
      if (rendered.shown?.kind === "client") action(rendered.shown.entry);
    };
    el.addEventListener("click", (event) => act((entry) => this.actions.open(entry, event))(event));
    el.addEventListener("auxclick", (event) => {
      if (event.button === 1) act((entry) => this.actions.open(entry, event))(event);
    });
    el.addEventListener("contextmenu", (event) => {
      event.preventDefault();
      act((entry) => this.actions.showMenu(entry, event))(event);
    });
    if (Platform.isMobile) this.moveButtons(this.createButtons(), el);
    else {
      el.addEventListener("pointerenter", () => this.moveButtons(this.buttons, el));
      el.addEventListener("focusin", () => this.moveButtons(this.buttons, el));
    }
    return rendered;
  }

  /** The actions of a row. Where there is a pointer or a focus to follow, one set serves all rows. */
  private createButtons(): HTMLElement {
    const { review } = this.language.messages;
    const buttons = createDiv({ cls: "rapport-row-actions", attr: { role: "gridcell" } });
    const entry = (): ReviewEntry | null => {
      const key = buttons.closest<HTMLElement>("[data-key]")?.dataset["key"] ?? "";
      const row = this.rendered.get(key)?.shown;
      return row?.kind === "client" ? row.entry : null;
    };
    const add = (icon: string, label: string, action: (entry: ReviewEntry, event: MouseEvent) => void): void => {
      const button = buttons.createEl("button", { cls: "clickable-icon", attr: { "aria-label": label, tabindex: "-1" } });
      setIcon(button, icon);
      button.addEventListener("click", (event) => {
        event.stopPropagation();
        const subject = entry();
        if (subject !== null) action(subject, event);
      });
    };
    add("plus", review.log, (subject) => this.actions.log(subject));
    add("more-vertical", review.more, (subject, event) => this.actions.showMenu(subject, event));
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

  /** "key · every 2 weeks · call on 2 Nov" */
  private detailOf(entry: ReviewEntry): string {
    const { messages } = this.language;
    const { tier } = entry.note.client;
    const { contactBy, contactOn, neverInTouch } = messages.review;
    return [
      tier === null ? null : vocabularyLabel(messages.tiers, tier),
      cadenceInWords(entry.cadence, messages),
      lastContactInWords(entry, this.today, this.language, contactBy, contactOn) ?? neverInTouch,
    ]
      .filter((part) => part !== null)
      .join(" · ");
  }

  private dueInWords({ name, daysOver }: ReviewEntry): string {
    const { review } = this.language.messages;
    if (name === "paused" || name === "archived") return "";
    if (daysOver === 0) return review.dueToday;
    return daysOver > 0 ? review.over(daysOver) : review.dueIn(-daysOver);
  }

  private onKey(event: KeyboardEvent): void {
    if ((event.target as HTMLElement).closest("button") !== null) return;
    const index = this.indexOf(this.activeKey);
    const row = this.rows[index];
    if (row === undefined || event.altKey || event.isComposing) return;
    if (!this.handleKey(event, row, index)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private handleKey(event: KeyboardEvent, row: ReviewRow, index: number): boolean {
    switch (event.key) {
      case "ArrowDown":
        return this.focusRow(index + 1);
      case "ArrowUp":
        return this.focusRow(index - 1);
      case "Home":
        return this.focusRow(0);
      case "End":
        return this.focusRow(this.rows.length - 1);
      case "ArrowLeft":
      case "ArrowRight":
        return this.fold(row, index, event.key === "ArrowLeft");
      case "Enter":
        if (row.kind === "group") this.actions.toggle(row.standing);
        else this.actions.open(row.entry, event);
        return true;
      case " ":
        if (row.kind === "group") this.actions.toggle(row.standing);
        return row.kind === "group";
      case "ContextMenu":
        return this.showMenu(row);
      case "F10":
        return event.shiftKey && this.showMenu(row);
      default:
        // By the key's place, so that it is the same key under a Russian layout.
        if (event.code !== "KeyL" || event.ctrlKey || event.metaKey || row.kind !== "client") return false;
        this.actions.log(row.entry);
        return true;
    }
  }

  private showMenu(row: ReviewRow): boolean {
    const el = this.activeElement();
    if (row.kind !== "client" || el === null) return false;
    this.actions.showMenu(row.entry, el);
    return true;
  }

  /** Left folds a group, or goes from a client to its group; right unfolds. */
  private fold(row: ReviewRow, index: number, fold: boolean): boolean {
    if (row.kind === "group") {
      if (row.folded !== fold) this.actions.toggle(row.standing);
      return true;
    }
    return fold && this.focusRow(this.rows.findLastIndex(({ kind }, at) => kind === "group" && at < index));
  }

  private focusRow(index: number): boolean {
    const row = this.rows[index];
    if (row === undefined) return true;
    this.setActive(rowKey(row));
    const view = this.scroller.getBoundingClientRect();
    const listTop = this.el.getBoundingClientRect().top - view.top;
    const top = listTop + (this.tops[index] ?? 0);
    const bottom = listTop + (this.tops[index + 1] ?? 0);
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

  private indexOf(key: string | null): number {
    return this.rows.findIndex((row) => rowKey(row) === key);
  }
}

/** Whether two rows show the same: a client's entry is a new value after every change. */
function isSame(a: ReviewRow | null, b: ReviewRow): boolean {
  if (a === null || a.kind !== b.kind) return false;
  if (a.kind === "client") return b.kind === "client" && a.entry === b.entry;
  return b.kind === "group" && a.standing === b.standing && a.count === b.count && a.folded === b.folded;
}
