import type { PluginManifest } from "obsidian";
import type { App } from "../core/app";
import { createHost, type Host } from "../core/host";
import type { KeptCache, RestoredLeaf } from "../core/host-types";
import type { WorkspaceWindow } from "../core/obsidian";
import { addCoreCommands } from "./core-commands";
import { FILE_EXPLORER, FileExplorer } from "./file-explorer";
import { HttpBackend } from "./http-backend";
import { followLinks } from "./links";
import { markdownLook } from "./markdown-look";
import { NoteView } from "./note-view";
import { readParameters } from "./parameters";
import { addPhoneControls } from "./phone";
import { addResizeHandles } from "./resizing";
import { keepLayout, openPluginViews, savedLayout } from "./session-layout";
import { decorateTabs } from "./tab-controls";
import { applyCssTheme } from "./theme";
import { showTooltips } from "./tooltips";
import { addWindowControls } from "./window-controls";

declare global {
  interface Window {
    /** For tests and for the curious. */
    host: Host;
  }
}

/** The page: the emulated app over the served vault, with the built plugin enabled. */
async function openShell(): Promise<void> {
  const { language, theme, cssTheme, mobile, width } = readParameters(location.search);
  const { body } = document;
  document.documentElement.lang = language;
  body.classList.add(`theme-${theme}`, "show-ribbon", "is-focused");
  applyCssTheme(body, cssTheme);
  if (mobile) body.classList.add("is-mobile", "is-phone");
  if (width !== null) body.style.setProperty("--right-width", `${width}px`);
  const backend = new HttpBackend(meta("vault-token"));
  const layout: RestoredLeaf[] = [];
  const keptCaches = new Map((await (await window.fetch("/caches")).json()) as [string, KeptCache][]);
  const host = await createHost({ backend, container: body, vaultName: meta("vault-name"), language, mobile, layout, keptCaches });
  window.host = host;
  const app = host.app as unknown as App;
  const { workspace } = app;
  workspace.viewCreators.set("markdown", (leaf) => new NoteView(leaf));
  workspace.viewCreators.set(FILE_EXPLORER, (leaf) => new FileExplorer(leaf));
  workspace.editorExtensions.push([markdownLook]);
  addCoreCommands(host, app);
  const ownViews = new Set(workspace.viewCreators.keys());
  await loadPlugin(host);
  layout.push(...(await savedLayout(backend, (type) => workspace.viewCreators.has(type))));
  await host.start();
  if (workspace.getLeavesOfType(FILE_EXPLORER).length === 0) {
    await workspace.getLeftLeaf(false)?.setViewState({ type: FILE_EXPLORER });
    if (!mobile) workspace.leftSplit.expand();
  }
  if (layout.length === 0) await openPluginViews(workspace, [...workspace.viewCreators.keys()].filter((type) => !ownViews.has(type)));
  addWindowControls(app);
  decorateTabs(workspace);
  followLinks(app);
  showTooltips(document);
  workspace.on("window-open", (popout) => showTooltips((popout as WorkspaceWindow).doc));
  if (mobile) addPhoneControls(app);
  else addResizeHandles(workspace);
  keepLayout(workspace);
  await document.fonts.load('1em "Inter Variable"', "Aя");
  await workspace.idle();
  body.dataset["ready"] = "true";
}

async function loadPlugin(host: Host): Promise<void> {
  const code = await window.fetch("/plugin/main.js");
  const manifest = await window.fetch("/plugin/manifest.json");
  if (!code.ok || !manifest.ok) throw new Error("There is no built plugin. Run `npm run build`, then reload this page.");
  await host.loadPlugin(await code.text(), (await manifest.json()) as PluginManifest);
}

function meta(name: string): string {
  return document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? "";
}

openShell().catch((error: unknown) => {
  console.error(error);
  const message = document.createElement("div");
  message.className = "shell-error";
  message.textContent = String(error);
  document.body.append(message);
});
