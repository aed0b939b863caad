import { createReviewList } from "../../src/ui/review/review-list";
import type { ReviewGroup } from "../../src/ui/review/review-rows";
import type { Services } from "../../src/ui/services";

/** The plugin's list as far as drawing goes. */
export interface DrawnList {
  readonly el: HTMLElement;
  /** Shows these groups, none of them folded. */
  readonly update: (groups: readonly ReviewGroup[]) => void;
}

const UNFOLDED: ReadonlySet<string> = new Set();

/** The plugin's own list inside of a scrolling element. */
export function drawList(scroller: HTMLElement, services: Services): DrawnList {
  const list = createReviewList(scroller, services, () => undefined);
  return { el: scroller.find(".rapport-list"), update: (groups) => list.show(groups, UNFOLDED) };
}
