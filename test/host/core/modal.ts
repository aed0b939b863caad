import type { App } from "./app";
import { activeDoc, guarded } from "./environment";
import { setIcon } from "./icons";
import { Scope } from "./keymap";

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"]), [contenteditable="true"]';

/** Escape, a click beside it and its cross close it. Focus stays inside and goes back to where it was. */
export class Modal {
  app: App;
  scope: Scope;
  containerEl: HTMLElement;
  modalEl: HTMLElement;
  titleEl: HTMLElement;
  contentEl: HTMLElement;
  bgEl: HTMLElement;
  headerEl: HTMLElement;
  shouldRestoreSelection = true;
  private closeCallback: (() => unknown) | null = null;
  private focusBefore: HTMLElement | null = null;
  private isOpen = false;

  constructor(app: App) {
    this.app = app;
    this.scope = new Scope(app.scope);
    const doc = activeDoc();
    this.containerEl = doc.createElement("div");
    this.containerEl.addClasses(["modal-container", "mod-dim"]);
    this.bgEl = this.containerEl.createDiv({ cls: "modal-bg", attr: { style: "opacity: 0.85" } });
    this.bgEl.addEventListener("click", () => this.close());
    this.modalEl = this.containerEl.createDiv({ cls: "modal", attr: { role: "dialog", "aria-modal": "true", tabindex: "-1" } });
    const closeEl = this.modalEl.createEl("button", { cls: "modal-close-button mod-raised clickable-icon", attr: { "aria-label": "Close" } });
    setIcon(closeEl, "lucide-x");
    closeEl.addEventListener("click", () => this.close());
    this.headerEl = this.modalEl.createDiv("modal-header");
    this.titleEl = this.headerEl.createDiv("modal-title");
    this.contentEl = this.modalEl.createDiv("modal-content");
    this.scope.register([], "Escape", () => {
      this.onEscapeKey();
      return false;
    });
    this.scope.register(null, "Tab", (event) => this.keepFocus(event));
  }

  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    const doc = activeDoc();
    this.focusBefore = doc.activeElement as HTMLElement | null;
    this.app.keymap.pushScope(this.scope);
    doc.body.append(this.containerEl);
    this.app.openModals.push(this);
    this.modalEl.focus();
    guarded(() => this.onOpen());
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.app.keymap.popScope(this.scope);
    this.app.openModals.splice(this.app.openModals.indexOf(this), 1);
    this.containerEl.detach();
    if (this.shouldRestoreSelection && this.focusBefore?.isConnected === true) this.focusBefore.focus();
    guarded(() => this.onClose());
    guarded(() => this.closeCallback?.());
  }

  onOpen(): Promise<void> | void {}

  onClose(): void {}

  protected onEscapeKey(): void {
    this.close();
  }

  setTitle(title: string): this {
    this.titleEl.setText(title);
    return this;
  }

  setContent(content: string | DocumentFragment): this {
    this.contentEl.setText(content);
    return this;
  }

  setCloseCallback(callback: () => unknown): this {
    this.closeCallback = callback;
    return this;
  }

  onHistoryBack(): void {
    this.close();
  }

  private keepFocus(event: KeyboardEvent): false | undefined {
    const inside = Array.from(this.modalEl.querySelectorAll<HTMLElement>(FOCUSABLE)).filter((el) => el.isShown());
    const first = inside[0];
    const last = inside.at(-1);
    const active = this.modalEl.doc.activeElement;
    if (first === undefined || last === undefined) return false;
    const outside = active === null || !this.modalEl.contains(active);
    if (event.shiftKey && (active === first || active === this.modalEl || outside)) {
      last.focus();
      return false;
    }
    if (!event.shiftKey && (active === last || outside)) {
      first.focus();
      return false;
    }
    return undefined;
  }
}
