import { Notice, ProgressBarComponent, type Modal } from "obsidian";
import type { ReviewPreview, VaultSurvey } from "../app/adopt-vault";
import type { Settings } from "../domain/settings";
import { isOverdue } from "../domain/standing";
import { settingsFrom, wholeProposal } from "../domain/vault-proposal";
import { drawProposal } from "./adopt-choices";
import { openDialog } from "./dialog";
import { textButton } from "./elements";
import { drawStatus } from "./form-fields";
import { nameOf } from "./notices";
import type { Services } from "./services";
import { problemInWords } from "./wording";

/** So many problems are named; the rest is counted. */
const MOST_PROBLEMS = 50;

/**
 * Looks at the vault, shows what its notes seem to mean and what review would come of it, and changes the settings where
 * the user accepts. It can be cancelled, and opened again, at any time; no note is written.
 */
export function openAdoptDialog(services: Services, onClose: () => void = () => undefined): void {
  const { adopt, commands } = services.language.messages;
  openDialog(services.app, commands.adoptVault, (dialog) => {
    const { contentEl, modalEl } = dialog;
    const abort = new AbortController();
    dialog.onClose = () => {
      abort.abort();
      onClose();
    };
    modalEl.addClass("rapport-adopt");
    contentEl.createEl("p", { text: adopt.intro });
    const status = drawStatus(contentEl, "rapport-adopt-progress");
    status.createSpan({ text: adopt.looking });
    const bar = new ProgressBarComponent(status);
    const showProgress = (done: number): void => void bar.setValue(Math.round(done * 100));
    void services.surveyor.survey(showProgress, abort.signal).then((survey) => {
      status.remove();
      if (survey !== null) showSurvey(survey, dialog, abort.signal, services);
    });
  });
}

/** Shows the choices and, below them, in view at all times, what comes of them and the buttons. */
function showSurvey(survey: VaultSurvey, dialog: Modal, closed: AbortSignal, services: Services): void {
  const { adopt, edits } = services.language.messages;
  const { contentEl } = dialog;
  let chosen = wholeProposal(survey.proposal, survey.logs, services.settings());
  const settings = (): Settings => settingsFrom(services.settings(), chosen);
  drawProposal(contentEl.createDiv({ cls: "rapport-adopt-body" }), survey, chosen, services, (present) => {
    chosen = present;
    preview.apply(settings());
    count();
  });

  const accept = async (): Promise<void> => {
    await services.saveSettings(settings());
    const clients = preview.store.review().length;
    dialog.close();
    new Notice(adopt.done(clients));
    await services.openReview();
  };
  const foot = contentEl.createDiv({ cls: "rapport-adopt-foot" });
  const resultEl = drawStatus(foot, "rapport-adopt-result");
  const problemsEl = foot.createDiv();
  const buttons = foot.createDiv({ cls: "modal-button-container" });
  textButton(buttons, adopt.accept, () => void accept(), "mod-cta").focus();
  textButton(buttons, edits.cancel, () => dialog.close());

  const preview = services.surveyor.preview(settings());
  const { win } = contentEl;
  let timer = 0;
  /** Counts once for all changes that come together. */
  const count = (): void => {
    win.clearTimeout(timer);
    timer = win.setTimeout(() => {
      resultEl.setText(resultInWords(preview, services));
      drawProblems(problemsEl, preview, services);
    }, 50);
  };
  preview.store.onChange(count);
  count();
  closed.addEventListener("abort", () => {
    win.clearTimeout(timer);
    preview.close();
  });
}

/** How many clients the review would have. */
function resultInWords({ store }: ReviewPreview, { language }: Services): string {
  const { adopt } = language.messages;
  if (store.isLoading()) return adopt.counting;
  const clients = store.review();
  const inTouch = clients.filter(({ lastContactOn }) => lastContactOn !== null).length;
  return adopt.result(clients.length, inTouch, clients.filter(isOverdue).length);
}

/** What could not be read, folded. */
function drawProblems(parent: HTMLElement, { store }: ReviewPreview, services: Services): void {
  const { messages } = services.language;
  const problems = store.problems();
  parent.empty();
  if (problems.length === 0) return;
  const details = parent.createEl("details", { cls: "rapport-problems" });
  details.createEl("summary", { text: messages.adopt.unreadable(problems.length) });
  const list = details.createEl("ul");
  for (const problem of problems.slice(0, MOST_PROBLEMS)) {
    const item = list.createEl("li", { text: nameOf(problem.path, { ...services, store }) });
    item.createDiv({ cls: "rapport-problem", text: problemInWords(problem, messages) });
  }
}
