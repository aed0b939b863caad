import type { App } from "./app";
import { Component } from "./component";
import type { TFile } from "./files";
import { guarded } from "./environment";
import type { MarkdownView } from "./markdown-view";
import { getFrontMatterInfo } from "./yaml";

export interface MarkdownPostProcessorContext {
  docId: string;
  sourcePath: string;
  frontmatter: unknown;
  addChild(child: MarkdownRenderChild): void;
  getSectionInfo(el: HTMLElement): { text: string; lineStart: number; lineEnd: number } | null;
}

export interface MarkdownPostProcessor {
  (el: HTMLElement, context: MarkdownPostProcessorContext): Promise<unknown> | void;
  sortOrder?: number;
}

export type CodeBlockHandler = (source: string, el: HTMLElement, context: MarkdownPostProcessorContext) => Promise<unknown> | void;

export class MarkdownRenderChild extends Component {
  containerEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.containerEl = containerEl;
  }
}

interface Processors {
  readonly post: MarkdownPostProcessor[];
  /** By language; live preview has its blocks from here. */
  readonly codeBlocks: Map<string, CodeBlockHandler>;
}

const registered = new WeakMap<App, Processors>();

/** What the plugins of one app have registered. */
export function processorsOf(app: App): Processors {
  const known = registered.get(app) ?? { post: [], codeBlocks: new Map<string, CodeBlockHandler>() };
  registered.set(app, known);
  return known;
}

export function addPostProcessor(app: App, postProcessor: MarkdownPostProcessor, sortOrder = 0): void {
  const { post } = processorsOf(app);
  postProcessor.sortOrder = sortOrder;
  post.push(postProcessor);
  post.sort((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0));
}

export function removePostProcessor(app: App, postProcessor: MarkdownPostProcessor): void {
  const { post } = processorsOf(app);
  const at = post.indexOf(postProcessor);
  if (at >= 0) post.splice(at, 1);
}

/** A language has one handler. */
export function addCodeBlockHandler(app: App, language: string, handler: CodeBlockHandler): void {
  const { codeBlocks } = processorsOf(app);
  if (codeBlocks.has(language)) throw new Error(`Code block postprocessor for language ${language} is already registered`);
  codeBlocks.set(language, handler);
}

/** The page's app, for the static functions, which are handed none. */
const pageApp = (): App => (window as unknown as { app: App }).app;

export abstract class MarkdownRenderer extends MarkdownRenderChild {
  declare app: App;
  hoverPopover = null;

  abstract get file(): TFile;

  static async render(app: App, markdown: string, el: HTMLElement, sourcePath: string, component: Component): Promise<void> {
    renderInto(app, markdown, el, sourcePath, component);
  }

  static async renderMarkdown(markdown: string, el: HTMLElement, sourcePath: string, component: Component): Promise<void> {
    renderInto(pageApp(), markdown, el, sourcePath, component);
  }
}

export class MarkdownPreviewRenderer {
  static registerPostProcessor(postProcessor: MarkdownPostProcessor, sortOrder?: number): void {
    addPostProcessor(pageApp(), postProcessor, sortOrder);
  }

  static unregisterPostProcessor(postProcessor: MarkdownPostProcessor): void {
    removePostProcessor(pageApp(), postProcessor);
  }

  /** The block is replaced by a `div.block-language-NAME` that the handler fills. */
  static createCodeBlockPostProcessor(language: string, handler: CodeBlockHandler): MarkdownPostProcessor {
    return (el, context) => {
      for (const code of el.querySelectorAll<HTMLElement>(`pre > code.language-${language}`)) {
        const block = el.doc.createElement("div");
        block.addClass(`block-language-${language}`);
        code.parentElement?.replaceWith(block);
        guarded(() => handler((code.textContent ?? "").replace(/\n$/, ""), block, context));
      }
    };
  }
}

interface RenderedSection {
  readonly el: HTMLElement;
  readonly text: string;
  readonly children: Component;
  lineStart: number;
}

