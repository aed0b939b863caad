import { Modal, type App } from "obsidian";
import { nameDialog } from "./elements";

/** Opens a dialog of ours; `draw` fills it once it stands in its window. It is opened once: what was drawn goes with it. */
export function openDialog(app: App, title: string, draw: (dialog: Modal) => void): void {
  const dialog = new Modal(app);
  nameDialog(dialog, title);
  dialog.onOpen = () => draw(dialog);
  dialog.open();
}
