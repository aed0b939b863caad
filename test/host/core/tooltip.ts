export interface TooltipOptions {
  placement?: "bottom" | "right" | "left" | "top";
  classes?: string[];
  gap?: number;
  delay?: number;
}

/** The tooltip is the element's `aria-label`; an empty one takes it away. */
export function setTooltip(el: HTMLElement, tooltip: string, options?: TooltipOptions): void {
  if (tooltip === "") el.removeAttribute("aria-label");
  else el.setAttribute("aria-label", tooltip);
  if (options?.placement !== undefined) el.setAttribute("data-tooltip-position", options.placement);
  if (options?.delay !== undefined) el.setAttribute("data-tooltip-delay", String(options.delay));
  if (options?.classes !== undefined) el.setAttribute("data-tooltip-classes", options.classes.join(" "));
}

/** Shows it at once, until the pointer leaves. */
export function displayTooltip(target: HTMLElement, content: string | DocumentFragment, options?: TooltipOptions): void {
  const tooltip = target.doc.body.createDiv({ cls: ["tooltip", ...(options?.classes ?? [])], text: content });
  target.addEventListener("mouseleave", () => tooltip.detach(), { once: true });
}
