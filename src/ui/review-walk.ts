import { Notice, type Modal } from "obsidian";
import type { ReviewEntry } from "../domain/review";
import { isOverdue } from "../domain/standing";
import { openCheckInDialog } from "./check-in-dialog";
import { drawKey } from "./day-choices";
import { openDialog } from "./dialog";
import { textButton } from "./elements";
import { openNote, type Services } from "./services";
import { shownName } from "./shown-name";
import { openSnoozeDialog } from "./snooze-dialog";
import { plainWords, reasonInWords } from "./wording";

type Action = "log" | "snooze" | "skip" | "open";

/** What was done, with whom. */
type Done = Readonly<Record<"logged" | "snoozed" | "skipped", string[]>>;

/** Keys by their place, so that they are the same under a Russian layout. */
const KEYS: ReadonlyMap<string, Action> = new Map([
  ["KeyL", "log"],
  ["KeyS", "snooze"],
  ["KeyN", "skip"],
  ["ArrowRight", "skip"],
  ["KeyO", "open"],
]);

/**
 * Goes through the overdue clients one by one, in review order, or says that there are none. Who is no longer overdue when
 * their turn comes is left out.
 */
export function startReviewWalk(services: Services): void {
  const { walk, statusBar } = services.language.messages;
  const paths = services.store.review().filter(isOverdue).map(({ note }) => note.path);
  if (paths.length === 0) new Notice(statusBar.none);
  else openDialog(services.app, walk.title, (dialog) => walkThrough(paths, dialog, services));
}

function walkThrough(paths: readonly string[], dialog: Modal, services: Services): void {
  const { store, language } = services;
  const { walk } = language.messages;
  const { contentEl, modalEl, scope } = dialog;
  const done: Done = { logged: [], snoozed: [], skipped: [] };
  let position = 0;

  /** The client whose turn it is; those before it that are no longer overdue are passed over. */
  const present = (): ReviewEntry | undefined => {
    for (; position < paths.length; position++) {
      const entry = store.entry(paths[position] ?? "");
      if (entry !== undefined && isOverdue(entry)) return entry;
    }
    return undefined;
  };
  const show = (): void => {
    const client = present();
    if (client === undefined) {
      if (buttonsEl.querySelector(".rapport-walk-close") !== null) return;
      progressEl.empty();
      drawSummary(clientEl, done, services);
      buttonsEl.empty();
      textButton(buttonsEl, walk.close, () => dialog.close(), "mod-cta rapport-walk-close").focus();
    } else {
      progressEl.setText(walk.progress(position + 1, paths.length));
      drawClient(clientEl, client, services);
    }
  };
  const act = (action: Action): void => {
    const client = present();
    if (client === undefined) return;
    const { path } = client.note;
    const goOn = (deed: keyof Done) => (isDone: boolean): void => {
      if (!isDone) return;
      done[deed].push(shownName(client.note, services));
      // A change of the review may have passed over the client already.
      if (paths[position] === path) position++;
      show();
    };
    if (action === "log") openCheckInDialog(services, [client], {}, (outcome) => goOn("logged")(outcome === "logged"));
    if (action === "snooze") openSnoozeDialog(services, [client], goOn("snoozed"));
    if (action === "skip") goOn("skipped")(true);
    if (action === "open") {
      dialog.close();
      void openNote(services, path);
    }
  };
  const addButton = (action: Action, key: string, cls = ""): HTMLElement => {
    const button = textButton(buttonsEl, "", () => act(action), cls);
    button.createSpan({ text: walk[action] });
    drawKey(button, key);
    return button;
  };

  modalEl.addClass("rapport-walk");
  const progressEl = contentEl.createDiv({ cls: "rapport-walk-progress" });
  const clientEl = contentEl.createDiv({ attr: { "aria-live": "polite" } });
  const buttonsEl = contentEl.createDiv({ cls: "modal-button-container" });
  addButton("open", "O");
  addButton("skip", "N");
  addButton("snooze", "S");
  addButton("log", "L", "mod-cta").focus();
  scope.register([], null, ({ code }) => {
    const action = KEYS.get(code);
    if (action === undefined || position >= paths.length) return undefined;
    act(action);
    return false;
  });
  const unsubscribe = store.onChange(show);
  show();
  dialog.onClose = () => {
    unsubscribe();
    const summary = tally(done, services).map(({ text }) => text).join(", ");
    if (position < paths.length && summary !== "") new Notice(summary);
  };
}

function drawClient(parent: HTMLElement, client: ReviewEntry, services: Services): void {
  const { store, language, confidential } = services;
  const { note, history } = client;
  parent.empty();
  parent.createDiv({ cls: "rapport-walk-name", text: shownName(note, services) });
  parent.createDiv({ cls: "rapport-walk-reason", text: reasonInWords(client, store.day(), language) });
  const text = plainWords(history.checkIns[0]?.text ?? "");
  if (text !== "" && !confidential.hides(note.path)) {
    parent.createEl("blockquote", { text, attr: { "aria-label": language.messages.walk.lastText } });
  }
}

function drawSummary(parent: HTMLElement, done: Done, services: Services): void {
  parent.empty();
  parent.createDiv({ cls: "rapport-walk-name", text: services.language.messages.walk.finished });
  for (const { text, names } of tally(done, services)) {
    const line = parent.createDiv({ cls: "rapport-walk-tally" });
    line.createSpan({ text });
    line.createSpan({ cls: "rapport-walk-names", text: names.join(", ") });
  }
}

/** How often what was done, and with whom. */
function tally(done: Done, { language }: Services): { readonly text: string; readonly names: readonly string[] }[] {
  const { walk } = language.messages;
  const deeds = ["logged", "snoozed", "skipped"] as const;
  return deeds.filter((deed) => done[deed].length > 0).map((deed) => ({ text: walk.tally(walk[deed], done[deed].length), names: done[deed] }));
}
