// @vitest-environment happy-dom
import { ConfirmationModal, FuzzySuggestModal, Menu, Modal, Notice, Plugin, PluginSettingTab, setIcon, type SettingDefinitionItem } from "obsidian";
import { expect, test, vi } from "vitest";
import { manifest, started } from "./running-host";

const press = (key: string, init: KeyboardEventInit = {}): void =>
  void (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }));

test("Escape closes the uppermost dialog only and gives the focus back", async () => {
  const { host } = await started({});
  const button = host.container.createEl("button");
  button.focus();
  const lower = new Modal(host.app);
  lower.open();
  const upper = new Modal(host.app);
  upper.open();
  press("Escape");
  expect([lower, upper].map(({ containerEl }) => containerEl.isConnected)).toEqual([true, false]);
  press("Escape");
  expect(lower.containerEl.isConnected).toBe(false);
  expect(document.activeElement).toBe(button);
});

test("Tab stays inside a dialog", async () => {
  const { host } = await started({});
  const modal = new Modal(host.app);
  modal.open();
  const close = modal.modalEl.find(".modal-close-button");
  const last = modal.contentEl.createEl("button");
  last.focus();
  press("Tab");
  expect(document.activeElement).toBe(close);
  press("Tab", { shiftKey: true });
  expect(document.activeElement).toBe(last);
});

test("a fuzzy picker is worked by keys: type, arrow down, Enter", async () => {
  const { host } = await started({});
  const chosen: string[] = [];
  class Picker extends FuzzySuggestModal<string> {
    override getItems(): string[] {
      return ["Acme", "Globex", "Acorn"];
    }
    override getItemText(item: string): string {
      return item;
    }
    override onChooseItem(item: string): void {
      chosen.push(item);
    }
  }
  const picker = new Picker(host.app);
  picker.open();
  expect(document.activeElement).toBe(picker.inputEl);
  picker.inputEl.value = "ac";
  picker.inputEl.dispatchEvent(new Event("input"));
  expect(picker.resultContainerEl.findAll(".suggestion-item").map((el) => el.textContent)).toEqual(["Acme", "Acorn"]);
  press("ArrowDown");
  press("Enter");
  expect(chosen).toEqual(["Acorn"]);
  expect(picker.containerEl.isConnected).toBe(false);
});

test("a confirmation closes after its handler, unless that answers something true", async () => {
  const { host } = await started({});
  const modal = new ConfirmationModal(host.app);
  let stay = true;
  modal.addButton((button) => button.setButtonText("Do").onClick(() => stay));
  modal.open();
  const button = modal.buttonContainerEl.find("button");
  button.click();
  await host.settled();
  expect(modal.containerEl.isConnected).toBe(true);
  stay = false;
  button.click();
  await host.settled();
  expect(modal.containerEl.isConnected).toBe(false);
});

test("a menu is worked by keys and passes over what is disabled", async () => {
  await started({});
  const chosen: string[] = [];
  const menu = new Menu();
  for (const title of ["A", "B", "C"]) {
    menu.addItem((item) => item.setTitle(title).setDisabled(title === "B").onClick(() => chosen.push(title)));
  }
  menu.showAtPosition({ x: 0, y: 0 });
  for (const key of ["ArrowDown", "ArrowDown", "Enter"]) press(key);
  expect(chosen).toEqual(["C"]);
  expect(document.querySelector(".menu")).toBeNull();
});

test("notices are kept for tests, shown or gone", async () => {
  const { host } = await started({});
  const notice = new Notice("Hello", 0);
  expect(host.notices.map(({ text, shown }) => [text, shown])).toEqual([["Hello", true]]);
  notice.setMessage("Bye");
  notice.hide();
  expect(host.notices.map(({ text, shown }) => [text, shown])).toEqual([["Bye", false]]);
});

test("an icon is an svg with the library's class, an unknown one leaves the element empty", async () => {
  await started({});
  const el = createDiv();
  setIcon(el, "calendar-clock");
  expect(el.querySelector("svg.svg-icon.lucide-calendar-clock path")).not.toBeNull();
  setIcon(el, "no-such-icon");
  expect(el.childElementCount).toBe(0);
});

