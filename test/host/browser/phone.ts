import type { App } from "../core/app";
import { iconButton } from "./window-controls";

/** The phone's bar at the bottom, and drawers in place of the side docks; opening a note closes them. */
export function addPhoneControls(app: App): void {
  const { workspace, commands } = app;
  const { leftSplit, rightSplit } = workspace;
  const bar = document.body.createDiv("mobile-navbar");
  const add = (icon: string, title: string, press: () => unknown): void =>
    iconButton(bar, icon, title, press).classList.add("mobile-navbar-action");
  add("panel-left", "Left sidebar", () => leftSplit.toggle());
  add("search", "Quick switcher", () => commands.executeCommandById("switcher:open"));
  add("terminal", "Command palette", () => commands.executeCommandById("command-palette:open"));
  add("settings", "Settings", () => app.setting.open());
  add("panel-right", "Right sidebar", () => rightSplit.toggle());

  const backdrop = document.body.createDiv("workspace-drawer-backdrop");
  const close = (): void => {
    leftSplit.collapse();
    rightSplit.collapse();
  };
  const follow = (): void => backdrop.toggleClass("is-shown", !leftSplit.collapsed || !rightSplit.collapsed);
  backdrop.addEventListener("click", close);
  workspace.on("layout-change", follow);
  workspace.on("file-open", close);
  follow();
}
