import {
  BooleanValue, DateValue, DurationValue, ErrorValue, FileValue, LinkValue, ListValue, NullValue, NumberValue, ObjectValue,
  StringValue, TagValue, toValue, type Value,
} from "./bases-values";
import { moment } from "./moment";

/** Undefined where the receiver is of a type that the function is not for. */
type Method = (self: Value, args: Value[]) => Value | undefined;

const yes = (value: boolean): Value => BooleanValue.of(value);
const text = (value: Value | undefined): string => value?.toString() ?? "";

export function numberOf(value: Value | undefined): number {
  if (value instanceof DateValue) return value.time;
  if (value instanceof DurationValue) return value.getMilliseconds();
  const words = text(value).trim();
  return words === "" ? Number.NaN : Number(words);
}

function isEmpty(value: Value): boolean {
  if (value instanceof ListValue) return value.length() === 0;
  if (value instanceof ObjectValue) return value.isEmpty();
  return value instanceof NullValue || text(value) === "";
}

/** A list holds one of its items, a text one of its parts. */
function contains(self: Value, wanted: Value): boolean {
  return self instanceof ListValue ? self.includes(wanted) : text(self).includes(text(wanted));
}

const onText = (change: (self: string, args: Value[]) => Value): Method => (self, args) =>
  self instanceof StringValue || self instanceof NullValue ? change(text(self), args) : undefined;

const onNumber = (change: (self: number, args: Value[]) => Value): Method => (self, args) =>
  self instanceof NumberValue ? change(numberOf(self), args) : undefined;

const onFile = (change: (self: FileValue, args: Value[]) => Value): Method => (self, args) =>
  self instanceof FileValue ? change(self, args) : undefined;

const onDate = (change: (self: DateValue, args: Value[]) => Value): Method => (self, args) =>
  self instanceof DateValue ? change(self, args) : undefined;

const onList = (change: (self: ListValue, args: Value[]) => Value): Method => (self, args) =>
  self instanceof ListValue ? change(self, args) : undefined;

/** `value.name(…)`. */
const METHODS: Record<string, Method> = {
  isEmpty: (self) => yes(isEmpty(self)),
  isTruthy: (self) => yes(self.isTruthy()),
  toString: (self: Value) => new StringValue(text(self)),
  contains: (self, [wanted = NullValue.value]) => yes(contains(self, wanted)),
  containsAny: (self, args) => yes(args.some((wanted) => contains(self, wanted))),
  containsAll: (self, args) => yes(args.every((wanted) => contains(self, wanted))),
  startsWith: onText((self, [start]) => yes(self.startsWith(text(start)))),
  endsWith: onText((self, [end]) => yes(self.endsWith(text(end)))),
  lower: onText((self) => new StringValue(self.toLowerCase())),
  upper: onText((self) => new StringValue(self.toUpperCase())),
  trim: onText((self) => new StringValue(self.trim())),
  replace: onText((self, [from, to]) => new StringValue(self.replaceAll(text(from), text(to)))),
  split: onText((self, [by]) => new ListValue(self.split(text(by)))),
  round: onNumber((self, [digits]) => new NumberValue(Number(self.toFixed(digits === undefined ? 0 : numberOf(digits))))),
  floor: onNumber((self) => new NumberValue(Math.floor(self))),
  ceil: onNumber((self) => new NumberValue(Math.ceil(self))),
  abs: onNumber((self) => new NumberValue(Math.abs(self))),
  toFixed: onNumber((self, [digits]) => new StringValue(self.toFixed(numberOf(digits)))),
  date: onDate((self) => self.dateOnly()),
  time: onDate((self) => new StringValue(moment(self.time).format("HH:mm:ss"))),
  format: onDate((self, [pattern]) => new StringValue(moment(self.time).format(text(pattern)))),
  relative: onDate((self) => new StringValue(self.relative())),
  join: onList((self, [by]) => new StringValue(self.values().map(text).join(text(by)))),
  unique: onList((self) => new ListValue([...new Map(self.values().map((item) => [text(item), item])).values()])),
  reverse: onList((self) => new ListValue(self.values().reverse())),
  sort: onList((self) => new ListValue(self.values().sort((a, b) => compareKeys(sortKey(a), sortKey(b))))),
  hasTag: onFile((self, tags) => yes(tags.some((tag) => self.hasTag(text(tag))))),
  inFolder: onFile((self, [folder]) => yes(self.inFolder(text(folder)))),
  hasLink: onFile((self, [target]) => yes(self.hasLink(text(target)))),
  hasProperty: onFile((self, [name]) => yes(text(name) in self.properties)),
  asLink: onFile((self, [shown]) => linkTo(self.file.path.replace(/\.md$/, ""), shown)),
};

