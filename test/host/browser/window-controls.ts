import type { App } from "../core/app";
import { setIcon, setTooltip } from "../core/obsidian";
import { openTab } from "./core-commands";
import { toggleTheme } from "./theme";

type Press = () => unknown;

/** The buttons around the workspace: sides, palette and switcher in the ribbon, the vault's name with the settings below. */
export function addWindowControls(app: App): void {
  const { workspace, commands } = app;
  const run = (id: string) => (): unknown => commands.executeCommandById(id);
  const { leftRibbon, leftSplit, rightSplit, rootSplit } = workspace;
  const toggleLeft = iconButton(leftRibbon.containerEl, "panel-left", "Toggle left sidebar", () => leftSplit.toggle());
  toggleLeft.classList.add("sidebar-toggle-button", "mod-left");
  leftRibbon.containerEl.prepend(toggleLeft);
  leftRibbon.addAction("file-search", "Open quick switcher", run("switcher:open"));
  leftRibbon.addAction("terminal", "Open command palette", run("command-palette:open"));

  const profile = leftSplit.containerEl.createDiv("workspace-sidedock-vault-profile");
  profile.createDiv({ cls: "workspace-drawer-vault-name", text: app.vault.getName() });
  const actions = profile.createDiv("workspace-drawer-vault-actions");
  iconButton(actions, "sun-moon", "Toggle light/dark mode", () => toggleTheme(app));
  iconButton(actions, "settings", "Open settings", () => app.setting.open());

  const strip = rootSplit.containerEl.querySelector<HTMLElement>(".workspace-tab-header-container");
  if (strip === null) return;
  iconButton(strip, "plus", "New tab", () => openTab(app)).classList.add("workspace-tab-header-new-tab");
  strip.createDiv("workspace-tab-header-spacer");
  const toggleRight = iconButton(strip, "panel-right", "Toggle right sidebar", () => rightSplit.toggle());
  toggleRight.classList.add("sidebar-toggle-button", "mod-right");
}

/** An icon that acts on a click and on Enter. */
export function iconButton(parent: HTMLElement, icon: string, title: string, press: Press): HTMLElement {
  const el = parent.createDiv({ cls: "clickable-icon", attr: { role: "button", tabindex: "0" } });
  setIcon(el, icon);
  setTooltip(el, title);
  el.addEventListener("click", () => void press());
  el.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") void press();
  });
  return el;
}
