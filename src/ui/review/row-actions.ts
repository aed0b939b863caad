import { Keymap, type HoverParent } from "obsidian";
import type { ReviewEntry } from "../../domain/review";
import { logWithClients, snoozeClients } from "../edit-flows";
import { openNote, type Services } from "../services";
import { showClientMenu } from "./client-menu";
import type { Subject } from "./row-selection";

/** The review's name to Obsidian: as a view of the workspace, as a view of Bases, and as a source of hover previews. */
export const REVIEW_VIEW_TYPE = "rapport-review";

/** What a user can do with a client's row, or with those that are selected with it. */
export interface RowActions {
  readonly open: (entry: ReviewEntry, event: MouseEvent | KeyboardEvent) => void;
  readonly log: (subject: Subject) => void;
  readonly snooze: (subject: Subject) => void;
  /** At the pointer, or below an element. */
  readonly showMenu: (subject: Subject, at: MouseEvent | HTMLElement) => void;
  readonly preview: (entry: ReviewEntry, event: MouseEvent) => void;
  readonly drag: (subject: Subject, event: DragEvent) => void;
}

/** The same in every place that shows a review. */
export function rowActions(services: Services): RowActions {
  const { workspace, vault, fileManager } = services.app;
  const hoverParent: HoverParent = { hoverPopover: null };
  return {
    open: ({ note }, event) => void openNote(services, note.path, Keymap.isModEvent(event)),
    log: ({ clients, onDone }) => logWithClients(services, clients, onDone),
    snooze: ({ clients, onDone }) => snoozeClients(services, clients, onDone),
    showMenu: (subject, at) => showClientMenu(services, subject, at),
    preview: ({ note }, event) => {
      const targetEl = (event.target as HTMLElement).closest(".rapport-row");
      workspace.trigger("hover-link", { event, source: REVIEW_VIEW_TYPE, hoverParent, targetEl, linktext: note.path });
    },
    drag: ({ clients }, event) => {
      const files = clients.flatMap(({ note }) => vault.getFileByPath(note.path) ?? []);
      event.dataTransfer?.setData("text/plain", files.map((file) => fileManager.generateMarkdownLink(file, "")).join("\n"));
    },
  };
}
