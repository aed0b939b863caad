import { SearchComponent, setIcon } from "obsidian";
import { iconButton } from "../elements";
import { startReviewWalk } from "../review-walk";
import type { Services } from "../services";
import { filterLabel, showFilterMenu, showSortMenu, type Arrange } from "./arrangement-menus";
import { FILTERED, isFiltered, NO_FILTER, parseArrangement, withToggled, type ReviewArrangement } from "./review-arrangement";

const ARRANGEMENT_KEY = "rapport-arrangement";

/** What happens when the user changes what the review shows. */
export interface ReviewHeaderActions {
  readonly search: () => void;
  readonly arrange: () => void;
  /** Arrow down in the search. */
  readonly goToList: () => void;
}

/** Search, filter, sort and confidential mode above the review. */
export interface ReviewHeader {
  readonly query: () => string;
  /** As it was left on this device. */
  readonly arrangement: () => ReviewArrangement;
  /** Shows what is filtered and whether names are hidden. */
  readonly draw: () => void;
  readonly focusSearch: () => void;
  /** Shows all clients again. */
  readonly clear: () => void;
}

export function createReviewHeader(parent: HTMLElement, services: Services, actions: ReviewHeaderActions): ReviewHeader {
  const { app, confidential } = services;
  const { review, commands } = services.language.messages;
  let arrangement = parseArrangement(app.loadLocalStorage(ARRANGEMENT_KEY));
  const el = parent.createDiv("rapport-header");
  const bar = el.createDiv("rapport-header-bar");
  const search = new SearchComponent(bar).setPlaceholder(review.search).onChange(actions.search);
  const { inputEl } = search;
  inputEl.setAttribute("aria-label", review.search);
  const filterButton = iconButton(bar, "list-filter", review.filter, (event) => showFilterMenu(event, arrangement, services, arrange));
  iconButton(bar, "arrow-up-down", review.sort, (event) => showSortMenu(event, arrangement, services, arrange));
  iconButton(bar, "play", commands.startReview, () => startReviewWalk(services));
  const confidentialButton = iconButton(bar, "eye", review.confidential, confidential.toggle);
  const chips = el.createDiv("rapport-chips");

  const arrange: Arrange = (chosen) => {
    arrangement = chosen;
    app.saveLocalStorage(ARRANGEMENT_KEY, arrangement);
    draw();
    actions.arrange();
  };
  const clearSearch = (): void => {
    search.setValue("");
    actions.search();
  };
  const draw = (): void => {
    const { language } = services;
    const isHidden = confidential.isOn();
    setIcon(confidentialButton, isHidden ? "eye-off" : "eye");
    confidentialButton.toggleClass("is-active", isHidden);
    confidentialButton.setAttribute("aria-pressed", String(isHidden));
    filterButton.toggleClass("is-active", isFiltered(arrangement.filter));
    chips.empty();
    for (const by of FILTERED) {
      for (const value of arrangement.filter[by]) {
        const text = filterLabel(by, value, language);
        const chip = chips.createSpan({ cls: "rapport-chip", text });
        iconButton(chip, "x", language.messages.review.removeFilter(text), () => arrange(withToggled(arrangement, by, value)));
      }
    }
    chips.toggle(chips.childElementCount > 0);
  };

  inputEl.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") actions.goToList();
    else if (event.key === "Escape" && search.getValue() !== "") clearSearch();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  draw();
  return {
    query: () => search.getValue().trim(),
    arrangement: () => arrangement,
    draw,
    focusSearch: () => {
      inputEl.focus();
      inputEl.select();
    },
    clear: () => {
      clearSearch();
      arrange({ ...arrangement, filter: NO_FILTER });
    },
  };
}
