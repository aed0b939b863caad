import type { ContactMonth } from "../../domain/contact-months";
import type { Language } from "../../i18n/language";
import { contactMonthsInWords } from "../wording";

/** So many days with contact make a full bar. */
const FULL = 3;
/** The part of a month's width that its bar takes. */
const BAR = 0.6;

/**
 * Twelve bars, one a month: half as high as they can be for one day with contact, full for three or more; a dot on the
 * base line for none. One element, drawn by the style sheet; its name gives the figures, on hover and to screen readers.
 */
export function drawContactStrip(parent: HTMLElement, language: Language): (months: readonly ContactMonth[]) => void {
  const el = parent.createDiv({ cls: "rapport-strip", attr: { role: "img" } });
  return (months) => {
    el.setAttribute("aria-label", contactMonthsInWords(months, language));
    el.setCssProps({ "--rapport-months": barsOf(months) });
  };
}

/** All bars as one outline along the base line, in percent of the element's width and height. */
function barsOf(months: readonly ContactMonth[]): string {
  const width = 100 / months.length;
  const points = months.flatMap(({ days }, index) => {
    if (days === 0) return [];
    const top = 100 - (100 * (1 + Math.min(days, FULL))) / (1 + FULL);
    const [left, right] = [index * width, (index + BAR) * width].map((x) => `${x.toFixed(2)}%`);
    return [`${left} 100%`, `${left} ${top}%`, `${right} ${top}%`, `${right} 100%`];
  });
  return `polygon(${["0% 100%", ...points].join(", ")})`;
}
