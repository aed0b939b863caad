import { lineBreakOf, lineEnd } from "./note-lines";
import type { FrontMatter } from "./property";
import { fail, ok, type Result } from "./result";
import { applySplices, type Splice } from "./splice";

/** Where a note's front matter stands. Offsets are UTF-16 code units. */
export interface FrontMatterBlock {
  /** The YAML between the two `---` lines. */
  readonly yamlStart: number;
  readonly yamlEnd: number;
  /** Behind the closing line and its line break. */
  readonly bodyStart: number;
}

/** Reads YAML as the host does; throws where it is broken. */
export type ParseYaml = (yaml: string) => unknown;

/** A property's new value. */
export interface PropertyChange {
  /** The key as the note writes it, or the name that a new one gets. */
  readonly key: string;
  /**
   * From the scalar that stands there, without its quotes, to the one that shall stand between them; an empty text
   * empties the property. `quote` is the quotation mark, empty where there is none.
   */
  readonly rewrite: (old: string, quote: string) => string;
  /** Whether the property, read again after the edit, says what was meant. */
  readonly holds: (value: unknown) => boolean;
}

export type FrontMatterRefusal =
  | { readonly code: "broken-yaml"; readonly detail: string }
  | { readonly code: "unsafe-property"; readonly property: string };

/** The front matter as Obsidian finds it: between a first line of exactly `---` and the next that starts with it. */
export function frontMatterBlock(text: string): FrontMatterBlock | null {
  const opening = /^\uFEFF?---\r?\n/.exec(text);
  if (opening === null) return null;
  const yamlStart = opening[0].length;
  for (let start = yamlStart; start < text.length; ) {
    const { next } = lineEnd(text, start);
    if (text.startsWith("---", start)) return { yamlStart, yamlEnd: start, bodyStart: next };
    start = next;
  }
  return null;
}

/** The properties of a note's text; broken YAML, or YAML that is no map, is an error. No front matter has none. */
export function parseFrontMatter(text: string, parseYaml: ParseYaml): Result<FrontMatter, string> {
  const block = frontMatterBlock(text);
  if (block === null) return ok({});
  try {
    const value = parseYaml(text.slice(block.yamlStart, block.yamlEnd));
    if (value === null || value === undefined) return ok({});
    return typeof value === "object" && !Array.isArray(value) ? ok(value as FrontMatter) : fail("");
  } catch (error) {
    return fail(error instanceof Error ? (error.message.split("\n")[0] ?? "").replace(/[:\s]+$/, "") : String(error));
  }
}

/**
 * The splices that make the changes and touch no other byte. A value keeps its quotes, link and trailing comment; a new
 * key goes to the end of the block; a note without a block gets one. What doesn't stand on one line (block scalars,
 * lists of several, anchors) is refused, and so is an edit whose result, parsed again, is not exactly what was meant.
 */
export function editFrontMatter(
  text: string,
  changes: readonly PropertyChange[],
  parseYaml: ParseYaml,
): Result<Splice[], FrontMatterRefusal> {
  const before = parseFrontMatter(text, parseYaml);
  if (!before.ok) return fail({ code: "broken-yaml", detail: before.error });
  const block = frontMatterBlock(text);
  const lineBreak = lineBreakOf(text);
  const splices: Splice[] = [];
  let added = "";
  for (const { key, rewrite } of changes) {
    if (block !== null && Object.hasOwn(before.value, key)) {
      const span = findValue(text, block, key);
      if (span === null) return fail({ code: "unsafe-property", property: key });
      splices.push(rewriteValue(text, span, rewrite));
    } else {
      added += `${quoteKey(key)}: ${rewrite("", "")}${lineBreak}`;
    }
  }
  if (added !== "") splices.push(addLines(text, block, added, lineBreak));
  splices.sort((a, b) => a.from - b.from);

  const after = parseFrontMatter(applySplices(text, splices), parseYaml);
  const unsafe = after.ok ? firstDifference(before.value, after.value, changes) : (changes[0]?.key ?? null);
  return unsafe === null ? ok(splices) : fail({ code: "unsafe-property", property: unsafe });
}

/** A value on its line: where it starts and ends, quotes included, and what stands between the quotes. */
interface ValueSpan {
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  readonly inner: string;
}

