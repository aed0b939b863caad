import { type EditorState, type Extension, RangeSetBuilder, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

interface Mark {
  from: number;
  to: number;
  decoration: Decoration;
}

const mark = (cls: string): Decoration => Decoration.mark({ class: cls });
const FRONT_MATTER = Decoration.line({ class: "cm-hmd-frontmatter" });
const QUOTE = Decoration.line({ class: "cm-quote" });
const FORMATTING = mark("cm-formatting");
const BULLET = mark("cm-formatting-list");
const INLINE: [RegExp, Decoration][] = [
  [/`[^`]+`/g, mark("cm-inline-code")],
  [/\*\*[^*]+\*\*|__[^_]+__/g, mark("cm-strong")],
  [/(^|[^\w])#[\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*/gu, mark("cm-hashtag")],
  [/\[[^\]]*\]\([^)\s]+\)/g, mark("cm-link")],
];
const WIKILINK = /\[\[([^\]|]+)(?:\|[^\]]*)?\]\]/g;

/** The look of Markdown in the editor, for the lines in sight: headings, lists, links, tags, emphasis, front matter. */
const highlighting = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

export const markdownLook: Extension = [highlighting, EditorView.contentAttributes.of({ spellcheck: "false" })];

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const bodyStart = endOfFrontMatter(state.doc);
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      const marks = line.from < bodyStart ? [{ from: line.from, to: line.from, decoration: FRONT_MATTER }] : marksOf(state, line.from);
      for (const { from: start, to: end, decoration } of marks) builder.add(start, end, decoration);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

function marksOf(state: EditorState, at: number): Mark[] {
  const { from, text } = state.doc.lineAt(at);
  const marks: Mark[] = [];
  const heading = /^(#{1,6})\s/.exec(text)?.[1]?.length;
  if (heading !== undefined) {
    marks.push({ from, to: from, decoration: Decoration.line({ class: `cm-header cm-header-${heading}` }) });
    marks.push({ from, to: from + heading, decoration: FORMATTING });
  }
  if (text.startsWith(">")) marks.push({ from, to: from, decoration: QUOTE });
  const bullet = /^\s*([-*+]|\d+[.)])(?=\s)/.exec(text);
  if (bullet !== null) marks.push({ from: from + bullet[0].length - (bullet[1]?.length ?? 0), to: from + bullet[0].length, decoration: BULLET });
  for (const match of text.matchAll(WIKILINK)) {
    const decoration = Decoration.mark({ class: "cm-hmd-internal-link", attributes: { "data-link": match[1] ?? "" } });
    marks.push({ from: from + match.index, to: from + match.index + match[0].length, decoration });
  }
  for (const [pattern, decoration] of INLINE) {
    for (const match of text.matchAll(pattern)) {
      const start = from + match.index + (match[1]?.length ?? 0);
      marks.push({ from: start, to: from + match.index + match[0].length, decoration });
    }
  }
  return marks.sort((a, b) => a.from - b.from || lineFirst(a, b));
}

function lineFirst(a: Mark, b: Mark): number {
  return Number(a.from !== a.to) - Number(b.from !== b.to);
}

/** Where the body begins; 0 in a note without front matter. */
function endOfFrontMatter(doc: Text): number {
  if (doc.line(1).text !== "---") return 0;
  for (let number = 2; number <= doc.lines; number += 1) {
    const line = doc.line(number);
    if (line.text === "---") return line.to + 1;
  }
  return 0;
}
