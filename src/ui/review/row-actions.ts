import { Keymap, type HoverParent } from "obsidian";
import type { ReviewEntry } from "../../domain/review";
import { openCheckInDialog } from "../check-in-dialog";
import { snoozeClients } from "../edit-flows";
import { openNote, type Services } from "../services";
import { showClientMenu } from "./client-menu";

/** The review's name to Obsidian: as a view of the workspace, as a view of Bases, and as a source of hover previews. */
export const REVIEW_VIEW_TYPE = "rapport-review";

/** What a user can do with a client's row. */
export interface RowActions {
  readonly open: (entry: ReviewEntry, event: MouseEvent | KeyboardEvent) => void;
  readonly log: (entry: ReviewEntry) => void;
  readonly snooze: (entry: ReviewEntry) => void;
  /** At the pointer, or below an element. */
  readonly showMenu: (entry: ReviewEntry, at: MouseEvent | HTMLElement) => void;
  readonly preview: (entry: ReviewEntry, event: MouseEvent) => void;
  readonly drag: (entry: ReviewEntry, event: DragEvent) => void;
}

/** The same in every place that shows a review; `subjects` are the clients that an action on one of them is about. */
export function rowActions(services: Services, subjects: (entry: ReviewEntry) => readonly ReviewEntry[]): RowActions {
  const { workspace, vault, fileManager } = services.app;
  const hoverParent: HoverParent = { hoverPopover: null };
  return {
    open: ({ note }, event) => void openNote(services, note.path, Keymap.isModEvent(event)),
    log: (entry) => openCheckInDialog(services, subjects(entry)),
    snooze: (entry) => snoozeClients(services, subjects(entry)),
    showMenu: (entry, at) => showClientMenu(services, subjects(entry), at),
    preview: ({ note }, event) => {
      const targetEl = (event.target as HTMLElement).closest(".rapport-row");
      workspace.trigger("hover-link", { event, source: REVIEW_VIEW_TYPE, hoverParent, targetEl, linktext: note.path });
    },
    drag: (entry, event) => {
      const files = subjects(entry).flatMap(({ note }) => vault.getFileByPath(note.path) ?? []);
      event.dataTransfer?.setData("text/plain", files.map((file) => fileManager.generateMarkdownLink(file, "")).join("\n"));
    },
  };
}
