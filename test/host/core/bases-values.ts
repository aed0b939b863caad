import type { App } from "./app";
import type { TFile } from "./files";
import { getAllTags } from "./functions";
import { moment } from "./moment";
import { isRecord } from "./yaml";

/** The values that rows of a base give out, and that the expressions of its filters work on. */
export abstract class Value {
  static type = "value";

  static equals(a: Value | null, b: Value | null): boolean {
    return a === null || b === null ? a === b : a.equals(b);
  }

  static looseEquals(a: Value | null, b: Value | null): boolean {
    return a === null || b === null ? a === b : a.looseEquals(b);
  }

  abstract toString(): string;

  abstract isTruthy(): boolean;

  equals(other: this): boolean {
    return this.constructor === other.constructor && this.toString() === other.toString();
  }

  looseEquals(other: Value): boolean {
    return this.toString() === other.toString();
  }

  renderTo(el: HTMLElement, _context: unknown): void {
    el.appendText(this.toString());
  }
}

export abstract class NotNullValue extends Value {}

export class NullValue extends Value {
  static value = new NullValue();

  toString(): string {
    return "";
  }

  isTruthy(): boolean {
    return false;
  }

  override looseEquals(other: Value): boolean {
    return other instanceof NullValue;
  }
}

/** What an expression gives that can't be computed. It has no name in the public API. */
export class ErrorValue extends NotNullValue {
  constructor(private readonly message: string) {
    super();
  }

  toString(): string {
    return `Error: ${this.message}`;
  }

  isTruthy(): boolean {
    return false;
  }
}

export abstract class PrimitiveValue<T> extends NotNullValue {
  constructor(protected readonly value: T) {
    super();
  }

  toString(): string {
    return String(this.value);
  }

  isTruthy(): boolean {
    return Boolean(this.value);
  }
}

export class StringValue extends PrimitiveValue<string> {
  static override type = "string";
}

export class NumberValue extends PrimitiveValue<number> {
  static override type = "number";
}

export class BooleanValue extends PrimitiveValue<boolean> {
  static override type = "boolean";

  static of(value: boolean): BooleanValue {
    return value ? TRUE : FALSE;
  }
}

const TRUE = new BooleanValue(true);
const FALSE = new BooleanValue(false);

/** The link as it is written, `[[path|shown]]`. */
export class LinkValue extends StringValue {
  static parseFromString(_app: App, input: string, _sourcePath: string): LinkValue | null {
    return WHOLE_LINK.test(input) ? new LinkValue(input) : null;
  }

  override renderTo(el: HTMLElement, _context: unknown): void {
    const [, path = "", shown = path] = WHOLE_LINK.exec(this.value) ?? [];
    el.createEl("a", { cls: "internal-link", href: path, text: shown, attr: { "data-href": path } });
  }
}

const WHOLE_LINK = /^\[\[([^[\]|]+)(?:\|([^[\]]*))?\]\]$/;

export class TagValue extends StringValue {}

const DAY = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;

/** A day or a moment in local time, as it is written. */
export class DateValue extends NotNullValue {
  private constructor(
    private readonly text: string,
    readonly time: number,
  ) {
    super();
  }

  static parseFromString(input: string): DateValue | null {
    const [, year, month, day, hour = "0", minute = "0", second = "0"] = DAY.exec(input.trim()) ?? [];
    if (year === undefined) return null;
    const parts = [Number(year), Number(month) - 1, Number(day)] as const;
    const date = new Date(...parts, Number(hour), Number(minute), Number(second));
    return date.getMonth() === parts[1] && date.getDate() === parts[2] ? new DateValue(input.trim(), date.getTime()) : null;
  }

  static fromTime(time: number): DateValue {
    return new DateValue(moment(time).format("YYYY-MM-DDTHH:mm:ss"), time);
  }

  toString(): string {
    return this.text;
  }

  isTruthy(): boolean {
    return true;
  }

  dateOnly(): DateValue {
    const day = this.text.slice(0, "YYYY-MM-DD".length);
    return DateValue.parseFromString(day) ?? this;
  }

  relative(): string {
    return moment(this.time).fromNow();
  }

  override looseEquals(other: Value): boolean {
    const date = other instanceof DateValue ? other : DateValue.parseFromString(other.toString());
    return date !== null && date.time === this.time;
  }
}

const UNITS: Record<string, moment.unitOfTime.DurationConstructor> = {
  ms: "ms", s: "s", m: "m", h: "h", d: "d", w: "w", M: "M", y: "y",
};

/** `7d`, `2 weeks`, `1M`; a capital M is a month. */
export class DurationValue extends NotNullValue {
  private constructor(
    private readonly amount: number,
    private readonly unit: moment.unitOfTime.DurationConstructor,
  ) {
    super();
  }

