import type { RestoredLeaf } from "./host-types";
import type { Workspace } from "./workspace";
import { type WorkspaceItem, WorkspaceParent, WorkspaceTabs } from "./workspace-items";
import { WorkspaceLeaf } from "./workspace-leaf";
import { isRecord } from "./yaml";

export type { RestoredLeaf };

/** The leaves of a `workspace.json`, in order. The nesting of splits is not kept, popout windows do not come back. */
export function readLayout(layout: unknown): RestoredLeaf[] {
  if (!isRecord(layout)) return [];
  const found: RestoredLeaf[] = [];
  const visit = (item: unknown, side: "left" | "right" | "main", inFront: boolean): void => {
    if (!isRecord(item)) return;
    if (item["type"] === "leaf" && isRecord(item["state"])) {
      const { type, state } = item["state"];
      if (typeof type === "string") found.push({ type, side, state: isRecord(state) ? state : {}, shown: inFront });
    }
    const children = Array.isArray(item["children"]) ? (item["children"] as unknown[]) : [];
    const current = typeof item["currentTab"] === "number" ? item["currentTab"] : 0;
    const open = item["collapsed"] !== true && (inFront || item["type"] !== "leaf");
    children.forEach((child, at) => visit(child, side, open && (item["type"] !== "tabs" || at === current)));
  };
  for (const side of ["main", "left", "right"] as const) {
    const split = layout[side];
    visit(split, side, isRecord(split) && split["collapsed"] !== true);
  }
  return found;
}

export function writeLayout(workspace: Workspace): Record<string, unknown> {
  const item = (one: WorkspaceItem): Record<string, unknown> => {
    if (one instanceof WorkspaceLeaf) return { id: one.id, type: "leaf", state: one.getViewState() };
    const children = one instanceof WorkspaceParent ? one.children.map(item) : [];
    return one instanceof WorkspaceTabs ? { type: "tabs", children, currentTab: one.currentTab } : { type: "split", children };
  };
  const { rootSplit, leftSplit, rightSplit, floatingSplit, activeLeaf } = workspace;
  return {
    main: item(rootSplit),
    left: { ...item(leftSplit), collapsed: leftSplit.collapsed },
    right: { ...item(rightSplit), collapsed: rightSplit.collapsed },
    floating: { type: "floating", children: floatingSplit.children.map((popout) => ({ ...item(popout), type: "window" })) },
    active: activeLeaf?.id ?? null,
    lastOpenFiles: workspace.getLastOpenFiles(),
  };
}
