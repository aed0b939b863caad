import { Modal, type TFile } from "obsidian";
import type { EditReport } from "../app/edit-client";
import type { LocalDay } from "../domain/local-date";
import type { ReviewEntry } from "../domain/review";
import { namesInWords, reportEdit } from "./notices";
import type { Services } from "./services";
import { shownName } from "./shown-name";
import { failureInWords } from "./wording";

/**
 * A dialog that edits the notes of clients. Where nothing could be edited it says why and stays open; else it closes, and
 * a notice tells what was done and takes it back.
 */
export abstract class ClientDialog extends Modal {
  protected readonly today: LocalDay;
  private readonly files: readonly (TFile | null)[];
  private errorEl!: HTMLElement;
  private isWriting = false;
  private isDone = false;

  /** @param onDone called when the dialog is closed, with whether anything was edited */
  constructor(
    protected readonly services: Services,
    protected readonly clients: readonly ReviewEntry[],
    private readonly onDone: (edited: boolean) => void = () => undefined,
  ) {
    super(services.app);
    this.today = services.logging.clock.today();
    this.files = clients.map(({ note }) => services.app.vault.getFileByPath(note.path));
  }

  protected abstract title(names: string): string;

  protected abstract draw(): void;

  override onOpen(): void {
    const title = this.title(namesInWords(this.clients.map(({ note }) => shownName(note, this.services)), this.messages));
    this.setTitle(title);
    this.modalEl.setAttribute("aria-label", title);
    this.modalEl.addClass("rapport-dialog");
    this.draw();
    this.errorEl = this.contentEl.createDiv({ cls: "rapport-error", attr: { role: "alert" } });
  }

  override onClose(): void {
    this.contentEl.empty();
    this.onDone(this.isDone);
  }

  protected get messages(): Services["language"]["messages"] {
    return this.services.language.messages;
  }

  /** Where the clients' notes are now: they may be renamed while the dialog is open. */
  protected get paths(): string[] {
    return this.clients.map(({ note }, index) => this.files[index]?.path ?? note.path);
  }

  /** @param done what was done with the clients of these names */
  protected async apply(edit: () => Promise<EditReport>, done: (names: string) => string): Promise<void> {
    if (this.isWriting) return;
    this.isWriting = true;
    const report = await edit();
    this.isWriting = false;
    if (report.edited.length === 0 && report.failed.length > 0) {
      this.errorEl.empty();
      for (const { failure } of report.failed) this.errorEl.createDiv({ text: failureInWords(failure, this.messages) });
      return;
    }
    this.isDone = report.edited.length > 0;
    this.close();
    reportEdit(report, done, this.services);
  }
}
