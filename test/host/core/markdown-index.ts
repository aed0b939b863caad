import type { SyntaxNode, Tree } from "@lezer/common";
import type {
  BlockCache,
  CachedMetadata,
  FrontmatterLinkCache,
  HeadingCache,
  ListItemCache,
  Pos,
  SectionCache,
} from "obsidian";
import { scanInline, wholeLink } from "./markdown-inline";
import { blockParser } from "./markdown-blocks";
import { isRecord, parseYaml } from "./yaml";

/**
 * A note's text as Obsidian's `CachedMetadata`. Broken YAML leaves only the section `yaml`: neither `frontmatter` nor
 * its position (a cache shown in nhaouari/obsidian-textgenerator-plugin#8). Offsets are UTF-16 units in `text`. The
 * finer rules (front matter's fences, comments, callouts, wikilinks) are as observed on the app's own parser.
 */
export function indexMarkdown(text: string): CachedMetadata {
  const cache: CachedMetadata = {};
  const at = positions(text);
  const sections: SectionCache[] = [];
  const yaml = frontMatter(text);
  if (yaml !== null) {
    const position = at(0, yaml.end);
    sections.push({ type: "yaml", position });
    const properties = readProperties(yaml.source);
    if (properties !== null) {
      cache.frontmatter = properties;
      cache.frontmatterPosition = position;
      const links = frontmatterLinks(properties);
      if (links.length > 0) cache.frontmatterLinks = links;
    }
  }
  indexBody(text, yaml?.end ?? 0, at, cache, sections);
  if (sections.length > 0) cache.sections = sections;
  return cache;
}

/**
 * A first line of exactly three dashes opens, the first later line that starts with three dashes closes; what follows
 * them on that line is body already.
 */
function frontMatter(text: string): { source: string; end: number } | null {
  const opening = /^---\r?\n/.exec(text);
  if (opening === null) return null;
  const closing = /^---/gm;
  closing.lastIndex = opening[0].length;
  const found = closing.exec(text);
  return found === null ? null : { source: text.slice(opening[0].length, found.index), end: found.index + 3 };
}

type At = (from: number, to: number) => Pos;

function indexBody(text: string, start: number, at: At, cache: CachedMetadata, sections: SectionCache[]): void {
  const body = start === 0 ? text : text.slice(start);
  const tree: Tree = blockParser.parse(body);
  const headings: HeadingCache[] = [];
  const listItems: ListItemCache[] = [];
  const blocks: Record<string, BlockCache> = {};
  let previous: SectionCache | undefined;
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    const from = start + node.from;
    const to = trimEnd(text, from, start + node.to);
    if (to <= from) continue;
    const position = at(from, to);
    const section: SectionCache = { type: sectionType(node, body), position };
    const alone = /^\^([\w-]+)$/.exec(section.type === "paragraph" ? text.slice(from, to) : "")?.[1];
    if (alone !== undefined && previous !== undefined) {
      previous.id = alone;
      blocks[alone.toLowerCase()] = { id: alone, position: previous.position };
    } else if (section.type === "paragraph" || section.type === "heading") {
      const id = blockId(text, to);
      if (id !== undefined) {
        section.id = id;
        blocks[id.toLowerCase()] = { id, position };
      }
    }
    sections.push(section);
    previous = section;
    if (section.type === "heading") headings.push(heading(node, text.slice(from, to), position));
    collectListItems(node, { text, start, at, listItems, blocks });
  }
  if (headings.length > 0) cache.headings = headings;
  if (listItems.length > 0) cache.listItems = listItems;
  if (Object.keys(blocks).length > 0) cache.blocks = blocks;
  Object.assign(cache, scanInline(text, start, tree, at));
}

function sectionType(node: SyntaxNode, body: string): string {
  const { name } = node;
  if (/^(ATX|Setext)Heading/.test(name)) return "heading";
  if (name === "Blockquote") {
    return CALLOUT.test(body.slice(node.from, node.from + 200)) ? "callout" : "blockquote";
  }
  return SECTION_TYPES[name] ?? name.toLowerCase();
}

const CALLOUT = /^\s{0,3}>[ \t]?\[![^\]\n]+\][+-]?(?=\s|$)/;

