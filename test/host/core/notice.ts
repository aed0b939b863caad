import { activeDoc } from "./environment";

export interface ShownNotice {
  notice: Notice;
  shown: boolean;
}

/** All notices since the host began, oldest first. */
export const notices: ShownNotice[] = [];

/** Five seconds unless told otherwise; zero stays until it is clicked or hidden. */
export class Notice {
  /** The message. */
  noticeEl: HTMLElement;
  containerEl: HTMLElement;
  messageEl: HTMLElement;
  private readonly record: ShownNotice;
  private timer: number | null = null;

  constructor(message: string | DocumentFragment, duration?: number) {
    const doc = activeDoc();
    const all = doc.body.querySelector<HTMLElement>(".notice-container") ?? doc.body.createDiv("notice-container");
    this.containerEl = all.createDiv("notice");
    this.messageEl = this.containerEl.createDiv({ cls: "notice-message", attr: { role: "alert" } });
    this.noticeEl = this.messageEl;
    this.setMessage(message);
    this.containerEl.addEventListener("click", () => this.hide());
    const lasts = duration ?? 5000;
    if (lasts > 0) this.timer = window.setTimeout(() => this.hide(), lasts);
    this.record = { notice: this, shown: true };
    notices.push(this.record);
  }

  setMessage(message: string | DocumentFragment): this {
    this.messageEl.setText(message);
    return this;
  }

  hide(): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    const all = this.containerEl.parentElement;
    this.containerEl.detach();
    if (all !== null && all.childElementCount === 0) all.detach();
    this.record.shown = false;
  }
}
