import type { ContactCounts } from "../domain/brief";
import { formatDay } from "../domain/local-date";
import { PROMISE_STATES, type PeriodReview } from "../domain/period-review";
import type { ReviewEntry } from "../domain/review";
import type { Sign } from "../domain/signs";
import { STANDINGS, type StandingName } from "../domain/standing";
import { footerText } from "./client-template";
import { templateNote, type Yaml } from "./template-note";
import type { ReportWords, TemplateWords } from "./words";

/** What a report's note is made with. */
export interface ReportContext {
  readonly words: TemplateWords;
  readonly vocabulary: ReportVocabulary;
  readonly yaml: Yaml;
}

/** Words that the interface has too, in the language of notes. */
export interface ReportVocabulary {
  /** Null for a client without one. */
  readonly tier: (id: string | null) => string;
  /** Of several clients. */
  readonly standing: (name: StandingName) => string;
  /** How one client stands: "9 days over". */
  readonly stands: (entry: ReviewEntry) => string;
  /** Null for contacts without one. */
  readonly channel: (id: string | null) => string;
  readonly counts: (counts: ContactCounts) => string;
  readonly sign: (sign: Sign) => string;
  /** With at most one decimal; what is rounded to 0 has no sign. */
  readonly number: (value: number) => string;
  /** A text without the marks of links and emphasis. */
  readonly plain: (text: string) => string;
}

type Cells = readonly (string | number)[];

/** What the sections of a report are written with. */
interface Page extends ReportVocabulary {
  readonly words: ReportWords;
  readonly link: (entry: ReviewEntry) => string;
}

/** In the order of the words' headings; null where there is nothing to say. */
const SECTIONS: readonly ((review: PeriodReview, columns: readonly string[], page: Page) => string | null)[] = [
  standingSection,
  contactsSection,
  notContactedSection,
  satisfactionSection,
  promisesSection,
  signsSection,
];

/**
 * The text of a report. Promises are no tasks in it, so that nobody finds them twice, and words from other notes bring
 * neither tags nor links nor comments with them.
 *
 * @param linkText the text that links to a note of that path from the report
 */
export function reportNoteText(
  title: string,
  review: PeriodReview,
  linkText: (path: string) => string,
  { words: { report: words, footer }, vocabulary, yaml }: ReportContext,
): string {
  const link = ({ note: { path, name } }: ReviewEntry): string => {
    const text = linkText(path);
    return text === name ? `[[${name}]]` : `[[${text}\\|${name}]]`;
  };
  const from = formatDay(review.period.first);
  const to = formatDay(review.period.last);
  const sections = words.sections.flatMap(([heading, ...columns], index) => [
    `## ${heading}`,
    SECTIONS[index]?.(review, columns, { ...vocabulary, words, link }) ?? words.none,
  ]);
  const intro = words.intro(`${from} – ${to}`, formatDay(review.day));
  return templateNote({ tags: [words.tag], from, to }, [`# ${title}`, intro, ...sections, footerText(footer)], yaml);
}

function standingSection({ tiers }: PeriodReview, columns: readonly string[], { words, standing, tier: tierWord }: Page): string | null {
  const shown = STANDINGS.filter((name) => tiers.some(({ standings }) => standings.includes(name)));
  const countRow = (label: string, standings: readonly StandingName[]): Cells => [
    label,
    ...shown.map((name) => standings.filter((other) => other === name).length),
    standings.length,
  ];
  return table(
    [...columns, ...shown.map(standing), words.all],
    tiers.map(({ tier, standings }) => countRow(safe(tierWord(tier)), standings)),
    countRow(words.all, tiers.flatMap(({ standings }) => standings)),
  );
}

function contactsSection({ contacted, contacts }: PeriodReview, columns: readonly string[], { counts: inWords, channel: word, link }: Page): string {
  const rows = contacted.map(({ entry, days, counts }) => [link(entry), days, safe(inWords(counts)), lastContactOf(entry)]);
  const slices = contacts.byChannel.map(({ channel, count }) => [word(channel), count] as const);
  const list = table(columns, rows);
  return [safe(inWords(contacts)), ...(list === null ? [] : [pieChart(slices), list])].join("\n\n");
}

function notContactedSection({ notContacted }: PeriodReview, columns: readonly string[], { tier, stands, link }: Page): string | null {
  return table(
    columns,
    notContacted.map((entry) => [link(entry), safe(tier(entry.note.client.tier)), stands(entry), lastContactOf(entry)]),
  );
}

function satisfactionSection(
  { satisfaction, allSatisfaction }: PeriodReview,
  columns: readonly string[],
  { words, number, link }: Page,
): string | null {
  const means = ({ mean, before }: PeriodReview["allSatisfaction"]): Cells => [
    mean === null ? "" : number(mean),
    before === null ? "" : number(before),
    mean === null || before === null ? "" : signed(mean - before, number),
  ];
  return table(
    columns,
    satisfaction.map(({ entry, values, ...rest }) => [link(entry), values.join(", "), ...means(rest)]),
    [words.all, "", ...means(allSatisfaction)],
  );
}

function promisesSection({ promises }: PeriodReview, columns: readonly string[], { words: { states }, plain, link }: Page): string | null {
  const tally = PROMISE_STATES.map((state) => `${states[state]}: ${promises.filter((promise) => promise.state === state).length}`);
  const rows = promises.map(({ entry, promise: { text, due }, state }) => [
    link(entry),
    safe(plain(text)),
    due === null ? "" : formatDay(due),
    states[state],
  ]);
  const list = table(columns, rows);
  return list && `${tally.join(" · ")}\n\n${list}`;
}

function signsSection({ signed: entries }: PeriodReview, columns: readonly string[], { sign: inWords, link }: Page): string | null {
  return table(
    columns,
    entries.flatMap((entry) => entry.signs.map((sign) => [link(entry), safe(inWords(sign))])),
  );
}

function lastContactOf({ lastContactOn }: ReviewEntry): string {
  return lastContactOn === null ? "" : formatDay(lastContactOn);
}

/** Null without rows. The row of sums stands below several. */
function table(head: Cells, rows: readonly Cells[], sums?: Cells): string | null {
  if (rows.length === 0) return null;
  const all = [head, head.map(() => "---"), ...rows, ...(sums !== undefined && rows.length > 1 ? [sums] : [])];
  return all.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Mermaid's own escapes stand for what would end a name or begin a comment. */
function pieChart(slices: readonly (readonly [name: string, value: number])[]): string {
  const escaped = (name: string): string => name.replace(/["\\#;%<>&`\p{Cc}]/gu, (character) => `#${character.charCodeAt(0)};`);
  return ["```mermaid", "pie showData", ...slices.map(([name, value]) => `    "${escaped(name)}" : ${value}`), "```"].join("\n");
}

/** "+0.5", "-0.5", "0". */
function signed(change: number, number: ReportVocabulary["number"]): string {
  const text = number(change);
  return change > 0 && text !== number(0) ? `+${text}` : text;
}

/** A text that stays a text inside of a table. */
function safe(text: string): string {
  return text.replace(/[\\`*_[\]#|<$]|([~=])(?=\1)/g, "\\$&").replace(/%(?=%)/g, "&#37;");
}
