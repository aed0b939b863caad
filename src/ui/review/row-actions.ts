import { Keymap, type HoverParent } from "obsidian";
import { openCheckInDialog } from "../check-in-dialog";
import { snoozeClients } from "../edit-flows";
import { openNote, type Services } from "../services";
import { showClientMenu } from "./client-menu";
import type { ReviewListActions } from "./review-list";

/** The review's name to Obsidian: as a view of the workspace, as a view of Bases, and as a source of hover previews. */
export const REVIEW_VIEW_TYPE = "rapport-review";

/** What a client's row does in every place that shows a review. */
export function rowActions(services: Services, hoverParent: HoverParent): Omit<ReviewListActions, "toggle" | "onSelect"> {
  const { workspace, vault, fileManager } = services.app;
  return {
    open: ({ note }, event) => void openNote(services, note.path, Keymap.isModEvent(event)),
    log: (entries) => openCheckInDialog(services, entries),
    snooze: (entries) => snoozeClients(services, entries),
    showMenu: (entries, at) =>
      showClientMenu(services, entries, at, ({ note }, inNewTab) => void openNote(services, note.path, inNewTab ? "tab" : false)),
    preview: ({ note }, event, targetEl) =>
      workspace.trigger("hover-link", { event, source: REVIEW_VIEW_TYPE, hoverParent, targetEl, linktext: note.path }),
    drag: (entries, event) => {
      const files = entries.flatMap(({ note }) => vault.getFileByPath(note.path) ?? []);
      event.dataTransfer?.setData("text/plain", files.map((file) => fileManager.generateMarkdownLink(file, "")).join("\n"));
    },
  };
}
