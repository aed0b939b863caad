import type { StandingName } from "../../domain/standing";

/**
 * A ring that fills with elapsed ÷ cadence: full once the due date is reached, empty for the paused and archived. One
 * element, drawn by the style sheet; the colour and the dot of the neglected follow the row's standing.
 */
export function drawCadenceRing(parent: HTMLElement): (ratio: number, standing: StandingName) => void {
  const el = parent.createDiv({ cls: "rapport-ring", attr: { "aria-hidden": "true" } });
  return (ratio, standing) => {
    const isDormant = standing === "paused" || standing === "archived";
    el.setCssProps({ "--rapport-elapsed": String(isDormant ? 0 : Math.min(Math.max(ratio, 0), 1)) });
  };
}
