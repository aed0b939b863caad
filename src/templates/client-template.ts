import matter from "gray-matter";
import type { TemplateSection, TemplateWords } from "./words";

/** What a new client note starts from. */
export interface NewClient {
  readonly name: string;
  /** `direct` or `indirect`; null where the user's template decides. Likewise `duration` and `tier`. */
  readonly type: string;
  readonly duration: string;
  readonly tier: string;
  /** The intermediary of an indirect client: a note's name. */
  readonly via: string | null;
}

/** The host's YAML. gray-matter's own engines are never used: they evaluate `---js` and make instants of days. */
export interface Yaml {
  readonly parse: (yaml: string) => unknown;
  readonly stringify: (value: unknown) => string;
}

/** Thrown for front matter in any language but YAML. */
export class UnsupportedFrontMatter extends Error {
  override readonly name = "UnsupportedFrontMatter";
}

/**
 * The text of a new client note in the style of the source note: `aliases` and `tags` as inline lists, one H1 that equals
 * the title, H2 sections, and a last line of links. A key long-term client has an account plan, an indirect one its
 * intermediary, a short-term one its goals.
 */
export function clientNoteText(client: NewClient, tag: string, words: TemplateWords, yaml: Yaml): string {
  const { name, type, duration, tier, via } = client;
  const data = { aliases: [], tags: [tag], type, duration, tier, ...(via !== null && { via: `[[${via}]]` }) };
  const content = [`# ${name}`, ...clientSections(client, words).map(sectionText), footerText(words)].join("\n\n");
  return matter.stringify({ content: `\n${content}\n` }, data, matterOptions(yaml));
}

/** The H2 sections of a client, the check-ins last. */
export function clientSections(client: Omit<NewClient, "name" | "via">, words: TemplateWords): readonly TemplateSection[] {
  return [
    ...words.sections.map((heading) => ({ heading, prompts: [] })),
    ...(client.tier === "key" && client.duration === "long-term" ? [words.accountPlan] : []),
    ...(client.type === "indirect" ? [words.intermediary] : []),
    ...(client.duration === "short-term" ? [words.goals] : []),
    { heading: words.checkIns, prompts: [] },
  ];
}

export function sectionText({ heading, prompts }: TemplateSection): string {
  const list = prompts.map((prompt) => `- ${prompt}`).join("\n");
  return list === "" ? `## ${heading}` : `## ${heading}\n\n${list}`;
}

export function footerText({ footer }: TemplateWords): string {
  return `---\n${footer.map((note) => `[[${note}]]`).join(" | ")}`;
}

/** gray-matter with the host's YAML and no other language; lists of texts are written inline. */
function matterOptions(yaml: Yaml): matter.GrayMatterOption<string, never> {
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
