import type { App } from "./app";
import { environment, guarded } from "./environment";
import { Scope } from "./keymap";
import { SuggestionList } from "./suggestions";

/** A list that pops up beside what is being typed. */
export abstract class PopoverSuggest<T> {
  app: App;
  scope: Scope;
  suggestEl: HTMLElement;
  suggestions: SuggestionList<T>;
  isOpen = false;

  constructor(app: App, scope?: Scope) {
    this.app = app;
    this.scope = scope ?? new Scope(app.scope);
    this.suggestEl = document.createElement("div");
    this.suggestEl.addClass("suggestion-container");
    this.suggestions = new SuggestionList<T>(this, this.suggestEl.createDiv("suggestion"));
    this.scope.register([], "ArrowDown", () => (this.suggestions.move(1), false));
    this.scope.register([], "ArrowUp", () => (this.suggestions.move(-1), false));
    this.scope.register([], "Enter", (event) => (this.suggestions.useSelected(event) ? false : undefined));
    this.scope.register([], "Escape", () => (this.close(), false));
  }

  abstract renderSuggestion(value: T, el: HTMLElement): void;

  abstract selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void;

  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.app.keymap.pushScope(this.scope);
    document.body.append(this.suggestEl);
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.app.keymap.popScope(this.scope);
    this.suggestEl.detach();
  }

  onHistoryBack(): void {
    this.close();
  }
}

/** Suggests while an input has the focus; choosing calls back and leaves the value to the caller. */
export abstract class AbstractInputSuggest<T> extends PopoverSuggest<T> {
  limit = 100;
  textInputEl: HTMLInputElement | HTMLDivElement;
  private callback: ((value: T, event: MouseEvent | KeyboardEvent) => unknown) | null = null;
  private asked = 0;

  constructor(app: App, textInputEl: HTMLInputElement | HTMLDivElement) {
    super(app);
    this.textInputEl = textInputEl;
    textInputEl.addEventListener("input", () => this.update());
    textInputEl.addEventListener("focus", () => this.update());
    textInputEl.addEventListener("blur", () => this.close());
    this.suggestEl.addEventListener("mousedown", (event) => event.preventDefault());
  }

  protected abstract getSuggestions(query: string): T[] | Promise<T[]>;

  setValue(value: string): void {
    if ("value" in this.textInputEl) this.textInputEl.value = value;
    else this.textInputEl.setText(value);
  }

  getValue(): string {
    return "value" in this.textInputEl ? this.textInputEl.value : (this.textInputEl.textContent ?? "");
  }

  selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
    guarded(() => this.callback?.(value, event));
  }

  onSelect(callback: (value: T, event: MouseEvent | KeyboardEvent) => unknown): this {
    this.callback = callback;
    return this;
  }

  override open(): void {
    const { doc } = this.textInputEl;
    super.open();
    doc.body.append(this.suggestEl);
    const box = this.textInputEl.getBoundingClientRect();
    this.suggestEl.setCssStyles({ left: `${box.left}px`, top: `${box.bottom + 5}px`, position: "fixed" });
  }

  private update(): void {
    const asked = (this.asked += 1);
    const show = (values: T[]): void => {
      if (asked !== this.asked || this.textInputEl.doc.activeElement !== this.textInputEl) return;
      if (values.length === 0) {
        this.close();
        return;
      }
      this.suggestions.set(this.limit > 0 ? values.slice(0, this.limit) : values);
      this.open();
    };
    try {
      const found = this.getSuggestions(this.getValue());
      if (found instanceof Promise) found.then(show).catch((error: unknown) => environment.report(error));
      else show(found);
    } catch (error) {
      environment.report(error);
    }
  }
}

/** Suggestions in an editor are registered and never shown. */
export abstract class EditorSuggest<T> extends PopoverSuggest<T> {
  context: object | null = null;
  limit = 100;

  setInstructions(_instructions: { command: string; purpose: string }[]): void {}
}
