import type { StandingName } from "../../domain/standing";

const SIZE = 20;
const RADIUS = 7.5;
const LENGTH = 2 * Math.PI * RADIUS;

/** A ring that fills with elapsed ÷ cadence; full once the due date is reached, with a dot for the neglected. */
export function drawCadenceRing(parent: HTMLElement): (ratio: number, standing: StandingName) => void {
  const svg = parent.createSvg("svg", {
    cls: "rapport-ring",
    attr: { viewBox: `0 0 ${SIZE} ${SIZE}`, width: SIZE, height: SIZE, "aria-hidden": "true" },
  });
  const circle = { cx: SIZE / 2, cy: SIZE / 2, r: RADIUS };
  svg.createSvg("circle", { cls: "rapport-ring-track", attr: circle });
  const arc = svg.createSvg("circle", {
    cls: "rapport-ring-arc",
    attr: { ...circle, transform: `rotate(-90 ${SIZE / 2} ${SIZE / 2})` },
  });
  svg.createSvg("circle", { cls: "rapport-ring-dot", attr: { ...circle, r: 2.5 } });
  return (ratio, standing) => {
    const filled = isDormant(standing) ? 0 : Math.min(Math.max(ratio, 0), 1);
    arc.setAttribute("stroke-dasharray", `${filled * LENGTH} ${LENGTH}`);
  };
}

function isDormant(standing: StandingName): boolean {
  return standing === "paused" || standing === "archived";
}
