import { Keymap, prepareFuzzySearch, renderMatches, SuggestModal, type SearchMatches } from "obsidian";
import type { ReviewEntry } from "../domain/review";
import type { Services } from "./services";
import { shownName } from "./shown-name";
import { reasonInWords } from "./wording";

interface Suggestion {
  readonly entry: ReviewEntry;
  readonly matches: SearchMatches;
}

/** Picks one client, or several with Mod: the suggested ones first, then in review order; by name once something is typed. */
export class ClientPicker extends SuggestModal<Suggestion> {
  private readonly chosen = new Set<ReviewEntry>();

  constructor(
    private readonly services: Services,
    private readonly suggested: readonly ReviewEntry[],
    private readonly onChoose: (clients: readonly ReviewEntry[]) => void,
    question = services.language.messages.picker.placeholder,
  ) {
    super(services.app);
    const { picker } = services.language.messages;
    this.setPlaceholder(question);
    for (const el of [this.modalEl, this.inputEl, this.resultContainerEl]) el.setAttribute("aria-label", question);
    this.emptyStateText = services.store.review().length === 0 ? picker.noClients : picker.empty;
    this.limit = 100;
    this.setInstructions([
      { command: "↵", purpose: picker.choose },
      { command: "ctrl/⌘ ↵", purpose: picker.several },
      { command: "esc", purpose: picker.dismiss },
    ]);
    this.scope.register(["Mod"], "Enter", (event) => {
      this.selectActiveSuggestion(event);
      return false;
    });
  }

  getSuggestions(query: string): Suggestion[] {
    const open = this.services.store.review().filter((entry) => !this.chosen.has(entry));
    if (query.trim() === "") {
      const first = this.suggested.filter((entry) => !this.chosen.has(entry));
      const rest = open.filter((entry) => !first.includes(entry));
      return [...first, ...rest].map((entry) => ({ entry, matches: [] }));
    }
    const search = prepareFuzzySearch(query.trim());
    return open
      .flatMap((entry) => {
        const result = search(entry.note.name);
        return result === null ? [] : [{ entry, matches: result.matches, score: result.score }];
      })
      .sort((a, b) => b.score - a.score);
  }

  renderSuggestion({ entry, matches }: Suggestion, el: HTMLElement): void {
    const { store, language } = this.services;
    el.addClass("mod-complex");
    const content = el.createDiv({ cls: "suggestion-content" });
    const title = content.createDiv({ cls: "suggestion-title" });
    if (this.services.confidential.hides(entry.note.path)) title.setText(shownName(entry.note, this.services));
    else renderMatches(title, entry.note.name, matches);
    content.createDiv({ cls: "suggestion-note", text: reasonInWords(entry, store.day(), language) });
  }

  override selectSuggestion(suggestion: Suggestion, event: MouseEvent | KeyboardEvent): void {
    if (!Keymap.isModifier(event, "Mod")) {
      super.selectSuggestion(suggestion, event);
      return;
    }
    this.chosen.add(suggestion.entry);
    const names = [...this.chosen].map(({ note }) => shownName(note, this.services)).join(", ");
    this.setPlaceholder(this.services.language.messages.picker.chosen(names));
    this.inputEl.value = "";
    this.inputEl.dispatchEvent(new Event("input"));
  }

  onChooseSuggestion({ entry }: Suggestion): void {
    this.onChoose([...this.chosen, entry]);
  }
}
