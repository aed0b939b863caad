import type { BasesPropertyId } from "obsidian";
import type { App } from "./app";
import type { QueryController } from "./bases";
import type { BaseFile, BaseFilter, BasesViewConfig } from "./bases-config";
import { compileExpression, type Expression, type Row } from "./bases-expression";
import { compareKeys, FILE_FIELD_NAMES, fileField, numberOf, type SortKey, sortKey } from "./bases-functions";
import { ErrorValue, FileValue, NullValue, NumberValue, toValue, type Value } from "./bases-values";
import type { TFile } from "./files";

type Formulas = ReadonlyMap<string, Expression>;
type Test = (row: Row) => boolean;

/** One file of the result. Values are computed when they are asked for. */
export class BasesEntry {
  readonly row: Row;
  /** Null while it is being computed. */
  private computed: Map<string, Value | null> | null = null;

  constructor(
    app: App,
    public file: TFile,
    private readonly formulas: Formulas,
    thisFile: FileValue | null,
  ) {
    this.row = { file: new FileValue(app, file), thisFile, getValue: (id) => this.getValue(id) };
  }

  /** Null for a property that the note does not have; one that it has without a value is the null value. */
  getValue(id: BasesPropertyId): Value | null {
    const dot = id.indexOf(".");
    const [type, name] = [id.slice(0, dot), id.slice(dot + 1)];
    if (type === "file") return fileField(this.row.file, name);
    if (type === "formula") return this.formula(name);
    const { properties } = this.row.file;
    return Object.hasOwn(properties, name) ? toValue(properties[name]) : null;
  }

  /** A formula that needs itself is an error. */
  private formula(name: string): Value | null {
    const formula = this.formulas.get(name);
    if (formula === undefined) return null;
    this.computed ??= new Map();
    const known = this.computed.get(name);
    if (known === null) return new ErrorValue(`Formula "${name}" needs itself`);
    if (known !== undefined) return known;
    this.computed.set(name, null);
    const value = formula(this.row);
    this.computed.set(name, value);
    return value;
  }
}

export class BasesEntryGroup {
  constructor(
    public key: Value | undefined,
    public entries: BasesEntry[],
  ) {}

  hasKey(): boolean {
    return this.key !== undefined && !(this.key instanceof NullValue);
  }
}

/** The rows of one update, sorted and cut off at the limit; the next update has others. */
export class BasesQueryResult {
  private groups: BasesEntryGroup[] | null = null;

  constructor(
    public data: BasesEntry[],
    private readonly config: BasesViewConfig,
  ) {}

  /** Rows without a value for the group's property come last, under the null value. */
  get groupedData(): BasesEntryGroup[] {
    this.groups ??= this.group();
    return this.groups;
  }

  get properties(): BasesPropertyId[] {
    return this.config.getOrder();
  }

  getSummaryValue(_queryController: QueryController, entries: BasesEntry[], prop: BasesPropertyId, summaryKey: string): Value {
    const values = entries.map((entry) => entry.getValue(prop) ?? NullValue.value);
    return SUMMARIES[summaryKey.toLowerCase()]?.(values) ?? new ErrorValue(`Unknown summary "${summaryKey}"`);
  }

  private group(): BasesEntryGroup[] {
    const groupBy = this.config.getGroupBy();
    if (groupBy === null) return [new BasesEntryGroup(undefined, this.data)];
    const groups = new Map<string, BasesEntryGroup>();
    for (const entry of this.data) {
      const key = entry.getValue(groupBy.property) ?? NullValue.value;
      const known = groups.get(key.toString());
      if (known === undefined) groups.set(key.toString(), new BasesEntryGroup(key, [entry]));
      else known.entries.push(entry);
    }
    const keyed = [...groups.values()].map((group) => ({ group, key: sortKey(group.key ?? NullValue.value) }));
    return keyed.sort((a, b) => compareBy(groupBy.direction, a.key, b.key)).map(({ group }) => group);
  }
}

const numbersIn = (values: Value[]): number[] => values.map(numberOf).filter((number) => !Number.isNaN(number));
const total = (values: Value[]): number => numbersIn(values).reduce((sum, number) => sum + number, 0);
const filled = (values: Value[]): Value[] => values.filter((value) => value.toString() !== "");

