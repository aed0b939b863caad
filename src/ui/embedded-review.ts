import { Component, type HoverParent, type HoverPopover } from "obsidian";
import type { Services } from "./services";
import { ReviewList } from "./review/review-list";
import { ReviewRows, type ReviewGroup } from "./review/review-rows";
import { rowActions } from "./review/row-actions";
import { SelectionBar } from "./review/selection-bar";

/** What an embedded review shows. */
export interface EmbeddedContent {
  readonly groups: readonly ReviewGroup[];
  /** A line above the clients. */
  readonly note?: string | undefined;
  /** Parts of rows that are left out. */
  readonly hidden?: readonly ("details" | "months")[];
}

/**
 * A review inside of somebody else's view, drawn by the sidebar's renderer. It asks for its content anew after every
 * change of the store, until it is unloaded; its element goes with it.
 */
export class EmbeddedReview extends Component implements HoverParent {
  hoverPopover: HoverPopover | null = null;
  private readonly el: HTMLElement;
  private readonly noteEl: HTMLElement;
  private readonly list: ReviewList;
  private readonly folded = new Set<string>();
  private frame = 0;

  constructor(
    parent: HTMLElement,
    private readonly services: Services,
    private readonly content: () => EmbeddedContent,
  ) {
    super();
    this.el = parent.createDiv("rapport-embedded");
    const selection = new SelectionBar(this.el, services, () => this.list.clearSelection());
    const scroller = this.el.createDiv("rapport-scroller");
    this.noteEl = scroller.createDiv({ cls: "rapport-embedded-note", attr: { role: "status" } });
    this.list = new ReviewList(scroller, scroller, services, {
      ...rowActions(services, this),
      toggle: (group) => {
        if (!this.folded.delete(group)) this.folded.add(group);
        this.draw();
      },
      onSelect: (selected) => selection.show(selected),
    });
  }

  override onload(): void {
    const { store, confidential, app } = this.services;
    this.register(store.onChange(() => this.scheduleDraw()));
    this.register(confidential.onChange(() => this.redraw()));
    this.registerEvent(app.workspace.on("file-open", () => confidential.isOn() && this.redraw()));
    this.registerEvent(app.workspace.on("css-change", () => this.list.resize()));
    this.watchWidth();
    this.draw();
  }

  override onunload(): void {
    this.el.win.cancelAnimationFrame(this.frame);
    this.el.remove();
  }

  /** Draws once for all changes of a frame. */
  scheduleDraw(): void {
    if (this.frame !== 0) return;
    this.frame = this.el.win.requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private draw(): void {
    const { groups, note, hidden = [] } = this.content();
    const isEmpty = groups.every(({ entries }) => entries.length === 0);
    this.noteEl.setText((isEmpty && this.services.store.isLoading() ? undefined : note) ?? (isEmpty ? this.emptyNote() : ""));
    this.list.el.toggle(!isEmpty);
    this.list.update(new ReviewRows(groups, this.folded), this.services.store.day());
    const parts = hidden.join(" ");
    if (this.el.dataset["hidden"] === parts) return;
    this.el.dataset["hidden"] = parts;
    this.list.resize();
  }

  private redraw(): void {
    this.draw();
    this.list.redraw();
  }

  private emptyNote(): string {
    const { store, language } = this.services;
    const { loading, noneFound, emptyTitle } = language.messages.review;
    if (store.isLoading()) return loading;
    return store.review().length > 0 ? noneFound : emptyTitle;
  }

  /** It may be drawn before it is in the document, and in a pane that changes its size: rows are then measured again. */
  private watchWidth(): void {
    let width = 0;
    const observer = new ResizeObserver(() => {
      if (this.el.clientWidth === width) return;
      width = this.el.clientWidth;
      this.el.win.requestAnimationFrame(() => this.list.resize());
    });
    observer.observe(this.el);
    this.register(() => observer.disconnect());
  }
}
