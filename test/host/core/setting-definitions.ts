import type {
  SettingControl, SettingDefinition, SettingDefinitionGroup, SettingDefinitionItem, SettingDefinitionList,
  SettingDefinitionPage, SettingDefinitionRender,
  SettingPage as RealPage, TFile as RealFile, TFolder as RealFolder,
} from "obsidian";
import type { App } from "./app";
import { environment, guarded } from "./environment";
import { TFile, TFolder } from "./files";
import { setIcon } from "./icons";
import { AbstractInputSuggest } from "./input-suggest";
import { Setting, SettingGroup } from "./setting";
import type { AbstractTextComponent } from "./setting-components";
import type { SettingTab } from "./setting-tab";

type Row = SettingDefinition | SettingDefinitionPage;

const holds = (value: boolean | (() => boolean) | undefined, otherwise: boolean): boolean =>
  typeof value === "function" ? value() : (value ?? otherwise);

/** Renders a tab's definitions; pages lie over one another, and the query of a group's search outlives a render. */
export class DefinitionPane {
  private cleanups: (() => void)[] = [];
  private checks: (() => void)[] = [];
  private readonly pages: string[] = [];
  private readonly queries = new Map<string, string>();
  private custom: RealPage | null = null;

  constructor(
    private readonly app: App,
    private readonly tab: SettingTab,
    private readonly el: HTMLElement,
  ) {}

  render(items: SettingDefinitionItem[]): void {
    this.tearDown();
    let shown = items;
    let page: SettingDefinitionPage | undefined;
    for (const name of this.pages) {
      page = pagesOf(shown).find((one) => one.name === name);
      shown = page?.items ?? [];
    }
    if (page !== undefined) this.titlebar(page.name);
    if (page?.page !== undefined) this.openCustom(page.page());
    else for (const item of shown) this.item(item, this.el);
    this.refresh();
  }

  refresh(): void {
    for (const check of this.checks) guarded(check);
  }

  close(): void {
    this.tearDown();
  }

  private tearDown(): void {
    for (const cleanup of this.cleanups.splice(0)) guarded(cleanup);
    this.custom?.hide();
    this.custom = null;
    this.checks = [];
    this.el.empty();
  }

  private titlebar(title: string): void {
    const bar = this.el.createDiv("setting-page-titlebar");
    const back = bar.createEl("button", { cls: "clickable-icon setting-page-back", attr: { "aria-label": "Back" } });
    setIcon(back, "lucide-chevron-left");
    back.addEventListener("click", () => {
      this.pages.pop();
      this.tab.update();
    });
    bar.createDiv({ cls: "setting-page-title", text: title });
  }

  private openCustom(page: RealPage): void {
    this.custom = page;
    this.el.append(page.rootEl);
    guarded(() => page.display());
  }

  private item(item: SettingDefinitionItem, el: HTMLElement): void {
    if ("type" in item && (item.type === "group" || item.type === "list")) this.group(item, el);
    else {
      const group = new SettingGroup(el);
      this.row(item as Row, group, 0);
    }
  }

  private group(definition: SettingDefinitionGroup | SettingDefinitionList, el: HTMLElement): void {
    const group = new SettingGroup(el);
    const list = definition.type === "list" ? (definition as SettingDefinitionList) : null;
    const { heading, cls, search, extraButtons, items = [] } = definition;
    if (heading !== undefined) group.setHeading(heading);
    if (cls !== undefined) group.addClass(cls);
    if (list !== null) group.addClass("mod-list");
    const rows: { el: HTMLElement; matches: (query: string) => boolean }[] = [];
    const key = heading ?? "";
    const filter = (): void => {
      const query = this.queries.get(key) ?? "";
      for (const row of rows) row.el.toggleClass("is-filtered-out", query !== "" && !row.matches(query));
    };
    if (search !== undefined) {
      group.addSearch((component) => {
        component.setPlaceholder(search.placeholder ?? "").setValue(this.queries.get(key) ?? "");
        component.onChange((query) => {
          this.queries.set(key, query);
          filter();
        });
      });
    }
    for (const button of extraButtons ?? []) group.addExtraButton((one) => button(one));
    if (list?.addItem !== undefined) {
      const { name, action } = list.addItem;
      group.addExtraButton((button) => button.setIcon("lucide-plus").setTooltip(name).onClick(() => action(button.extraSettingsEl)));
    }
    items.forEach((row, index) => {
      const rowEl = this.row(row, group, index);
      const searchable = "searchable" in row ? holds(row.searchable, true) : true;
      rows.push({ el: rowEl, matches: (query) => !searchable || search?.match(row, query) !== false });
      if (list !== null) this.listRow(list, rowEl, index, items.length);
    });
    if (items.length === 0 && list?.emptyState !== undefined) {
      group.listEl.createDiv({ cls: "setting-list-empty", text: list.emptyState });
    }
    filter();
    this.checks.push(() => group.groupEl.toggle(holds(definition.visible, true)));
  }

