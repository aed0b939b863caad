import type { LocalDay } from "../../src/domain/local-date";
import { ReviewList } from "../../src/ui/review/review-list";
import type { ReviewRows } from "../../src/ui/review/review-rows";
import type { Services } from "../../src/ui/services";

/** The plugin's list as far as drawing goes. */
export interface DrawnList {
  readonly el: HTMLElement;
  readonly update: (rows: ReviewRows, today: LocalDay) => void;
}

const idle = (): void => undefined;
/** What a user could do with rows; nobody does. */
const ACTIONS = { open: idle, log: idle, snooze: idle, showMenu: idle, preview: idle, drag: idle, toggle: idle, onSelect: idle };

/** The plugin's own list inside of a scrolling element. */
export function drawList(scroller: HTMLElement, services: Services): DrawnList {
  return new ReviewList(scroller, scroller, services, ACTIONS);
}
