import type { ReviewEntry } from "../../domain/review";
import type { StandingName } from "../../domain/standing";
import { textButton } from "../elements";
import type { Services } from "../services";

/** Standings that ask for something. */
const COUNTED: readonly StandingName[] = ["neglected", "overdue", "due", "soon"];

/** Draws how many clients have each standing that asks for something; a press leads to them. */
export function drawCounts(el: HTMLElement, entries: readonly ReviewEntry[], { language }: Services, reveal: (standing: StandingName) => void): void {
  const { formatNumber, messages } = language;
  el.empty();
  for (const standing of COUNTED) {
    const count = entries.filter((entry) => entry.standing === standing).length;
    if (count === 0) continue;
    const button = textButton(el, "", () => reveal(standing), "rapport-count");
    button.dataset["standing"] = standing;
    button.createSpan({ cls: "rapport-count-number", text: formatNumber(count) });
    button.appendText(` ${messages.standings[standing].toLowerCase()}`);
  }
  el.toggle(el.childElementCount > 0);
}
