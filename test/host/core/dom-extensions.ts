import { delegationMethods, type Listener } from "./dom-delegation";
import { extendLanguage } from "./lang-extensions";
import { onWindowMigrated } from "./window-migration";

interface ElementInfo {
  cls?: string | string[];
  text?: string | DocumentFragment;
  attr?: Record<string, string | number | boolean | null>;
  title?: string;
  parent?: Node;
  value?: string;
  type?: string;
  prepend?: boolean;
  placeholder?: string;
  href?: string;
}

type Methods = Record<string, (this: never, ...args: never[]) => unknown>;

const installed = new WeakSet<object>();

/**
 * Adds what the app adds to the prototypes and globals of a window. A second call for the same window does nothing;
 * windows that share their prototypes, as happy-dom's do, get their own globals only.
 */
export function installDomExtensions(win: Window & typeof globalThis): void {
  if (installed.has(win)) return;
  installed.add(win);
  globals(win);
  if (installed.has(win.Node.prototype)) return;
  installed.add(win.Node.prototype);
  extend(win.Node.prototype, nodeMethods);
  extend(win.Element.prototype, elementMethods);
  for (const type of [win.HTMLElement, win.SVGElement]) extend(type.prototype, styleMethods);
  extend(win.HTMLElement.prototype, htmlMethods);
  extend(win.DocumentFragment.prototype, { find, findAll });
  for (const type of [win.HTMLElement, win.Document]) extend(type.prototype, delegationMethods);
  getters(win);
}

function extend(prototype: object, methods: Methods): void {
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
  }
}

const lists = (classes: readonly string[]): string[] =>
  classes.flatMap((cls) => cls.split(/\s+/)).filter((cls) => cls !== "");

function build<T extends Element>(el: T, info: ElementInfo | string | undefined, parent: Node | undefined): T {
  const { cls, text, attr, title, value, type, prepend, placeholder, href, parent: into } =
    typeof info === "string" ? { cls: info } : (info ?? {});
  if (cls !== undefined) el.classList.add(...lists(Array.isArray(cls) ? cls : [cls]));
  if (text !== undefined) setText(el, text);
  for (const [name, one] of Object.entries(attr ?? {})) setAttr(el, name, one);
  if (title !== undefined) el.setAttribute("title", title);
  if (type !== undefined) el.setAttribute("type", type);
  if (placeholder !== undefined) el.setAttribute("placeholder", placeholder);
  if (href !== undefined) el.setAttribute("href", href);
  if (value !== undefined) (el as Element as HTMLInputElement).value = value;
  const target = into ?? parent;
  if (prepend === true) target?.insertBefore(el, target.firstChild);
  else target?.appendChild(el);
  return el;
}

const docOf = (node: Node): Document => node.ownerDocument ?? (node as Document);

function create(doc: Document, parent: Node | undefined, tag: string, info?: ElementInfo | string, callback?: (el: HTMLElement) => void): HTMLElement {
  const el = build(doc.createElement(tag), info, parent);
  callback?.(el);
  return el;
}

function createSvgElement(doc: Document, parent: Node | undefined, tag: string, info?: ElementInfo | string, callback?: (el: SVGElement) => void): SVGElement {
  const el = build(doc.createElementNS("http://www.w3.org/2000/svg", tag), info, parent);
  callback?.(el);
  return el;
}

function setText(el: Element, text: string | DocumentFragment): void {
  if (typeof text === "string") el.textContent = text;
  else {
    el.textContent = "";
    el.appendChild(text);
  }
}

/** Null takes the attribute away, booleans are written as words. */
function setAttr(el: Element, name: string, value: string | number | boolean | null): void {
  if (value === null) el.removeAttribute(name);
  else el.setAttribute(name, String(value));
}

type Info = ElementInfo | string;
type Built = (el: HTMLElement) => void;