const SUMMARIES: Record<string, (values: Value[]) => Value> = {
  sum: (values) => new NumberValue(total(values)),
  average: (values) => new NumberValue(total(values) / numbersIn(values).length),
  min: (values) => new NumberValue(Math.min(...numbersIn(values))),
  max: (values) => new NumberValue(Math.max(...numbersIn(values))),
  filled: (values) => new NumberValue(filled(values).length),
  empty: (values) => new NumberValue(values.length - filled(values).length),
  unique: (values) => new NumberValue(new Set(filled(values).map(String)).size),
};

/** Empty values come last in both directions (unsourced). */
function compareBy(direction: "ASC" | "DESC", a: SortKey, b: SortKey): number {
  const difference = compareKeys(a, b);
  return direction === "ASC" || a.text === "" || b.text === "" ? difference : -difference;
}

/** A base's expressions, compiled once. Throws a `SyntaxError` that names the one that is wrong. */
export class BasesQuery {
  private readonly formulas: Formulas;
  private readonly test: Test;

  constructor(base: BaseFile, viewFilters: BaseFilter | undefined) {
    this.formulas = new Map(Object.entries(base.formulas ?? {}).map(([name, source]) => [name, compileExpression(String(source))]));
    const tests = [base.filters, viewFilters].flatMap((filter) => (filter === undefined || filter === null ? [] : [compileFilter(filter)]));
    this.test = (row) => tests.every((test) => test(row));
  }

  /** All files of the vault are looked at, in one pass; new entries each time. */
  run(app: App, config: BasesViewConfig, thisFile: TFile | null): BasesQueryResult {
    const self = thisFile === null ? null : new FileValue(app, thisFile);
    const found: BasesEntry[] = [];
    for (const file of app.vault.getFiles()) {
      const entry = new BasesEntry(app, file, this.formulas, self);
      if (this.test(entry.row)) found.push(entry);
    }
    return new BasesQueryResult(sorted(found, config).slice(0, config.getLimit()), config);
  }

  /** One file as a row, whether the filters let it through or not. */
  rowOf(app: App, file: TFile): Row {
    return new BasesEntry(app, file, this.formulas, null).row;
  }

  /** The properties that the rows have, the formulas, and what every file has. */
  propertiesOf(entries: readonly BasesEntry[]): BasesPropertyId[] {
    const names = new Set<string>();
    for (const { row } of entries) for (const name of Object.keys(row.file.properties)) names.add(name);
    return [
      ...FILE_FIELD_NAMES.map((name): BasesPropertyId => `file.${name}`),
      ...[...this.formulas.keys()].map((name): BasesPropertyId => `formula.${name}`),
      ...[...names].sort().map((name): BasesPropertyId => `note.${name}`),
    ];
  }
}

const NOTHING = sortKey(NullValue.value);

/** By values that are computed once for each row. */
function sorted(entries: BasesEntry[], config: BasesViewConfig): BasesEntry[] {
  const orders = config.getSort();
  if (orders.length === 0) return entries;
  const rows = entries.map((entry) => ({ entry, keys: orders.map(({ property }) => sortKey(entry.getValue(property) ?? NullValue.value)) }));
  rows.sort((a, b) => {
    for (const [at, { direction }] of orders.entries()) {
      const difference = compareBy(direction, a.keys[at] ?? NOTHING, b.keys[at] ?? NOTHING);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return rows.map(({ entry }) => entry);
}

/** `not` holds where none of its filters does. */
function compileFilter(filter: BaseFilter): Test {
  if (typeof filter === "string") {
    const expression = compileExpression(filter);
    return (row) => expression(row).isTruthy();
  }
  if ("and" in filter) {
    const tests = filter.and.map(compileFilter);
    return (row) => tests.every((test) => test(row));
  }
  if ("or" in filter) {
    const tests = filter.or.map(compileFilter);
    return (row) => tests.length === 0 || tests.some((test) => test(row));
  }
  if ("not" in filter) {
    const tests = filter.not.map(compileFilter);
    return (row) => !tests.some((test) => test(row));
  }
  throw new SyntaxError(`Not a filter: ${JSON.stringify(filter)}`);
}
