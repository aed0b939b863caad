import { Menu, SearchComponent, setIcon, setTooltip } from "obsidian";
import type { ReviewEntry } from "../../domain/review";
import type { Services } from "../services";
import { vocabularyLabel } from "../wording";
import { FILTERED, isFiltered, NO_FILTER, REVIEW_SORTS, valuesOf, type Filtered, type ReviewArrangement } from "./review-arrangement";

/** So many tags are offered; the search finds the rest. */
const MOST_TAGS = 15;

export interface ReviewHeaderActions {
  readonly search: (query: string) => void;
  readonly arrange: (arrangement: ReviewArrangement) => void;
  /** Arrow down in the search. */
  readonly goToList: () => void;
  readonly startReview: () => void;
}

/** Search, filter, sort and confidential mode above the review. */
export class ReviewHeader {
  private readonly searchBox: SearchComponent;
  private readonly filterButton: HTMLElement;
  private readonly confidentialButton: HTMLElement;
  private readonly chipsEl: HTMLElement;
  private arrangement: ReviewArrangement;

  constructor(
    parent: HTMLElement,
    arrangement: ReviewArrangement,
    private readonly services: Services,
    private readonly actions: ReviewHeaderActions,
  ) {
    const { review, commands } = services.language.messages;
    this.arrangement = arrangement;
    const el = parent.createDiv({ cls: "rapport-header" });
    const bar = el.createDiv({ cls: "rapport-header-bar" });
    this.searchBox = new SearchComponent(bar).setPlaceholder(review.search).onChange((query) => actions.search(query));
    this.searchBox.inputEl.setAttribute("aria-label", review.search);
    this.searchBox.inputEl.addEventListener("keydown", (event) => this.onSearchKey(event));
    const button = (icon: string, label: string, act: (event: MouseEvent) => void): HTMLElement => {
      const created = bar.createEl("button", { cls: "clickable-icon" });
      setIcon(created, icon);
      setTooltip(created, label);
      created.addEventListener("click", act);
      return created;
    };
    this.filterButton = button("list-filter", review.filter, (event) => this.showFilterMenu(event));
    button("arrow-up-down", review.sort, (event) => this.showSortMenu(event));
    button("play", commands.startReview, () => actions.startReview());
    this.confidentialButton = button("eye", review.confidential, () => services.confidential.toggle());
    this.chipsEl = el.createDiv({ cls: "rapport-chips" });
    this.draw();
  }

  /** Shows what is filtered and whether names are hidden. */
  draw(): void {
    const { review } = this.services.language.messages;
    const isHidden = this.services.confidential.isOn();
    setIcon(this.confidentialButton, isHidden ? "eye-off" : "eye");
    this.confidentialButton.toggleClass("is-active", isHidden);
    this.confidentialButton.setAttribute("aria-pressed", String(isHidden));
    this.filterButton.toggleClass("is-active", isFiltered(this.arrangement.filter));
    this.chipsEl.empty();
    for (const by of FILTERED) {
      for (const value of this.arrangement.filter[by]) {
        const chip = this.chipsEl.createSpan({ cls: "rapport-chip", text: this.labelOf(by, value) });
        const remove = chip.createEl("button", {
          cls: "clickable-icon",
          attr: { "aria-label": review.removeFilter(this.labelOf(by, value)) },
        });
        setIcon(remove, "x");
        remove.addEventListener("click", () => this.toggleValue(by, value));
      }
    }
    this.chipsEl.toggle(this.chipsEl.childElementCount > 0);
  }

  focusSearch(): void {
    this.searchBox.inputEl.focus();
    this.searchBox.inputEl.select();
  }

  clear(): void {
    this.searchBox.setValue("");
    this.actions.search("");
    this.arrange({ ...this.arrangement, filter: NO_FILTER });
  }

  private onSearchKey(event: KeyboardEvent): void {
    if (event.key === "ArrowDown") this.actions.goToList();
    else if (event.key === "Escape" && this.searchBox.getValue() !== "") {
      this.searchBox.setValue("");
      this.actions.search("");
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private showFilterMenu(event: MouseEvent): void {
    const { review } = this.services.language.messages;
    const menu = Menu.forEvent(event);
    for (const by of FILTERED) {
      const values = this.offered(by);
      if (values.length === 0) continue;
      menu.addSeparator();
      menu.addItem((item) => item.setTitle(review.filters[by]).setIsLabel(true));
      for (const value of values) {
        const isOn = this.arrangement.filter[by].includes(value);
        menu.addItem((item) => item.setTitle(this.labelOf(by, value)).setChecked(isOn).onClick(() => this.toggleValue(by, value)));
      }
    }
    if (isFiltered(this.arrangement.filter)) {
      menu.addSeparator();
      menu.addItem((item) => item.setTitle(review.clearFilter).setIcon("x").onClick(() => this.arrange({ ...this.arrangement, filter: NO_FILTER })));
    }
    showMenuBelow(menu, event);
  }

  /** The values that clients have; of tags the most frequent that tell clients apart. */
  private offered(by: Filtered): readonly string[] {
    const entries: readonly ReviewEntry[] = this.services.store.review();
    const values = valuesOf(entries, by);
    if (by !== "tag") return values;
    const clientTags = this.services.settings().clientTags.map((tag) => tag.toLowerCase());
    return values.filter((tag) => !clientTags.includes(tag)).slice(0, MOST_TAGS);
  }

  private showSortMenu(event: MouseEvent): void {
    const { review } = this.services.language.messages;
    const menu = Menu.forEvent(event);
    for (const sort of REVIEW_SORTS) {
      const isOn = this.arrangement.sort === sort;
      menu.addItem((item) => item.setTitle(review.sorts[sort]).setChecked(isOn).onClick(() => this.arrange({ ...this.arrangement, sort })));
    }
    showMenuBelow(menu, event);
  }

  private toggleValue(by: Filtered, value: string): void {
    const { filter } = this.arrangement;
    const others = filter[by].filter((other) => other !== value);
    const values = others.length === filter[by].length ? [...others, value] : others;
    this.arrange({ ...this.arrangement, filter: { ...filter, [by]: values } });
  }

  private arrange(arrangement: ReviewArrangement): void {
    this.arrangement = arrangement;
    this.draw();
    this.actions.arrange(arrangement);
  }

  private labelOf(by: Filtered, value: string): string {
    const { tiers, types, durations } = this.services.language.messages;
    return by === "tag" ? `#${value}` : vocabularyLabel({ tier: tiers, type: types, duration: durations }[by], value);
  }
}

/** Below the button, also where it was pressed by a key. */
function showMenuBelow(menu: Menu, event: MouseEvent): void {
  const target = event.currentTarget;
  if (event.clientX > 0 || target === null) {
    menu.showAtMouseEvent(event);
    return;
  }
  const { left, bottom } = (target as HTMLElement).getBoundingClientRect();
  menu.showAtPosition({ x: left, y: bottom }, (target as HTMLElement).doc);
}
