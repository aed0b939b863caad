import { lineBreakOf, lineEnd, readLines, type NoteLine, type NoteLines } from "./note-lines";
import { isRecord, type FrontMatter } from "./property";
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

export interface BrokenYaml {
  readonly code: "broken-yaml";
  /** In the words of the YAML reader; empty where the YAML is no map. */
  readonly detail: string;
}

export type FrontMatterRefusal = BrokenYaml | { readonly code: "unsafe-property"; readonly property: string };

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

/** The lines of a note's text, those of its front matter marked as such. */
export function noteLines(text: string): NoteLines {
  return readLines(text, frontMatterBlock(text)?.bodyStart ?? 0);
}

/** The properties of a note's text; broken YAML, or YAML that is no map, is an error. No front matter has none. */
export function parseFrontMatter(text: string, parseYaml: ParseYaml): Result<FrontMatter, BrokenYaml> {
  const block = frontMatterBlock(text);
  if (block === null) return ok({});
  const broken = (detail: string): Result<never, BrokenYaml> => fail({ code: "broken-yaml", detail });
  try {
    const value = parseYaml(text.slice(block.yamlStart, block.yamlEnd)) ?? {};
    return isRecord(value) ? ok(value) : broken("");
  } catch (error) {
    return broken(error instanceof Error ? (error.message.split("\n")[0] ?? "").replace(/[:\s]+$/, "") : String(error));
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
  if (!before.ok) return before;
  const lineBreak = lineBreakOf(text);
  const splices: Splice[] = [];
  let added = "";
  for (const { key, rewrite } of changes) {
    if (Object.hasOwn(before.value, key)) {
      const span = findValue(text, key);
      if (span === null) return fail({ code: "unsafe-property", property: key });
      splices.push(rewriteValue(text, span, rewrite));
    } else {
      added += `${quoteKey(key)}: ${rewrite("", "")}${lineBreak}`;
    }
  }
  if (added !== "") splices.push(addLines(text, added, lineBreak));
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

/** The lines between the two `---` lines. */
function yamlLines(text: string): readonly NoteLine[] {
  const bodyStart = frontMatterBlock(text)?.bodyStart ?? 0;
  return readLines(text.slice(0, bodyStart), bodyStart).lines.slice(1, -1);
}

function findValue(text: string, key: string): ValueSpan | null {
  const lines = yamlLines(text);
  const [index, ...others] = lines.flatMap((line, at) => (behindKey(line.text, key) > 0 ? [at] : []));
  const found = lines[index ?? -1];
  if (index === undefined || found === undefined || others.length > 0) return null;
  const from = behindKey(found.text, key);
  const [item, ...more] = continuation(lines.slice(index + 1));
  if (!REST.test(found.text.slice(from))) return item === undefined ? spanOf(found, from) : null;
  if (item === undefined) return { from: found.start + from, to: found.start + from, quote: "", inner: "" };
  const mark = more.length === 0 ? /^[ \t]*-[ \t]+/.exec(item.text) : null;
  return mark && spanOf(item, mark[0].length);
}

/** Where a line's value begins: behind the key, in quotes or without, and its colon. 0 for a line without that key. */
function behindKey(line: string, key: string): number {
  const form = [key, JSON.stringify(key), `'${key.replaceAll("'", "''")}'`].find((written) => line.startsWith(written));
  const colon = form === undefined ? null : /^[ \t]*:(?=[ \t]|$)/.exec(line.slice(form.length));
  return form === undefined || colon === null ? 0 : form.length + colon[0].length;
}

/** The lines behind a key that belong to its value: indented ones and list items, without comments and blanks. */
function continuation(lines: readonly NoteLine[]): readonly NoteLine[] {
  const isPart = ({ text }: NoteLine): boolean => /^(?:[ \t]+[^\s#]|-(?:[ \t]|$))/.test(text);
  const end = lines.findIndex((line) => !isPart(line) && !/^\s*(?:#|$)/.test(line.text));
  return lines.slice(0, end < 0 ? lines.length : end).filter(isPart);
}

/** The value that stands from an offset of a line on. */
function spanOf({ text, start }: Pick<NoteLine, "text" | "start">, from: number): ValueSpan | null {
  const value = text.slice(from).trimStart();
  const column = text.length - value.length;
  const at = start + column;
  const span = (whole: string, quote: string, inner: string): ValueSpan | null =>
    REST.test(value.slice(whole.length)) ? { from: at, to: at + whole.length, quote, inner } : null;

  const quoted = QUOTED.exec(value);
  if (quoted !== null) {
    const inner = quoted[1] ?? quoted[2] ?? "";
    return /[\\]|''/.test(inner) ? null : span(quoted[0], value.charAt(0), inner);
  }
  const list = FLOW_LIST.exec(value);
  if (list !== null) {
    const [whole, inner = ""] = list;
    if (!REST.test(value.slice(whole.length))) return null;
    if (inner.trim() === "") return { from: at + 1, to: at + 1 + inner.length, quote: "", inner: "" };
    return spanOf({ text: text.slice(0, column + 1) + inner, start }, column + 1);
  }
  const bracketed = BRACKETED.exec(value)?.[0];
  if (bracketed === undefined && /^[[\]{}&*!|>%@`]/.test(value)) return null;
  const plain = (bracketed ?? value.split(/[ \t]#/)[0] ?? "").trimEnd();
  return span(plain, "", plain);
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

function addLines(text: string, lines: string, lineBreak: string): Splice {
  const block = frontMatterBlock(text);
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
  const properties = new Map<string, string>();
  for (const { text: line } of yamlLines(text)) {
    const colon = line.indexOf(": ");
    if (colon <= 0 || /^[\s#-]/.test(line)) continue;
    const key = line.slice(0, colon).trim();
    if (!properties.has(key)) properties.set(key, line.slice(colon + 2).trim().replace(/^["']|["']$/g, ""));
  }
  return Object.fromEntries(properties);
}
