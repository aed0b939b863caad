import {
  cursorCharLeft, cursorCharRight, cursorDocEnd, cursorDocStart, cursorGroupLeft, cursorGroupRight, cursorLineDown,
  cursorLineUp, defaultKeymap, deleteLine, history, historyKeymap, indentLess, indentMore, insertNewlineAndIndent,
  moveLineDown, moveLineUp, redo, undo,
} from "@codemirror/commands";
import { codeFolding, foldAll, foldService, toggleFold, unfoldAll } from "@codemirror/language";
import { Compartment, EditorSelection, EditorState, type Extension } from "@codemirror/state";
import { type Command, EditorView, keymap } from "@codemirror/view";
import { changesBetween } from "./text-merge";

interface Position {
  line: number;
  ch: number;
}

interface Range {
  from: Position;
  to?: Position;
}

interface Change extends Range {
  text: string;
}

interface Transaction {
  replaceSelection?: string;
  changes?: Change[];
  selections?: Range[];
  selection?: Range;
}

interface Caret {
  anchor: Position;
  head?: Position;
}

/** The editor as plugins see it: lines and columns over a CodeMirror document. */
export abstract class Editor {
  getDoc(): this {
    return this;
  }

  abstract refresh(): void;
  abstract getValue(): string;
  abstract setValue(content: string): void;
  abstract getLine(line: number): string;
  abstract lineCount(): number;
  abstract lastLine(): number;
  abstract getSelection(): string;
  abstract getRange(from: Position, to: Position): string;
  abstract replaceSelection(replacement: string, origin?: string): void;
  abstract replaceRange(replacement: string, from: Position, to?: Position, origin?: string): void;
  abstract getCursor(side?: "from" | "to" | "head" | "anchor"): Position;
  abstract listSelections(): { anchor: Position; head: Position }[];
  abstract setSelection(anchor: Position, head?: Position): void;
  abstract setSelections(ranges: Caret[], main?: number): void;
  abstract focus(): void;
  abstract blur(): void;
  abstract hasFocus(): boolean;
  abstract getScrollInfo(): { top: number; left: number };
  abstract scrollTo(x?: number | null, y?: number | null): void;
  abstract scrollIntoView(range: { from: Position; to: Position }, center?: boolean): void;
  abstract undo(): void;
  abstract redo(): void;
  abstract exec(command: string): void;
  abstract transaction(tx: Transaction, origin?: string): void;
  abstract wordAt(pos: Position): { from: Position; to: Position } | null;
  abstract posToOffset(pos: Position): number;
  abstract offsetToPos(offset: number): Position;

  setLine(line: number, text: string): void {
    this.replaceRange(text, { line, ch: 0 }, { line, ch: this.getLine(line).length });
  }

  somethingSelected(): boolean {
    return this.getSelection() !== "";
  }

  setCursor(pos: Position | number, ch = 0): void {
    this.setSelection(typeof pos === "number" ? { line: pos, ch } : pos);
  }

  processLines<T>(
    read: (line: number, text: string) => T | null,
    write: (line: number, text: string, value: T | null) => Change | void,
    ignoreEmpty = false,
  ): void {
    const found: [number, string, T | null][] = [];
    for (let line = 0; line < this.lineCount(); line += 1) {
      const text = this.getLine(line);
      if (!ignoreEmpty || text.trim() !== "") found.push([line, text, read(line, text)]);
    }
    const changes = found.map((one) => write(...one)).filter((change) => change !== undefined);
    if (changes.length > 0) this.transaction({ changes: changes });
  }
}

