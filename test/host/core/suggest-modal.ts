import type { App } from "./app";
import { environment, guarded } from "./environment";
import { Modal } from "./modal";
import { prepareFuzzySearch, renderResults, type SearchResult, sortSearchResults } from "./search";
import { SuggestionList } from "./suggestions";

export abstract class SuggestModal<T> extends Modal {
  limit = 100;
  emptyStateText = "No results found.";
  inputEl: HTMLInputElement;
  resultContainerEl: HTMLElement;
  instructionsEl: HTMLElement;
  chooser: SuggestionList<T>;
  private asked = 0;

  constructor(app: App) {
    super(app);
    this.modalEl.removeClass("modal");
    this.modalEl.addClass("prompt");
    this.modalEl.empty();
    const inputs = this.modalEl.createDiv("prompt-input-container");
    this.inputEl = inputs.createEl("input", {
      cls: "prompt-input",
      type: "text",
      attr: { autocapitalize: "off", spellcheck: "false", enterkeyhint: "done", role: "combobox" },
    });
    this.resultContainerEl = this.modalEl.createDiv("prompt-results");
    this.instructionsEl = this.modalEl.createDiv("prompt-instructions");
    this.instructionsEl.hide();
    this.chooser = new SuggestionList<T>(this, this.resultContainerEl);
    this.inputEl.addEventListener("input", () => this.updateSuggestions());
    const move = (by: number) => (event: KeyboardEvent) => (event.isComposing ? undefined : (this.chooser.move(by), false));
    this.scope.register([], "ArrowDown", move(1));
    this.scope.register([], "ArrowUp", move(-1));
    this.scope.register([], "Enter", (event) => (event.isComposing ? undefined : (this.selectActiveSuggestion(event), false)));
    this.scope.register([], "Home", () => undefined);
  }

  abstract getSuggestions(query: string): T[] | Promise<T[]>;

  abstract renderSuggestion(value: T, el: HTMLElement): void;

  abstract onChooseSuggestion(item: T, event: MouseEvent | KeyboardEvent): void;

  override open(): void {
    super.open();
    this.inputEl.focus();
    this.updateSuggestions();
  }

  setPlaceholder(placeholder: string): void {
    this.inputEl.placeholder = placeholder;
  }

  setInstructions(instructions: { command: string; purpose: string }[]): void {
    this.instructionsEl.empty();
    this.instructionsEl.toggle(instructions.length > 0);
    for (const { command, purpose } of instructions) {
      const el = this.instructionsEl.createDiv("prompt-instruction");
      el.createSpan({ cls: "prompt-instruction-command", text: command });
      el.createSpan({ text: purpose });
    }
  }

  onNoSuggestion(): void {
    this.chooser.set([]);
    if (this.emptyStateText !== "") this.resultContainerEl.createDiv({ cls: "suggestion-empty", text: this.emptyStateText });
  }

  /** The dialog is closed first, then the choice is told. */
  selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
    this.close();
    guarded(() => this.onChooseSuggestion(value, event));
  }

  selectActiveSuggestion(event: MouseEvent | KeyboardEvent): void {
    this.chooser.useSelected(event);
  }

  updateSuggestions(): void {
    const asked = (this.asked += 1);
    const show = (values: T[]): void => {
      if (asked !== this.asked) return;
      if (values.length === 0) this.onNoSuggestion();
      else this.chooser.set(values.slice(0, this.limit));
    };
    try {
      const found = this.getSuggestions(this.inputEl.value);
      if (found instanceof Promise) found.then(show).catch((error: unknown) => environment.report(error));
      else show(found);
    } catch (error) {
      environment.report(error);
    }
  }
}

export interface FuzzyMatch<T> {
  item: T;
  match: SearchResult;
}

export abstract class FuzzySuggestModal<T> extends SuggestModal<FuzzyMatch<T>> {
  abstract getItems(): T[];

  abstract getItemText(item: T): string;

  abstract onChooseItem(item: T, event: MouseEvent | KeyboardEvent): void;

  /** Without words all items in their own order, else the best match first. */
  getSuggestions(query: string): FuzzyMatch<T>[] {
    const matches = prepareFuzzySearch(query.trim());
    const found: FuzzyMatch<T>[] = [];
    for (const item of this.getItems()) {
      const match = matches(this.getItemText(item));
      if (match !== null) found.push({ item, match });
    }
    if (query.trim() !== "") sortSearchResults(found);
    return found;
  }

  renderSuggestion({ item, match }: FuzzyMatch<T>, el: HTMLElement): void {
    renderResults(el, this.getItemText(item), match);
  }

  onChooseSuggestion({ item }: FuzzyMatch<T>, event: MouseEvent | KeyboardEvent): void {
    this.onChooseItem(item, event);
  }
}
