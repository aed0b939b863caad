import { type BlockContext, GFM, type Line, type MarkdownConfig, parser } from "@lezer/markdown";

/** Lines from one that `opens` to the next that `closes`, or to the end of the note, as one opaque block. */
function fenced(name: string, opens: (text: string) => boolean, closes: (text: string, first: boolean) => boolean): MarkdownConfig {
  const startsHere = (line: Line): boolean => line.indent < line.baseIndent + 4 && opens(line.text.slice(line.pos));
  return {
    defineNodes: [{ name, block: true }],
    parseBlock: [
      {
        name,
        before: "LinkReference",
        parse(context: BlockContext, line: Line): boolean {
          if (!startsHere(line)) return false;
          const from = context.lineStart + line.pos;
          const { depth } = context;
          let first = true;
          let to = context.lineStart + line.text.length;
          for (;;) {
            const text = first ? line.text.slice(line.pos) : line.text;
            to = context.lineStart + line.text.length;
            const closed = closes(text, first);
            const more = context.nextLine();
            if (closed || !more || context.depth < depth) break;
            first = false;
          }
          context.addElement(context.elt(name, from, to));
          return true;
        },
        endLeaf: (_context: BlockContext, line: Line): boolean => startsHere(line),
      },
    ],
  };
}

/** A line that starts with `%%` and holds no other `%` opens a comment, the first `%%` in a later line closes it. */
const comment = fenced(
  "ObsidianComment",
  (text) => /^%%[^%]*$/.test(text),
  (text, first) => !first && text.includes("%%"),
);

const math = fenced(
  "MathBlock",
  (text) => text.startsWith("$$") && (!text.slice(2).includes("$$") || /\$\$\s*$/.test(text)),
  (text, first) => (first ? text.slice(2) : text).includes("$$"),
);

const footnote: MarkdownConfig = {
  defineNodes: [{ name: "FootnoteDefinition", block: true }],
  parseBlock: [
    {
      name: "FootnoteDefinition",
      before: "LinkReference",
      leaf: (_context, leaf) =>
        /^\[\^[^\]\s]+\]:/.test(leaf.content)
          ? {
              nextLine: () => false,
              finish(context, block) {
                const content = context.parser.parseInline(block.content, block.start);
                context.addLeafElement(
                  block,
                  context.elt("FootnoteDefinition", block.start, block.start + block.content.length, content),
                );
                return true;
              },
            }
          : null,
    },
  ],
};

/** CommonMark with tables, tasks and strikethrough, plus the blocks that only Obsidian has. */
export const blockParser = parser.configure([GFM, comment, math, footnote]);
