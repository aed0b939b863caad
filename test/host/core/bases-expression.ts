import { fieldOf, functionNamed, methodNamed, numberOf } from "./bases-functions";
import { BooleanValue, DateValue, DurationValue, ErrorValue, type FileValue, ListValue, NullValue, NumberValue, StringValue, type Value } from "./bases-values";

/** What an expression is computed for. */
export interface Row {
  readonly file: FileValue;
  /** `note.x` and `formula.x`; null where there is none. */
  getValue(propertyId: `note.${string}` | `formula.${string}`): Value | null;
  readonly thisFile: FileValue | null;
}

export type Expression = (row: Row) => Value;

interface Token {
  readonly kind: "number" | "string" | "name" | "sign" | "end";
  readonly text: string;
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([\p{L}_$][\p{L}\p{N}_$]*)|(==|!=|>=|<=|&&|\|\||[-+*/%<>!()[\].,]))/uy;

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN.source, TOKEN.flags);
  const end = source.trimEnd().length;
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex;
    const match = pattern.exec(source);
    if (match === null) throw new SyntaxError(`Unexpected "${source.slice(at).trim().charAt(0)}" in "${source}"`);
    const [, number, double, single, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (name !== undefined) tokens.push({ kind: "name", text: name });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
    else tokens.push({ kind: "string", text: (double ?? single ?? "").replace(/\\(.)/g, "$1") });
  }
  return tokens;
}

type Operator = (a: Value, b: Value) => Value;

const yes = (value: boolean): Value => BooleanValue.of(value);

/** Null and what is of another kind are neither smaller nor greater. */
const ordered = (holds: (difference: number) => boolean): Operator => (a, b) => {
  const difference = differenceOf(a, b);
  return yes(!Number.isNaN(difference) && holds(difference));
};

function differenceOf(a: Value, b: Value): number {
  if (a instanceof DateValue || b instanceof DateValue) return dateOf(a) - dateOf(b);
  if (a instanceof StringValue && b instanceof StringValue) return a.toString() < b.toString() ? -1 : Number(a.toString() > b.toString());
  return a instanceof NullValue || b instanceof NullValue ? Number.NaN : numberOf(a) - numberOf(b);
}

const dateOf = (value: Value): number =>
  value instanceof DateValue ? value.time : (DateValue.parseFromString(value.toString())?.time ?? Number.NaN);

const arithmetic = (name: string, compute: (a: number, b: number) => number): Operator => (a, b) => {
  const result = compute(numberOf(a), numberOf(b));
  return Number.isNaN(result) ? new ErrorValue(`Can't compute "${a.toString()}" ${name} "${b.toString()}"`) : new NumberValue(result);
};

const durationOf = (value: Value): DurationValue | null =>
  value instanceof DurationValue ? value : value instanceof StringValue ? DurationValue.parseFromString(value.toString()) : null;

/** A date and a duration give a date; of two texts the sum is both; two dates differ by milliseconds. */
const sum = (sign: 1 | -1): Operator => (a, b) => {
  const duration = a instanceof DateValue ? durationOf(b) : null;
  if (a instanceof DateValue && duration !== null) return duration.addToDate(a, sign < 0);
  if (sign > 0 && (a instanceof StringValue || b instanceof StringValue)) return new StringValue(a.toString() + b.toString());
  return arithmetic(sign > 0 ? "+" : "-", (x, y) => x + sign * y)(a, b);
};

const OPERATORS: Record<string, { level: number; apply: Operator }> = {
  "||": { level: 1, apply: (a, b) => yes(a.isTruthy() || b.isTruthy()) },
  "&&": { level: 2, apply: (a, b) => yes(a.isTruthy() && b.isTruthy()) },
  "==": { level: 3, apply: (a, b) => yes(a.looseEquals(b) || b.looseEquals(a)) },
  "!=": { level: 3, apply: (a, b) => yes(!a.looseEquals(b) && !b.looseEquals(a)) },
  "<": { level: 4, apply: ordered((difference) => difference < 0) },
  ">": { level: 4, apply: ordered((difference) => difference > 0) },
  "<=": { level: 4, apply: ordered((difference) => difference <= 0) },
  ">=": { level: 4, apply: ordered((difference) => difference >= 0) },
  "+": { level: 5, apply: sum(1) },
  "-": { level: 5, apply: sum(-1) },
  "*": { level: 6, apply: arithmetic("*", (a, b) => a * b) },
  "/": { level: 6, apply: arithmetic("/", (a, b) => a / b) },
  "%": { level: 6, apply: arithmetic("%", (a, b) => a % b) },
};

