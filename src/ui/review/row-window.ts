import { reviewRows, type ReviewRow, type ReviewRows, type RowHeights } from "./review-rows";

/** A row's element, and what makes it show a row of its kind. */
export interface RowElement {
  readonly el: HTMLElement;
  readonly show: (row: ReviewRow) => void;
}

/** The rows of a list that are in the document: those in view, a few around, and the one that has the focus. */
export interface RowWindow {
  readonly rows: () => ReviewRows;
  /** Takes these rows instead, where the active one stays active if it is among them, and draws. */
  readonly show: (rows: ReviewRows) => void;
  readonly draw: () => void;
  /** Lets the next drawing draw every row anew, where something changed that the rows don't tell. */
  readonly outdate: () => void;
  /** Measures rows again, after the size or the style of what is around has changed. */
  readonly resize: () => void;
  /** The row in the tab order. */
  readonly active: () => ReviewRow | undefined;
  /** Makes a row the active one, in view and focused. An index without a row is passed over. */
  readonly focus: (index: number) => void;
  /** The row that an event is about. */
  readonly rowOf: (event: Event) => ReviewRow | undefined;
}

/** A drawn row; it is drawn anew only where its content is another value. */
interface DrawnRow extends RowElement {
  row: ReviewRow;
  content: unknown;
}

/** Rows kept drawn above and below the visible ones. */
const OVERSCAN = 4;
/** A scroller without a size is taken to be so high. */
const UNKNOWN_HEIGHT = 1_000;

/**
 * Draws rows into `list`, which is as high as all of them, inside of the element that scrolls. All rows of a kind are
 * equally high; until there is one to measure, the height is a guess. `mark` is called for each row at each drawing.
 */
export function createRowWindow(
  scroller: HTMLElement,
  list: HTMLElement,
  create: (kind: ReviewRow["kind"]) => RowElement,
  mark: (row: ReviewRow, el: HTMLElement) => void,
): RowWindow {
  const drawn = new Map<string, DrawnRow>();
  let rows = reviewRows([], new Set());
  let activeKey = "";
  let heights: RowHeights = { group: 36, client: 52 };
  const measured = new Set<ReviewRow["kind"]>();

  const draw = (): void => {
    list.style.height = `${rows.topOf(rows.length, heights)}px`;
    const hadFocus = list.contains(list.doc.activeElement);
    const wanted = new Map(rowsToDraw(hadFocus).map((row) => [row.key, row]));
    for (const [key, { el }] of drawn) {
      if (wanted.has(key)) continue;
      el.remove();
      drawn.delete(key);
    }
    let place = list.firstElementChild;
    for (const row of wanted.values()) {
      const el = drawRow(row);
      if (el === place) place = place.nextElementSibling;
      else list.insertBefore(el, place);
    }
    if (hadFocus && !list.contains(list.doc.activeElement)) focusActive();
    measure();
  };

  /** In their order: focus outlives scrolling, so that the row that has it is drawn wherever it is. */
  const rowsToDraw = (hasFocus: boolean): ReviewRow[] => {
    const view = scroller.getBoundingClientRect();
    const top = view.top - list.getBoundingClientRect().top;
    const first = Math.max(rows.rowAt(top, heights) - OVERSCAN, 0);
    const end = Math.min(rows.rowAt(top + (view.height || UNKNOWN_HEIGHT), heights) + 1 + OVERSCAN, rows.length);
    const indexes = Array.from({ length: Math.max(end - first, 0) }, (_, offset) => first + offset);
    const focused = hasFocus ? rows.indexOf(activeKey) : -1;
    if (focused < first) indexes.unshift(focused);
    else if (focused >= end) indexes.push(focused);
    return indexes.flatMap((index) => rows.at(index) ?? []);
  };

  const drawRow = (row: ReviewRow): HTMLElement => {
    const each = drawn.get(row.key) ?? { ...create(row.kind), row, content: null };
    const { el } = each;
    const content = contentOf(row);
    if (each.content !== content) each.show(row);
    each.row = row;
    each.content = content;
    drawn.set(row.key, each);
    el.dataset["key"] = row.key;
    el.setAttribute("aria-rowindex", String(row.index + 1));
    el.setAttribute("tabindex", row.key === activeKey ? "0" : "-1");
    el.style.top = `${rows.topOf(row.index, heights)}px`;
    mark(row, el);
    return el;
  };

  const measure = (): void => {
    const before = heights;
    for (const { el, row } of drawn.values()) {
      if (measured.has(row.kind) || el.offsetHeight === 0) continue;
      measured.add(row.kind);
      heights = { ...heights, [row.kind]: el.offsetHeight };
    }
    if (heights !== before) draw();
  };

  const activate = (key: string): void => {
    drawn.get(activeKey)?.el.setAttribute("tabindex", "-1");
    activeKey = key;
    drawn.get(key)?.el.setAttribute("tabindex", "0");
  };

  const focusActive = (): void => drawn.get(activeKey)?.el.focus({ preventScroll: true });

  const rowOf = ({ target }: Event): ReviewRow | undefined =>
    drawn.get((target as HTMLElement).closest<HTMLElement>("[data-key]")?.dataset["key"] ?? "")?.row;

  list.addEventListener("focusin", (event) => {
    const row = rowOf(event);
    if (row !== undefined) activate(row.key);
  });
  scroller.addEventListener("scroll", draw, { passive: true });

  return {
    rows: () => rows,
    show: (shown) => {
      rows = shown;
      if (rows.indexOf(activeKey) < 0) activeKey = rows.at(0)?.key ?? "";
      draw();
    },
    draw,
    outdate: () => drawn.forEach((each) => (each.content = null)),
    resize: () => {
      measured.clear();
      draw();
    },
    active: () => rows.at(rows.indexOf(activeKey)),
    focus: (index) => {
      const row = rows.at(index);
      if (row === undefined) return;
      activate(row.key);
      const view = scroller.getBoundingClientRect();
      const top = list.getBoundingClientRect().top - view.top + rows.topOf(index, heights);
      const bottom = top + heights[row.kind];
      if (top < 0) scroller.scrollTop += top;
      else if (bottom > view.height && view.height > 0) scroller.scrollTop += bottom - view.height;
      draw();
      focusActive();
    },
    rowOf,
  };
}

/** What a row shows: a client's entry is another value after every change. */
function contentOf(row: ReviewRow): unknown {
  return row.kind === "client" ? row.entry : `${row.label} ${row.count} ${row.folded}`;
}
