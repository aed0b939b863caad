import { ItemView, Keymap, type HoverParent, type HoverPopover, type WorkspaceLeaf } from "obsidian";
import type { ReviewEntry } from "../../domain/review";
import type { StandingName } from "../../domain/standing";
import { openAdoptDialog } from "../adopt-dialog";
import { openCheckInDialog } from "../check-in-dialog";
import { startMakeClient, startNewClient } from "../client-flows";
import { planNextContact, snoozeClients } from "../edit-flows";
import { nameOf } from "../notices";
import { startReviewWalk } from "../review-walk";
import { activeClient, activeOtherNote, openNote, type Services } from "../services";
import { problemInWords } from "../wording";
import { drawBrief, type ShowBrief } from "./brief";
import {
  filterEntries,
  parseArrangement,
  sortEntries,
  type ReviewArrangement,
} from "./review-arrangement";
import { groupsBy } from "./review-groups";
import { ReviewHeader } from "./review-header";
import { ReviewList } from "./review-list";
import { countByStanding, ReviewRows, type ReviewGroup } from "./review-rows";
import { REVIEW_VIEW_TYPE, rowActions } from "./row-actions";
import { SelectionBar } from "./selection-bar";

const FOLDED_KEY = "rapport-folded-groups";
const ARRANGEMENT_KEY = "rapport-arrangement";
const FOLDED_AT_FIRST: readonly string[] = ["on-track", "paused", "archived"];
/** Standings that ask for something: the ones that the header counts. */
const COUNTED: readonly StandingName[] = ["neglected", "overdue", "due", "soon"];
const MOST_PROBLEMS = 200;

/** The review in the right sidebar. It only draws what the store says, and draws again after each change. */
export class ReviewView extends ItemView implements HoverParent {
  override icon = "users";
  override navigation = false;
  hoverPopover: HoverPopover | null = null;
  private header!: ReviewHeader;
  private list!: ReviewList;
  private selectionBar!: SelectionBar;
  private showBrief!: ShowBrief;
  private scroller!: HTMLElement;
  private countsEl!: HTMLElement;
  private problemsEl!: HTMLDetailsElement;
  private stateEl!: HTMLElement;
  private folded: Set<string>;
  private arrangement: ReviewArrangement;
  private query = "";
  private frame = 0;

  constructor(
    leaf: WorkspaceLeaf,
    private readonly services: Services,
  ) {
    super(leaf);
    const { app } = services;
    const folded: unknown = app.loadLocalStorage(FOLDED_KEY);
    this.folded = new Set(Array.isArray(folded) ? folded.filter((key) => typeof key === "string") : FOLDED_AT_FIRST);
    this.arrangement = parseArrangement(app.loadLocalStorage(ARRANGEMENT_KEY));
  }

  getViewType(): string {
    return REVIEW_VIEW_TYPE;
  }

  getDisplayText(): string {
    return this.services.language.messages.review.title;
  }

  protected override onOpen(): Promise<void> {
    const { contentEl, services } = this;
    const { review } = services.language.messages;
    contentEl.addClass("rapport-review");
    this.header = new ReviewHeader(contentEl, this.arrangement, services, {
      search: (query) => this.search(query),
      arrange: (arrangement) => this.arrange(arrangement),
      goToList: () => this.list.focusFirst(),
      startReview: () => startReviewWalk(services),
    });
    this.selectionBar = new SelectionBar(contentEl, services, () => this.list.clearSelection());
    this.scroller = contentEl.createDiv({ cls: "rapport-scroller" });
    this.countsEl = this.scroller.createDiv({ cls: "rapport-counts", attr: { role: "group", "aria-label": review.counts } });
    this.showBrief = drawBrief(this.scroller, services, {
      log: (entry) => openCheckInDialog(services, [entry]),
      setNextContact: (entry) => planNextContact(services, [entry]),
      snooze: (entry) => snoozeClients(services, [entry]),
      openAt: (path, line, event) => void openNote(services, path, Keymap.isModEvent(event), line),
    });
    this.problemsEl = this.scroller.createEl("details", { cls: "rapport-problems" });
    this.stateEl = this.scroller.createDiv({ cls: "rapport-state" });
    this.list = this.createList();
    this.contentEl.addEventListener("keydown", (event) => this.onKey(event));
    this.register(services.store.onChange(() => this.scheduleDraw()));
    this.register(services.confidential.onChange(() => this.redraw()));
    this.registerEvent(services.app.workspace.on("css-change", () => this.list.resize()));
    this.registerEvent(services.app.workspace.on("file-open", () => this.onFileOpen()));
    this.draw();
    return Promise.resolve();
  }

  protected override onClose(): Promise<void> {
    this.contentEl.win.cancelAnimationFrame(this.frame);
    this.contentEl.empty();
    return Promise.resolve();
  }

  override onResize(): void {
    this.list.resize();
  }