class Parser {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly tokens: Token[],
  ) {}

  parse(): Expression {
    const expression = this.binary(1);
    if (this.peek.kind !== "end") throw this.unexpected();
    return expression;
  }

  private get peek(): Token {
    return this.tokens[this.at] ?? { kind: "end", text: "" };
  }

  private binary(level: number): Expression {
    let left = this.unary();
    for (;;) {
      const operator = this.peek.kind === "sign" ? OPERATORS[this.peek.text] : undefined;
      if (operator === undefined || operator.level < level) return left;
      this.at += 1;
      const [first, second] = [left, this.binary(operator.level + 1)];
      left = (row) => operator.apply(first(row), second(row));
    }
  }

  private unary(): Expression {
    if (this.take("!")) {
      const operand = this.unary();
      return (row) => yes(!operand(row).isTruthy());
    }
    if (this.take("-")) {
      const operand = this.unary();
      return (row) => arithmetic("*", (a, b) => a * b)(operand(row), new NumberValue(-1));
    }
    return this.postfix(this.primary());
  }

  private postfix(start: Expression): Expression {
    let expression = start;
    for (;;) {
      const receiver = expression;
      if (this.take(".")) {
        const name = this.name();
        expression = this.peek.text === "(" && this.peek.kind === "sign" ? this.method(receiver, name) : (row) => fieldOf(receiver(row), name);
      } else if (this.take("[")) {
        const index = this.binary(1);
        this.expect("]");
        expression = (row) => itemOf(receiver(row), index(row));
      } else return expression;
    }
  }

  private method(receiver: Expression, name: string): Expression {
    const method = methodNamed(name);
    if (method === undefined) throw new SyntaxError(`Unknown function "${name}" in "${this.source}"`);
    const args = this.args();
    return (row) => method(receiver(row), args.map((arg) => arg(row))) ?? new ErrorValue(`"${name}" is not for this type`);
  }

  private args(): Expression[] {
    this.expect("(");
    return this.list(")");
  }

  private list(end: ")" | "]"): Expression[] {
    const items: Expression[] = [];
    if (this.take(end)) return items;
    do items.push(this.binary(1));
    while (this.take(","));
    this.expect(end);
    return items;
  }

  private primary(): Expression {
    const { kind, text } = this.peek;
    if (kind === "end") throw this.unexpected();
    this.at += 1;
    if (kind === "number") return constant(new NumberValue(Number(text)));
    if (kind === "string") return constant(new StringValue(text));
    if (kind === "name") return this.named(text);
    if (text === "(") {
      const inner = this.binary(1);
      this.expect(")");
      return inner;
    }
    if (text === "[") {
      const items = this.list("]");
      return (row) => new ListValue(items.map((item) => item(row)));
    }
    this.at -= 1;
    throw this.unexpected();
  }

  private named(name: string): Expression {
    if (name === "true" || name === "false") return constant(yes(name === "true"));
    if (name === "null") return constant(NullValue.value);
    if (this.peek.text === "(" && this.peek.kind === "sign") {
      const call = functionNamed(name);
      if (call === undefined) throw new SyntaxError(`Unknown function "${name}" in "${this.source}"`);
      const args = this.args();
      return (row) => call(args.map((arg) => arg(row)));
    }
    if (name === "file") return (row) => row.file;
    if (name === "this") return (row) => row.thisFile ?? NullValue.value;
    if (name === "note" || name === "formula") {
      const property = this.property();
      return (row) => row.getValue(`${name}.${property}`) ?? NullValue.value;
    }
    return (row) => row.getValue(`note.${name}`) ?? NullValue.value;
  }

  /** `.name` or `["name with-signs"]`. */
  private property(): string {
    if (this.take(".")) return this.name();
    this.expect("[");
    const { kind, text } = this.peek;
    if (kind !== "string") throw this.unexpected();
    this.at += 1;
    this.expect("]");
    return text;
  }

  private name(): string {
    const { kind, text } = this.peek;
    if (kind !== "name") throw this.unexpected();
    this.at += 1;
    return text;
  }

  private take(sign: string): boolean {
    const found = this.peek.kind === "sign" && this.peek.text === sign;
    if (found) this.at += 1;
    return found;
  }

  private expect(sign: string): void {
    if (!this.take(sign)) throw this.unexpected();
  }

  private unexpected(): SyntaxError {
    return new SyntaxError(this.peek.kind === "end" ? `"${this.source}" ends too early` : `Unexpected "${this.peek.text}" in "${this.source}"`);
  }
}

const constant = (value: Value): Expression => () => value;

function itemOf(self: Value, index: Value): Value {
  return self instanceof ListValue && index instanceof NumberValue ? self.get(numberOf(index)) : fieldOf(self, index.toString());
}

/** Throws a `SyntaxError` where the text is no expression or names a function that is not known. Regular expressions are not. */
export function compileExpression(source: string): Expression {
  return new Parser(source, tokensOf(source)).parse();
}
