const DELAY = 400;
const GAP = 6;

/** As in the app: what has an `aria-label` shows it as a tooltip while the pointer rests on it. */
export function showTooltips(doc: Document): void {
  let shown: HTMLElement | null = null;
  let waiting: number | null = null;
  let over: Element | null = null;

  const hide = (): void => {
    if (waiting !== null) window.clearTimeout(waiting);
    shown?.remove();
    shown = null;
    waiting = null;
  };
  doc.addEventListener("mouseover", (event) => {
    const target = (event.target as Element | null)?.closest<HTMLElement>("[aria-label]") ?? null;
    if (target === over) return;
    over = target;
    hide();
    if (target === null) return;
    const delay = Number(target.getAttribute("data-tooltip-delay") ?? DELAY);
    waiting = window.setTimeout(() => (shown = show(target)), delay);
  });
  for (const type of ["mousedown", "keydown", "wheel"] as const) doc.addEventListener(type, hide, { capture: true, passive: true });
}

function show(target: HTMLElement): HTMLElement | null {
  const text = target.getAttribute("aria-label") ?? "";
  if (!target.isConnected || text === "") return null;
  const { doc, win } = target;
  const tooltip = doc.createElement("div");
  tooltip.className = `tooltip ${target.getAttribute("data-tooltip-classes") ?? ""}`.trim();
  tooltip.textContent = text;
  doc.body.append(tooltip);
  const box = target.getBoundingClientRect();
  const { width, height } = tooltip.getBoundingClientRect();
  const place = target.getAttribute("data-tooltip-position") ?? "bottom";
  const middleX = box.left + box.width / 2 - width / 2;
  const middleY = box.top + box.height / 2 - height / 2;
  const left = place === "right" ? box.right + GAP : place === "left" ? box.left - width - GAP : middleX;
  const top = place === "top" ? box.top - height - GAP : place === "bottom" ? box.bottom + GAP : middleY;
  tooltip.style.left = `${inside(left, win.innerWidth - width)}px`;
  tooltip.style.top = `${inside(top, win.innerHeight - height)}px`;
  return tooltip;
}

function inside(value: number, most: number): number {
  return Math.max(4, Math.min(value, most - 4));
}
