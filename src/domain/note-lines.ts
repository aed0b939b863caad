/** What a line of a note is, as far as check-ins, promises and edits care. */
export type LineKind = "front-matter" | "blank" | "text" | "heading" | "item" | "rule" | "quote" | "code" | "comment";

export interface NoteLine {
  readonly kind: LineKind;
  /** Without the line break. */
  readonly text: string;
  /** Offsets in UTF-16 code units: the line's text, and where the next line starts. */
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly heading?: Heading;
  /** A list item; in a quote or a callout, a task only. */
  readonly item?: ListItem;
}

export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  readonly text: string;
}

export interface ListItem {
  /** White space before the mark. */
  readonly indent: string;
  /** `-`, `*`, `+`, `1.` or `1)`, with the white space after it. */
  readonly mark: string;
  /** The task's character, null for an item that is no task. */
  readonly task: string | null;
  /** The text behind the mark and the task's box. */
  readonly text: string;
  readonly nested: boolean;
}

/** A note's text in lines, and whether its end is still inside of a fence or a comment. */
export interface NoteLines {
  readonly text: string;
  readonly lines: readonly NoteLine[];
  readonly openAtEnd: boolean;
}

/** A stretch of lines that hold no Markdown of their own. */
interface Enclosure {
  readonly kind: "code" | "comment";
  readonly endsWith: (line: string) => boolean;
  /** Whether its own first line ends it. */
  readonly isClosed: boolean;
  /** Inside of a list item it ends with the item: at a line that starts left of this column. */
  readonly column: number;
}

const ITEM = /^([ \t]*)((?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$))(.*)$/;
const TASK = /^\[(.)\](?:[ \t]+(.*))?$/u;
const QUOTED_TASK = /^>[> \t]*([-*+][ \t]+|\d{1,9}[.)][ \t]+)\[(.)\][ \t]+(.*)$/u;
const ATX_HEADING = /^[ \t]*(#{1,6})(?:[ \t]+(.*))?$/;
const SETEXT_UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})$/;
const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;
const RAW_HTML = /^<(script|pre|style|textarea)(?=[\s>]|$)/i;

/**
 * Splits a note into lines and says of each what it is, in one pass, linear in the text. It follows CommonMark and
 * Obsidian as far as lists of check-ins need: front matter, fences, comments (`%%` and HTML), raw HTML, quotes and
 * indented code hold no items and no headings; an item is nested where its indent reaches its parent's text.
 *
 * @param bodyStart the offset at which the front matter ends, 0 without one
 */
export function readLines(text: string, bodyStart: number): NoteLines {
  const lines: NoteLine[] = [];
  let enclosure: Enclosure | null = null;
  let openPercents = false;
  /** Columns at which the texts of the open list items start, outermost first. */
  let parents: number[] = [];

  for (let at = text.startsWith("\uFEFF") ? 1 : 0; at < text.length; ) {
    const start = at;
    const { end, next } = lineEnd(text, start);
    const line = text.slice(start, end);
    const add = (kind: LineKind, more?: Pick<NoteLine, "heading" | "item">): void => {
      lines.push({ kind, text: line, start, end, next, ...more });
    };
    at = next;

    if (start < bodyStart) {
      add("front-matter");
      continue;
    }
    const content = line.trimStart();
    const column = columnsOf(line.slice(0, line.length - content.length));
    if (enclosure !== null && content !== "" && column < enclosure.column) enclosure = null;
    if (enclosure !== null) {
      add(enclosure.kind);
      if (enclosure.endsWith(content)) enclosure = null;
      continue;
    }
    if (content === "") {
      add("blank");
      continue;
    }

    const previous = lines.at(-1);
    const continues = previous?.kind === "text" || previous?.kind === "item";
    const inList = column >= (parents[0] ?? Infinity);
    if (column >= 4 && !inList) {
      add(continues ? "text" : "code");
      continue;
    }
    const rule = isRule(line);
    const item = rule ? null : ITEM.exec(line);
    if (!inList && item === null && !continues) parents = [];

    const opening = openPercents && content.startsWith("%%") ? null : openingOf(content, inList ? column : 0);
    const heading = ATX_HEADING.exec(line);
    const underline = previous?.kind === "text" && parents.length === 0 ? SETEXT_UNDERLINE.exec(line) : null;
    const isBlock = heading !== null || rule || content.startsWith(">");
    if (opening !== null) {
      add(opening.kind);
      enclosure = stillOpen(opening);
    } else if (underline !== null && previous !== undefined) {
      const level = content.startsWith("=") ? 1 : 2;
      lines[lines.length - 1] = { ...previous, kind: "heading", heading: { level, text: previous.text.trim() } };
      add("rule");
    } else if (isBlock) {
      if (!inList) parents = [];
      if (heading !== null) add("heading", { heading: { level: heading[1]?.length ?? 1, text: headingTitle(heading[2] ?? "") } });
      else if (rule) add("rule");
      else add("quote", quotedTask(content));
    } else if (item !== null) {
      const [, indent = "", mark = "", rest = ""] = item;
      parents = parents.filter((parent) => parent <= column);
      const textColumn = contentColumn(indent, mark, rest);
      const inside = openingOf(rest, textColumn);
      const task = TASK.exec(rest);
      const nested = parents.length > 0;
      const parts = { indent, mark, task: task?.[1] ?? null, text: task === null ? rest : (task[2] ?? ""), nested };
      add(inside?.kind ?? (rest.startsWith(">") ? "quote" : "item"), { item: parts });
      parents.push(textColumn);
      enclosure = inside && stillOpen(inside);
    } else {
      add("text");
    }
    if (opening === null && enclosure === null && hasOddPercents(content)) openPercents = !openPercents;
  }
  return { text, lines, openAtEnd: enclosure !== null || openPercents };
}

