import { Menu } from "obsidian";
import type { Language } from "../../i18n/language";
import type { Services } from "../services";
import { vocabularyLabel } from "../wording";
import { showMenuAt } from "./client-menu";
import { FILTERED, isFiltered, NO_FILTER, REVIEW_SORTS, valuesOf, withToggled, type Filtered, type ReviewArrangement } from "./review-arrangement";

/** So many tags are offered; the search finds the rest. */
const MOST_TAGS = 15;

/** Takes the arrangement that was chosen. */
export type Arrange = (arrangement: ReviewArrangement) => void;

/** Offers the values that clients have, where `event` came from. */
export function showFilterMenu(event: MouseEvent, arrangement: ReviewArrangement, services: Services, arrange: Arrange): void {
  const { language } = services;
  const { review } = language.messages;
  const { filter } = arrangement;
  const menu = Menu.forEvent(event);
  for (const by of FILTERED) {
    const values = offered(by, services);
    if (values.length === 0) continue;
    menu.addSeparator();
    menu.addItem((item) => item.setTitle(review.filters[by]).setIsLabel(true));
    for (const value of values) {
      addChoice(menu, filterLabel(by, value, language), filter[by].includes(value), () => arrange(withToggled(arrangement, by, value)));
    }
  }
  if (isFiltered(filter)) {
    menu.addSeparator();
    menu.addItem((item) => item.setTitle(review.clearFilter).setIcon("x").onClick(() => arrange({ ...arrangement, filter: NO_FILTER })));
  }
  showMenuAt(menu, event);
}

/** Offers the orders of a review, where `event` came from. */
export function showSortMenu(event: MouseEvent, arrangement: ReviewArrangement, { language }: Services, arrange: Arrange): void {
  const menu = Menu.forEvent(event);
  for (const sort of REVIEW_SORTS) {
    addChoice(menu, language.messages.review.sorts[sort], arrangement.sort === sort, () => arrange({ ...arrangement, sort }));
  }
  showMenuAt(menu, event);
}

/** A value that clients are filtered by, as the user reads it. */
export function filterLabel(by: Filtered, value: string, { messages }: Language): string {
  const { tiers, types, durations } = messages;
  return by === "tag" ? `#${value}` : vocabularyLabel({ tier: tiers, type: types, duration: durations }[by], value);
}

function addChoice(menu: Menu, title: string, isChosen: boolean, choose: () => void): void {
  menu.addItem((item) => item.setTitle(title).setChecked(isChosen).onClick(choose));
}

/** The values that clients have; of tags the most frequent that tell clients apart. */
function offered(by: Filtered, { store, settings }: Services): readonly string[] {
  const values = valuesOf(store.review(), by);
  if (by !== "tag") return values;
  const clientTags = settings().clientTags.map((tag) => tag.toLowerCase());
  return values.filter((tag) => !clientTags.includes(tag)).slice(0, MOST_TAGS);
}
