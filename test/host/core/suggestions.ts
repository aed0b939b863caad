import { environment } from "./environment";

export interface SuggestOwner<T> {
  renderSuggestion(value: T, el: HTMLElement): unknown;
  selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): unknown;
}

/** The list under a suggest input: one item is selected, arrows move it round, a click chooses. */
export class SuggestionList<T> {
  values: T[] = [];
  selectedItem = -1;
  private items: HTMLElement[] = [];

  constructor(
    private readonly owner: SuggestOwner<T>,
    private readonly el: HTMLElement,
  ) {
    el.setAttribute("role", "listbox");
  }

  set(values: T[]): void {
    this.values = values;
    this.el.empty();
    this.items = values.map((value, at) => {
      const item = this.el.createDiv({ cls: "suggestion-item", attr: { role: "option" } });
      item.addEventListener("mousemove", () => this.select(at));
      item.addEventListener("click", (event) => {
        event.preventDefault();
        this.select(at);
        this.owner.selectSuggestion(value, event);
      });
      try {
        this.owner.renderSuggestion(value, item);
      } catch (error) {
        environment.report(error);
      }
      return item;
    });
    this.select(values.length > 0 ? 0 : -1);
  }

  move(by: number): void {
    const { length } = this.items;
    if (length > 0) this.select((this.selectedItem + by + length) % length);
  }

  select(at: number): void {
    this.selectedItem = at;
    this.items.forEach((item, index) => {
      item.toggleClass("is-selected", index === at);
      item.setAttribute("aria-selected", String(index === at));
    });
    const item = this.items[at];
    if (typeof item?.scrollIntoView === "function") item.scrollIntoView({ block: "nearest" });
  }

  useSelected(event: MouseEvent | KeyboardEvent): boolean {
    const value = this.values[this.selectedItem];
    if (value === undefined) return false;
    this.owner.selectSuggestion(value, event);
    return true;
  }
}