/** Whether a line is the underline of a setext heading, not a rule of its own. */
export function isUnderline(lines: readonly NoteLine[], index: number): boolean {
  const above = lines[index - 1];
  return lines[index]?.kind === "rule" && above?.kind === "heading" && !ATX_HEADING.test(above.text);
}

/** The end of the line that starts at an offset, without and with its line break. */
export function lineEnd(text: string, start: number): { end: number; next: number } {
  const feed = text.indexOf("\n", start);
  if (feed < 0) return { end: text.length, next: text.length };
  return { end: feed > start && text[feed - 1] === "\r" ? feed - 1 : feed, next: feed + 1 };
}

/** The note's own line break: that of its first line; `\n` where it has none. */
export function lineBreakOf(text: string): "\r\n" | "\n" {
  const feed = text.indexOf("\n");
  return feed > 0 && text[feed - 1] === "\r" ? "\r\n" : "\n";
}

/** The column behind a text that starts a line; a tab reaches to the next multiple of four. */
export function columnsOf(text: string): number {
  let column = 0;
  for (const character of text) column += character === "\t" ? 4 - (column % 4) : 1;
  return column;
}

/** What a text opens, if it does: a fence, a `%%` or HTML comment, raw HTML. */
function openingOf(content: string, column: number): Enclosure | null {
  const fence = FENCE.exec(content)?.[1];
  if (fence !== undefined) {
    const endsWith = (line: string): boolean => {
      const closing = line.trim();
      return closing.length >= fence.length && closing === fence.charAt(0).repeat(closing.length);
    };
    return { kind: "code", column, endsWith, isClosed: false };
  }
  if (content.startsWith("%%")) {
    return { kind: "comment", column: 0, endsWith: hasOddPercents, isClosed: hasOddPercents(content.slice(2)) };
  }
  const tag = RAW_HTML.exec(content)?.[1]?.toLowerCase();
  if (tag === undefined && !content.startsWith("<!--")) return null;
  const endsWith = (line: string): boolean => line.toLowerCase().includes(tag === undefined ? "-->" : `</${tag}>`);
  return { kind: tag === undefined ? "comment" : "code", column, endsWith, isClosed: endsWith(content.slice(4)) };
}

function stillOpen(opening: Enclosure): Enclosure | null {
  return opening.isClosed ? null : opening;
}

/** A task in a quote or a callout. */
function quotedTask(content: string): Pick<NoteLine, "item"> {
  const [whole, mark = "", task = "", text = ""] = QUOTED_TASK.exec(content) ?? [];
  return whole === undefined ? {} : { item: { indent: "", mark, task, text, nested: false } };
}

/** Whether a line leaves a `%%` comment open, or ends one. Inline code holds none. */
function hasOddPercents(line: string): boolean {
  if (!line.includes("%%")) return false;
  return (line.replace(/`[^`]*`/g, "").match(/%%/g) ?? []).length % 2 === 1;
}

/** The column at which an item's text starts: behind its mark, and one behind that where five or more spaces follow. */
export function contentColumn(indent: string, mark: string, rest: string): number {
  const bare = columnsOf(indent + mark.trimEnd());
  const column = columnsOf(indent + mark);
  return rest === "" || column - bare > 4 ? bare + 1 : column;
}

function isRule(line: string): boolean {
  return /^[ \t]*[-*_]/.test(line) && RULE.test(line.replace(/[ \t]+/g, ""));
}

/** A heading's text without the closing `#`s, which count only behind white space. */
function headingTitle(text: string): string {
  const trimmed = text.trim();
  let end = trimmed.length;
  while (trimmed[end - 1] === "#") end--;
  return end === 0 || /\s/.test(trimmed.charAt(end - 1)) ? trimmed.slice(0, end).trimEnd() : trimmed;
}
