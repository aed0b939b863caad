import { parse, stringify } from "yaml";

/** YAML 1.2 core: a plain day stays a string, a key that comes twice throws. An empty text is null. */
export function parseYaml(text: string): unknown {
  return parse(text, { uniqueKeys: true, logLevel: "error" }) as unknown;
}

/** Lists as blocks, nothing folded, null as nothing. */
export function stringifyYaml(value: unknown): string {
  return stringify(value, { nullStr: "", lineWidth: 0 });
}

export interface FrontMatterInfo {
  exists: boolean;
  frontmatter: string;
  from: number;
  to: number;
  contentStart: number;
}

const OPENING = /^---\r?\n/;
const CLOSING = /^---[ \t]*(?:\r?\n|$)/gm;

/**
 * `from` and `to` enclose the YAML between the fences, `contentStart` is where the body begins. Only a first line of
 * dashes opens, only another one closes; a byte order mark in front hides the block (unsourced, the hostile choice).
 */
export function getFrontMatterInfo(content: string): FrontMatterInfo {
  const none = { exists: false, frontmatter: "", from: 0, to: 0, contentStart: 0 };
  const opening = OPENING.exec(content);
  if (opening === null) return none;
  const from = opening[0].length;
  CLOSING.lastIndex = from;
  const closing = CLOSING.exec(content);
  if (closing === null) return none;
  return {
    exists: true,
    frontmatter: content.slice(from, closing.index),
    from,
    to: closing.index,
    contentStart: closing.index + closing[0].length,
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The first property whose name fits, case not counting for a string. */
export function parseFrontMatterEntry(frontmatter: unknown, key: string | RegExp): unknown {
  if (!isRecord(frontmatter)) return null;
  const fits = (name: string): boolean =>
    typeof key === "string" ? name.toLowerCase() === key.toLowerCase() : key.test(name);
  const found = Object.keys(frontmatter).find(fits);
  return found === undefined ? null : (frontmatter[found] ?? null);
}

export function parseFrontMatterStringArray(frontmatter: unknown, key: string | RegExp): string[] | null {
  const entry = parseFrontMatterEntry(frontmatter, key);
  const values = typeof entry === "string" ? entry.split(",") : Array.isArray(entry) ? (entry as unknown[]) : null;
  if (values === null) return null;
  const texts = values.filter((value) => typeof value === "string" || typeof value === "number");
  return texts.map((value) => String(value).trim()).filter((value) => value !== "");
}

export function parseFrontMatterAliases(frontmatter: unknown): string[] | null {
  return parseFrontMatterStringArray(frontmatter, /^alias(?:es)?$/i);
}

/** Each with its hash sign, separated by commas or spaces where they are one string. */
export function parseFrontMatterTags(frontmatter: unknown): string[] | null {
  const entry = parseFrontMatterStringArray(frontmatter, /^tags?$/i);
  if (entry === null) return null;
  const tags = entry.flatMap((value) => value.split(/\s+/)).filter((value) => value !== "");
  return tags.map((tag) => (tag.startsWith("#") ? tag : `#${tag}`));
}
