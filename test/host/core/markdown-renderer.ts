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

type CodeBlockHandler = (source: string, el: HTMLElement, context: MarkdownPostProcessorContext) => Promise<unknown> | void;

export class MarkdownRenderChild extends Component {
  containerEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.containerEl = containerEl;
  }
}

const postProcessors: MarkdownPostProcessor[] = [];

export abstract class MarkdownRenderer extends MarkdownRenderChild {
  declare app: App;
  hoverPopover = null;

  abstract get file(): TFile;

  static async render(_app: App, markdown: string, el: HTMLElement, sourcePath: string, component: Component): Promise<void> {
    renderInto(markdown, el, sourcePath, component);
  }

  static async renderMarkdown(markdown: string, el: HTMLElement, sourcePath: string, component: Component): Promise<void> {
    renderInto(markdown, el, sourcePath, component);
  }
}

export class MarkdownPreviewRenderer {
  static registerPostProcessor(postProcessor: MarkdownPostProcessor, sortOrder = 0): void {
    postProcessor.sortOrder = sortOrder;
    postProcessors.push(postProcessor);
    postProcessors.sort((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0));
  }

  static unregisterPostProcessor(postProcessor: MarkdownPostProcessor): void {
    const at = postProcessors.indexOf(postProcessor);
    if (at >= 0) postProcessors.splice(at, 1);
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

/** A note in reading mode. */
export class MarkdownPreviewView extends MarkdownRenderer {
  private text = "";
  private readonly bodyEl: HTMLElement;
  private children = new Component();

  constructor(
    private readonly view: MarkdownView,
    containerEl: HTMLElement,
  ) {
    super(containerEl);
    this.app = view.app;
    this.bodyEl = containerEl.createDiv("markdown-preview-view markdown-rendered");
  }

  get file(): TFile {
    return this.view.file as TFile;
  }

  get(): string {
    return this.text;
  }

  set(data: string, _clear: boolean): void {
    this.text = data;
    this.rerender();
  }

  clear(): void {
    this.set("", true);
  }

  rerender(_full?: boolean): void {
    this.children.unload();
    this.children = new Component();
    void this.children.load();
    this.bodyEl.empty();
    const body = this.text.slice(getFrontMatterInfo(this.text).contentStart);
    renderInto(body, this.bodyEl.createDiv("markdown-preview-sizer markdown-preview-section"), this.view.file?.path ?? "", this.children);
  }

  getScroll(): number {
    return this.bodyEl.scrollTop;
  }

  applyScroll(scroll: number): void {
    this.bodyEl.scrollTop = scroll;
  }
}

/** Headings, lists with tasks, quotes, code, rules, paragraphs; links, code and emphasis within them. No more. */
function renderInto(markdown: string, el: HTMLElement, sourcePath: string, component: Component): void {
  const section = el.createDiv("el-p");
  renderBlocks(markdown.split(/\r?\n/), section);
  const context: MarkdownPostProcessorContext = {
    docId: sourcePath,
    sourcePath,
    frontmatter: null,
    addChild: (child) => void component.addChild(child),
    getSectionInfo: () => null,
  };
  for (const postProcessor of [...postProcessors]) guarded(() => postProcessor(section, context));
}

function renderBlocks(lines: string[], el: HTMLElement): void {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const fence = /^(`{3,}|~{3,})\s*([\w-]*)/.exec(line);
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (fence !== null) {
      const code: string[] = [];
      for (at += 1; at < lines.length && !(lines[at] ?? "").startsWith(fence[1] ?? "```"); at += 1) code.push(lines[at] ?? "");
      const language = fence[2] ?? "";
      el.createEl("pre").createEl("code", { cls: language === "" ? [] : [`language-${language}`], text: `${code.join("\n")}\n` });
    } else if (heading !== null) {
      renderInline(heading[2] ?? "", el.createEl(`h${(heading[1] ?? "#").length}` as "h1"));
    } else if (/^\s*(?:[-*+]|\d+[.)])\s/.test(line)) {
      const items: string[] = [];
      for (; at < lines.length && /^\s*(?:[-*+]|\d+[.)])\s/.test(lines[at] ?? ""); at += 1) items.push(lines[at] ?? "");
      at -= 1;
      renderItems(items, el.createEl("ul"));
    } else if (/^>/.test(line)) {
      const quoted: string[] = [];
      for (; at < lines.length && /^>/.test(lines[at] ?? ""); at += 1) quoted.push((lines[at] ?? "").replace(/^>\s?/, ""));
      at -= 1;
      renderBlocks(quoted, el.createEl("blockquote"));
    } else if (/^(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line)) {
      el.createEl("hr");
    } else if (line.trim() !== "") {
      renderInline(line, el.createEl("p"));
    }
  }
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
