import { Component } from "./component";
import { activeDoc, environment, guarded } from "./environment";
import { setIcon } from "./icons";

export class MenuItem {
  dom: HTMLElement;
  section = "";
  disabled = false;
  checked: boolean | null = null;
  private readonly iconEl: HTMLElement;
  private readonly titleEl: HTMLElement;
  private callback: ((event: MouseEvent | KeyboardEvent) => unknown) | null = null;

  constructor(readonly menu: Menu) {
    this.dom = menu.dom.doc.createElement("div");
    this.dom.addClasses(["menu-item", "tappable"]);
    this.dom.setAttribute("role", "menuitem");
    this.iconEl = this.dom.createDiv("menu-item-icon");
    this.titleEl = this.dom.createDiv("menu-item-title");
    this.dom.addEventListener("click", (event) => this.handleEvent(event));
    this.dom.addEventListener("mouseenter", () => menu.selectItem(this));
  }

  setTitle(title: string | DocumentFragment): this {
    this.titleEl.setText(title);
    return this;
  }

  setIcon(icon: string | null): this {
    if (icon === null) this.iconEl.empty();
    else setIcon(this.iconEl, icon);
    return this;
  }

  setChecked(checked: boolean | null): this {
    this.checked = checked;
    this.dom.toggleClass("mod-checked", checked === true);
    if (checked === null) return this;
    this.dom.setAttrs({ role: "menuitemcheckbox", "aria-checked": checked });
    return this;
  }

  setDisabled(disabled: boolean): this {
    this.disabled = disabled;
    this.dom.toggleClass("is-disabled", disabled);
    this.dom.setAttr("aria-disabled", disabled);
    return this;
  }

  setWarning(isWarning: boolean): this {
    this.dom.toggleClass("is-warning", isWarning);
    return this;
  }

  setIsLabel(isLabel: boolean): this {
    this.dom.toggleClass("is-label", isLabel);
    return this;
  }

  setActive(active: boolean): this {
    return this.setChecked(active);
  }

  setSection(section: string): this {
    this.section = section;
    return this;
  }

  setSubmenu(): Menu {
    return new Menu();
  }

  onClick(callback: (event: MouseEvent | KeyboardEvent) => unknown): this {
    this.callback = callback;
    return this;
  }

  /** The menu goes first, then the item acts. */
  handleEvent(event: MouseEvent | KeyboardEvent): void {
    if (this.disabled || this.dom.hasClass("is-label")) return;
    this.menu.hide();
    guarded(() => this.callback?.(event));
  }
}

export class MenuSeparator {
  dom: HTMLElement;
  section = "";

  constructor(menu: Menu) {
    this.dom = menu.dom.doc.createElement("div");
    this.dom.addClass("menu-separator");
  }
}

const forEvents = new WeakMap<Event, Menu>();

/** Arrows move, Enter chooses, Escape and a click beside it close. Items of one section stand together. */
export class Menu extends Component {
  dom: HTMLElement;
  items: (MenuItem | MenuSeparator)[] = [];
  selected = -1;
  private readonly hideCallbacks: (() => unknown)[] = [];
  private parentElement: HTMLElement | null = null;
  private shownIn: Document | null = null;
  private focusBefore: HTMLElement | null = null;

