import type { App } from "../core/app";
import type { Host, VisibleCommand } from "../core/host";
import { FuzzySuggestModal, Keymap, type TFile } from "../core/obsidian";

/** The command palette: what is available now, by name; what was used last comes first. */
export class CommandPalette extends FuzzySuggestModal<VisibleCommand> {
  private static readonly used: string[] = [];
  private readonly commands: VisibleCommand[];

  constructor(private readonly host: Host) {
    super(host.app as unknown as App);
    const rank = ({ id }: VisibleCommand): number => (CommandPalette.used.indexOf(id) + 1 || Infinity);
    const byName = new Intl.Collator().compare;
    this.commands = host.commands.list().sort((a, b) => compare(rank(a), rank(b)) || byName(a.name, b.name));
    this.setPlaceholder("Select a command...");
    this.setInstructions([
      { command: "↑↓", purpose: "to navigate" },
      { command: "↵", purpose: "to use" },
      { command: "esc", purpose: "to dismiss" },
    ]);
  }

  getItems(): VisibleCommand[] {
    return this.commands;
  }

  getItemText({ name }: VisibleCommand): string {
    return name;
  }

  onChooseItem({ id }: VisibleCommand): void {
    const { used } = CommandPalette;
    if (used.includes(id)) used.splice(used.indexOf(id), 1);
    used.unshift(id);
    this.host.commands.execute(id);
  }
}

/** Opens a note by name; Mod and Enter open it in a new tab. */
export class QuickSwitcher extends FuzzySuggestModal<TFile> {
  constructor(app: App) {
    super(app);
    this.setPlaceholder("Find a note...");
    this.setInstructions([
      { command: "↑↓", purpose: "to navigate" },
      { command: "↵", purpose: "to open" },
      { command: "esc", purpose: "to dismiss" },
    ]);
    this.scope.register(["Mod"], "Enter", (event) => (this.selectActiveSuggestion(event), false));
  }

  getItems(): TFile[] {
    return this.app.vault.getMarkdownFiles();
  }

  getItemText({ path }: TFile): string {
    return path.replace(/\.md$/, "");
  }

  onChooseItem(file: TFile, event: MouseEvent | KeyboardEvent): void {
    void this.app.workspace.getLeaf(Keymap.isModEvent(event)).openFile(file);
  }
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
