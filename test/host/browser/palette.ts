import type { App as ObsidianApp } from "obsidian";
import type { App } from "../core/app";
import type { Host, VisibleCommand } from "../core/host";
import { FuzzySuggestModal, type TFile } from "../core/obsidian";

/** The command palette: what is available now, by name. */
export class CommandPalette extends FuzzySuggestModal<VisibleCommand> {
  private readonly commands: VisibleCommand[];

  constructor(private readonly host: Host) {
    super(core(host.app));
    this.commands = host.commands.list();
    this.setPlaceholder("Select a command…");
  }

  getItems(): VisibleCommand[] {
    return this.commands;
  }

  getItemText({ name }: VisibleCommand): string {
    return name;
  }

  onChooseItem({ id }: VisibleCommand): void {
    this.host.commands.execute(id);
  }
}

/** Opens a note by name. */
export class QuickSwitcher extends FuzzySuggestModal<TFile> {
  constructor(private readonly host: Host) {
    super(core(host.app));
    this.setPlaceholder("Find a note…");
  }

  getItems(): TFile[] {
    return core(this.host.app).vault.getMarkdownFiles();
  }

  getItemText({ path }: TFile): string {
    return path.replace(/\.md$/, "");
  }

  onChooseItem(file: TFile): void {
    void core(this.host.app).workspace.getLeaf(false).openFile(file);
  }
}

function core(app: ObsidianApp): App {
  return app as unknown as App;
}
