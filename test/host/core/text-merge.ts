import { ChangeSet, Text } from "@codemirror/state";

interface Change {
  from: number;
  to: number;
  insert: string;
}

/** The whole lines in which two texts differ, each difference narrowed to its changed characters. */
export function changesBetween(before: string, after: string): Change[] {
  if (before === after) return [];
  const a = lines(before);
  const b = lines(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const offset = a.slice(0, head).join("").length;
  const changes: Change[] = [];
  let at = offset;
  for (const [removed, added] of hunks(a.slice(head, a.length - tail), b.slice(head, b.length - tail))) {
    if (removed !== added) changes.push(narrowed(at, removed, added));
    at += removed.length;
  }
  return changes;
}

/**
 * What changed from `base` to `theirs`, put into `mine`, as a patch is applied: words that both wrote in one place both
 * stay, mine first; where both replaced the same words, theirs take the place of mine.
 */
export function merged(base: string, theirs: string, mine: string): string {
  const plain = (text: string): string => text.replace(/\r\n?/g, "\n");
  const [from, other, own] = [plain(base), plain(theirs), plain(mine)];
  const ownChanges = changesBetween(from, own);
  const ownSet = ChangeSet.of(ownChanges, from.length);
  const isReplaced = (at: number): boolean => ownChanges.some((change) => change.from < at && at < change.to);
  const moved = changesBetween(from, other).map((change): Change => {
    const start = ownSet.mapPos(change.from, isReplaced(change.from) ? -1 : 1);
    const end = change.to === change.from ? start : ownSet.mapPos(change.to, isReplaced(change.to) ? 1 : -1);
    return { from: start, to: Math.max(start, end), insert: change.insert };
  });
  return ChangeSet.of(moved, own.length).apply(Text.of(own.split("\n"))).toString();
}

function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function narrowed(at: number, removed: string, added: string): Change {
  let head = 0;
  while (head < removed.length && head < added.length && removed[head] === added[head]) head += 1;
  let tail = 0;
  while (
    tail < removed.length - head &&
    tail < added.length - head &&
    removed[removed.length - 1 - tail] === added[added.length - 1 - tail]
  ) {
    tail += 1;
  }
  return { from: at + head, to: at + removed.length - tail, insert: added.slice(head, added.length - tail) };
}

const MOST_CELLS = 4_000_000;

/** Pairs of texts that replace each other, equal ones included, by the longest common run of lines. */
function hunks(a: string[], b: string[]): [string, string][] {
  if (a.length * b.length > MOST_CELLS) return [[a.join(""), b.join("")]];
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  const cell = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = a[i] === b[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  const result: [string, string][] = [];
  let open: [string, string] = ["", ""];
  const close = (): void => {
    if (open[0] !== "" || open[1] !== "") result.push(open);
    open = ["", ""];
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      close();
      result.push([a[i] ?? "", b[j] ?? ""]);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && cell(i + 1, j) >= cell(i, j + 1))) {
      open[0] += a[i] ?? "";
      i += 1;
    } else {
      open[1] += b[j] ?? "";
      j += 1;
    }
  }
  close();
  return result;
}
