import { EmptyView } from "../core/view";
import type { WorkspaceLeaf } from "../core/workspace-leaf";
import { newNote } from "./new-note";

/** A tab without a note says what can be done now. */
export function fillEmptyTab(leaf: WorkspaceLeaf): void {
  const { view } = leaf;
  if (!(view instanceof EmptyView) || view.contentEl.childElementCount > 0) return;
  const box = view.contentEl.createDiv("empty-state").createDiv("empty-state-container");
  box.createDiv({ cls: "empty-state-title", text: "No file is open" });
  const actions: [string, () => unknown][] = [
    ["Create new note", () => newNote(view.app)],
    ["Go to file", () => view.app.commands.executeCommandById("switcher:open")],
    ["Close", () => leaf.detach()],
  ];
  const list = box.createDiv("empty-state-action-list");
  for (const [text, act] of actions) {
    list.createEl("button", { cls: "empty-state-action tappable", text }).addEventListener("click", () => void act());
  }
}
