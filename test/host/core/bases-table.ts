import type { BasesPropertyId } from "obsidian";
import { BasesView, type BasesViewRegistration, type QueryController } from "./bases";

/** The app's own views show what a table shows: a row for each file, its properties in their order, groups under their key. */
class TableView extends BasesView {
  constructor(
    controller: QueryController,
    private readonly containerEl: HTMLElement,
    readonly type: string,
  ) {
    super(controller);
  }

  onDataUpdated(): void {
    this.containerEl.empty();
    const order = this.config.getOrder();
    const columns: BasesPropertyId[] = order.length === 0 ? ["file.name"] : order;
    for (const group of this.data.groupedData) {
      if (group.key !== undefined) this.containerEl.createDiv({ cls: "bases-group-heading", text: group.hasKey() ? String(group.key) : "None" });
      const table = this.containerEl.createEl("table", "bases-table");
      const head = table.createEl("thead").createEl("tr");
      for (const id of columns) head.createEl("th", { text: this.config.getDisplayName(id), attr: { "data-property": id } });
      const body = table.createEl("tbody");
      for (const entry of group.entries) {
        const row = body.createEl("tr", { cls: "bases-tr", attr: { "data-path": entry.file.path } });
        for (const id of columns) this.drawCell(row.createEl("td", "bases-td"), entry.getValue(id)?.toString() ?? "", id, entry.file.path);
      }
    }
  }

  private drawCell(cell: HTMLElement, text: string, id: BasesPropertyId, path: string): void {
    if (id !== "file.name" && id !== "file.basename") cell.setText(text);
    else cell.createEl("a", { cls: "internal-link", text: text.replace(/\.md$/, ""), attr: { "data-href": path, href: path } });
  }
}

export const BUILT_IN_VIEWS: readonly (readonly [string, BasesViewRegistration])[] = [
  ["table", "Table", "lucide-table"],
  ["cards", "Cards", "lucide-layout-grid"],
  ["list", "List", "lucide-list"],
].map(([type = "", name = "", icon = ""]) => [
  type,
  { name, icon, factory: (controller, containerEl) => new TableView(controller, containerEl, type) },
]);
