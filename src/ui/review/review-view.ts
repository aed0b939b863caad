import { ItemView, Keymap, Menu, type WorkspaceLeaf } from "obsidian";
import { startMakeClient, startNewClient } from "../client-flows";
import { activeOtherNote, type Services } from "../services";
import { CheckInDialog } from "../check-in-dialog";
import type { ReviewEntry } from "../../domain/review";
import { STANDINGS, type StandingName } from "../../domain/standing";
import { problemInWords } from "../wording";
import { nameOf } from "../notices";
import { ReviewList } from "./review-list";
import { countByStanding, reviewRows } from "./review-rows";

export const REVIEW_VIEW_TYPE = "rapport-review";
const FOLDED_KEY = "rapport-folded-standings";
const FOLDED_AT_FIRST: readonly StandingName[] = ["on-track", "paused", "archived"];
/** Standings that ask for something: the ones that the header counts. */
const COUNTED: readonly StandingName[] = ["neglected", "overdue", "due", "soon"];

/** The review in the right sidebar. It only draws what the store says, and draws again after each change. */
export class ReviewView extends ItemView {
  override icon = "users";
  override navigation = false;
  private list!: ReviewList;
  private countsEl!: HTMLElement;
  private problemsEl!: HTMLDetailsElement;
  private stateEl!: HTMLElement;
  private folded: Set<StandingName>;
  private frame = 0;

  constructor(
    leaf: WorkspaceLeaf,
    private readonly services: Services,
  ) {
    super(leaf);
    const stored: unknown = services.app.loadLocalStorage(FOLDED_KEY);
    this.folded = new Set(Array.isArray(stored) ? STANDINGS.filter((name) => stored.includes(name)) : FOLDED_AT_FIRST);
  }

  getViewType(): string {
    return REVIEW_VIEW_TYPE;
  }

  getDisplayText(): string {
    return this.services.language.messages.review.title;
  }

  protected override onOpen(): Promise<void> {
    const { contentEl, services } = this;
    contentEl.addClass("rapport-review");
    const { messages } = services.language;
    this.countsEl = contentEl.createDiv({ cls: "rapport-counts", attr: { role: "group", "aria-label": messages.review.counts } });
    this.problemsEl = contentEl.createEl("details", { cls: "rapport-problems" });
    this.stateEl = contentEl.createDiv({ cls: "rapport-state" });
    this.list = new ReviewList(contentEl, contentEl, services.language, {
      open: (entry, event) => void this.openEntry(entry, Keymap.isModEvent(event)),
      log: (entry) => new CheckInDialog(services, [entry]).open(),
      showMenu: (entry, at) => this.showMenu(entry, at),
      toggle: (standing) => this.toggle(standing),
    });
    this.register(services.store.onChange(() => this.scheduleDraw()));
    this.registerEvent(services.app.workspace.on("css-change", () => this.list.resize()));
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

  private draw(): void {
    const { store } = this.services;
    const entries = store.review();
    this.drawCounts(entries);
    this.drawProblems();
    this.drawState(entries.length === 0);
    this.list.el.toggle(entries.length > 0);
    this.list.update(reviewRows(entries, this.folded), store.day());
  }

  private drawCounts(entries: readonly ReviewEntry[]): void {
    const { formatNumber, messages } = this.services.language;
    const { standings } = messages;
    const counts = countByStanding(entries);
    this.countsEl.empty();
    for (const standing of COUNTED) {
      const count = counts.get(standing);
      if (count === undefined) continue;
      const button = this.countsEl.createEl("button", {
        cls: "rapport-count",
        attr: { "data-standing": standing },
      });
      button.createSpan({ cls: "rapport-count-number", text: formatNumber(count) });
      button.appendText(` ${standings[standing].toLowerCase()}`);
      button.addEventListener("click", () => this.reveal(standing));
    }
    this.countsEl.toggle(this.countsEl.childElementCount > 0);
  }

  private drawProblems(): void {
    const { store, language } = this.services;
    const { review } = language.messages;
    const problems = store.problems();
    this.problemsEl.empty();
    this.problemsEl.toggle(problems.length > 0);
    if (problems.length === 0) return;
    this.problemsEl.createEl("summary", { text: review.problems(problems.length) });
    this.problemsEl.createDiv({ cls: "rapport-problems-hint", text: review.problemsHint });
    const list = this.problemsEl.createEl("ul");
    for (const problem of problems.slice(0, 200)) {
      const item = list.createEl("li");
      const link = item.createEl("button", { cls: "rapport-link", text: nameOf(problem.path, this.services) });
      link.addEventListener("click", (event) => void this.openPath(problem.path, Keymap.isModEvent(event)));
      item.createDiv({ cls: "rapport-problem", text: problemInWords(problem, language.messages) });
    }
  }

  /** What to do where there is nothing to list. */
  private drawState(isEmpty: boolean): void {
    const { review } = this.services.language.messages;
    this.stateEl.empty();
    this.stateEl.toggle(isEmpty);
    if (!isEmpty) return;
    if (this.services.store.isLoading()) {
      this.stateEl.createEl("p", { text: review.loading, attr: { role: "status" } });
      return;
    }
    const [folder] = this.services.settings().clientFolders;
    this.stateEl.createEl("h4", { text: review.emptyTitle });
    this.stateEl.createEl("p", { text: folder === undefined ? review.emptyTextNoFolder : review.emptyText(folder) });
    const buttons = this.stateEl.createDiv({ cls: "rapport-state-buttons" });
    const offer = (text: string, action: () => void, cls = ""): void => {
      buttons.createEl("button", { text, cls }).addEventListener("click", action);
    };
    offer(review.emptyNew, () => startNewClient(this.services), "mod-cta");
    const other = activeOtherNote(this.services);
    if (other !== null) offer(review.emptyMake, () => startMakeClient(this.services, other));
    offer(review.emptySettings, this.services.openSettings);
  }

  private showMenu(entry: ReviewEntry, at: MouseEvent | HTMLElement): void {
    const { review } = this.services.language.messages;
    const menu = new Menu();
    menu.addItem((item) =>
      item
        .setTitle(review.log)
        .setIcon("plus")
        .onClick(() => new CheckInDialog(this.services, [entry]).open()),
    );
    menu.addItem((item) => item.setTitle(review.open).setIcon("file-text").onClick(() => void this.openEntry(entry, false)));
    menu.addItem((item) =>
      item.setTitle(review.openInNewTab).setIcon("file-plus").onClick(() => void this.openEntry(entry, "tab")),
    );
    if ("clientX" in at && at.clientX > 0) {
      menu.showAtMouseEvent(at);
      return;
    }
    const target = "clientX" in at ? (at.target as HTMLElement) : at;
    const { left, bottom } = target.getBoundingClientRect();
    menu.showAtPosition({ x: left, y: bottom }, target.doc);
  }

  private async openEntry(entry: ReviewEntry, pane: ReturnType<typeof Keymap.isModEvent>): Promise<void> {
    await this.openPath(entry.note.path, pane);
  }

  private async openPath(path: string, pane: ReturnType<typeof Keymap.isModEvent>): Promise<void> {
    const { app } = this.services;
    const file = app.vault.getFileByPath(path);
    if (file !== null) await app.workspace.getLeaf(pane).openFile(file);
  }

  private toggle(standing: StandingName): void {
    if (!this.folded.delete(standing)) this.folded.add(standing);
    this.services.app.saveLocalStorage(FOLDED_KEY, [...this.folded]);
    this.draw();
  }

  private reveal(standing: StandingName): void {
    if (this.folded.has(standing)) this.toggle(standing);
    this.list.focusGroup(standing);
  }
}
