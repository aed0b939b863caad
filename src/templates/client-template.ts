import { templateNote, type Yaml } from "./template-note";
import type { TemplateSection, TemplateWords } from "./words";

/** What a new client note starts from. */
export interface NewClient {
  readonly name: string;
  /** `direct` or `indirect`. */
  readonly type: string;
  readonly duration: string;
  readonly tier: string;
  /** The intermediary of an indirect client: a note's name. */
  readonly via: string | null;
}

/**
 * The text of a new client note in the style of the source note: `aliases` and `tags` as inline lists, one H1 that equals
 * the title, H2 sections, and a last line of links. A key long-term client has an account plan, an indirect one its
 * intermediary, a short-term one its goals.
 */
export function clientNoteText(client: NewClient, tag: string, words: TemplateWords, yaml: Yaml): string {
  const { name, type, duration, tier, via } = client;
  const data = { aliases: [], tags: [tag], type, duration, tier, ...(via !== null && { via: `[[${via}]]` }) };
  return templateNote(data, [`# ${name}`, ...clientSections(client, words).map(sectionText), footerText(words.footer)], yaml);
}

/** The H2 sections of a client, the check-ins last. */
export function clientSections(client: Omit<NewClient, "name" | "via">, words: TemplateWords): readonly TemplateSection[] {
  return [
    ...words.sections.map((heading): TemplateSection => [heading]),
    ...(client.tier === "key" && client.duration === "long-term" ? [words.accountPlan] : []),
    ...(client.type === "indirect" ? [words.intermediary] : []),
    ...(client.duration === "short-term" ? [words.goals] : []),
    [words.checkIns],
  ];
}

export function sectionText([heading, ...prompts]: TemplateSection): string {
  const list = prompts.map((prompt) => `- ${prompt}`).join("\n");
  return list === "" ? `## ${heading}` : `## ${heading}\n\n${list}`;
}

/** The last line of a note: links to other notes below a rule. */
export function footerText(links: readonly string[]): string {
  return `---\n${links.map((link) => `[[${link}]]`).join(" | ")}`;
}
