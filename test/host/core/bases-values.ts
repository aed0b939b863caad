/** The values that rows of a base give out, as far as a view reads them: a text, and whether it is truthy. */
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
}

export class LinkValue extends StringValue {}

export class TagValue extends StringValue {}

export class DateValue extends NotNullValue {
  constructor(private readonly text: string) {
    super();
  }

  static parseFromString(input: string): DateValue | null {
    return Number.isNaN(Date.parse(input)) ? null : new DateValue(input);
  }

  toString(): string {
    return this.text;
  }

  isTruthy(): boolean {
    return true;
  }

  dateOnly(): DateValue {
    return new DateValue(this.text.slice(0, "YYYY-MM-DD".length));
  }
}

export class ListValue extends NotNullValue {
  static override type = "list";

  constructor(private readonly items: unknown[]) {
    super();
  }

  toString(): string {
    return this.items.map(String).join(", ");
  }

  isTruthy(): boolean {
    return this.items.length > 0;
  }

  length(): number {
    return this.items.length;
  }

  get(index: number): Value {
    const item = this.items[index];
    return item instanceof Value ? item : item === undefined || item === null ? NullValue.value : new StringValue(String(item));
  }

  includes(value: Value): boolean {
    return this.items.some((_item, index) => this.get(index).looseEquals(value));
  }

  concat(other: ListValue): ListValue {
    return new ListValue([...this.items, ...other.items]);
  }
}
