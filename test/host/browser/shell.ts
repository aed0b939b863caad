import type { PluginManifest } from "obsidian";
import { createHost, type Host } from "../core/host";
import { CommandPalette, QuickSwitcher } from "./palette";
import { FILE_EXPLORER, FileExplorer } from "./file-explorer";
import { HttpBackend } from "./http-backend";
import type { ItemView, WorkspaceLeaf } from "../core/obsidian";

declare global {
  interface Window {
    /** For tests and for the curious. */
    host: Host;
  }
}

/**
 * The page: the emulated app over the served vault, with the built plugin enabled. The address may say `lang=ru`,
 * `theme=dark`, `mobile=1` and `width=300` (of the right side, in pixels).
 */
async function openShell(): Promise<void> {
  const parameters = new URLSearchParams(location.search);
  const mobile = parameters.get("mobile") === "1";
  const language = parameters.get("lang") ?? "en";
  document.documentElement.lang = language;
  document.body.classList.add(`theme-${parameters.get("theme") === "dark" ? "dark" : "light"}`);
  if (mobile) document.body.classList.add("is-mobile", "is-phone");
  document.body.style.setProperty("--right-width", `${parameters.get("width") ?? "320"}px`);
  const host = await createHost({
    backend: new HttpBackend(meta("vault-token")),
    container: document.body,
    vaultName: meta("vault-name"),
    language,
    mobile,
  });
  window.host = host;
  const workspace = host.app.workspace as unknown as ShellWorkspace;
  workspace.registerView(FILE_EXPLORER, (leaf) => new FileExplorer(leaf));
  await host.loadPlugin(await text("/plugin/main.js"), JSON.parse(await text("/plugin/manifest.json")) as PluginManifest);
  await host.start();
  if (!mobile) {
    await workspace.getLeftLeaf(false).setViewState({ type: FILE_EXPLORER });
    workspace.leftSplit.expand();
  }
  addShellControls(host, workspace);
  document.body.dataset["ready"] = "true";
}

interface ShellWorkspace {
  registerView(type: string, creator: (leaf: WorkspaceLeaf) => ItemView): void;
  getLeftLeaf(split: boolean): WorkspaceLeaf;
  leftSplit: { expand(): void; toggle(): void };
  rightSplit: { toggle(): void };
  leftRibbon: { addAction(icon: string, title: string, callback: () => void): HTMLElement };
}

function addShellControls(host: Host, workspace: ShellWorkspace): void {
  const { app } = host;
  const openPalette = (): void => new CommandPalette(host).open();
  const toggleTheme = (): void => {
    for (const theme of ["theme-light", "theme-dark"]) document.body.classList.toggle(theme);
    app.workspace.trigger("css-change");
  };
  const { leftRibbon } = workspace;
  leftRibbon.addAction("terminal", "Command palette", openPalette);
  leftRibbon.addAction("sun-moon", "Light or dark", toggleTheme);
  leftRibbon.addAction("panel-left", "Left side", () => workspace.leftSplit.toggle());
  leftRibbon.addAction("panel-right", "Right side", () => workspace.rightSplit.toggle());
  leftRibbon.addAction("settings", "Settings", () => app.setting.open());
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    if (event.code === "KeyP") openPalette();
    else if (event.code === "KeyO") new QuickSwitcher(host).open();
    else if (event.key === ",") app.setting.open();
    else return;
    event.preventDefault();
  });
}

async function text(path: string): Promise<string> {
  return (await fetch(path)).text();
}

function meta(name: string): string {
  return document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? "";
}

void openShell().catch((error: unknown) => {
  console.error(error);
  document.body.createDiv({ cls: "shell-error", text: String(error) });
});

