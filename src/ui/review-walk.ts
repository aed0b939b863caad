import { Modal, Notice } from "obsidian";
import type { ReviewEntry } from "../domain/review";
import { isOverdue } from "../domain/standing";
import { CheckInDialog } from "./check-in-dialog";
import { openNote, type Services } from "./services";
import { shownName } from "./shown-name";
import { SnoozeDialog } from "./snooze-dialog";
import { plainWords, reasonInWords } from "./wording";

type Deed = "logged" | "snoozed" | "skipped";

/** Keys by their place, so that they are the same under a Russian layout. */
const KEYS: Readonly<Record<string, "log" | "snooze" | "skip" | "open">> = {
  KeyL: "log",
  KeyS: "snooze",
  KeyN: "skip",
  ArrowRight: "skip",
  KeyO: "open",
};

/** Goes through the overdue clients one by one, in review order. Who is no longer overdue when their turn comes is left out. */
export class ReviewWalk extends Modal {
  private readonly paths: readonly string[];
  private readonly done: Record<Deed, string[]> = { logged: [], snoozed: [], skipped: [] };
  private position = 0;
  private progressEl!: HTMLElement;
  private clientEl!: HTMLElement;
  private buttonsEl!: HTMLElement;
  private unsubscribe: () => void = () => undefined;

  constructor(private readonly services: Services) {
    super(services.app);
    this.paths = services.store.review().filter(isOverdue).map(({ note }) => note.path);
  }

  override onOpen(): void {
    const { walk } = this.messages;
    this.setTitle(walk.title);
    this.modalEl.setAttribute("aria-label", walk.title);
    this.modalEl.addClasses(["rapport-dialog", "rapport-walk"]);
    this.progressEl = this.contentEl.createDiv({ cls: "rapport-walk-progress" });
    this.clientEl = this.contentEl.createDiv({ attr: { "aria-live": "polite" } });
    this.buttonsEl = this.contentEl.createDiv({ cls: "modal-button-container" });
    this.addButton("open", walk.open, "O");
    this.addButton("skip", walk.skip, "N");
    this.addButton("snooze", walk.snooze, "S");
    const log = this.addButton("log", walk.log, "L");
    log.addClass("mod-cta");
    log.focus();
    this.scope.register([], null, (event) => this.onKey(event));
    this.unsubscribe = this.services.store.onChange(() => this.show());
    this.show();
  }

  override onClose(): void {
    this.unsubscribe();
    this.contentEl.empty();
    const summary = this.summary.map(({ what, names }) => this.messages.walk.tally(what, names.length)).join(", ");
    if (this.isWalking && summary !== "") new Notice(summary);
  }

  private get messages(): Services["language"]["messages"] {
    return this.services.language.messages;
  }

  private get isWalking(): boolean {
    return this.position < this.paths.length;
  }

  /** The client whose turn it is; those before it that are no longer overdue are passed over. */
  private get client(): ReviewEntry | undefined {
    for (; this.position < this.paths.length; this.position++) {
      const entry = this.services.store.entry(this.paths[this.position] ?? "");
      if (entry !== undefined && isOverdue(entry)) return entry;
    }
    return undefined;
  }

  private addButton(action: (typeof KEYS)[string], name: string, key: string): HTMLElement {
    const button = this.buttonsEl.createEl("button", { attr: { "aria-keyshortcuts": key } });
    button.createSpan({ text: name });
    button.createSpan({ cls: "rapport-choice-key", text: key, attr: { "aria-hidden": "true" } });
    button.addEventListener("click", () => this.act(action));
    return button;
  }

  private onKey(event: KeyboardEvent): false | undefined {
    const action = Object.hasOwn(KEYS, event.code) ? KEYS[event.code] : undefined;
    if (action === undefined || !this.isWalking) return undefined;
    this.act(action);
    return false;
  }

  private act(action: (typeof KEYS)[string]): void {
    const { client, services } = this;
    if (client === undefined) return;
    const goOn = (deed: Deed) => (isDone: boolean): void => {
      if (isDone) this.next(client, deed);
    };
    switch (action) {
      case "log":
        new CheckInDialog(services, [client], { onDone: goOn("logged") }).open();
        return;
      case "snooze":
        new SnoozeDialog(services, [client], goOn("snoozed")).open();
        return;
      case "skip":
        this.next(client, "skipped");
        return;
      case "open":
        this.close();
        void openNote(services, client.note.path);
    }
  }

  private next({ note }: ReviewEntry, deed: Deed): void {
    this.done[deed].push(shownName(note, this.services));
    // A change of the review may have passed over the client already.
    if (this.paths[this.position] === note.path) this.position++;
    this.show();
  }

  private show(): void {
    const { client } = this;
    if (client === undefined) {
      this.showSummary();
      return;
    }
    const { walk } = this.messages;
    this.progressEl.setText(walk.progress(this.position + 1, this.paths.length));
    this.clientEl.empty();
    this.clientEl.createDiv({ cls: "rapport-walk-name", text: shownName(client.note, this.services) });
    this.clientEl.createDiv({ cls: "rapport-walk-reason", text: reasonInWords(client, this.services.store.day(), this.services.language) });
    const text = plainWords(client.history.checkIns[0]?.text ?? "");
    if (text !== "" && !this.services.confidential.hides(client.note.path)) this.clientEl.createEl("blockquote", { text, attr: { "aria-label": walk.lastText } });
  }

  /** What was done, with whom. */
  private get summary(): { what: string; names: readonly string[] }[] {
    const { walk } = this.messages;
    return (["logged", "snoozed", "skipped"] as const).flatMap((deed) => {
      const names = this.done[deed];
      return names.length === 0 ? [] : [{ what: walk[deed], names }];
    });
  }

  private showSummary(): void {
    if (this.buttonsEl.querySelector(".rapport-walk-close") !== null) return;
    const { walk } = this.messages;
    this.progressEl.empty();
    this.clientEl.empty();
    this.clientEl.createDiv({ cls: "rapport-walk-name", text: walk.finished });
    for (const { what, names } of this.summary) {
      const line = this.clientEl.createDiv({ cls: "rapport-walk-tally" });
      line.createSpan({ text: walk.tally(what, names.length) });
      line.createSpan({ cls: "rapport-walk-names", text: names.join(", ") });
    }
    this.buttonsEl.empty();
    const close = this.buttonsEl.createEl("button", { cls: "mod-cta rapport-walk-close", text: walk.close });
    close.addEventListener("click", () => this.close());
    close.focus();
  }
}

/** Starts the walk, or says that there is nobody to go to. */
export function startReviewWalk(services: Services): void {
  if (services.store.review().some(isOverdue)) new ReviewWalk(services).open();
  else new Notice(services.language.messages.notices.noneOverdue);
}