  /** Delete and drag, which with the keyboard is Alt and an arrow (unsourced). */
  private listRow(list: SettingDefinitionList, rowEl: HTMLElement, index: number, count: number): void {
    const controls = rowEl.querySelector<HTMLElement>(".setting-item-control");
    const { onDelete, onReorder } = list;
    rowEl.tabIndex = 0;
    if (onReorder !== undefined) {
      const handle = rowEl.createDiv({ cls: "setting-item-drag-handle clickable-icon", prepend: true, attr: { draggable: "true", "aria-label": "Drag to reorder" } });
      setIcon(handle, "lucide-grip-vertical");
      handle.addEventListener("dragstart", (event) => event.dataTransfer?.setData("text/plain", String(index)));
      rowEl.addEventListener("dragover", (event) => event.preventDefault());
      rowEl.addEventListener("drop", (event) => {
        event.preventDefault();
        const from = Number(event.dataTransfer?.getData("text/plain"));
        if (Number.isInteger(from) && from !== index) guarded(() => onReorder(from, index));
      });
    }
    if (onDelete !== undefined) {
      const button = (controls ?? rowEl).createDiv({ cls: "clickable-icon extra-setting-button mod-delete", attr: { "aria-label": "Delete", tabindex: "0", role: "button" } });
      setIcon(button, "lucide-trash-2");
      button.addEventListener("click", (event) => {
        event.stopPropagation();
        guarded(() => onDelete(index));
      });
    }
    rowEl.addEventListener("keydown", (event) => {
      if (event.target !== rowEl) return;
      const to = event.altKey && event.key === "ArrowUp" ? index - 1 : event.altKey && event.key === "ArrowDown" ? index + 1 : -1;
      if (to >= 0 && to < count && onReorder !== undefined) guarded(() => onReorder(index, to));
      else if ((event.key === "Delete" || event.key === "Backspace") && onDelete !== undefined) guarded(() => onDelete(index));
    });
  }

  private row(row: Row, group: SettingGroup, index: number): HTMLElement {
    const setting = new Setting(group.listEl);
    setting.setName(row.name);
    if (row.desc !== undefined) setting.setDesc(typeof row.desc === "string" ? row.desc : (row.desc.cloneNode(true) as DocumentFragment));
    this.checks.push(() => setting.settingEl.toggle(holds(row.visible, true)));
    if ("type" in row && row.type === "page") this.pageRow(row, setting);
    else if ("control" in row && row.control !== undefined) this.control(row.control, setting);
    else if ("action" in row && row.action !== undefined) {
      const { action, disabled } = row;
      this.clickable(setting, () => {
        if (!holds(disabled, false)) action(setting.settingEl, index);
      });
      this.checks.push(() => setting.setDisabled(holds(disabled, false)));
    } else if ("render" in row && row.render !== undefined) {
      this.renderRow(row, setting, group);
    }
    return setting.settingEl;
  }

  private renderRow(row: SettingDefinitionRender, setting: Setting, group: SettingGroup): void {
    guarded(() => {
      const cleanup = row.render(setting, group);
      if (typeof cleanup === "function") this.cleanups.push(cleanup);
    });
  }

  private pageRow(page: SettingDefinitionPage, setting: Setting): void {
    setting.setClass("mod-page");
    const { displayValue, status } = page;
    if (displayValue !== undefined || status !== undefined) {
      setting.addDisplayValue((component) => {
        component.setValue(typeof displayValue === "function" ? displayValue() : (displayValue ?? null));
        component.setStatus(typeof status === "function" ? status() : (status ?? null));
      });
    }
    setIcon(setting.controlEl.createDiv("setting-item-chevron"), "lucide-chevron-right");
    this.clickable(setting, () => {
      this.pages.push(page.name);
      this.tab.update();
    });
  }