interface Stored {
  on: boolean;
  name: string;
  list: string[];
}

class Configured extends Plugin {
  override settings: Stored = { on: false, name: "x", list: ["a", "b"] };
}

class Tab extends PluginSettingTab {
  asked = 0;
  override getSettingDefinitions(): SettingDefinitionItem[] {
    this.asked += 1;
    const { settings } = this.configured;
    return [
      { name: "On", control: { type: "toggle", key: "on" } },
      {
        name: "Name",
        visible: () => settings.on,
        control: { type: "text", key: "name", validate: (value) => (value === "" ? "Needed" : undefined) },
      },
      {
        type: "list",
        heading: "List",
        items: settings.list.map((name) => ({ name })),
        onDelete: (index) => {
          settings.list.splice(index, 1);
          this.update();
        },
      },
      { type: "page", name: "More", items: [{ name: "Inside" }] },
    ];
  }
  constructor(private readonly configured: Configured) {
    super(configured.app, configured);
  }
}

test("declared settings are rendered, stored, validated, hidden and paged", async () => {
  const { host, disk } = await started({});
  const plugin = (await host.loadPluginClass(Configured, manifest)) as Configured;
  const tab = new Tab(plugin);
  plugin.addSettingTab(tab);
  expect(tab.asked).toBe(1);
  const pane = host.openSettings(manifest.id);
  const row = (name: string): HTMLElement | undefined =>
    pane.findAll(".setting-item").find((el) => el.find(".setting-item-name")?.textContent === name);
  expect(row("Name")?.isShown()).toBe(false);
  row("On")?.find(".checkbox-container").click();
  await vi.waitFor(() => expect(row("Name")?.isShown()).toBe(true));
  await host.settled();
  expect(JSON.parse(await disk(".obsidian/plugins/sample/data.json"))).toMatchObject({ on: true });
  const input = row("Name")?.querySelector("input");
  if (input === null || input === undefined) throw new Error("no input");
  input.value = "";
  input.dispatchEvent(new Event("input"));
  await vi.waitFor(() => expect(row("Name")?.find(".setting-item-error")?.textContent).toBe("Needed"));
  expect(plugin.settings.name).toBe("x");
  row("a")?.find(".mod-delete").click();
  expect(row("a")).toBeUndefined();
  expect(row("b")).toBeDefined();
  row("More")?.click();
  expect(row("Inside")).toBeDefined();
  expect(row("On")).toBeUndefined();
  pane.find(".setting-page-back").click();
  expect(row("On")).toBeDefined();
});

test("the DOM helpers of the app are there", async () => {
  const { host } = await started({});
  const el = host.container.createDiv({ cls: "a b", text: "x", attr: { "data-x": 1, hidden: null } });
  expect(el.outerHTML).toBe('<div class="a b" data-x="1">x</div>');
  const clicks: string[] = [];
  el.on("click", ".in", (_event, target) => clicks.push(target.textContent ?? ""));
  el.createSpan({ cls: "in", text: "in" }).click();
  el.click();
  expect(clicks).toEqual(["in"]);
  expect([el.doc, el.win]).toEqual([document, window]);
  expect([[1, 2].last(), "abc".contains("b")]).toEqual([2, true]);
});

test("hover-link from a registered source shows the note, with Mod only where the source asks for it", async () => {
  const { host } = await started({ "a.md": "# Hello" });
  const plugin = await host.loadPluginClass(Configured, manifest);
  plugin.registerHoverLinkSource("plain", { display: "Plain", defaultMod: false });
  plugin.registerHoverLinkSource("mod", { display: "Mod", defaultMod: true });
  const targetEl = host.container.createDiv();
  const hover = (source: string): void =>
    host.app.workspace.trigger("hover-link", { event: new MouseEvent("mouseover"), source, hoverParent: { hoverPopover: null }, targetEl, linktext: "a" });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  hover("mod");
  hover("unknown");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(document.querySelector(".hover-popover")).toBeNull();
  hover("plain");
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(document.querySelector(".hover-popover h1")?.textContent).toBe("Hello"));
  document.querySelector(".hover-popover")?.remove();
});
