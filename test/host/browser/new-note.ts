import type { App } from "../core/app";

/** Makes `Untitled.md` at the top of the vault, or the first free number after it, and opens it. */
export async function newNote(app: App): Promise<void> {
  let path = "Untitled.md";
  for (let number = 1; app.vault.getAbstractFileByPath(path) !== null; number += 1) path = `Untitled ${number}.md`;
  const file = await app.vault.create(path, "");
  await app.workspace.getLeaf(false).openFile(file);
}
