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
  const isOpen = { '"': false, "'": false };
  return fill(
    line,
    (value, between) => {
      for (const [mark] of between.matchAll(/["']/g)) isOpen[mark as keyof typeof isOpen] = !isOpen[mark as keyof typeof isOpen];
      if (isOpen['"']) return JSON.stringify(value).slice(1, -1);
      if (isOpen["'"]) return value.replaceAll("'", "''");
      return alone && !isPlainText(value) ? JSON.stringify(value) : value;
    },
    values,
  );
}

/** Whether YAML reads a value without quotes as the text that it is. A day may stand bare. */
function isPlainText(value: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(value) && !/^(?:null|true|false|yes|no|on|off|[\d._]+(?:e\d+)?)$/i.test(value);
}

/** @param escape takes a value and the text between it and the placeholder before it */
function fill(text: string, escape: (value: string, between: string) => string, values: PlaceholderValues): string {
  let behind = 0;
  return text.replace(PLACEHOLDER, (whole, name: string, format: string | undefined, offset: number) => {
    const between = text.slice(behind, offset);
    behind = offset + whole.length;
    return escape(valueOf(name.toLowerCase(), format?.trim() || null, values), between);
  });
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
