import { join } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { mangling, ownProperties, sourceProgram } from "../scripts/own-properties.mjs";
import { PROJECT } from "../scripts/support/plugin-files";

const FIXTURE = join(PROJECT, "src", "fixture.ts");
const API = join(PROJECT, "src", "api.ts");

/** The names that may change in a project whose `src` is this text, beside the API's file. */
function own(text: string, api = "export {};"): string[] | null {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const texts = new Map([[FIXTURE, text], [API, api]]);
  const onDisk = { read: host.getSourceFile.bind(host), exists: host.fileExists.bind(host) };
  host.fileExists = (path) => texts.has(path) || onDisk.exists(path);
  host.getSourceFile = (path, version) => {
    const inMemory = texts.get(path);
    if (inMemory !== undefined) return ts.createSourceFile(path, inMemory, version, true);
    let file = parsed.get(path);
    if (file === undefined) parsed.set(path, (file = onDisk.read(path, version)));
    return file;
  };
  return ownProperties(ts.createProgram([...texts.keys()], options, host), PROJECT);
}

/** Libraries are parsed once for all fixtures. */
const parsed = new Map<string, ts.SourceFile | undefined>();

describe("names that only our own code knows get short ones", () => {
  it.each([
    ["a private field", "export class Client { private ownField = 1; read() { return this.ownField; } }", "ownField"],
    ["a member of a record", "interface Row { ownField: number } export const read = (row: Row) => row.ownField;", "ownField"],
    ["a name in a pattern", "interface Row { ownField: number } export const read = ({ ownField }: Row) => ownField;", "ownField"],
    ["a name that a pattern renames", "interface Row { ownField: number } export const read = ({ ownField: other }: Row) => other;", "ownField"],
    ["a shorthand member", "export function read(ownField: number) { const row = { ownField }; return row.ownField; }", "ownField"],
    ["a parameter property", "export class Row { constructor(readonly ownField: number) {} read() { return this?.ownField; } }", "ownField"],
    ["a member of what a container holds", "interface Row { ownField: number } export const read = (rows: Map<string, Row>) => [...rows.values()].map((row) => row.ownField);", "ownField"],
  ])("%s", (_, text, name) => {
    expect(own(text)).toContain(name);
  });
});

const ROW = "interface Row { ownField: number } export const read = (row: Row) => row.ownField;";

