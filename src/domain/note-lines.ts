/** What a line of a note is, as far as check-ins, promises and edits care. */
export type LineKind = "front-matter" | "blank" | "text" | "heading" | "item" | "rule" | "quote" | "code" | "comment";

export interface NoteLine {
  readonly kind: LineKind;
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

  for (let start = text.startsWith("\uFEFF") ? 1 : 0; start < text.length; ) {
    const { end, next } = lineEnd(text, start);
    const line = text.slice(start, end);
    const at = { start, end, next };
    start = next;

    if (at.start < bodyStart) {
      lines.push({ kind: "front-matter", ...at });
      continue;
    }
    const content = line.trimStart();
    const column = columnsOf(line.slice(0, line.length - content.length));
    if (enclosure !== null && content !== "" && column < enclosure.column) enclosure = null;
    if (enclosure !== null) {
      lines.push({ kind: enclosure.kind, ...at });
      if (enclosure.endsWith(content)) enclosure = null;
      continue;
    }
    if (content === "") {
      lines.push({ kind: "blank", ...at });
      continue;
    }

    const previous = lines.at(-1);
    const continues = previous?.kind === "text" || previous?.kind === "item";
    const outermost = parents[0];
    const inList = outermost !== undefined && column >= outermost;
    if (column >= 4 && !inList) {
      lines.push({ kind: continues ? "text" : "code", ...at });
      continue;
    }
    if (!inList && !ITEM.test(line) && !continues) parents = [];

    const opening = openPercents && content.startsWith("%%") ? null : openingOf(content, inList ? column : 0);
    const heading = ATX_HEADING.exec(line);
    const underline = previous?.kind === "text" && parents.length === 0 ? SETEXT_UNDERLINE.exec(line) : null;
    const rule = isRule(line);
    const item = rule ? null : ITEM.exec(line);
    if (opening !== null) {
      lines.push({ kind: opening.kind, ...at });
      enclosure = stillOpen(opening);
    } else if (underline !== null && previous !== undefined) {
      const level = underline[1]?.startsWith("=") ? 1 : 2;
      const title = text.slice(previous.start, previous.end).trim();
      lines[lines.length - 1] = { ...previous, kind: "heading", heading: { level, text: title } };
      lines.push({ kind: "rule", ...at });
    } else if (heading !== null) {
      const title = headingTitle(heading[2] ?? "");
      lines.push({ kind: "heading", ...at, heading: { level: heading[1]?.length ?? 1, text: title } });
      if (!inList) parents = [];
    } else if (rule) {
      lines.push({ kind: "rule", ...at });
      if (!inList) parents = [];
    } else if (content.startsWith(">")) {
      const quoted = QUOTED_TASK.exec(content);
      const parts = quoted && { indent: "", mark: quoted[1] ?? "", task: quoted[2] ?? "", text: quoted[3] ?? "", nested: false };
      lines.push({ kind: "quote", ...at, ...(parts && { item: parts }) });
      if (!inList) parents = [];
    } else if (item !== null) {
      const [, indent = "", mark = "", rest = ""] = item;
      parents = parents.filter((parent) => parent <= column);
      const textColumn = contentColumn(indent, mark, rest);
      const inside = openingOf(rest, textColumn);
      const task = TASK.exec(rest);
      const nested = parents.length > 0;
      const parts = { indent, mark, task: task?.[1] ?? null, text: task === null ? rest : (task[2] ?? ""), nested };
      lines.push({ kind: inside?.kind ?? (rest.startsWith(">") ? "quote" : "item"), ...at, item: parts });
      parents.push(textColumn);
      enclosure = inside && stillOpen(inside);
    } else {
      lines.push({ kind: "text", ...at });
    }
    if (opening === null && enclosure === null && hasOddPercents(content)) openPercents = !openPercents;
  }
  return { text, lines, openAtEnd: enclosure !== null || openPercents };
}

/** Whether a line is the underline of a setext heading, not a rule of its own. */
export function isUnderline(text: string, lines: readonly NoteLine[], index: number): boolean {
  const [line, above] = [lines[index], lines[index - 1]];
  return line?.kind === "rule" && above?.kind === "heading" && !ATX_HEADING.test(text.slice(above.start, above.end));
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

function openingOf(content: string, column: number): (Enclosure & { readonly line: string }) | null {
  const fence = FENCE.exec(content)?.[1];
  if (fence !== undefined) {
    const mark = fence.charAt(0);
    const endsWith = (line: string): boolean => {
      const closing = line.trim();
      return closing.length >= fence.length && closing === mark.repeat(closing.length);
    };
    return { kind: "code", endsWith, column, line: "" };
  }
  if (content.startsWith("%%")) return { kind: "comment", endsWith: hasOddPercents, column: 0, line: content.slice(2) };
  if (content.startsWith("<!--")) {
    return { kind: "comment", endsWith: (line) => line.includes("-->"), column, line: content.slice(4) };
  }
  const tag = RAW_HTML.exec(content)?.[1]?.toLowerCase();
  if (tag === undefined) return null;
  return { kind: "code", endsWith: (line) => line.toLowerCase().includes(`</${tag}>`), column, line: content };
}

/** An enclosure that its own first line does not end. */
function stillOpen(opening: Enclosure & { readonly line: string }): Enclosure | null {
  return opening.line !== "" && opening.endsWith(opening.line) ? null : opening;
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
