import { setIcon } from "../core/obsidian";
import type { Workspace } from "../core/workspace";
import type { WorkspaceLeaf } from "../core/workspace-leaf";
import { fillEmptyTab } from "./empty-state";

/** Every tab in the middle has a cross, the middle mouse button closes it, and one without a note says what to do. */
export function decorateTabs(workspace: Workspace): void {
  const decorate = (): void =>
    workspace.iterateRootLeaves((leaf) => {
      addCross(leaf);
      fillEmptyTab(leaf);
    });
  workspace.on("layout-change", decorate);
  decorate();
}

function addCross(leaf: WorkspaceLeaf): void {
  const inner = leaf.tabHeaderEl.querySelector<HTMLElement>(".workspace-tab-header-inner");
  if (inner === null || inner.querySelector(".workspace-tab-header-inner-close-button") !== null) return;
  const cross = inner.createDiv({ cls: "workspace-tab-header-inner-close-button", attr: { "aria-label": "Close" } });
  setIcon(cross, "x");
  cross.addEventListener("click", (event) => {
    event.stopPropagation();
    leaf.detach();
  });
  leaf.tabHeaderEl.addEventListener("auxclick", (event) => {
    if (event.button === 1) leaf.detach();
  });
}