  static parseFromString(input: string): DurationValue | null {
    const [, amount, word = ""] = /^\s*([+-]?\d+(?:\.\d+)?)\s*([A-Za-z]+)\s*$/.exec(input) ?? [];
    const singular = word.length > 2 ? word.toLowerCase().replace(/s$/, "") : word;
    const long = ["millisecond", "second", "minute", "hour", "day", "week", "month", "year"].find((unit) => unit === singular);
    const unit = UNITS[singular] ?? (long as moment.unitOfTime.DurationConstructor | undefined);
    return amount === undefined || unit === undefined ? null : new DurationValue(Number(amount), unit);
  }

  static fromMilliseconds(milliseconds: number): DurationValue {
    return new DurationValue(milliseconds, "ms");
  }

  toString(): string {
    return `${this.amount}${this.unit}`;
  }

  isTruthy(): boolean {
    return this.amount !== 0;
  }

  getMilliseconds(): number {
    return moment.duration(this.amount, this.unit).asMilliseconds();
  }

  /** Months are calendar months. A day without a time stays one where the duration has no part of a day. */
  addToDate(value: DateValue, subtract = false): DateValue {
    const moved = moment(value.time).add(subtract ? -this.amount : this.amount, this.unit);
    const isDay = value.toString().length === "YYYY-MM-DD".length && moved.format("HH:mm:ss") === "00:00:00";
    return isDay ? (DateValue.parseFromString(moved.format("YYYY-MM-DD")) ?? value) : DateValue.fromTime(moved.valueOf());
  }
}

export class ListValue extends NotNullValue {
  static override type = "list";

  constructor(private readonly items: unknown[]) {
    super();
  }

  toString(): string {
    return this.values().map(String).join(", ");
  }

  isTruthy(): boolean {
    return this.items.length > 0;
  }

  length(): number {
    return this.items.length;
  }

  get(index: number): Value {
    return toValue(this.items[index]);
  }

  includes(value: Value): boolean {
    return this.values().some((item) => item.looseEquals(value));
  }

  concat(other: ListValue): ListValue {
    return new ListValue([...this.items, ...other.items]);
  }

  values(): Value[] {
    return this.items.map(toValue);
  }
}

export class ObjectValue extends NotNullValue {
  static override type = "object";

  constructor(private readonly object: Record<string, unknown>) {
    super();
  }

  toString(): string {
    return JSON.stringify(this.object);
  }

  isTruthy(): boolean {
    return !this.isEmpty();
  }

  isEmpty(): boolean {
    return Object.keys(this.object).length === 0;
  }

  get(key: string): Value | null {
    return key in this.object ? toValue(this.object[key]) : null;
  }
}

/** A note as an expression sees it: `file.name`, `file.hasTag("x")`. */
export class FileValue extends NotNullValue {
  constructor(
    private readonly app: App,
    readonly file: TFile,
  ) {
    super();
  }

  toString(): string {
    return this.file.path;
  }

  isTruthy(): boolean {
    return true;
  }

  get properties(): Record<string, unknown> {
    return this.app.metadataCache.getFileCache(this.file)?.frontmatter ?? {};
  }

  /** With their hash signs, from properties and text. */
  get tags(): string[] {
    const cache = this.app.metadataCache.getFileCache(this.file);
    return cache === null ? [] : (getAllTags(cache) ?? []);
  }

  get links(): string[] {
    const cache = this.app.metadataCache.getFileCache(this.file);
    return [...(cache?.links ?? []), ...(cache?.frontmatterLinks ?? [])].map(({ link }) => link);
  }

  /** Nested tags count: `a` is in `#a/b`. */
  hasTag(tag: string): boolean {
    const wanted = `#${tag.replace(/^#/, "")}`.toLowerCase();
    return this.tags.some((one) => `${one.toLowerCase()}/`.startsWith(`${wanted}/`));
  }

  /** Folders below count too. */
  inFolder(folder: string): boolean {
    return this.file.path.startsWith(`${folder.replace(/\/+$/, "")}/`);
  }

  /** Of a link's path or a file's. */
  hasLink(target: string): boolean {
    const path = WHOLE_LINK.exec(target)?.[1] ?? target;
    const file = this.app.metadataCache.getFirstLinkpathDest(path, this.file.path);
    return file !== null && (this.app.metadataCache.resolvedLinks[this.file.path]?.[file.path] ?? 0) > 0;
  }
}

/** A property as it stands in a note. */
export function toValue(raw: unknown): Value {
  if (raw instanceof Value) return raw;
  if (raw === null || raw === undefined) return NullValue.value;
  if (typeof raw === "boolean") return BooleanValue.of(raw);
  if (typeof raw === "number") return new NumberValue(raw);
  if (Array.isArray(raw)) return new ListValue(raw as unknown[]);
  if (isRecord(raw)) return new ObjectValue(raw);
  const text = typeof raw === "string" ? raw : String(raw);
  if (WHOLE_LINK.test(text)) return new LinkValue(text);
  return DateValue.parseFromString(text) ?? new StringValue(text);
}
