import { Keymap, prepareFuzzySearch, renderMatches, SuggestModal, type SearchMatches } from "obsidian";
import type { ReviewEntry } from "../domain/review";
import { suggestedClients, type Services } from "./services";
import { shownName } from "./shown-name";
import { reasonInWords } from "./wording";

interface Suggestion {
  readonly entry: ReviewEntry;
  readonly matches: SearchMatches;
}

/** Picks one client, or several with Mod: the suggested ones first, then in review order; by name once something is typed. */
export function pickClients(
  services: Services,
  onChoose: (clients: readonly ReviewEntry[]) => void,
  question = services.language.messages.picker.placeholder,
  suggested = suggestedClients(services),
): void {
  const picker = new ClientPicker(services, onChoose, suggested);
  picker.setPlaceholder(question);
  for (const el of [picker.modalEl, picker.inputEl, picker.resultContainerEl]) el.setAttribute("aria-label", question);
  picker.open();
}

class ClientPicker extends SuggestModal<Suggestion> {
  private readonly chosen = new Set<ReviewEntry>();

  constructor(
    private readonly services: Services,
    private readonly onChoose: (clients: readonly ReviewEntry[]) => void,
    private readonly suggested: readonly ReviewEntry[],
  ) {
    super(services.app);
    const { picker } = services.language.messages;
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
    const isOpen = (entry: ReviewEntry): boolean => !this.chosen.has(entry);
    const open = this.services.store.review().filter(isOpen);
    if (query.trim() === "") return [...new Set([...this.suggested.filter(isOpen), ...open])].map((entry) => ({ entry, matches: [] }));
    const search = prepareFuzzySearch(query.trim());
    return open
      .flatMap((entry) => {
        const result = search(entry.note.name);
        return result === null ? [] : [{ ...result, entry }];
      })
      .sort((a, b) => b.score - a.score);
  }

  renderSuggestion({ entry, matches }: Suggestion, el: HTMLElement): void {
    const { store, language, confidential } = this.services;
    el.addClass("mod-complex");
    const content = el.createDiv({ cls: "suggestion-content" });
    const title = content.createDiv({ cls: "suggestion-title" });
    if (confidential.hides(entry.note.path)) title.setText(shownName(entry.note, this.services));
    else renderMatches(title, entry.note.name, matches);
    content.createDiv({ cls: "suggestion-note", text: reasonInWords(entry, store.day(), language) });
  }

  override selectSuggestion(suggestion: Suggestion, event: MouseEvent | KeyboardEvent): void {
    const { chosen, inputEl, services } = this;
    if (!Keymap.isModifier(event, "Mod")) {
      super.selectSuggestion(suggestion, event);
      return;
    }
    chosen.add(suggestion.entry);
    const names = [...chosen].map(({ note }) => shownName(note, services)).join(", ");
    this.setPlaceholder(services.language.messages.picker.chosen(names));
    inputEl.value = "";
    inputEl.dispatchEvent(new Event("input"));
  }

  onChooseSuggestion({ entry }: Suggestion): void {
    this.onChoose([...this.chosen, entry]);
  }
}
