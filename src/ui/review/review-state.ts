import { openAdoptDialog } from "../adopt-dialog";
import { startMakeClient, startNewClient } from "../client-flows";
import { textButton } from "../elements";
import { activeOtherNote, type Services } from "../services";

/** Draws what to do where none of the clients is shown; `showAll` does without filter and search. */
export function drawState(el: HTMLElement, isShowingAny: boolean, services: Services, showAll: () => void): void {
  const { store, language, settings } = services;
  const { review, commands } = language.messages;
  el.empty();
  el.toggle(!isShowingAny);
  if (isShowingAny) return;
  const say = (text: string): void => void el.createEl("p", { text, attr: { role: "status" } });
  if (store.review().length > 0) {
    say(review.noneFound);
    offer(el, [[review.showAll, showAll]]);
  } else if (store.isLoading()) {
    say(review.loading);
  } else {
    const [folder] = settings().clientFolders;
    el.createEl("h4", { text: review.emptyTitle });
    el.createEl("p", { text: review.emptyText(folder) });
    const other = activeOtherNote(services);
    offer(el, [
      [commands.newClient, () => startNewClient(services)],
      [commands.adoptVault, () => openAdoptDialog(services)],
      ...(other === null ? [] : [[commands.makeClient, () => startMakeClient(services, other)] as const]),
    ]);
  }
}

/** Buttons below a state, the first as the one to press. */
function offer(el: HTMLElement, choices: readonly (readonly [string, () => void])[]): void {
  const buttons = el.createDiv("rapport-state-buttons");
  for (const [text, act] of choices) textButton(buttons, text, act, buttons.childElementCount === 0 ? "mod-cta" : "");
}
