import { setIcon } from "obsidian";
import { contactMonths } from "../../domain/contact-months";
import type { LocalDay } from "../../domain/local-date";
import type { ReviewEntry } from "../../domain/review";
import { isDormant } from "../../domain/standing";
import type { Language } from "../../i18n/language";
import type { Services } from "../services";
import { shownName } from "../shown-name";
import { cadenceInWords, lastContactInWords, reasonInWords, signInWords, vocabularyLabel } from "../wording";
import { drawContactStrip } from "./contact-strip";
import type { RowElement } from "./row-window";

/**
 * A client's row with its cadence ring, which fills with elapsed ÷ cadence: full once the due date is reached, empty for
 * the paused and archived. The ring is drawn by the style sheet, so that a row stays a handful of elements.
 */
export function createClientRow(parent: HTMLElement, services: Services): RowElement {
  const el = parent.createDiv({ cls: "rapport-row", attr: { role: "row", "aria-level": "2", draggable: "true" } });
  const main = el.createDiv({ cls: "rapport-row-main", attr: { role: "gridcell" } });
  const name = main.createSpan({ cls: "rapport-row-name" });
  const signs = main.createSpan({ cls: "rapport-row-signs" });
  const due = main.createSpan({ cls: "rapport-row-due" });
  const detail = main.createSpan({ cls: "rapport-row-detail" });
  const showMonths = drawContactStrip(main, services.language);
  return {
    el,
    show: (row) => {
      if (row.kind !== "client") return;
      const { entry } = row;
      const { language, store } = services;
      const today = store.day();
            el.dataset["standing"] = entry.standing;
      el.dataset["path"] = entry.note.path;
      el.setCssProps({ "--rapport-elapsed": String(isDormant(entry) ? 0 : Math.min(Math.max(entry.ratio, 0), 1)) });
      name.setText(shownName(entry.note, services));
      drawSigns(signs, entry, today, language);
      detail.setText(detailOf(entry, today, language));
      due.setText(isDormant(entry) ? "" : dueInWords(entry, language));
      due.title = language.messages.review.dueOn(language.day(entry.dueOn, today));
      showMonths(contactMonths(entry.history.contacts, today));
      main.title = reasonInWords(entry, today, language);
    },
  };
}

/** One mark for all early signs; hovering it, or a screen reader, tells each with its figures. */
function drawSigns(el: HTMLElement, { signs }: ReviewEntry, today: LocalDay, language: Language): void {
  const words = signs.map((sign) => signInWords(sign, today, language)).join("\n");
  el.empty();
  el.title = words;
  el.setAttrs(words === "" ? { role: null, "aria-label": null } : { role: "img", "aria-label": words });
  if (words !== "") setIcon(el, signs.some(({ name }) => name === "gaps-growing" || name === "satisfaction-falling") ? "trending-down" : "flag");
}

/** "key · every 2 weeks · call on 2 Nov" */
function detailOf(entry: ReviewEntry, today: LocalDay, language: Language): string {
  const { messages } = language;
  const { tier } = entry.note.client;
  const { brief, reason, review, tiers } = messages;
  const last = lastContactInWords(entry, today, language, review.contactBy, brief.contactOn) ?? reason.neverInTouch;
  return [...(tier === null ? [] : [vocabularyLabel(tiers, tier)]), cadenceInWords(entry.cadence, messages), last].join(" · ");
}

function dueInWords({ daysOver }: ReviewEntry, { messages: { review } }: Language): string {
  if (daysOver === 0) return review.dueToday;
  return daysOver > 0 ? review.over(daysOver) : review.dueIn(-daysOver);
}
