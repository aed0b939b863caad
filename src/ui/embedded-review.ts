import type { Component } from "obsidian";
import { keepDrawn } from "./review/keep-drawn";
import { createReviewList } from "./review/review-list";
import type { ReviewGroup } from "./review/review-rows";
import type { Services } from "./services";

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
 * change of the store, until `owner` is unloaded; its element goes with it. Returns what asks for one more drawing.
 */
export function embedReview(owner: Component, parent: HTMLElement, services: Services, content: () => EmbeddedContent): () => void {
  const { store } = services;
  const el = parent.createDiv("rapport-embedded");
  const scroller = el.createDiv("rapport-scroller");
  const noteEl = scroller.createDiv({ cls: "rapport-embedded-note", attr: { role: "status" } });
  const folded = new Set<string>();
  const list = createReviewList(scroller, services, (group) => {
    if (!folded.delete(group)) folded.add(group);
    draw();
  });
  const draw = (): void => {
    const { groups, note, hidden = [] } = content();
    const isEmpty = groups.every(({ entries }) => entries.length === 0);
    const told = isEmpty && store.isLoading() ? undefined : note;
    noteEl.setText(told ?? (isEmpty ? emptyNote(services) : ""));
    list.show(groups, folded);
    const parts = hidden.join(" ");
    if (el.dataset["hidden"] === parts) return;
    el.dataset["hidden"] = parts;
    list.resize();
  };
  owner.register(() => el.remove());
  owner.register(watchWidth(el, list.resize));
  return keepDrawn(owner, el, services, list, draw);
}

function emptyNote({ store, language }: Services): string {
  const { loading, noneFound, emptyTitle } = language.messages.review;
  if (store.isLoading()) return loading;
  return store.review().length > 0 ? noneFound : emptyTitle;
}

/** It may be drawn before it is in the document, and in a pane that changes its size: rows are then measured again. */
function watchWidth(el: HTMLElement, onChange: () => void): () => void {
  let width = 0;
  const observer = new ResizeObserver(() => {
    if (el.clientWidth === width) return;
    width = el.clientWidth;
    el.win.requestAnimationFrame(onChange);
  });
  observer.observe(el);
  return () => observer.disconnect();
}