  private clickable(setting: Setting, act: () => void): void {
    const { settingEl } = setting;
    settingEl.addClass("mod-clickable");
    settingEl.setAttrs({ role: "button", tabindex: "0" });
    settingEl.addEventListener("click", () => guarded(act));
    settingEl.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === settingEl) guarded(act);
    });
  }

  private control(control: SettingControl, setting: Setting): void {
    const stored = this.tab.getControlValue(control.key) ?? control.defaultValue;
    const disabled = (): boolean => holds(control.disabled, false);
    const save = (value: unknown): void => void this.save(control, value, setting);
    switch (control.type) {
      case "toggle":
        setting.addToggle((toggle) => toggle.setValue(stored === true).onChange(save));
        break;
      case "dropdown":
        setting.addDropdown((dropdown) => dropdown.addOptions(control.options).setValue(String(stored ?? "")).onChange(save));
        break;
      case "text":
        setting.addText((text) => this.text(text, control.placeholder, stored, save));
        break;
      case "textarea":
        setting.addTextArea((text) => {
          this.text(text, control.placeholder, stored, save);
          if (control.rows !== undefined) text.inputEl.rows = control.rows;
        });
        break;
      case "number":
        setting.addText((text) => {
          text.inputEl.type = "number";
          for (const name of ["min", "max", "step"] as const) if (control[name] !== undefined) text.inputEl[name] = String(control[name]);
          this.text(text, control.placeholder, stored, (value) => {
            const number = Number(value);
            if (value.trim() !== "" && Number.isFinite(number)) save(number);
          });
        });
        break;
      case "slider":
        setting.addSlider((slider) => {
          slider.setLimits(control.min, control.max, control.step).setValue(Number(stored ?? control.min)).setDynamicTooltip().onChange(save);
          if (control.displayFormat !== undefined) slider.setDisplayFormat(control.displayFormat);
        });
        break;
      case "color":
        setting.addColorPicker((color) => color.setValue(String(stored ?? "#000000")).onChange(save));
        break;
      case "file":
      case "folder":
        setting.addSearch((search) => {
          this.text(search, control.placeholder, stored, save);
          const wanted = control.type === "file"
            ? (file: unknown): boolean => file instanceof TFile && control.filter?.(file as unknown as RealFile) !== false
            : (file: unknown): boolean =>
                file instanceof TFolder && (control.includeRoot === true || !file.isRoot()) && control.filter?.(file as unknown as RealFolder) !== false;
          new PathSuggest(this.app, search.inputEl, wanted).onSelect((path) => {
            search.setValue(path);
            save(path);
          });
        });
        break;
    }
    this.checks.push(() => setting.setDisabled(disabled()));
    void this.complain(control, stored, setting);
  }

  private text(
    text: AbstractTextComponent<HTMLInputElement> | AbstractTextComponent<HTMLTextAreaElement>,
    placeholder: string | undefined,
    stored: unknown,
    save: (value: string) => void,
  ): void {
    text.setValue(stored === undefined || stored === null ? "" : String(stored)).onChange(save);
    if (placeholder !== undefined) text.setPlaceholder(placeholder);
  }

  /** A refused value stays on the screen with its message and is not stored. */
  private async save(control: SettingControl, value: unknown, setting: Setting): Promise<void> {
    try {
      if (await this.complain(control, value, setting)) return;
      await this.tab.setControlValue(control.key, value);
      this.refresh();
    } catch (error) {
      environment.report(error);
    }
  }

  private async complain(control: SettingControl, value: unknown, setting: Setting): Promise<boolean> {
    if (control.validate === undefined || value === undefined) return false;
    const message = await (control.validate as (value: unknown) => string | void | Promise<string | void>)(value);
    const refused = typeof message === "string" && message !== "";
    setting.setErrorMessage(refused ? message : null);
    return refused;
  }
}

function pagesOf(items: SettingDefinitionItem[]): SettingDefinitionPage[] {
  return items.flatMap((item) => {
    if (!("type" in item)) return [];
    if (item.type === "page") return [item];
    return pagesOf(((item as SettingDefinitionGroup).items ?? []));
  });
}

class PathSuggest extends AbstractInputSuggest<string> {
  constructor(
    app: App,
    inputEl: HTMLInputElement,
    private readonly wanted: (file: unknown) => boolean,
  ) {
    super(app, inputEl);
  }

  protected getSuggestions(query: string): string[] {
    const paths = this.app.vault.getAllLoadedFiles().filter((file) => this.wanted(file)).map((file) => file.path);
    return paths.filter((path) => path.toLowerCase().includes(query.toLowerCase()));
  }

  renderSuggestion(path: string, el: HTMLElement): void {
    el.setText(path);
  }

  override selectSuggestion(path: string, event: MouseEvent | KeyboardEvent): void {
    super.selectSuggestion(path, event);
    this.close();
  }
}