const nodeMethods: Methods = {
  detach(this: ChildNode) {
    this.parentNode?.removeChild(this);
  },
  empty(this: Node) {
    while (this.lastChild !== null) this.removeChild(this.lastChild);
  },
  insertAfter(this: Node, node: Node, child: Node | null) {
    return this.insertBefore(node, child === null ? this.firstChild : child.nextSibling);
  },
  indexOf(this: Node, other: Node) {
    return Array.from(this.childNodes).indexOf(other as ChildNode);
  },
  setChildrenInPlace(this: Node, children: Node[]) {
    for (const old of Array.from(this.childNodes)) if (!children.includes(old)) this.removeChild(old);
    for (const child of children) this.appendChild(child);
  },
  appendText(this: Node, text: string) {
    this.appendChild(docOf(this).createTextNode(text));
  },
  instanceOf(this: Node, type: { new (): unknown; name: string }) {
    if (this instanceof type) return true;
    const own = (docOf(this).defaultView as unknown as Record<string, unknown> | null)?.[type.name];
    return typeof own === "function" && this instanceof (own as { new (): object });
  },
  createEl(this: Node, tag: string, info?: Info, callback?: Built) {
    return create(docOf(this), this, tag, info, callback);
  },
  createDiv(this: Node, info?: Info, callback?: Built) {
    return create(docOf(this), this, "div", info, callback);
  },
  createSpan(this: Node, info?: Info, callback?: Built) {
    return create(docOf(this), this, "span", info, callback);
  },
  createSvg(this: Node, tag: string, info?: Info, callback?: (el: SVGElement) => void) {
    return createSvgElement(docOf(this), this, tag, info, callback);
  },
};

function find(this: ParentNode, selector: string): Element | null {
  return this.querySelector(selector);
}

function findAll(this: ParentNode, selector: string): Element[] {
  return Array.from(this.querySelectorAll(selector));
}

const elementMethods: Methods = {
  getText(this: Element) {
    return this.textContent;
  },
  setText(this: Element, text: string | DocumentFragment) {
    setText(this, text);
  },
  addClass(this: Element, ...classes: string[]) {
    this.classList.add(...lists(classes));
  },
  addClasses(this: Element, classes: string[]) {
    this.classList.add(...lists(classes));
  },
  removeClass(this: Element, ...classes: string[]) {
    this.classList.remove(...lists(classes));
  },
  removeClasses(this: Element, classes: string[]) {
    this.classList.remove(...lists(classes));
  },
  toggleClass(this: Element, classes: string | string[], on: boolean) {
    for (const cls of lists(Array.isArray(classes) ? classes : [classes])) this.classList.toggle(cls, Boolean(on));
  },
  hasClass(this: Element, cls: string) {
    return this.classList.contains(cls);
  },
  setAttr(this: Element, name: string, value: string | number | boolean | null) {
    setAttr(this, name, value);
  },
  setAttrs(this: Element, attrs: Record<string, string | number | boolean | null>) {
    for (const [name, value] of Object.entries(attrs)) setAttr(this, name, value);
  },
  getAttr(this: Element, name: string) {
    return this.getAttribute(name);
  },
  matchParent(this: Element, selector: string, last?: Element) {
    for (let el: Element | null = this; el !== null; el = el === last ? null : el.parentElement) {
      if (el.matches(selector)) return el;
    }
    return null;
  },
  getCssPropertyValue(this: Element, property: string, pseudo?: string) {
    return docOf(this).defaultView?.getComputedStyle(this, pseudo).getPropertyValue(property).trim() ?? "";
  },
  isActiveElement(this: Element) {
    return docOf(this).activeElement === this;
  },
  find,
  findAll,
  findAllSelf(this: Element, selector: string) {
    const inside = Array.from(this.querySelectorAll(selector));
    return this.matches(selector) ? [this, ...inside] : inside;
  },
};

const styleMethods: Methods = {
  setCssStyles(this: HTMLElement, styles: Record<string, string>) {
    Object.assign(this.style, styles);
  },
  setCssProps(this: HTMLElement, props: Record<string, string>) {
    for (const [name, value] of Object.entries(props)) this.style.setProperty(name, value);
  },
};