const headingFolds = foldService.of((state, from) => {
  const level = /^(#{1,6})\s/.exec(state.doc.lineAt(from).text)?.[1]?.length;
  if (level === undefined) return null;
  const start = state.doc.lineAt(from);
  let to = start.to;
  for (let number = start.number + 1; number <= state.doc.lines; number += 1) {
    const line = state.doc.line(number);
    const other = /^(#{1,6})\s/.exec(line.text)?.[1]?.length;
    if (other !== undefined && other <= level) break;
    if (line.text.trim() !== "") to = line.to;
  }
  return to > start.to ? { from: start.to, to } : null;
});

const COMMANDS: Record<string, Command> = {
  goUp: cursorLineUp, goDown: cursorLineDown, goLeft: cursorCharLeft, goRight: cursorCharRight,
  goStart: cursorDocStart, goEnd: cursorDocEnd, goWordLeft: cursorGroupLeft, goWordRight: cursorGroupRight,
  indentMore, indentLess, newlineAndIndent: insertNewlineAndIndent, swapLineUp: moveLineUp,
  swapLineDown: moveLineDown, deleteLine, toggleFold, foldAll, unfoldAll,
};

/** Lines are split at any of the three line ends and joined with `\n`: CRLF is gone from what the editor gives back. */
export class CodeMirrorEditor extends Editor {
  readonly cm: EditorView;
  private readonly plugins = new Compartment();
  private quiet = false;

  constructor(
    parent: HTMLElement,
    private extensions: () => Extension[],
    private readonly onChange: () => void,
  ) {
    super();
    this.cm = new EditorView({ parent, state: this.newState("") });
  }

  private newState(doc: string): EditorState {
    return EditorState.create({
      doc,
      extensions: [
        history(),
        codeFolding(),
        headingFolds,
        EditorView.lineWrapping,
        EditorState.allowMultipleSelections.of(true),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !this.quiet) this.onChange();
        }),
        this.plugins.of(this.extensions()),
      ],
    });
  }

  /** Another note: no history, no folds, the cursor at the start. */
  load(text: string): void {
    this.quiet = true;
    this.cm.setState(this.newState(text));
    this.quiet = false;
  }

  /** The same note changed elsewhere: only what differs is replaced, so the cursor stays with its words. */
  adopt(text: string): void {
    const changes = changesBetween(this.getValue(), text.replace(/\r\n?/g, "\n"));
    this.quiet = true;
    this.cm.dispatch({ changes });
    this.quiet = false;
  }

  /** The editor stands in another window now. */
  moveTo(doc: Document): void {
    this.cm.setRoot(doc);
  }

  reconfigure(): void {
    this.cm.dispatch({ effects: this.plugins.reconfigure(this.extensions()) });
  }

  destroy(): void {
    this.cm.destroy();
  }

  refresh(): void {
    this.cm.requestMeasure();
  }

  getValue(): string {
    return this.cm.state.doc.toString();
  }

  setValue(content: string): void {
    this.cm.dispatch({ changes: { from: 0, to: this.cm.state.doc.length, insert: content } });
  }

  getLine(line: number): string {
    const { doc } = this.cm.state;
    return line < 0 || line >= doc.lines ? "" : doc.line(line + 1).text;
  }

  lineCount(): number {
    return this.cm.state.doc.lines;
  }

  lastLine(): number {
    return this.lineCount() - 1;
  }

  getSelection(): string {
    const { from, to } = this.cm.state.selection.main;
    return this.cm.state.sliceDoc(from, to);
  }

  getRange(from: Position, to: Position): string {
    return this.cm.state.sliceDoc(this.posToOffset(from), this.posToOffset(to));
  }

  replaceSelection(replacement: string, origin?: string): void {
    this.cm.dispatch(this.cm.state.replaceSelection(replacement), { userEvent: origin ?? "input" });
  }

  replaceRange(replacement: string, from: Position, to: Position = from, origin?: string): void {
    const changes = { from: this.posToOffset(from), to: this.posToOffset(to), insert: replacement };
    this.cm.dispatch(origin === undefined ? { changes } : { changes, userEvent: origin });
  }

  getCursor(side: "from" | "to" | "head" | "anchor" = "head"): Position {
    return this.offsetToPos(this.cm.state.selection.main[side]);
  }

  listSelections(): { anchor: Position; head: Position }[] {
    return this.cm.state.selection.ranges.map((range) => ({
      anchor: this.offsetToPos(range.anchor),
      head: this.offsetToPos(range.head),
    }));
  }

  setSelection(anchor: Position, head: Position = anchor): void {
    this.cm.dispatch({ selection: { anchor: this.posToOffset(anchor), head: this.posToOffset(head) } });
  }

  setSelections(ranges: Caret[], main = 0): void {
    const made = ranges.map(({ anchor, head }) =>
      EditorSelection.range(this.posToOffset(anchor), this.posToOffset(head ?? anchor)),
    );
    this.cm.dispatch({ selection: EditorSelection.create(made, main) });
  }

  focus(): void {
    this.cm.focus();
  }

  blur(): void {
    this.cm.contentDOM.blur();
  }

  hasFocus(): boolean {
    return this.cm.hasFocus;
  }

  getScrollInfo(): { top: number; left: number } {
    return { top: this.cm.scrollDOM.scrollTop, left: this.cm.scrollDOM.scrollLeft };
  }

  scrollTo(x?: number | null, y?: number | null): void {
    if (typeof x === "number") this.cm.scrollDOM.scrollLeft = x;
    if (typeof y === "number") this.cm.scrollDOM.scrollTop = y;
  }

  scrollIntoView(range: { from: Position; to: Position }, center = false): void {
    const target = EditorSelection.range(this.posToOffset(range.from), this.posToOffset(range.to));
    this.cm.dispatch({ effects: EditorView.scrollIntoView(target, { y: center ? "center" : "nearest" }) });
  }

  undo(): void {
    undo(this.cm);
  }

  redo(): void {
    redo(this.cm);
  }

  exec(command: string): void {
    COMMANDS[command]?.(this.cm);
  }

  /** All in one step of the history; positions of changes are those before it, of the selection those after it. */
  transaction(tx: Transaction, origin?: string): void {
    const changes = (tx.changes ?? []).map(({ from, to, text }) => ({
      from: this.posToOffset(from),
      to: this.posToOffset(to ?? from),
      insert: text,
    }));
    const replaced =
      tx.replaceSelection === undefined
        ? []
        : this.cm.state.selection.ranges.map(({ from, to }) => ({ from, to, insert: tx.replaceSelection ?? "" }));
    const set = this.cm.state.changes([...changes, ...replaced]);
    const after = set.apply(this.cm.state.doc);
    const offset = (pos: Position): number => {
      const line = after.line(Math.min(Math.max(pos.line, 0), after.lines - 1) + 1);
      return Math.min(line.from + Math.max(pos.ch, 0), line.to);
    };
    const wanted = tx.selections ?? (tx.selection === undefined ? undefined : [tx.selection]);
    const selection =
      wanted === undefined
        ? undefined
        : EditorSelection.create(wanted.map(({ from, to }) => EditorSelection.range(offset(from), offset(to ?? from))));
    this.cm.dispatch({ changes: set, selection, userEvent: origin ?? "input" });
  }

  wordAt(pos: Position): { from: Position; to: Position } | null {
    const word = this.cm.state.wordAt(this.posToOffset(pos));
    return word === null ? null : { from: this.offsetToPos(word.from), to: this.offsetToPos(word.to) };
  }

  posToOffset(pos: Position): number {
    const { doc } = this.cm.state;
    if (pos.line >= doc.lines) return doc.length;
    const line = doc.line(Math.max(pos.line, 0) + 1);
    return Math.min(line.from + Math.max(pos.ch, 0), line.to);
  }

  offsetToPos(offset: number): Position {
    const line = this.cm.state.doc.lineAt(Math.min(Math.max(offset, 0), this.cm.state.doc.length));
    return { line: line.number - 1, ch: Math.min(Math.max(offset, 0), this.cm.state.doc.length) - line.from };
  }
}