  /** Draws once for all changes of a frame. */
  scheduleDraw(): void {
    if (this.frame !== 0) return;
    this.frame = this.contentEl.win.requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private createList(): ReviewList {
    const { services } = this;
    return new ReviewList(this.scroller, this.scroller, services, {
      ...rowActions(services, this),
      toggle: (group) => this.toggle(group),
      onSelect: (selected) => this.selectionBar.show(selected),
    });
  }

  private draw(): void {
    const { store } = this.services;
    const all = store.review();
    const entries = filterEntries(all, this.arrangement.filter, this.query);
    this.showBrief(activeClient(this.services) ?? null, store.day());
    this.drawCounts(entries);
    this.drawProblems();
    this.drawState(all.length, entries.length);
    this.list.el.toggle(entries.length > 0);
    this.list.update(new ReviewRows(this.groupsOf(entries), this.query === "" ? this.folded : new Set()), store.day());
  }

  /** Draws everything anew after what is shown of names has changed. */
  private redraw(): void {
    this.header.draw();
    this.draw();
    this.list.redraw();
  }

  /** Another note is open: its client has the brief, and its name may be shown. */
  private onFileOpen(): void {
    if (this.services.confidential.isOn()) this.redraw();
    else this.draw();
  }

  private groupsOf(entries: readonly ReviewEntry[]): readonly ReviewGroup[] {
    const { sort } = this.arrangement;
    if (sort === "standing" || sort === "tier") return groupsBy(sort, entries, this.services);
    return [{ key: "all", label: null, entries: sortEntries(entries, sort, this.services.language.compareNames) }];
  }

  private drawCounts(entries: readonly ReviewEntry[]): void {
    const { formatNumber, messages } = this.services.language;
    const counts = countByStanding(entries);
    this.countsEl.empty();
    for (const standing of COUNTED) {
      const count = counts.get(standing);
      if (count === undefined) continue;
      const button = this.countsEl.createEl("button", { cls: "rapport-count", attr: { "data-standing": standing } });
      button.createSpan({ cls: "rapport-count-number", text: formatNumber(count) });
      button.appendText(` ${messages.standings[standing].toLowerCase()}`);
      button.addEventListener("click", () => this.reveal(standing));
    }
    this.countsEl.toggle(this.countsEl.childElementCount > 0);
  }

  private drawProblems(): void {
    const { store, language } = this.services;
    const { review } = language.messages;
    const problems = store.problems();
    this.problemsEl.toggle(problems.length > 0);
    this.problemsEl.empty();
    if (problems.length === 0) return;
    this.problemsEl.createEl("summary", { text: review.problems(problems.length) });
    this.problemsEl.createDiv({ cls: "rapport-problems-hint", text: review.problemsHint });
    const list = this.problemsEl.createEl("ul");
    for (const problem of problems.slice(0, MOST_PROBLEMS)) {
      const item = list.createEl("li");
      const link = item.createEl("button", { cls: "rapport-link", text: nameOf(problem.path, this.services) });
      link.addEventListener("click", (event) => void openNote(this.services, problem.path, Keymap.isModEvent(event)));
      item.createDiv({ cls: "rapport-problem", text: problemInWords(problem, language.messages) });
    }
  }

  /** What to do where there is nothing to list. */
  private drawState(all: number, shown: number): void {
    const { review } = this.services.language.messages;
    this.stateEl.empty();
    this.stateEl.toggle(shown === 0);
    if (shown > 0) return;
    if (all > 0) {
      this.stateEl.createEl("p", { text: review.noneFound, attr: { role: "status" } });
      this.offer([[review.showAll, () => this.header.clear()]]);
    } else if (this.services.store.isLoading()) {
      this.stateEl.createEl("p", { text: review.loading, attr: { role: "status" } });
    } else {
      this.drawEmpty();
    }
  }

  private drawEmpty(): void {
    const { review, commands } = this.services.language.messages;
    const [folder] = this.services.settings().clientFolders;
    this.stateEl.createEl("h4", { text: review.emptyTitle });
    this.stateEl.createEl("p", { text: folder === undefined ? review.emptyTextNoFolder : review.emptyText(folder) });
    const other = activeOtherNote(this.services);
    this.offer([
      [review.emptyNew, () => startNewClient(this.services)],
      [commands.adoptVault, () => openAdoptDialog(this.services)],
      ...(other === null ? [] : [[review.emptyMake, () => startMakeClient(this.services, other)] as const]),
    ]);
  }

  /** Buttons below a state, the first as the one to press. */
  private offer(choices: readonly (readonly [string, () => void])[]): void {
    const buttons = this.stateEl.createDiv({ cls: "rapport-state-buttons" });
    for (const [index, [text, act]] of choices.entries()) {
      buttons.createEl("button", { text, cls: index === 0 ? "mod-cta" : "" }).addEventListener("click", act);
    }
  }

  private onKey(event: KeyboardEvent): void {
    const isTyping = (event.target as HTMLElement).closest("input, textarea, select") !== null;
    if (isTyping || event.ctrlKey || event.metaKey || (event.key !== "/" && event.code !== "Slash")) return;
    event.preventDefault();
    this.header.focusSearch();
  }

  private search(query: string): void {
    this.query = query.trim();
    this.scroller.scrollTop = 0;
    this.draw();
  }

  private arrange(arrangement: ReviewArrangement): void {
    this.arrangement = arrangement;
    this.services.app.saveLocalStorage(ARRANGEMENT_KEY, arrangement);
    this.draw();
  }

  private toggle(group: string): void {
    if (!this.folded.delete(group)) this.folded.add(group);
    this.services.app.saveLocalStorage(FOLDED_KEY, [...this.folded]);
    this.draw();
  }

  private reveal(standing: StandingName): void {
    if (this.arrangement.sort !== "standing") return;
    if (this.folded.has(standing)) this.toggle(standing);
    this.list.focusGroup(standing);
  }
}
