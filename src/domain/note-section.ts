import { noteLines } from "./front-matter";
import { isUnderline, type NoteLine } from "./note-lines";
import type { Splice } from "./splice";

/**
 * The splice that adds a block of sections to a note: before a closing line of links and its rule, or else at the end,
 * one blank line around. The block has no line break at its end. The caller has made sure that the note's end is open to
 * it (see {@link NoteLines.openAtEnd}).
 */
export function appendSections(text: string, lines: readonly NoteLine[], block: string, lineBreak: string): Splice {
  const closing = closingLinks(lines);
  const at = closing === undefined ? text.length : closing.start;
  const before = text.slice(0, at);
  const above = before === "" || before === "\uFEFF" ? "" : missingBreaks(before, lineBreak);
  const below = closing !== undefined ? lineBreak + lineBreak : text === "" || text.endsWith("\n") ? lineBreak : "";
  return { from: at, to: at, insert: above + block + below };
}

/** Line breaks that a text lacks to end in one blank line. */
function missingBreaks(before: string, lineBreak: string): string {
  if (/\n[ \t]*\r?\n$/.test(before)) return "";
  return before.endsWith("\n") ? lineBreak : lineBreak + lineBreak;
}

/** The line at which the note's closing links begin: the rule above them, or they themselves where they are several. */
export function closingLinks(lines: readonly NoteLine[]): NoteLine | undefined {
  const lastIndex = lines.findLastIndex(({ kind }) => kind !== "blank");
  const last = lines[lastIndex];
  if (last?.kind !== "text") return undefined;
  const content = last.text.trim();
  if (!/^\[\[[^[\]]+\]\](?:[\s|·•,]*\[\[[^[\]]+\]\])*$/.test(content)) return undefined;
  const aboveIndex = lines.findLastIndex(({ kind }, index) => index < lastIndex && kind !== "blank");
  const above = lines[aboveIndex];
  if (above?.kind === "rule" && !isUnderline(lines, aboveIndex)) return above;
  const standsAlone = aboveIndex < lastIndex - 1 && above?.kind !== "heading";
  return standsAlone && content.includes("|") && content.includes("]]", content.indexOf("]]") + 2) ? last : undefined;
}

/** The offset at which a new note's owner starts to write: the line below its first heading, else the first of its body. */
export function firstPlaceToWrite(text: string): number {
  const { lines } = noteLines(text);
  const heading = lines.findIndex(({ kind }) => kind === "heading");
  const below = isUnderline(lines, heading + 1) ? heading + 2 : heading + 1;
  const first = heading < 0 ? lines.find(({ kind }) => kind !== "front-matter") : lines[below];
  return first?.start ?? text.length;
}
