import { Component } from "./component";
import { activeDoc } from "./environment";

interface HoverParent {
  hoverPopover: HoverPopover | null;
}

/** Shown after a while beside its target, until the pointer leaves both. */
export class HoverPopover extends Component {
  hoverEl: HTMLElement;
  state = 0;

  constructor(
    private readonly hoverParent: HoverParent,
    targetEl: HTMLElement | null,
    waitTime = 300,
  ) {
    super();
    const doc = targetEl?.doc ?? activeDoc();
    this.hoverEl = doc.createElement("div");
    this.hoverEl.addClasses(["popover", "hover-popover"]);
    hoverParent.hoverPopover?.hide();
    hoverParent.hoverPopover = this;
    const timer = window.setTimeout(() => this.show(doc, targetEl), waitTime);
    this.register(() => window.clearTimeout(timer));
    const leave = (event: MouseEvent): void => {
      if (!this.hoverEl.contains(event.relatedTarget as Node | null)) this.hide();
    };
    targetEl?.addEventListener("mouseleave", leave, { once: true });
    this.hoverEl.addEventListener("mouseleave", () => this.hide());
    void this.load();
  }

  hide(): void {
    this.hoverEl.detach();
    if (this.hoverParent.hoverPopover === this) this.hoverParent.hoverPopover = null;
    this.unload();
  }

  private show(doc: Document, targetEl: HTMLElement | null): void {
    const box = targetEl?.getBoundingClientRect();
    this.hoverEl.setCssStyles({ position: "fixed", left: `${box?.left ?? 0}px`, top: `${(box?.bottom ?? 0) + 4}px` });
    doc.body.append(this.hoverEl);
  }
}
