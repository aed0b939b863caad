import type { BasesPropertyId } from "obsidian";
import type { App } from "./app";
import type { BaseOption } from "./bases";
import type { BasesViewConfig } from "./bases-config";
import { Setting } from "./setting";

interface OptionContext {
  readonly app: App;
  readonly config: BasesViewConfig;
  readonly allProperties: readonly BasesPropertyId[];
}

/** One row for each option that is not hidden; a change goes into the configuration at once, an empty text takes it away. */
export function drawOptions(el: HTMLElement, options: readonly BaseOption[], context: OptionContext): void {
  el.empty();
  const redraw = (): void => drawOptions(el, options, context);
  for (const option of options) {
    if (option.shouldHide?.() === true) continue;
    if (option.type === "group") {
      new Setting(el).setName(option.displayName).setHeading();
      const shown = (option.items ?? []).filter((item) => item.shouldHide?.() !== true);
      for (const item of shown) drawOption(el, item, context, redraw);
    } else drawOption(el, option, context, redraw);
  }
}

function drawOption(el: HTMLElement, option: BaseOption, { app, config, allProperties }: OptionContext, redraw: () => void): void {
  const { key = "", type, default: fallback, placeholder = "" } = option;
  const value: unknown = config.get(key) ?? fallback;
  const text = typeof value === "string" ? value : "";
  const set = (next: unknown): void => {
    config.set(key, next === "" ? null : next);
    redraw();
  };
  const fits = (candidate: unknown): boolean => (option.filter as ((one: unknown) => boolean) | undefined)?.(candidate) !== false;
  const setting = new Setting(el).setName(option.displayName);
  setting.settingEl.dataset["key"] = key;
  const choose = (options: Record<string, string>): void =>
    void setting.addDropdown((dropdown) => dropdown.addOptions(options).setValue(text).onChange(set));
  const named = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries<string>([["", placeholder], ...names.map((name): [string, string] => [name, name])]);
  if (type === "toggle") setting.addToggle((toggle) => toggle.setValue(value === true).onChange(set));
  else if (type === "slider") {
    const { min = 0, max = 100, step = 1 } = option;
    setting.addSlider((slider) => slider.setLimits(min, max, step).setValue(Number(value ?? min)).onChange(set));
  } else if (type === "dropdown") choose(option.options ?? {});
  else if (type === "property") choose(named(allProperties.filter(fits)));
  else if (type === "file") choose(named(app.vault.getFiles().filter(fits).map(({ path }) => path)));
  else if (type === "folder") choose(named(app.vault.getAllFolders().filter(fits).map(({ path }) => path)));
  else if (type === "multitext") {
    const lines = Array.isArray(value) ? (value as unknown[]).map(String) : [];
    setting.addTextArea((area) => area.setValue(lines.join("\n")).onChange((words) => set(words.split("\n").filter((line) => line !== ""))));
  } else setting.addText((input) => input.setPlaceholder(placeholder).setValue(text).onChange((words) => config.set(key, words === "" ? null : words)));
}
