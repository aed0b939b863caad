import { ItemView, Keymap, type Component, type WorkspaceLeaf } from "obsidian";
import type { StandingName } from "../../domain/standing";
import { logWithClients, planNextContact, snoozeClients } from "../edit-flows";
import { activeClient, openNote, type Services } from "../services";
import { drawBrief } from "./brief";
import { keepDrawn } from "./keep-drawn";
import { filterEntries } from "./review-arrangement";
import { drawCounts } from "./review-counts";
import { groupsBy } from "./review-groups";
import { createReviewHeader } from "./review-header";
import { createReviewList } from "./review-list";
import { drawProblems } from "./review-problems";
import { drawState } from "./review-state";
import { REVIEW_VIEW_TYPE } from "./row-actions";

const FOLDED_KEY = "rapport-folded-groups";
const FOLDED_AT_FIRST: readonly string[] = ["on-track", "paused", "archived"];

/** The review in the right sidebar. */
export class ReviewView extends ItemView {
  override icon = "users";
  override navigation = false;
  private drawn: DrawnReview | null = null;

  constructor(
    leaf: WorkspaceLeaf,
    private readonly services: Services,
  ) {
    super(leaf);
  }

  getViewType(): string {
    return REVIEW_VIEW_TYPE;
  }

  getDisplayText(): string {
    return this.services.language.messages.review.title;
  }

  protected override onOpen(): Promise<void> {
    this.drawn = drawReview(this, this.contentEl, this.services);
    return Promise.resolve();
  }

  protected override onClose(): Promise<void> {
    this.contentEl.empty();
    return Promise.resolve();
  }

  override onResize(): void {
    this.drawn?.resize();
  }

  /** So Obsidian hands the focus to a view that it brings to the front. A focus that is in the view already stays. */
  override setEphemeralState(state: unknown): void {
    super.setEphemeralState(state);
    const takesFocus = (state as { focus?: unknown } | null)?.focus === true;
    if (takesFocus && !this.contentEl.contains(this.contentEl.doc.activeElement)) this.focusList();
  }

  /** Puts the focus on the list's first client, or on the one that had it before; without clients, on the view. */
  focusList(): void {
    this.drawn?.focusList();
  }
}

/** What its view does with a drawn review. */
interface DrawnReview {
  readonly resize: () => void;
  readonly focusList: () => void;
}

/** Draws the review with all that stands above its list. It only shows what the store says, as long as `owner` is loaded. */
function drawReview(owner: Component, el: HTMLElement, services: Services): DrawnReview {
  const { app, store, confidential } = services;
  el.addClass("rapport-review");
  el.tabIndex = -1;
  /** Whether the list has yet to get its first row before it can take the focus. */
  let awaitsRow = false;
  const header = createReviewHeader(el, services, {
    search: () => {
      scroller.scrollTop = 0;
      draw();
    },
    arrange: () => draw(),
    goToList: () => list.focusFirst(),
  });
  const scroller = el.createDiv("rapport-scroller");
  const counts = scroller.createDiv({ cls: "rapport-counts", attr: { role: "group", "aria-label": services.language.messages.review.counts } });
  const showBrief = drawBrief(scroller, services, {
    log: (entry) => logWithClients(services, [entry]),
    setNextContact: (entry) => planNextContact(services, [entry]),
    snooze: (entry) => snoozeClients(services, [entry]),
    openAt: (path, line, event) => void openNote(services, path, Keymap.isModEvent(event), line),
  });
  const problems = scroller.createEl("details", { cls: "rapport-problems" });
  const state = scroller.createDiv("rapport-state");

  const stored: unknown = app.loadLocalStorage(FOLDED_KEY);
  const folded = new Set(Array.isArray(stored) ? stored.filter((key) => typeof key === "string") : FOLDED_AT_FIRST);
  const toggle = (group: string): void => {
    if (!folded.delete(group)) folded.add(group);
    app.saveLocalStorage(FOLDED_KEY, [...folded]);
    draw();
  };
  const list = createReviewList(scroller, services, toggle);
  const reveal = (standing: StandingName): void => {
    if (header.arrangement().sort !== "standing") return;
    if (folded.has(standing)) toggle(standing);
    list.focusGroup(standing);
  };
  const draw = (): void => {
    const { filter, sort } = header.arrangement();
    const query = header.query();
    const entries = filterEntries(store.review(), filter, query);
    showBrief(activeClient(services) ?? null, store.day());
    drawCounts(counts, entries, services, reveal);
    drawProblems(problems, services);
    drawState(state, entries.length > 0, services, header.clear);
    list.show(groupsBy(sort, entries, services), query === "" ? folded : new Set());
    if (awaitsRow && el.doc.activeElement === el) awaitsRow = !list.focusClient();
  };
  const focusList = (): void => {
    awaitsRow = !list.focusClient();
    if (awaitsRow) el.focus({ preventScroll: true });
  };

  el.addEventListener("keydown", (event) => {
    const isTyping = (event.target as HTMLElement).closest("input, textarea, select") !== null;
    if (isTyping || event.ctrlKey || event.metaKey || (event.key !== "/" && event.code !== "Slash")) return;
    event.preventDefault();
    header.focusSearch();
  });
  owner.register(confidential.onChange(header.draw));
  keepDrawn(owner, el, services, list, draw);
  return { resize: list.resize, focusList };
}