const htmlMethods: Methods = {
  show(this: HTMLElement) {
    if (this.style.display === "none") this.style.display = "";
  },
  hide(this: HTMLElement) {
    this.style.display = "none";
  },
  toggle(this: HTMLElement, on: boolean) {
    this.style.display = on ? "" : "none";
  },
  toggleVisibility(this: HTMLElement, on: boolean) {
    this.style.visibility = on ? "" : "hidden";
  },
  isShown(this: HTMLElement) {
    if (!this.isConnected) return false;
    for (let el: HTMLElement | null = this; el !== null; el = el.parentElement) if (el.style.display === "none") return false;
    return true;
  },
  onClickEvent(this: HTMLElement, listener: Listener, options?: boolean | AddEventListenerOptions) {
    this.addEventListener("click", listener, options);
    this.addEventListener("auxclick", listener, options);
  },
  /** The callback runs each time the element comes into a document. */
  onNodeInserted(this: HTMLElement, listener: () => unknown, once = false) {
    const view = docOf(this).defaultView;
    if (view === null) return () => undefined;
    let inside = this.isConnected;
    const observer = new view.MutationObserver(() => {
      if (this.isConnected && !inside) {
        listener();
        if (once) observer.disconnect();
      }
      inside = this.isConnected;
    });
    observer.observe(docOf(this), { childList: true, subtree: true });
    return () => observer.disconnect();
  },
  onWindowMigrated(this: HTMLElement, listener: (win: Window) => unknown) {
    return onWindowMigrated(this, listener);
  },
  trigger(this: HTMLElement, type: string) {
    const view = docOf(this).defaultView;
    if (view !== null) this.dispatchEvent(new view.Event(type, { bubbles: true }));
  },
};

function getters(win: Window & typeof globalThis): void {
  const define = (prototype: object, name: string, get: (this: never) => unknown): void => {
    Object.defineProperty(prototype, name, { get, configurable: true });
  };
  define(win.Node.prototype, "doc", function (this: Node) { return docOf(this); });
  define(win.Node.prototype, "win", function (this: Node) { return docOf(this).defaultView ?? win; });
  define(win.Node.prototype, "constructorWin", function (this: Node) { return docOf(this).defaultView ?? win; });
  define(win.HTMLElement.prototype, "innerWidth", function (this: HTMLElement) { return this.clientWidth; });
  define(win.HTMLElement.prototype, "innerHeight", function (this: HTMLElement) { return this.clientHeight; });
  define(win.UIEvent.prototype, "targetNode", function (this: UIEvent) { return this.target; });
  define(win.UIEvent.prototype, "doc", function (this: UIEvent) { return (this.target as Node | null)?.ownerDocument ?? win.document; });
  define(win.UIEvent.prototype, "win", function (this: UIEvent) { return this.view ?? win; });
  extend(win.UIEvent.prototype, {
    instanceOf(this: UIEvent, type: { new (): object }) {
      return this instanceof type;
    },
  });
}

function globals(win: Window & typeof globalThis): void {
  const doc = win.document;
  Object.assign(win, {
    activeWindow: win,
    activeDocument: doc,
    createEl: (tag: string, info?: Info, callback?: Built) => create(doc, undefined, tag, info, callback),
    createDiv: (info?: Info, callback?: Built) => create(doc, undefined, "div", info, callback),
    createSpan: (info?: Info, callback?: Built) => create(doc, undefined, "span", info, callback),
    createSvg: (tag: string, info?: Info, callback?: (el: SVGElement) => void) => createSvgElement(doc, undefined, tag, info, callback),
    createFragment: (callback?: (el: DocumentFragment) => void) => {
      const fragment = doc.createDocumentFragment();
      callback?.(fragment);
      return fragment;
    },
    fish: (selector: string) => doc.querySelector(selector),
    fishAll: (selector: string) => Array.from(doc.querySelectorAll(selector)),
    isBoolean: (value: unknown) => typeof value === "boolean",
    sleep: (milliseconds: number) => new Promise<void>((resolve) => void win.setTimeout(resolve, milliseconds)),
    nextFrame: () => new Promise<void>((resolve) => void win.requestAnimationFrame(() => resolve())),
    ready: (callback: () => unknown) => {
      if (doc.readyState === "loading") doc.addEventListener("DOMContentLoaded", () => callback(), { once: true });
      else callback();
    },
  });
  extendLanguage(win);
}