const QUOTED = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/;
const BRACKETED = /^(?:\[\[[^[\]]*\]\]|\{\{[^{}]*\}\})/;
const FLOW_LIST = /^\[([^[\],]*|[ \t]*\[\[[^[\]]*\]\][ \t]*|[ \t]*"\[\[[^[\]"]*\]\]"[ \t]*)\]/;
const REST = /^[ \t]*(?:$|[ \t]#)/;

function findValue(text: string, block: FrontMatterBlock, key: string): ValueSpan | null {
  const forms = [key, JSON.stringify(key), `'${key.replaceAll("'", "''")}'`];
  let found: { readonly line: string; readonly start: number; readonly next: number; readonly colon: number } | null = null;
  for (let start = block.yamlStart; start < block.yamlEnd; ) {
    const { end, next } = lineEnd(text, start);
    const form = forms.find((candidate) => text.startsWith(candidate, start));
    const behind = form === undefined ? "" : text.slice(start + form.length, end);
    const colon = /^[ \t]*:(?=[ \t]|$)/.exec(behind);
    if (form !== undefined && colon !== null) {
      if (found !== null) return null;
      found = { line: text.slice(start, end), start, next, colon: form.length + colon[0].length };
    }
    start = next;
  }
  if (found === null) return null;
  const continued = continuation(text, found.next, block.yamlEnd);
  const rest = found.line.slice(found.colon);
  if (REST.test(rest)) {
    if (continued.length === 0) {
      const at = found.start + found.colon;
      return { from: at, to: at, quote: "", inner: "" };
    }
    const item = continued.length === 1 && continued[0] !== undefined ? /^[ \t]*-[ \t]+/.exec(continued[0].line) : null;
    return item && spanOf(continued[0]?.line ?? "", item[0].length, continued[0]?.start ?? 0);
  }
  return continued.length > 0 ? null : spanOf(found.line, found.colon, found.start);
}

/** The lines behind a key that belong to its value: indented ones and list items, without comments and blanks. */
function continuation(text: string, from: number, to: number): { line: string; start: number }[] {
  const lines: { line: string; start: number }[] = [];
  for (let start = from; start < to; ) {
    const { end, next } = lineEnd(text, start);
    const line = text.slice(start, end);
    if (/^(?:[ \t]+[^\s#]|-(?:[ \t]|$))/.test(line)) lines.push({ line, start });
    else if (line.trim() !== "" && !line.trimStart().startsWith("#")) break;
    start = next;
  }
  return lines;
}

function spanOf(line: string, from: number, offset: number): ValueSpan | null {
  const rest = line.slice(from);
  const space = rest.length - rest.trimStart().length;
  const value = rest.trimStart();
  const at = offset + from + space;
  const span = (length: number, quote: string, inner: string): ValueSpan | null =>
    REST.test(value.slice(length)) ? { from: at, to: at + length, quote, inner } : null;

  const quoted = QUOTED.exec(value);
  if (quoted !== null) {
    const inner = quoted[1] ?? quoted[2] ?? "";
    return /[\\]|''/.test(inner) ? null : span(quoted[0].length, quoted[0].charAt(0), inner);
  }
  const bracketed = BRACKETED.exec(value);
  if (bracketed !== null) return span(bracketed[0].length, "", bracketed[0]);
  const list = FLOW_LIST.exec(value);
  if (list !== null) {
    if (!REST.test(value.slice(list[0].length))) return null;
    const inner = list[1] ?? "";
    return inner.trim() === ""
      ? { from: at + 1, to: at + 1 + inner.length, quote: "", inner: "" }
      : spanOf(`${line.slice(0, from + space + 1)}${inner}`, from + space + 1, offset);
  }
  if (/^[[\]{}&*!|>%@`]/.test(value)) return null;
  const comment = value.search(/[ \t]#/);
  const plain = value.slice(0, comment < 0 ? value.length : comment).trimEnd();
  return span(plain.length, "", plain);
}

function rewriteValue(text: string, { from, to, quote, inner }: ValueSpan, rewrite: PropertyChange["rewrite"]): Splice {
  const value = rewrite(inner, quote);
  if (value === "") {
    const bare = text[from - 1] === " " && /[\r\n]/.test(text[to] ?? "\n") ? from - 1 : from;
    return { from: bare, to, insert: "" };
  }
  const space = text[from - 1] === ":" ? " " : "";
  return { from, to, insert: `${space}${quote}${value}${quote}` };
}

function addLines(text: string, block: FrontMatterBlock | null, lines: string, lineBreak: string): Splice {
  if (block !== null) return { from: block.yamlEnd, to: block.yamlEnd, insert: lines };
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  return { from: start, to: start, insert: `---${lineBreak}${lines}---${lineBreak}` };
}

function quoteKey(key: string): string {
  return /^[\p{L}_][\p{L}\p{N} _-]*$/u.test(key) ? key : JSON.stringify(key);
}

/** The first property that an edit changed without being told to, or did not change as told; null where all is well. */
function firstDifference(before: FrontMatter, after: FrontMatter, changes: readonly PropertyChange[]): string | null {
  const wrong = changes.find(({ key, holds }) => !holds(after[key]));
  if (wrong !== undefined) return wrong.key;
  const changed = new Set(changes.map(({ key }) => key));
  const others = (frontMatter: FrontMatter): string[] => Object.keys(frontMatter).filter((key) => !changed.has(key));
  const [kept, left] = [others(before), others(after)];
  if (kept.length !== left.length) return changes[0]?.key ?? "";
  return kept.find((key, index) => left[index] !== key || !sameValue(before[key], after[key])) ?? null;
}

function sameValue(a: unknown, b: unknown): boolean {
  try {
    return JSON.stringify(a) === JSON.stringify(b);
  } catch {
    return false;
  }
}

/**
 * The properties that broken YAML seems to have, each as the text behind its key: enough to tell whose note it is, never
 * to read values from.
 */
export function looseFrontMatter(text: string): FrontMatter {
  const block = frontMatterBlock(text);
  const properties = new Map<string, string>();
  for (const line of block === null ? [] : text.slice(block.yamlStart, block.yamlEnd).split(/\r?\n/)) {
    const colon = line.indexOf(": ");
    if (colon <= 0 || /^[\s#-]/.test(line)) continue;
    const key = line.slice(0, colon).trim();
    if (!properties.has(key)) properties.set(key, line.slice(colon + 2).trim().replace(/^["']|["']$/g, ""));
  }
  return Object.fromEntries(properties);
}
