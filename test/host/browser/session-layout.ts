import type { Backend } from "../core/backend";
import type { RestoredLeaf } from "../core/host-types";
import type { Workspace } from "../core/workspace";
import { readLayout } from "../core/workspace-layout";

const KEY = "layout";
const OF_THE_VAULT = ".obsidian/workspace.json";

/** The tabs before a reload of the page, else those of the vault's last session, as far as their views exist here. */
export async function savedLayout(backend: Backend, isKnown: (type: string) => boolean): Promise<RestoredLeaf[]> {
  const text = sessionStorage.getItem(KEY) ?? (await ofVault(backend));
  try {
    return text === null ? [] : readLayout(JSON.parse(text)).filter(({ type }) => isKnown(type));
  } catch {
    return [];
  }
}

/** Kept in the page's own storage: the vault's `workspace.json` stays as the app left it. */
export function keepLayout(workspace: Workspace): void {
  workspace.on("layout-change", () => sessionStorage.setItem(KEY, JSON.stringify(workspace.getLayout())));
}

async function ofVault(backend: Backend): Promise<string | null> {
  return (await backend.stat(OF_THE_VAULT)) === null ? null : backend.read(OF_THE_VAULT);
}

/** Where nothing was saved, each of the plugin's views gets a tab on the right, as a last session would have left it. */
export async function openPluginViews(workspace: Workspace, types: readonly string[]): Promise<void> {
  for (const type of types) {
    if (workspace.getLeavesOfType(type).length > 0) continue;
    await workspace.getRightLeaf(false)?.setViewState({ type });
    if (!document.body.hasClass("is-mobile")) workspace.rightSplit.expand();
  }
}