  constructor() {
    super();
    this.dom = activeDoc().createElement("div");
    this.dom.addClass("menu");
    this.dom.setAttrs({ role: "menu", tabindex: "-1" });
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const by = moves[event.key];
    if (by !== undefined) this.move(by);
    else if (event.key === "Escape" || event.key === "Tab") this.hide();
    else if (event.key === "Enter" || event.key === " ") {
      const item = this.items[this.selected];
      if (item instanceof MenuItem) item.handleEvent(event);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private readonly onPointer = (event: Event): void => {
    if (!this.dom.contains(event.target as Node)) this.hide();
  };

  static forEvent(event: MouseEvent): Menu {
    const known = forEvents.get(event);
    if (known !== undefined) return known;
    const menu = new Menu();
    forEvents.set(event, menu);
    event.preventDefault();
    queueMicrotask(() => void menu.showAtMouseEvent(event));
    return menu;
  }

  setNoIcon(): this {
    this.dom.addClass("mod-no-icon");
    return this;
  }

  setUseNativeMenu(_useNativeMenu: boolean): this {
    return this;
  }

  setParentElement(el: HTMLElement): this {
    this.parentElement = el;
    return this;
  }

  addItem(callback: (item: MenuItem) => unknown): this {
    const item = new MenuItem(this);
    this.items.push(item);
    callback(item);
    return this;
  }

  addSeparator(): this {
    this.items.push(new MenuSeparator(this));
    return this;
  }

  addSections(_sections: string[]): this {
    return this;
  }

  showAtMouseEvent(event: MouseEvent): this {
    const doc = (event.target as Node | null)?.ownerDocument ?? activeDoc();
    return this.showAtPosition({ x: event.clientX, y: event.clientY }, doc);
  }

  showAtPosition(position: { x: number; y: number; width?: number; overlap?: boolean; left?: boolean }, doc: Document = activeDoc()): this {
    if (this.shownIn !== null) return this;
    this.shownIn = doc;
    this.layOut();
    this.focusBefore = doc.activeElement as HTMLElement | null;
    this.dom.setCssStyles({ left: `${position.x}px`, top: `${position.y}px`, position: "fixed" });
    doc.body.append(this.dom);
    this.keepOnScreen(doc);
    this.dom.focus();
    doc.addEventListener("keydown", this.onKey, true);
    doc.addEventListener("mousedown", this.onPointer, true);
    void this.load();
    return this;
  }

  hide(): this {
    const doc = this.shownIn;
    if (doc === null) return this;
    this.shownIn = null;
    doc.removeEventListener("keydown", this.onKey, true);
    doc.removeEventListener("mousedown", this.onPointer, true);
    this.dom.detach();
    const back = this.parentElement ?? this.focusBefore;
    if (back?.isConnected === true) back.focus();
    this.unload();
    for (const callback of this.hideCallbacks) guarded(callback);
    return this;
  }

  close(): void {
    this.hide();
  }

  onHide(callback: () => unknown): void {
    this.hideCallbacks.push(callback);
  }

  onHistoryBack(): void {
    this.hide();
  }

  selectItem(item: MenuItem): void {
    this.select(this.items.indexOf(item));
  }

  private move(by: number): void {
    const { length } = this.items;
    for (let step = 1; step <= length; step += 1) {
      const at = (Math.max(this.selected, by > 0 ? -1 : 0) + by * step + length * step) % length;
      const item = this.items[at];
      if (item instanceof MenuItem && !item.disabled) {
        this.select(at);
        return;
      }
    }
  }

  private select(at: number): void {
    this.selected = at;
    this.items.forEach((item, index) => item.dom.toggleClass("selected", index === at));
  }

  private layOut(): void {
    const sections = new Map<string, (MenuItem | MenuSeparator)[]>();
    for (const item of this.items) sections.set(item.section, [...(sections.get(item.section) ?? []), item]);
    this.items = [...sections.values()].flatMap((items, at) => (at === 0 ? items : [new MenuSeparator(this), ...items]));
    this.dom.empty();
    for (const item of this.items) this.dom.append(item.dom);
    if (this.items.length === 0) environment.report(new Error("An empty menu was shown."));
  }

  private keepOnScreen(doc: Document): void {
    const view = doc.defaultView;
    const box = this.dom.getBoundingClientRect();
    if (view === null || box.width === 0) return;
    const left = Math.max(0, Math.min(box.left, view.innerWidth - box.width - 4));
    const top = Math.max(0, Math.min(box.top, view.innerHeight - box.height - 4));
    this.dom.setCssStyles({ left: `${left}px`, top: `${top}px` });
  }
}
