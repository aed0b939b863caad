import { frontMatterBlock } from "../domain/front-matter";

/** The values that a user's template file may ask for: `{{name}}`, `{{date:FORMAT}}`. */
export interface PlaceholderValues {
  readonly name: string;
  readonly type: string;
  readonly duration: string;
  readonly tier: string;
  /** The present day or time in a moment format; the vault's own format without one. */
  readonly date: (format: string | null) => string;
  readonly time: (format: string | null) => string;
}

const PLACEHOLDER = /\{\{\s*(name|title|type|duration|tier|date|time)\s*(?::([^{}]*))?\}\}/gi;

/**
 * Fills in a user's template. Other braces and other engines' commands stay. In front matter a value is quoted where
 * YAML would read it otherwise, so that a name with a colon or a quote can't break the note.
 */
export function fillPlaceholders(template: string, values: PlaceholderValues): string {
  const bodyStart = frontMatterBlock(template)?.bodyStart ?? 0;
  const properties = template
    .slice(0, bodyStart)
    .split("\n")
    .map((line) => fillPropertyLine(line, values));
  return properties.join("\n") + fill(template.slice(bodyStart), (value) => value, values);
}

function fillPropertyLine(line: string, values: PlaceholderValues): string {
  const alone = /^([^:#]+:[ \t]+|[ \t]*-[ \t]+)\{\{[^{}]*\}\}[ \t]*\r?$/.test(line);
  return fill(
    line,
    (value, before) => {
      if (count(before, '"') % 2 === 1) return JSON.stringify(value).slice(1, -1);
      if (count(before, "'") % 2 === 1) return value.replaceAll("'", "''");
      return alone && !/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(value) ? JSON.stringify(value) : value;
    },
    values,
  );
}

function fill(text: string, escape: (value: string, before: string) => string, values: PlaceholderValues): string {
  return text.replace(PLACEHOLDER, (_whole, name: string, format: string | undefined, offset: number) =>
    escape(valueOf(name.toLowerCase(), format?.trim() || null, values), text.slice(0, offset)),
  );
}

function valueOf(name: string, format: string | null, values: PlaceholderValues): string {
  switch (name) {
    case "type":
    case "duration":
    case "tier":
      return values[name];
    case "date":
    case "time":
      return values[name](format);
    default:
      return values.name;
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
