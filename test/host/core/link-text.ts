import type { CachedMetadata, HeadingCache } from "obsidian";

/** `Note#Heading|shown` without what follows the path. */
export function getLinkpath(linktext: string): string {
  return parseLinktext(linktext).path;
}

export function parseLinktext(linktext: string): { path: string; subpath: string } {
  const text = linktext.replace(/\u00A0/g, " ").normalize("NFC");
  const hash = text.indexOf("#");
  if (hash < 0) return { path: text.trim(), subpath: "" };
  return { path: text.slice(0, hash).trim(), subpath: text.slice(hash).trim() };
}

/** Punctuation, but for dashes and underscores, becomes a space; spaces become one. */
export function stripHeading(heading: string): string {
  return heading
    .replace(/[!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Only what would break a link is taken out. */
export function stripHeadingForLink(heading: string): string {
  return heading
    .replace(/([:#|^\\\r\n]|%%|\[\[|]])/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** `#Heading#Sub` or `#^block` within one note. */
export function resolveSubpath(cache: CachedMetadata, subpath: string): object | null {
  const parts = subpath.split("#").filter((part) => part !== "");
  const last = parts.at(-1);
  if (last === undefined) return null;
  if (last.startsWith("^")) {
    const block = cache.blocks?.[last.slice(1).toLowerCase()];
    if (block === undefined) return null;
    const list = cache.listItems?.find((item) => item.id === block.id);
    return { type: "block", block, list, start: block.position.start, end: block.position.end };
  }
  const headings = cache.headings ?? [];
  let from = 0;
  let level = 0;
  let current: HeadingCache | undefined;
  for (const part of parts) {
    const wanted = stripHeading(part).toLowerCase();
    const at = headings.findIndex(
      (heading, index) => index >= from && heading.level > level && stripHeading(heading.heading).toLowerCase() === wanted,
    );
    current = headings[at];
    if (current === undefined) return null;
    from = at + 1;
    level = current.level;
  }
  const next = headings.slice(from).find((heading) => heading.level <= level);
  return { type: "heading", current, next, start: current?.position.start, end: next?.position.start ?? null };
}