/** A note in reading mode, block by block: a block that stays as it was keeps its element and its children. */
export class MarkdownPreviewView extends MarkdownRenderer {
  private text = "";
  private path = "";
  private sections: RenderedSection[] = [];
  private readonly bodyEl: HTMLElement;
  private readonly sizerEl: HTMLElement;

  constructor(
    private readonly view: MarkdownView,
    containerEl: HTMLElement,
  ) {
    super(containerEl);
    this.app = view.app;
    this.bodyEl = containerEl.createDiv("markdown-preview-view markdown-rendered");
    this.sizerEl = this.bodyEl.createDiv("markdown-preview-sizer markdown-preview-section");
  }

  get file(): TFile {
    return this.view.file as TFile;
  }

  get(): string {
    return this.text;
  }

  set(data: string, clear: boolean): void {
    this.text = data;
    this.rerender(clear);
  }

  clear(): void {
    this.set("", true);
  }

  /** `full`: unchanged blocks are rendered anew too. */
  rerender(full = false): void {
    const path = this.view.file?.path ?? "";
    if (full || path !== this.path) this.drop(this.sections.splice(0));
    this.path = path;
    const start = getFrontMatterInfo(this.text).contentStart;
    const firstLine = this.text.slice(0, start).split("\n").length - 1;
    const left = [...this.sections];
    this.sections = readBlocks(this.text.slice(start).split(/\r?\n/)).map((block) => {
      const text = block.lines.join("\n");
      const lineStart = firstLine + block.line;
      const same = left.findIndex((section) => section.text === text);
      const kept = same < 0 ? undefined : left.splice(same, 1)[0];
      return kept === undefined ? this.render(block, text, lineStart) : Object.assign(kept, { lineStart });
    });
    this.drop(left);
    this.sizerEl.append(...this.sections.map(({ el }) => el));
  }

  getScroll(): number {
    return this.bodyEl.scrollTop;
  }

  applyScroll(scroll: number): void {
    this.bodyEl.scrollTop = scroll;
  }

  private render(block: Block, text: string, lineStart: number): RenderedSection {
    const section: RenderedSection = { el: this.sizerEl.createDiv(`el-${block.tag}`), text, children: new Component(), lineStart };
    void section.children.load();
    renderBlock(block, section.el);
    postProcess(this.app, section.el, {
      docId: this.view.leaf.id,
      sourcePath: this.path,
      frontmatter: this.view.file === null ? null : this.app.metadataCache.getFileCache(this.file)?.frontmatter,
      addChild: (child) => void section.children.addChild(child),
      getSectionInfo: (el) =>
        section.el.contains(el)
          ? { text: this.text, lineStart: section.lineStart, lineEnd: section.lineStart + block.lines.length - 1 }
          : null,
    });
    return section;
  }

  private drop(sections: RenderedSection[]): void {
    for (const { el, children } of sections) {
      children.unload();
      el.detach();
    }
  }
}

interface Block {
  /** As in the class of its section: `el-p`, `el-pre`. */
  tag: "p" | "pre" | "ul" | "blockquote" | "hr" | `h${number}`;
  lines: string[];
  /** The first of its lines, counted from 0. */
  line: number;
}

/** Headings, lists with tasks, quotes, code, rules, paragraphs; links, code and emphasis within them. No more. */
function renderInto(app: App, markdown: string, el: HTMLElement, sourcePath: string, component: Component): void {
  for (const block of readBlocks(markdown.split(/\r?\n/))) {
    const section = el.createDiv(`el-${block.tag}`);
    renderBlock(block, section);
    postProcess(app, section, {
      docId: sourcePath,
      sourcePath,
      frontmatter: null,
      addChild: (child) => void component.addChild(child),
      getSectionInfo: () => null,
    });
  }
}

function postProcess(app: App, section: HTMLElement, context: MarkdownPostProcessorContext): void {
  for (const postProcessor of [...processorsOf(app).post]) guarded(() => postProcessor(section, context));
}