const linkTo = (path: string, shown: Value | undefined): Value => new LinkValue(`[[${path}${shown === undefined ? "" : `|${text(shown)}`}]]`);

type Field = (file: FileValue) => Value;

/** `file.name` and so on; of a row as `file.name` too. */
const FILE_FIELDS: Record<string, Field> = {
  file: (file) => file,
  name: ({ file }) => new StringValue(file.name),
  basename: ({ file }) => new StringValue(file.basename),
  path: ({ file }) => new StringValue(file.path),
  folder: ({ file }) => new StringValue(file.parent?.isRoot() === false ? file.parent.path : ""),
  ext: ({ file }) => new StringValue(file.extension),
  size: ({ file }) => new NumberValue(file.stat.size),
  ctime: ({ file }) => DateValue.fromTime(file.stat.ctime),
  mtime: ({ file }) => DateValue.fromTime(file.stat.mtime),
  tags: (file) => new ListValue(file.tags.map((tag) => new TagValue(tag))),
  links: (file) => new ListValue(file.links.map((link) => new LinkValue(`[[${link}]]`))),
  properties: (file) => new ObjectValue(file.properties),
};

export function fileField(file: FileValue, name: string): Value | null {
  return own(FILE_FIELDS, name)?.(file) ?? null;
}

export const FILE_FIELD_NAMES = Object.keys(FILE_FIELDS).filter((name) => name !== "properties");

const DATE_FIELDS: Record<string, (date: Date) => number> = {
  year: (date) => date.getFullYear(),
  month: (date) => date.getMonth() + 1,
  day: (date) => date.getDate(),
  hour: (date) => date.getHours(),
  minute: (date) => date.getMinutes(),
  second: (date) => date.getSeconds(),
};

/** `value.name` without brackets. */
export function fieldOf(self: Value, name: string): Value {
  if (self instanceof FileValue) return fileField(self, name) ?? toValue(self.properties[name]);
  if (self instanceof ObjectValue) return self.get(name) ?? NullValue.value;
  if (name === "length" && self instanceof ListValue) return new NumberValue(self.length());
  if (name === "length" && self instanceof StringValue) return new NumberValue(text(self).length);
  const part = self instanceof DateValue ? own(DATE_FIELDS, name)?.(new Date(self.time)) : undefined;
  if (part !== undefined) return new NumberValue(part);
  return self instanceof NullValue ? self : new ErrorValue(`Unknown field "${name}"`);
}

/** `name(…)`. */
const FUNCTIONS: Record<string, (args: Value[]) => Value> = {
  today: () => DateValue.fromTime(Date.now()).dateOnly(),
  now: () => DateValue.fromTime(Date.now()),
  date: ([value = NullValue.value]) =>
    value instanceof DateValue ? value : (DateValue.parseFromString(text(value)) ?? new ErrorValue(`Not a date: ${text(value)}`)),
  duration: ([value]) => DurationValue.parseFromString(text(value)) ?? new ErrorValue(`Not a duration: ${text(value)}`),
  number: ([value]) => {
    const number = numberOf(value);
    return Number.isNaN(number) ? new ErrorValue(`Not a number: ${text(value)}`) : new NumberValue(number);
  },
  list: ([value = NullValue.value]) => (value instanceof ListValue ? value : new ListValue([value])),
  link: ([path, shown]) => linkTo(text(path).replace(/^\[\[|\]\]$/g, ""), shown),
  min: (args) => new NumberValue(Math.min(...args.map(numberOf))),
  max: (args) => new NumberValue(Math.max(...args.map(numberOf))),
  if: ([condition = NullValue.value, then = NullValue.value, otherwise = NullValue.value]) => (condition.isTruthy() ? then : otherwise),
};

function own<T>(table: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

export const methodNamed = (name: string): Method | undefined => own(METHODS, name);

export const functionNamed = (name: string): ((args: Value[]) => Value) | undefined => own(FUNCTIONS, name);

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

export interface SortKey {
  /** Empty where the value is. */
  readonly text: string;
  /** Not a number where the value is ordered by its text. */
  readonly size: number;
}

export function sortKey(value: Value): SortKey {
  const isSized = value instanceof NumberValue || value instanceof DateValue;
  return { text: isEmpty(value) ? "" : text(value), size: isSized ? numberOf(value) : Number.NaN };
}

/** Numbers and dates by their size, all others by their text; empty values come last. */
export function compareKeys(a: SortKey, b: SortKey): number {
  if (a.text === "" || b.text === "") return Number(a.text === "") - Number(b.text === "");
  const difference = a.size - b.size;
  return Number.isNaN(difference) ? collator.compare(a.text, b.text) : difference;
}
