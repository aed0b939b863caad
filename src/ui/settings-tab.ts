import { PluginSettingTab, type App, type Plugin, type Setting, type SettingDefinitionItem } from "obsidian";
import type { Settings } from "../domain/settings";
import type { Services } from "./services";
import { settingChecks } from "./settings/setting-checks";
import { listClass } from "./settings/setting-lists";
import { propertyRoles, settingSections } from "./settings/setting-sections";
import { controlValue, withControlValue, type SettingKey } from "./settings/setting-values";

/** Rapport's settings, declared so that Obsidian draws and searches them. */
export class RapportSettingTab extends PluginSettingTab {
  /** What is being changed, and the settings before the first letter of it. */
  private edited: { readonly key: string; readonly before: Settings } | null = null;
  /** What the last change of a rule does. */
  private effect: string | null = null;
  private readonly effectEls = new Set<HTMLElement>();

  constructor(
    app: App,
    plugin: Plugin,
    private readonly services: Services,
  ) {
    super(app, plugin);
    nameControls(this.containerEl);
  }

  override getSettingDefinitions(): SettingDefinitionItem<SettingKey>[] {
    const { services } = this;
    const { messages } = services.language;
    return settingSections(
      {
        services,
        checks: settingChecks(services, propertyRoles(messages)),
        changeList: (change, row) => void this.changeList(change, row),
        effect: { name: messages.settings.effect, render: (setting) => this.drawEffect(setting) },
      },
      () => this.update(),
    );
  }

  override getControlValue(key: string): unknown {
    return controlValue(this.services.settings(), key);
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    const before = this.services.settings();
    if (this.edited?.key !== key) this.edited = { key, before };
    await this.apply(this.edited.before, withControlValue(before, key, value));
  }

  override hide(): void {
    super.hide();
    this.edited = null;
    this.effect = null;
  }

  private async changeList(change: Partial<Settings>, row: number): Promise<void> {
    const before = this.services.settings();
    this.edited = null;
    await this.apply(before, { ...before, ...change });
    this.update();
    for (const key of Object.keys(change)) this.focusRow(key, row);
  }

  /** A change of rules tells what it does to due dates, from the first letter typed to the last. */
  private async apply(before: Settings, after: Settings): Promise<void> {
    const { services } = this;
    if (JSON.stringify(before.cadenceRules) !== JSON.stringify(after.cadenceRules)) {
      this.effect = services.language.messages.settings.duesChanged(services.store.dueDatesChanged(before, after));
      for (const el of this.effectEls) el.setText(this.effect);
    }
    await services.saveSettings(after);
  }

  private drawEffect({ descEl }: Setting): () => void {
    descEl.setAttribute("role", "status");
    descEl.setText(this.effect ?? this.services.language.messages.settings.effectHint);
    this.effectEls.add(descEl);
    return () => this.effectEls.delete(descEl);
  }

  /** Drawing anew takes the focus away; it goes on in the row, or the one that took its place. */
  private focusRow(key: string, row: number): void {
    const rows = this.containerEl.findAll(`.${listClass(key)} .setting-item:not(.setting-item-heading)`);
    (rows[row] ?? rows.at(-1))?.focus();
  }
}

/** Names the controls in an element by their rows, now and later: the app names a row, not the control in it. */
function nameControls(containerEl: HTMLElement): void {
  let named = 0;
  const nameAll = (): void => {
    for (const row of containerEl.findAll(".setting-item")) {
      const nameEl = row.find(".setting-item-name");
      for (const control of row.findAll(".setting-item-control :is(input, select, textarea):not([aria-label], [aria-labelledby])")) {
        nameEl.id ||= `rapport-setting-${++named}`;
        control.setAttribute("aria-labelledby", nameEl.id);
      }
    }
  };
  new MutationObserver(nameAll).observe(containerEl, { childList: true, subtree: true });
}
