import type { GrayMatterOption } from "gray-matter";
import stringify from "gray-matter/lib/stringify.js";

/** The host's YAML. gray-matter's own engines are never used: they evaluate `---js` and make instants of days. */
export interface Yaml {
  readonly parse: (yaml: string) => unknown;
  readonly stringify: (value: unknown) => string;
}

/** Thrown for front matter in any language but YAML. */
export class UnsupportedFrontMatter extends Error {
  override readonly name = "UnsupportedFrontMatter";
}

/** A note of front matter and blocks of text, one blank line between them. Lists of texts are written inline. */
export function templateNote(data: object, blocks: readonly string[], yaml: Yaml): string {
  return stringify({ content: `\n${blocks.join("\n\n")}\n` }, data, matterOptions(yaml));
}

/** gray-matter with the host's YAML and no other language; lists of texts are written inline. */
function matterOptions(yaml: Yaml): GrayMatterOption<string, never> {
  const refuse = (): never => {
    throw new UnsupportedFrontMatter("Only YAML front matter is read");
  };
  return {
    language: "yaml",
    engines: {
      yaml: {
        parse: (text) => Object(yaml.parse(text)) as object,
        stringify: (data) => Object.entries(data).map(([key, value]) => propertyLine(key, value, yaml)).join("\n"),
      },
      json: { parse: refuse, stringify: refuse },
      javascript: { parse: refuse, stringify: refuse },
    },
  };
}

function propertyLine(key: string, value: unknown, yaml: Yaml): string {
  if (!Array.isArray(value)) return yaml.stringify({ [key]: value }).trimEnd();
  const items = value.map((item) => (/^[\p{L}\p{N}][\p{L}\p{N}_/-]*$/u.test(String(item)) ? String(item) : JSON.stringify(item)));
  return `${key}: [${items.join(", ")}]`;
}
