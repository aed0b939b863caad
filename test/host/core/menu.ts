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
  submenu: Menu | null = null;

  constructor(readonly menu: Menu) {
    this.dom = menu.dom.doc.createElement("div");
    this.dom.addClasses(["menu-item", "tappable"]);
    this.dom.setAttribute("role", "menuitem");
    this.iconEl = this.dom.createDiv("menu-item-icon");
    this.titleEl = this.dom.createDiv("menu-item-title");
    this.dom.addEventListener("click", (event) => this.handleEvent(event));
    this.dom.addEventListener("mouseenter", () => {
      menu.selectItem(this);
      menu.showSubmenu(this);
    });
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

  /** Untyped in the public API: a menu that opens beside this item, which itself does nothing any more. */
  setSubmenu(): Menu {
    if (this.submenu !== null) return this.submenu;
    this.submenu = new Menu(this.menu);
    this.dom.addClass("has-submenu");
    this.dom.setAttrs({ "aria-haspopup": "menu", "aria-expanded": false });
    setIcon(this.dom.createDiv("menu-item-icon mod-submenu"), "lucide-chevron-right");
    return this.submenu;
  }

  onClick(callback: (event: MouseEvent | KeyboardEvent) => unknown): this {
    this.callback = callback;
    return this;
  }

  /** The menu goes first, then the item acts. */
  handleEvent(event: MouseEvent | KeyboardEvent): void {
    if (this.disabled || this.dom.hasClass("is-label")) return;
    if (this.submenu !== null) {
      this.menu.showSubmenu(this);
      if (event.type === "keydown") this.submenu.move(1);
      return;
    }
    this.menu.root.hide();
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

/**
 * Arrows move, Enter chooses, Escape and a click beside it close. Items of one section stand together. Right opens an
 * item's submenu and goes into it, Left goes back out; only the root listens, and hands keys to the innermost menu.
 */
export class Menu extends Component {
  dom: HTMLElement;
  items: (MenuItem | MenuSeparator)[] = [];
  selected = -1;
  private readonly hideCallbacks: (() => unknown)[] = [];
  private parentElement: HTMLElement | null = null;
  private shownIn: Document | null = null;
  private focusBefore: HTMLElement | null = null;
  /** The item whose submenu is open. */
  private opened: MenuItem | null = null;

  constructor(private readonly parentMenu: Menu | null = null) {
    super();
    this.dom = activeDoc().createElement("div");
    this.dom.addClass("menu");
    this.dom.setAttrs({ role: "menu", tabindex: "-1" });
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (!this.innermost.handleKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  private readonly onPointer = (event: Event): void => {
    if (!this.holds(event.target as Node)) this.hide();
  };

  get root(): Menu {
    return this.parentMenu?.root ?? this;
  }

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

  /** Beside its item, in the item's document; one submenu at a time. */
  showSubmenu(item: MenuItem): void {
    if (this.opened === item) return;
    this.closeSubmenu();
    if (item.submenu === null || item.disabled || this.shownIn === null) return;
    this.opened = item;
    item.dom.setAttr("aria-expanded", true);
    const box = item.dom.getBoundingClientRect();
    item.submenu.showAtPosition({ x: box.right, y: box.top, width: box.width, overlap: true }, this.shownIn);
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
    if (this.parentMenu === null) {
      doc.addEventListener("keydown", this.onKey, true);
      doc.addEventListener("mousedown", this.onPointer, true);
    }
    void this.load();
    return this;
  }

  hide(): this {
    const doc = this.shownIn;
    if (doc === null) return this;
    this.closeSubmenu();
    this.shownIn = null;
    this.select(-1);
    doc.removeEventListener("keydown", this.onKey, true);
    doc.removeEventListener("mousedown", this.onPointer, true);
    this.dom.detach();
    this.parentMenu?.onSubmenuHidden();
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

  move(by: number): void {
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

  private get innermost(): Menu {
    return this.opened?.submenu?.innermost ?? this;
  }

  private holds(node: Node): boolean {
    return this.dom.contains(node) || this.opened?.submenu?.holds(node) === true;
  }

  private handleKey(event: KeyboardEvent): boolean {
    const item = this.items[this.selected];
    const chosen = item instanceof MenuItem ? item : null;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        this.move(event.key === "ArrowDown" ? 1 : -1);
        return true;
      case "ArrowRight":
        if (chosen?.submenu !== null) chosen?.handleEvent(event);
        return true;
      case "ArrowLeft":
        if (this.parentMenu !== null) this.hide();
        return true;
      case "Escape":
        this.hide();
        return true;
      case "Tab":
        this.root.hide();
        return true;
      case "Enter":
      case " ":
        chosen?.handleEvent(event);
        return true;
      default:
        return false;
    }
  }

  private closeSubmenu(): void {
    this.opened?.submenu?.hide();
  }

  private onSubmenuHidden(): void {
    this.opened?.dom.setAttr("aria-expanded", false);
    this.opened = null;
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
    const beside = this.parentMenu === null || box.right <= view.innerWidth - 4;
    const start = beside ? box.left : this.parentMenu.dom.getBoundingClientRect().left - box.width;
    const left = Math.max(0, Math.min(start, view.innerWidth - box.width - 4));
    const top = Math.max(0, Math.min(box.top, view.innerHeight - box.height - 4));
    this.dom.setCssStyles({ left: `${left}px`, top: `${top}px` });
  }
}