const SECTION_TYPES: Record<string, string> = {
  Paragraph: "paragraph",
  BulletList: "list",
  OrderedList: "list",
  FencedCode: "code",
  CodeBlock: "code",
  ObsidianComment: "comment",
  HTMLBlock: "html",
  CommentBlock: "html",
  ProcessingInstructionBlock: "html",
  HorizontalRule: "thematicBreak",
  MathBlock: "math",
  Table: "table",
  FootnoteDefinition: "footnoteDefinition",
  LinkReference: "definition",
};

function heading(node: SyntaxNode, source: string, position: Pos): HeadingCache {
  const level = Number(node.name.at(-1));
  const text = node.name.startsWith("ATX")
    ? source.replace(/^#{1,6}[ \t]*/, "").replace(/(^|[ \t]+)#+[ \t]*$/, "")
    : source.replace(/\r?\n[ \t]*(=+|-+)[ \t]*$/, "");
  return { heading: text.trim(), level, position };
}

interface ListWalk {
  text: string;
  start: number;
  at: At;
  listItems: ListItemCache[];
  blocks: Record<string, BlockCache>;
}

/** Lists in quotes and callouts count too. A root list's items all carry the negative of its first line. */
function collectListItems(node: SyntaxNode, walk: ListWalk): void {
  if (node.name === "BulletList" || node.name === "OrderedList") collectList(node, null, walk);
  else if (node.name === "Blockquote") {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) collectListItems(child, walk);
  }
}

function collectList(list: SyntaxNode, parentLine: number | null, walk: ListWalk): void {
  const { text, start, at } = walk;
  // The first line of a note has no negative; the app writes -1 there (unsourced), the same as for a list in line 1.
  const parent = parentLine ?? (-at(start + list.from, start + list.from).start.line || -1);
  for (let item = list.firstChild; item !== null; item = item.nextSibling) {
    if (item.name !== "ListItem") continue;
    const from = start + item.from;
    const own = ownEnd(item);
    const to = Math.max(trimEnd(text, from, start + own), from);
    const position = at(from, to);
    const entry: ListItemCache = { position, parent };
    const task = /^(?:[-*+]|\d+[.)])[ \t]+\[(.)\](?=\s|$)/u.exec(text.slice(from, from + 40))?.[1];
    if (task !== undefined) entry.task = task;
    const id = blockId(text, to);
    if (id !== undefined) {
      entry.id = id;
      walk.blocks[id.toLowerCase()] = { id, position };
    }
    walk.listItems.push(entry);
    for (let child = item.firstChild; child !== null; child = child.nextSibling) {
      if (child.name === "BulletList" || child.name === "OrderedList") collectList(child, position.start.line, walk);
    }
  }
}

/** An item's position ends before the lists nested in it. */
function ownEnd(item: SyntaxNode): number {
  let end = item.to;
  for (let child = item.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === "BulletList" || child.name === "OrderedList") return end === item.to ? child.from : end;
    end = child.to;
  }
  return item.to;
}

function blockId(text: string, end: number): string | undefined {
  const tail = text.slice(Math.max(0, end - 80), end);
  return /(?:^|\s)\^([a-zA-Z0-9-]+)$/.exec(tail)?.[1];
}

function readProperties(yaml: string): Record<string, unknown> | null {
  try {
    const value = parseYaml(yaml);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** Only a value that is a link as a whole counts, also as an item of a list: then its key is `name.0`. */
function frontmatterLinks(properties: Record<string, unknown>): FrontmatterLinkCache[] {
  const found: FrontmatterLinkCache[] = [];
  const visit = (key: string, value: unknown): void => {
    if (typeof value === "string") {
      const link = wholeLink(value);
      if (link !== null) found.push({ key, ...link });
    } else if (typeof value === "object" && value !== null) {
      for (const [inner, item] of Object.entries(value)) visit(`${key}.${inner}`, item);
    }
  };
  for (const [key, value] of Object.entries(properties)) visit(key, value);
  return found;
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/** Line and column of offsets: lines end at `\n`, so a `\r` before it belongs to its line. */
function positions(text: string): At {
  const starts = [0];
  for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1)) starts.push(index + 1);
  const loc = (offset: number): Pos["start"] => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, col: offset - (starts[low] ?? 0), offset };
  };
  return (from, to) => ({ start: loc(from), end: loc(to) });
}
