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
  const { app, store, language } = services;
  const { picker: words } = language.messages;
  const chosen = new Set<ReviewEntry>();

  class ClientPicker extends SuggestModal<Suggestion> {
    override getSuggestions(query: string): Suggestion[] {
      const open = (entries: readonly ReviewEntry[]): ReviewEntry[] => entries.filter((entry) => !chosen.has(entry));
      if (query.trim() !== "") return found(open(store.review()), query.trim());
      return open([...new Set([...suggested, ...store.review()])]).map((entry) => ({ entry, matches: [] }));
    }

    override renderSuggestion(suggestion: Suggestion, el: HTMLElement): void {
      drawSuggestion(el, suggestion, services);
    }

    override selectSuggestion(suggestion: Suggestion, event: MouseEvent | KeyboardEvent): void {
      if (!Keymap.isModifier(event, "Mod")) {
        super.selectSuggestion(suggestion, event);
        return;
      }
      chosen.add(suggestion.entry);
      const names = [...chosen].map(({ note }) => shownName(note, services)).join(", ");
      this.setPlaceholder(words.chosen(names));
      this.inputEl.value = "";
      this.inputEl.dispatchEvent(new Event("input"));
    }

    override onChooseSuggestion({ entry }: Suggestion): void {
      onChoose([...chosen, entry]);
    }
  }

  const picker = new ClientPicker(app);
  picker.setPlaceholder(question);
  for (const el of [picker.modalEl, picker.inputEl, picker.resultContainerEl]) el.setAttribute("aria-label", question);
  picker.emptyStateText = store.review().length === 0 ? words.noClients : words.empty;
  picker.limit = 100;
  picker.setInstructions([
    { command: "↵", purpose: words.choose },
    { command: "ctrl/⌘ ↵", purpose: words.several },
    { command: "esc", purpose: words.dismiss },
  ]);
  picker.scope.register(["Mod"], "Enter", (event) => {
    picker.selectActiveSuggestion(event);
    return false;
  });
  picker.open();
}

/** Those with a name that fits, the best first. */
function found(entries: readonly ReviewEntry[], query: string): Suggestion[] {
  const search = prepareFuzzySearch(query);
  return entries
    .flatMap((entry) => {
      const result = search(entry.note.name);
      return result === null ? [] : [{ ...result, entry }];
    })
    .sort((a, b) => b.score - a.score);
}

function drawSuggestion(el: HTMLElement, { entry, matches }: Suggestion, services: Services): void {
  const { store, language, confidential } = services;
  el.addClass("mod-complex");
  const content = el.createDiv({ cls: "suggestion-content" });
  const title = content.createDiv({ cls: "suggestion-title" });
  if (confidential.hides(entry.note.path)) title.setText(shownName(entry.note, services));
  else renderMatches(title, entry.note.name, matches);
  content.createDiv({ cls: "suggestion-note", text: reasonInWords(entry, store.day(), language) });
}
