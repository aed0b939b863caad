import { type EditorState, type Extension, type Range, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import type { App } from "./app";
import { Component } from "./component";
import { guarded } from "./environment";
import { setIcon } from "./icons";
import { type CodeBlockHandler, processorsOf } from "./markdown-renderer";
import { setTooltip } from "./tooltip";

interface Note {
  readonly app: App;
  readonly docId: string;
  readonly sourcePath: () => string;
}

interface CodeBlock {
  readonly language: string;
  readonly source: string;
  readonly from: number;
  readonly to: number;
  readonly lines: number;
}

/**
 * Code blocks whose language a plugin has taken over are drawn by it where the selection does not touch them. A block
 * whose text changes is drawn anew, and what was added to the old drawing is unloaded.
 */
export function livePreviewBlocks(note: Note): Extension {
  return StateField.define<DecorationSet>({
    create: (state) => draw(state, note),
    update: (drawn, { docChanged, selection, state, reconfigured }) =>
      docChanged || reconfigured || selection !== undefined ? draw(state, note) : drawn,
    provide: (field) => EditorView.decorations.from(field),
  });
}

function draw(state: EditorState, note: Note): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const block of codeBlocks(state)) {
    const handler = processorsOf(note.app).codeBlocks.get(block.language);
    const isTouched = state.selection.ranges.some(({ from, to }) => from <= block.to && to >= block.from);
    if (handler === undefined || isTouched) continue;
    const widget = new DrawnBlock(block, handler, note);
    ranges.push(Decoration.replace({ widget, block: true }).range(block.from, block.to));
  }
  return Decoration.set(ranges);
}

/** Fences that are not indented; one that is not closed is no block yet. */
function* codeBlocks({ doc }: EditorState): Generator<CodeBlock> {
  for (let number = 1; number <= doc.lines; number += 1) {
    const opening = doc.line(number);
    const [, fence, language = ""] = /^(`{3,}|~{3,})\s*([\w-]*)/.exec(opening.text) ?? [];
    if (fence === undefined) continue;
    let end = number + 1;
    while (end <= doc.lines && !doc.line(end).text.startsWith(fence)) end += 1;
    if (end > doc.lines) return;
    const closing = doc.line(end);
    const source = end === number + 1 ? "" : doc.sliceString(opening.to + 1, closing.from - 1);
    yield { language, source, from: opening.from, to: closing.to, lines: end - number + 1 };
    number = end;
  }
}

const childrenOf = new WeakMap<HTMLElement, Component>();

class DrawnBlock extends WidgetType {
  constructor(
    private readonly block: CodeBlock,
    private readonly handler: CodeBlockHandler,
    private readonly note: Note,
  ) {
    super();
  }

  override eq(other: DrawnBlock): boolean {
    return other.handler === this.handler && other.block.source === this.block.source;
  }

  override toDOM(view: EditorView): HTMLElement {
    const { app, docId, sourcePath } = this.note;
    const { language, source, lines } = this.block;
    const el = view.dom.doc.createElement("div");
    el.addClasses(["cm-preview-code-block", "cm-embed-block", "markdown-rendered"]);
    const content = el.createDiv(`block-language-${language}`);
    const edit = el.createDiv("edit-block-button");
    setIcon(edit, "lucide-code-2");
    setTooltip(edit, "Edit this block");
    edit.addEventListener("click", () => view.dispatch({ selection: { anchor: view.posAtDOM(el) } }));
    const children = new Component();
    void children.load();
    childrenOf.set(el, children);
    const path = sourcePath();
    const file = app.vault.getFileByPath(path);
    guarded(() =>
      this.handler(source, content, {
        docId,
        sourcePath: path,
        frontmatter: file === null ? null : app.metadataCache.getFileCache(file)?.frontmatter,
        addChild: (child) => void children.addChild(child),
        getSectionInfo: (part) => {
          if (!el.isConnected || !el.contains(part)) return null;
          const lineStart = view.state.doc.lineAt(view.posAtDOM(el)).number - 1;
          return { text: view.state.doc.toString(), lineStart, lineEnd: lineStart + lines - 1 };
        },
      }),
    );
    return el;
  }

  override destroy(el: HTMLElement): void {
    childrenOf.get(el)?.unload();
  }

  override ignoreEvent(): boolean {
    return true;
  }
}
