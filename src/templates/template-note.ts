import stringify from "gray-matter/lib/stringify.js";

/** The host's YAML. gray-matter's own engines are never used: they evaluate `---js` and make instants of days. */
export interface Yaml {
  readonly parse: (yaml: string) => unknown;
  readonly stringify: (value: unknown) => string;
}

/** A note of front matter and blocks of text, one blank line between them. Lists of texts are written inline. */
export function templateNote(data: object, blocks: readonly string[], yaml: Yaml): string {
  return stringify({ content: `\n${blocks.join("\n\n")}\n` }, data, {
    language: "yaml",
    engines: {
      yaml: {
        parse: (text) => Object(yaml.parse(text)) as object,
        stringify: (properties) => Object.entries(properties).map(([key, value]) => propertyLine(key, value, yaml)).join("\n"),
      },
    },
  });
}

function propertyLine(key: string, value: unknown, yaml: Yaml): string {
  if (!Array.isArray(value)) return yaml.stringify({ [key]: value }).trimEnd();
  const items = value.map((item) => (/^[\p{L}\p{N}][\p{L}\p{N}_/-]*$/u.test(String(item)) ? String(item) : JSON.stringify(item)));
  return `${key}: [${items.join(", ")}]`;
}
