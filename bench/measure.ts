import { addDays } from "../src/domain/local-date";
import type { ReviewEntry } from "../src/domain/review";
import { indexMarkdown } from "../test/host/core/markdown-index";
import { fromDisk } from "./classes/note-folder";
import { parseAndQuery } from "./classes/parse-and-query";
import { rebuildAll } from "./classes/rebuild-all";
import { rereadAll } from "./classes/reread-all";
import { clientName, noteText } from "./generate-vault";
import { compare, processorTime } from "./paired";
import { answer, bareScan, candidateScan, startToList, syntheticApp, type Parts } from "./plugin-parts";
import { MOST_PARSED, START, timesRow, type ChangeTimes, type FirstRun, type Measured, type Row } from "./row";
import type { SyntheticApp } from "./synthetic-app";

const FOLDER = 1_000;
/** So many starts are not counted: each makes its functions anew, and the engine has to see that before it compiles them for good. */
const WARM_UP = 12;

const CLASSES = {
  bareScan,
  candidateScan,
  rereadAll,
  rereadFromDisk: (app: SyntheticApp) => rereadAll(app, fromDisk(app)),
  parseAndQuery,
};

async function start(app: SyntheticApp): Promise<Parts> {
  const parts = await startToList(app);
  parts.index.unload();
  return parts;
}

type AddRow = (what: string, other: () => unknown, ours: () => unknown, times?: readonly [number, number]) => Promise<void>;

async function measure(size: number, measured: Measured): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const app = syntheticApp(size);
  const addRow: AddRow = async (what, other, ours, times = [1, 1]) => {
    console.error(`${size}: ${what}`);
    const { first, second, ratio } = await compare(other, ours, size > MOST_PARSED ? 2 : 4, times);
    rows.push(timesRow(what, second, { time: first, ratio }));
  };
  if (measured !== "all") await measureStart(app, [measured], addRow);
  else {
    await measureStart(app, size > MOST_PARSED ? ["bareScan", "candidateScan"] : ["bareScan", "candidateScan", "rereadFromDisk", "rereadAll", "parseAndQuery"], addRow);
    await measureChanges(app, size, addRow);
    rows.push(await memory(app, size));
  }
  return rows;
}

/** Against each of these in turn. The answers of those that give a list are held to be ours first. */
async function measureStart(app: SyntheticApp, others: readonly (keyof typeof START)[], addRow: AddRow): Promise<void> {
  const ours = answer((await start(app)).store.review()).join("\n");
  const lists: unknown[] = [rebuildAll(app)];
  for (const other of others) lists.push(await CLASSES[other](app));
  const isOther = (list: unknown): boolean => Array.isArray(list) && answer(list).join("\n") !== ours;
  if (lists.some(isOther)) throw new Error("The answers differ");
  for (let turn = 0; turn < WARM_UP; turn++) await start(app);
  for (const other of others) await addRow(START[other], () => CLASSES[other](app), () => start(app));
}

async function measureChanges(app: SyntheticApp, size: number, addRow: AddRow): Promise<void> {
  const parts = await startToList(app);
  await parts.index.whenReady();
  await addRow("a client changed, against a rebuild", () => rebuildAll(app), clientChange(parts), [1, 100]);
  await addRow("the same, with its words asked for", () => rebuildAll(app), clientChange(parts, ({ history }) => history.checkIns), [1, 100]);
  await addRow("a meeting relinked, against a rebuild", () => rebuildAll(app), meetingChange(app), [1, 100]);
  await addRow(`a folder of ${Math.min(FOLDER, size / 10)} clients renamed, against one rebuild`, () => rebuildAll(app), folderRename(app, size));
  await addRow("a new day, against a rebuild", () => rebuildAll(app), () => parts.store.rollOver(addDays(parts.store.day(), 1)), [1, 3]);
  parts.index.unload();
}

function clientChange({ app, store }: Parts, ask: (entry: ReviewEntry) => unknown = () => null): () => void {
  const path = `Clients/${clientName(7)}.md`;
  const text = app.textOf(path);
  const change = editing(app, path, [text, text.replace(/last-contact: .*/, "last-contact: 2026-11-23")]);
  return () => {
    change();
    const entry = store.entry(path);
    if (entry !== undefined) ask(entry);
  };
}

function meetingChange(app: SyntheticApp): () => void {
  const meeting = (name: string): string => noteText(`date: 2026-11-20\nattendees: ["[[${name}]]"]\n`, "# Meeting\n");
  return editing(app, "Meetings/Meeting 1.md", [meeting(clientName(3)), meeting(clientName(9))]);
}

function editing(app: SyntheticApp, path: string, states: readonly string[]): () => void {
  const caches = states.map((text) => indexMarkdown(text));
  let turn = 0;
  return () => {
    turn = (turn + 1) % states.length;
    app.change(path, states[turn] ?? "", caches[turn] ?? {});
  };
}

function folderRename(app: SyntheticApp, size: number): () => void {
  const names = Array.from({ length: Math.min(FOLDER, size / 10) }, (_, number) => `${clientName(number)}.md`);
  let folder = "Clients";
  return () => {
    const next = folder === "Clients" ? "Clients/Moved" : "Clients";
    for (const name of names) app.rename(`${folder}/${name}`, `${next}/${name}`);
    folder = next;
  };
}

/** Bytes that the list and all of its words take, with the number of its clients. */
async function heapOf(app: SyntheticApp): Promise<{ readonly bytes: number; readonly clients: number }> {
  const before = await heapUsed();
  const parts = await startToList(app);
  await parts.index.whenReady();
  const bytes = (await heapUsed()) - before;
  const clients = parts.store.review().length;
  parts.index.unload();
  return { bytes, clients };
}

async function memory(app: SyntheticApp, size: number): Promise<Row> {
  const { bytes, clients } = await heapOf(app);
  const each = (count: number): string => `${Math.round(bytes / count).toLocaleString("en")} bytes`;
  return { what: "memory with all words: per client, its meetings included, and per note of the vault", ours: `${each(clients)}, ${each(size)}`, other: "", ratio: "" };
}

/** Lists whose files stay unread: a change brings the words of its own note. */
async function timeChange(): Promise<ChangeTimes> {
  const change = async (size: number): Promise<() => void> => {
    const app = syntheticApp(size);
    app.vault.cachedRead = () => new Promise(() => undefined);
    return clientChange(await startToList(app), ({ history }) => history.checkIns);
  };
  const { first: many, second: few, ratio: growth } = await compare(await change(100_000), await change(10_000), 10, [50, 50]);
  return { few, many, growth };
}

async function bytesPerClient(size: number): Promise<number> {
  const app = syntheticApp(size);
  await heapOf(app);
  const { bytes, clients } = await heapOf(app);
  return bytes / clients;
}

async function heapUsed(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Milliseconds of the processor that a first run takes, while the engine has yet to compile what it runs. */
async function timeFirstRun(size: number, side: FirstRun): Promise<number> {
  const app = syntheticApp(size);
  return processorTime(() => (side === "ours" ? start(app) : CLASSES[side](app)), 1);
}

const [, , size, measured, side] = process.argv;

function asked(): Promise<unknown> {
  if (measured === "first") return timeFirstRun(Number(size), side as FirstRun);
  if (measured === "change") return timeChange();
  if (measured === "memory") return bytesPerClient(Number(size));
  return measure(Number(size), measured as Measured);
}

asked().then(
  // What still waits for a note that never comes is not waited for.
  (answered) => process.stdout.write(JSON.stringify(answered), () => process.exit(0)),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
