import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { en } from "../../src/templates/en";
import { ru } from "../../src/templates/ru";
import { clientNoteText, type NewClient } from "../../src/templates/client-template";
import { fillPlaceholders, type PlaceholderValues } from "../../src/templates/placeholders";

const YAML = { parse: (text: string): unknown => parse(text), stringify: (value: unknown): string => stringify(value) };

const aClient = (parts: Partial<NewClient> = {}): NewClient => ({
  name: "Acme",
  type: "direct",
  duration: "long-term",
  tier: "supporting",
  via: null,
  ...parts,
});
const note = (parts: Partial<NewClient> = {}, words = en): string => clientNoteText(aClient(parts), "clients", words, YAML);
const headings = (text: string): string[] => [...text.matchAll(/^## (.*)$/gm)].map(([, heading = ""]) => heading);

it("is in the style of the source note: inline lists, one H1 that equals the title, H2 sections, a last line of links", () => {
  expect(note()).toBe(
    [
      "---\naliases: []\ntags: [clients]\ntype: direct\nduration: long-term\ntier: supporting\n---",
      "# Acme",
      "## Needs and business context",
      "## Value",
      "## Expectations and agreements",
      "## Communication",
      "## Satisfaction",
      "## Risks",
      "## Check-ins",
      "---\n[[Maintaining relationships]] | [[Feedback]] | [[Recommendations]] | [[Long-term partnerships]]\n",
    ].join("\n\n"),
  );
});

it("has the source note's own words in Russian", () => {
  const text = note({}, ru);
  expect(headings(text)).toEqual([
    "Понимание потребностей",
    "Создание ценности",
    "Управление ожиданиями",
    "Коммуникация с клиентами",
    "Измерение удовлетворенности",
    "Решение проблем и конфликтов",
    "Чек-ины",
  ]);
  expect(text.trimEnd().split("\n").at(-1)).toBe(
    "[[Поддержание отношений]] | [[Обратная связь]] | [[Рекомендации]] | [[Долгосрочные партнерства]]",
  );
});

it.each([
  ["a key long-term client has an account plan", { tier: "key" }, ["Account plan"]],
  ["an indirect one has its intermediary", { type: "indirect" }, ["Intermediary"]],
  ["a short-term one has goals and deliverables", { duration: "short-term", tier: "key" }, ["Goals and deliverables"]],
  ["a supporting long-term direct one has none of them", {}, []],
] as const)("%s", (_what, parts, added) => {
  const plain = headings(note());
  expect(headings(note(parts)).filter((heading) => !plain.includes(heading))).toEqual(added);
  expect(headings(note(parts)).at(-1)).toBe("Check-ins");
});

it("names the intermediary by a link that YAML reads as text", () => {
  const text = note({ type: "indirect", via: "Marlow: Partners" });
  expect(parse(text.split("---")[1] ?? "")).toMatchObject({ via: "[[Marlow: Partners]]" });
});

describe("placeholders of the user's own template", () => {
  const values: PlaceholderValues = {
    name: "Acme",
    type: "direct",
    duration: "long-term",
    tier: "key",
    date: (format) => `date(${format ?? "-"})`,
    time: (format) => `time(${format ?? "-"})`,
  };
  const fill = (text: string, name = "Acme"): string => fillPlaceholders(text, { ...values, name });

  it.each([
    ["# {{name}} / {{title}}", "# Acme / Acme"],
    ["{{type}} {{duration}} {{tier}}", "direct long-term key"],
    ["{{date}} {{date:DD.MM.YYYY}} {{ date : YYYY }}", "date(-) date(DD.MM.YYYY) date(YYYY)"],
    ["{{time}} {{time:HH[h]}}", "time(-) time(HH[h])"],
    ["{{Name}} {{unknown}} <% tp.file.title %>", "Acme {{unknown}} <% tp.file.title %>"],
  ])("%s becomes %s", (template, text) => {
    expect(fill(template)).toBe(text);
  });

  it.each([
    'Acme: "Great" & Sons',
    "O'Neill # partners",
    "[[Acme]]",
    "$& $1 $$",
    "- dash",
    "yes",
    "007",
    "2026-11-24",
    "ООО «Вектор» 🚀",
  ])("a name can't break front matter: %s", (name) => {
    const template = "---\nplain: {{name}}\ndouble: \"{{name}}\"\nsingle: '{{name}}'\nlist:\n  - {{name}}\n---\n# {{name}}\n";
    const text = fill(template, name);
    const [, yaml = "", body] = text.split(/^---\n/m);
    expect(parse(yaml)).toEqual({ plain: name, double: name, single: name, list: [name] });
    expect(body).toBe(`# ${name}\n`);
  });
});