describe("names are kept where others may know them", () => {
  it.each([
    ["a member of Obsidian that a class overrides", 'import { Component } from "obsidian"; export class A extends Component { onload() {} go() { this.onload(); } }', "onload"],
    ["a member of an interface of Obsidian", 'import type { HoverParent } from "obsidian"; export class A implements HoverParent { hoverPopover = null; go() { return this.hoverPopover; } }', "hoverPopover"],
    ["a name of the DOM", "export const go = (el: HTMLElement) => el.scrollIntoView({ block: 'start' });", "scrollIntoView"],
    ["an option of the DOM that our own type has too", "interface Way { preventScroll: boolean } export const go = (el: HTMLElement, way: Way) => (way.preventScroll ? el.focus(way) : undefined);", "preventScroll"],
    ["a name that is also a string", `${ROW} export const name = "ownField";`, "ownField"],
    ["a quoted key", `${ROW} export const other = { "ownField": 1 };`, "ownField"],
    ["a computed key", `${ROW} export const at = (row: Row, key: keyof Row) => row[key];`, "ownField"],
    ["a record whose keys are asked for", `${ROW} export const keys = (row: Row) => Object.keys(row);`, "ownField"],
    ["a record whose entries are asked for", `${ROW} export const keys = (row: Row) => Object.entries(row);`, "ownField"],
    ["a record that is looped over", `${ROW} export function keys(row: Row) { for (const key in row) return key; }`, "ownField"],
    ["a record in a container of unknown items", `${ROW} declare function take(values: Iterable<unknown>): void; export const give = (rows: Map<string, Row>) => take(rows);`, "ownField"],
    ["what a callback gives", `${ROW} declare function take(make: () => unknown): void; export const give = (row: Row) => take(() => row);`, "ownField"],
    ["what a callback of others is given", `${ROW} declare function on(callback: (value: any) => void): void; on((row: Row) => row.ownField);`, "ownField"],
    ["a spread argument", `${ROW} declare function take(...values: unknown[]): void; export const give = (rows: Row[]) => take(...rows);`, "ownField"],
    ["a value of unknown type", `${ROW} declare function take(value: unknown): void; export const give = (row: Row) => take(row);`, "ownField"],
    ["a part of a value of unknown type", `${ROW} declare function take(value: unknown): void; export const give = (rows: Row[]) => take({ rows });`, "ownField"],
    ["a record with an index signature", `${ROW} declare function take(value: Record<string, number>): void; export const give = () => take({ ownField: 1 });`, "ownField"],
    ["what is written as JSON", `${ROW} export const json = (row: Row) => JSON.stringify([row]);`, "ownField"],
    ["what generic code writes as JSON", `${ROW} function json<T>(value: T) { return JSON.stringify(value); } export const give = (row: Row) => json(row);`, "ownField"],
    ["what a generic class writes as JSON", `${ROW} class Box<T> { constructor(value: T) { JSON.stringify(value); } } export const give = (row: Row) => new Box(row);`, "ownField"],
    ["what others are told to answer", "interface Row extends Element { ownField: number } export const read = () => document.querySelector<Row>('x')?.ownField;", "ownField"],
    ["what is read from JSON", `${ROW} export const parse = (text: string) => read(JSON.parse(text));`, "ownField"],
    ["what is asserted of an unknown value", `${ROW} export const take = (value: unknown) => read(value as Row);`, "ownField"],
    ["what a guard says of an unknown value", `${ROW} export const isRow = (value: unknown): value is Row => value !== null;`, "ownField"],
    ["the stored settings", 'import { Plugin } from "obsidian"; interface Settings { ownField: { inner: number } } export class A extends Plugin { go(settings: Settings) { void this.saveData({ ...settings }); return settings.ownField.inner; } }', "inner"],
    ["what only others read", "export const row = { ownField: 1 };", "ownField"],
    ["a public member of the entry's class", "export default class A { ownField = 1; go() { return this.ownField; } }", "ownField"],
    ["a name that the language knows", "export class A { toJSON() { return 1; } go() { return this.toJSON(); } }", "toJSON"],
  ])("%s", (_, text, name) => {
    const names = own(text);
    expect(names).not.toBeNull();
    expect(names).not.toContain(name);
  });

  it("the API's own names, and what stands beside them in what it answers", () => {
    const answer = "interface Answer { shown: number }";
    const text = `interface Row { shown: number; beside: number } export const answer = (row: Row): Answer => row;
      export const read = (row: Row) => row.shown + row.beside;`;
    expect(own(`${answer} ${text}`)).toEqual(["beside", "shown"]);
    expect(own(`import type { Answer } from "./api"; ${text}`, `export ${answer}`)).toEqual([]);
  });
});

it("with a type error nothing is known", () => {
  expect(own("export const day: number = 'x';")).toBeNull();
});

it("short names begin with $, the most frequent first, and leave words of bundled code alone", () => {
  const names = ["often", "taken", "rare"];
  const { mangleProps, mangleCache } = mangling(names, "x.taken = 1;");
  expect(mangleCache).toEqual({ often: "$0", rare: "$1" });
  expect(["often", "taken", "rare", "oftener"].map((name) => mangleProps.test(name))).toEqual([true, false, true, false]);
});

describe("the plugin's own source", () => {
  let names: string[] = [];

  beforeAll(() => {
    names = ownProperties(sourceProgram(PROJECT), PROJECT) ?? [];
  }, 120_000);

  it("has names enough to be worth it, none of the API or the settings", () => {
    const { mangleCache } = mangling(names, "");
    const saved = names.map((name) => name.length - (mangleCache[name] ?? name).length).reduce((sum, bytes) => sum + bytes, 0);
    console.log(`${names.length} names, ${saved} bytes shorter, each used once or more`);
    expect(names.length).toBeGreaterThan(300);
    const outside = ["checkIns", "promises", "evidence", "lastContact", "daysOver", "tiers", "propertyNames", "cadenceRules", "settings", "api", "onload"];
    expect(outside.filter((name) => names.includes(name))).toEqual([]);
  });
});
