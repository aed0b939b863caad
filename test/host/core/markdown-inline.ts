import type { Tree } from "@lezer/common";
import type { CachedMetadata, EmbedCache, FootnoteRefCache, LinkCache, Pos, TagCache } from "obsidian";

type At = (from: number, to: number) => Pos;
type Span = [from: number, to: number];

/** Nothing in these counts as link or tag. A `%%comment%%` is not among them: its links count. */
const OPAQUE = new Set([
  "FencedCode",
  "CodeBlock",
  "InlineCode",
  "HTMLBlock",
  "CommentBlock",
  "Comment",
  "HTMLTag",
  "ProcessingInstructionBlock",
  "ProcessingInstruction",
  "MathBlock",
  "LinkReference",
]);

/** From `[[` to the first `]]` on the same line, with no other `[[` between them. */
const WIKILINK = /(!?)\[\[((?:(?!\[\[|\]\])[^\r\n])+)\]\]/g;
const TAG = /(^|\s)(#[^\u2000-\u206F\u2E00-\u2E7F'!"#$%&()*+,.:;<=>?@^`{|}~[\]\\\s]+)/g;
const FOOTNOTE_REF = /\[\^([^\]\s]+)\](?!:)/g;

/** Links, embeds, tags and footnote references of the body, each kind in the order of the text. */
export function scanInline(text: string, start: number, tree: Tree, at: At): Partial<CachedMetadata> {
  const opaque: Span[] = [];
  const links: LinkCache[] = [];
  const embeds: EmbedCache[] = [];
  tree.iterate({
    enter: ({ name, from, to, node }) => {
      if (OPAQUE.has(name)) {
        opaque.push([start + from, start + to]);
        return false;
      }
      if (name === "Link" || name === "Image") {
        const url = node.getChild("URL");
        const mark = node.getChildren("LinkMark")[1];
        const source = text.slice(start + from, start + to);
        if (url !== null && mark !== undefined && !source.startsWith("[[")) {
          const shown = text.slice(start + from + (name === "Image" ? 2 : 1), start + mark.from);
          const link = internalLink(text.slice(start + url.from, start + url.to));
          if (link !== null) {
            const entry = { link, original: source, displayText: shown, position: at(start + from, start + to) };
            (name === "Image" ? embeds : links).push(entry);
          }
        }
      }
      return true;
    },
  });
  const isOpaque = within(opaque);
  const wiki: Span[] = [];
  for (const match of text.matchAll(from(WIKILINK, start))) {
    if (match.index < start || isOpaque(match.index) || escaped(text, match.index)) continue;
    const end = match.index + match[0].length;
    wiki.push([match.index, end]);
    const entry = { ...wikilink(match[2] ?? ""), original: match[0], position: at(match.index, end) };
    (match[1] === "!" ? embeds : links).push(entry);
  }
  const isWiki = within(wiki);
  const tags: TagCache[] = [];
  for (const match of text.matchAll(from(TAG, start))) {
    const tag = match[2] ?? "";
    const begin = match.index + (match[1] ?? "").length;
    if (isOpaque(begin) || isWiki(begin) || /^#[\d/_-]*$/.test(tag)) continue;
    tags.push({ tag, position: at(begin, begin + tag.length) });
  }
  const footnoteRefs: FootnoteRefCache[] = [];
  for (const match of text.matchAll(from(FOOTNOTE_REF, start))) {
    if (isOpaque(match.index) || escaped(text, match.index)) continue;
    footnoteRefs.push({ id: match[1] ?? "", position: at(match.index, match.index + match[0].length) });
  }
  const byPosition = (a: { position: Pos }, b: { position: Pos }): number =>
    a.position.start.offset - b.position.start.offset;
  const found: Partial<CachedMetadata> = {};
  if (links.length > 0) found.links = links.sort(byPosition);
  if (embeds.length > 0) found.embeds = embeds.sort(byPosition);
  if (tags.length > 0) found.tags = tags;
  if (footnoteRefs.length > 0) found.footnoteRefs = footnoteRefs;
  return found;
}

/** A text that is one wikilink or one Markdown link to a note, and nothing else. */
export function wholeLink(text: string): { link: string; original: string; displayText?: string } | null {
  const trimmed = text.trim();
  const wiki = /^!?\[\[([^[\]\r\n]+)\]\]$/.exec(trimmed)?.[1];
  if (wiki !== undefined) return { ...wikilink(wiki), original: trimmed };
  const markdown = /^\[([^[\]]*)\]\(([^()\s]+)\)$/.exec(trimmed);
  const link = markdown === null ? null : internalLink(markdown[2] ?? "");
  return link === null ? null : { link, original: trimmed, displayText: markdown?.[1] ?? "" };
}

/** `Note#Heading|shown`; the bar may be escaped, as in tables. */
function wikilink(inner: string): { link: string; displayText: string } {
  const bar = inner.indexOf("|");
  if (bar < 0) return { link: inner.trim(), displayText: shownAs(inner.trim()) };
  const escapedBar = inner.charAt(bar - 1) === "\\";
  return { link: inner.slice(0, escapedBar ? bar - 1 : bar).trim(), displayText: inner.slice(bar + 1).trim() };
}

/** A link without words of its own shows its parts with arrows between them. */
function shownAs(link: string): string {
  return link.split("#").filter((part) => part !== "").join(" > ");
}

/** The path of a Markdown link into the vault, decoded; null for a web address. */
function internalLink(url: string): string | null {
  const bare = url.startsWith("<") && url.endsWith(">") ? url.slice(1, -1) : url;
  if (bare === "" || /^[a-z][a-z\d+.-]*:/i.test(bare) || bare.startsWith("//")) return null;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}

function from(pattern: RegExp, start: number): RegExp {
  const copy = new RegExp(pattern.source, pattern.flags);
  copy.lastIndex = start;
  return copy;
}

function escaped(text: string, index: number): boolean {
  return text.charAt(index - 1) === "\\" && text.charAt(index - 2) !== "\\";
}

/** Is an offset inside one of the spans, which do not overlap? */
function within(spans: Span[]): (offset: number) => boolean {
  const sorted = spans.sort((a, b) => a[0] - b[0]);
  return (offset) => {
    let low = 0;
    let high = sorted.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [begin, end] = sorted[middle] ?? [0, 0];
      if (offset < begin) high = middle - 1;
      else if (offset >= end) low = middle + 1;
      else return true;
    }
    return false;
  };
}