function readBlocks(lines: string[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? "";
    const end = at + blockLength(lines.slice(at));
    if (line.trim() !== "") blocks.push({ tag: tagOf(line), lines: lines.slice(at, end), line: at });
    at = end;
  }
  return blocks;
}

const FENCE = /^(`{3,}|~{3,})\s*([\w-]*)/;
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})\s*$/;

function tagOf(line: string): Block["tag"] {
  if (FENCE.test(line)) return "pre";
  const level = /^(#{1,6})\s/.exec(line)?.[1]?.length;
  if (level !== undefined) return `h${level}`;
  if (RULE.test(line)) return "hr";
  if (ITEM.test(line)) return "ul";
  return line.startsWith(">") ? "blockquote" : "p";
}

function blockLength(lines: string[]): number {
  const [first = ""] = lines;
  const fence = FENCE.exec(first)?.[1];
  if (fence !== undefined) {
    const close = lines.findIndex((line, at) => at > 0 && line.startsWith(fence));
    return close < 0 ? lines.length : close + 1;
  }
  const tag = tagOf(first);
  if (tag !== "ul" && tag !== "blockquote") return 1;
  const next = lines.findIndex((line) => line.trim() === "" || tagOf(line) !== tag);
  return next < 0 ? lines.length : next;
}

function renderBlock({ tag, lines }: Block, el: HTMLElement): void {
  const [first = ""] = lines;
  if (tag === "pre") {
    const [, fence = "```", language = ""] = FENCE.exec(first) ?? [];
    const code = lines.slice(1, lines.length > 1 && lines.at(-1)?.startsWith(fence) === true ? -1 : undefined);
    const text = code.map((line) => `${line}\n`).join("");
    el.createEl("pre").createEl("code", { cls: language === "" ? [] : [`language-${language}`], text });
  } else if (tag === "ul") renderItems(lines, el.createEl("ul"));
  else if (tag === "blockquote") {
    const quote = el.createEl("blockquote");
    for (const block of readBlocks(lines.map((line) => line.replace(/^>\s?/, "")))) renderBlock(block, quote);
  } else if (tag === "hr") el.createEl("hr");
  else renderInline(tag === "p" ? first : first.replace(/^#+\s+/, ""), el.createEl(tag as "p"));
}

function renderItems(items: string[], list: HTMLElement): void {
  for (const item of items) {
    const [, text = ""] = /^\s*(?:[-*+]|\d+[.)])\s+(.*)$/.exec(item) ?? [];
    const task = /^\[(.)\]\s+(.*)$/.exec(text);
    const li = list.createEl("li", { cls: task === null ? [] : ["task-list-item"] });
    if (task !== null) {
      const box = li.createEl("input", { cls: "task-list-item-checkbox", type: "checkbox" });
      box.checked = task[1] !== " ";
    }
    renderInline(task?.[2] ?? text, li);
  }
}

const INLINE = /\[\[([^\]|]+)(?:\|([^\]]+))?\]\]|\[([^\]]*)\]\(([^)\s]+)\)|`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*/g;

function renderInline(text: string, el: HTMLElement): void {
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    el.appendText(text.slice(at, match.index));
    at = match.index + match[0].length;
    const [, wiki, shown, label, url, code, strong, emphasis] = match;
    if (wiki !== undefined) {
      el.createEl("a", { cls: "internal-link", href: wiki, text: shown ?? wiki, attr: { "data-href": wiki } });
    } else if (url !== undefined) {
      el.createEl("a", { cls: /^[a-z]+:/i.test(url) ? "external-link" : "internal-link", href: url, text: label ?? url });
    } else if (code !== undefined) el.createEl("code", { text: code });
    else if (strong !== undefined) el.createEl("strong", { text: strong });
    else el.createEl("em", { text: emphasis ?? "" });
  }
  el.appendText(text.slice(at));
}
