import type { App } from "../core/app";
import type { Host } from "../core/host";
import { NoteView } from "./note-view";
import { CommandPalette, QuickSwitcher } from "./palette";
import { toggleTheme } from "./theme";

/** The app's own commands, as far as the shell needs them, with the app's keys. */
export function addCoreCommands(host: Host, app: App): void {
  const { commands, workspace } = app;
  const add = (id: string, name: string, callback: () => unknown): void => commands.addCommand({ id, name, callback });
  add("command-palette:open", "Command palette: Open command palette", () => new CommandPalette(host).open());
  add("switcher:open", "Quick switcher: Open quick switcher", () => new QuickSwitcher(app).open());
  add("app:open-settings", "Open settings", () => app.setting.open());
  add("app:toggle-left-sidebar", "Toggle left sidebar", () => workspace.leftSplit.toggle());
  add("app:toggle-right-sidebar", "Toggle right sidebar", () => workspace.rightSplit.toggle());
  add("workspace:new-tab", "New tab", () => openTab(app));
  add("workspace:close", "Close current tab", () => workspace.activeLeaf?.detach());
  add("theme:toggle-light-dark", "Toggle light/dark mode", () => toggleTheme(app));
  add("markdown:toggle-preview", "Toggle reading view", () => workspace.getActiveViewOfType(NoteView)?.toggleReading());
  const keys: Record<string, string> = {
    p: "command-palette:open",
    o: "switcher:open",
    ",": "app:open-settings",
    e: "markdown:toggle-preview",
  };
  for (const [key, id] of Object.entries(keys)) {
    app.scope.register(["Mod"], key, () => (commands.executeCommandById(id), false));
  }
}

export function openTab(app: App): void {
  app.workspace.setActiveLeaf(app.workspace.getLeaf("tab"), { focus: true });
}
