import type { CachedMetadata } from "obsidian";
import { formatDay, localDay, type LocalDay } from "../src/domain/local-date";
import { indexMarkdown } from "../test/host/core/markdown-index";

/** A note of a generated vault. Its cache has the properties and lines of its text; offsets are those of a like note. */
export interface GeneratedNote {
  readonly path: string;
  readonly ctime: number;
  readonly cache: CachedMetadata;
  /** Made only where somebody reads the file. */
  readonly text: () => string;
}

/** What many notes have in common: their body, and the cache of it. */
interface Shape {
  readonly body: string;
  readonly cache: CachedMetadata;
}

/** A body with and without properties above it. */
interface NoiseShape {
  readonly body: string;
  readonly bare: CachedMetadata;
  readonly tagged: CachedMetadata;
}

interface ClientShape extends Shape {
  readonly lastContact: LocalDay;
}

/** The day on which a generated vault is looked at. */
export const TODAY = localDay(2026, 11, 24) ?? (0 as LocalDay);

const MOST_CHECK_INS = 60;
/** Clients share bodies and the caches of them, but no properties: a vault of 100,000 notes stays small. */
const CLIENT_SHAPES = 4 * (MOST_CHECK_INS + 1);
const CLIENT_SECTIONS = ["Needs and business context", "Value", "Expectations and agreements", "Communication", "Risks"];
const CLIENT_BYTES = 3_000;
const CHANNELS = ["call", "email", "meeting", "message", "report", "check-in"];
const WORDS = "the renewal budget of next year and who decides about roll out dates training support prices team".split(" ");
const EARLIEST_CTIME = Date.UTC(2024, 0, 1, 12);

/**
 * The notes of a vault: a tenth are clients of about 3 KB with up to 60 linked check-ins and `last-contact`, a fifth
 * meetings with one or two of them, a tenth day notes that link to some, the rest nothing to the review. The same size
 * and seed give the same vault.
 */
export function generateVault(size: number, seed = 1): GeneratedNote[] {
  const random = randomNumbers(seed);
  const clients = Math.max(Math.round(size / 10), 1);
  const shapes = Array.from({ length: CLIENT_SHAPES }, (_, index) => clientShape(random, index % (MOST_CHECK_INS + 1)));
  const meeting = shapeOf("date: 2026-01-01\n", `# Meeting\n\n${sentence(random, 40)}\n`);
  const noise = Array.from({ length: 20 }, () => `# Topic\n\n${sentence(random, 120)}\n\n[[Other]] and #idea\n`).map((body) => ({
    body,
    bare: indexMarkdown(body),
    tagged: shapeOf("tags: [topic]\ncreated: 2025-03-01\n", body).cache,
  }));
  const anyClient = (): string => clientName(Math.floor(random() * clients));
  return Array.from({ length: size }, (_, index) => {
    const kind = index % 10;
    const number = Math.floor(index / 10);
    if (kind === 0) return clientNote(random, number, pick(random, shapes));
    if (kind < 3) return meetingNote(random, 2 * number + kind, meeting, anyClient);
    if (kind === 3) return dayNote(number, [anyClient(), anyClient()]);
    return noiseNote(random, index, pick(random, noise));
  });
}

/** The name of a generated client; numbers run from 0 to a tenth of the vault's size. */
export function clientName(number: number): string {
  return `${["Acme", "Birch", "Cobalt", "Delta", "Ember"][number % 5] ?? ""} ${String(number).padStart(6, "0")}`;
}

/** The text of a note with these lines of front matter. */
export function noteText(properties: string, body: string): string {
  return `---\n${properties}---\n\n${body}`;
}

function clientShape(random: () => number, checkIns: number): ClientShape {
  let day = TODAY - Math.floor(random() * 120);
  const lastContact = day as LocalDay;
  const lines = Array.from({ length: checkIns }, () => {
    const satisfaction = random() < 0.2 ? ` [satisfaction:: ${1 + Math.floor(random() * 5)}]` : "";
    const line = `- [[${formatDay(day as LocalDay)}]] ${pick(random, CHANNELS)}: ${sentence(random, 4)}${satisfaction}`;
    day -= 1 + Math.floor(random() * 40);
    return line;
  });
  const section = `## Check-ins\n\n${lines.join("\n")}\n\n---\n[[Maintaining relationships]] | [[Feedback]]\n`;
  const each = Math.max(CLIENT_BYTES - section.length, 0) / CLIENT_SECTIONS.length;
  const sections = CLIENT_SECTIONS.map((title) => `## ${title}\n\n${sentence(random, each / 6)}\n\n`);
  const body = `# Client\n\n${sections.join("")}${section}`;
  return { ...shapeOf(clientProperties("Acme 000000", "direct", "long-term", "key", lastContact), body), lastContact };
}

function clientNote(random: () => number, number: number, { body, cache, lastContact }: ClientShape): GeneratedNote {
  const name = clientName(number);
  const type = random() < 0.2 ? "indirect" : "direct";
  const duration = random() < 0.3 ? "short-term" : "long-term";
  const tier = random() < 0.3 ? "key" : "supporting";
  const day = formatDay(lastContact);
  return {
    path: `Clients/${name}.md`,
    ctime: EARLIEST_CTIME + number * 60_000,
    cache: { ...cache, frontmatter: { aliases: [name], tags: ["clients"], type, duration, tier, "last-contact": day, "next-contact": null } },
    text: () => noteText(clientProperties(name, type, duration, tier, lastContact), body),
  };
}

function clientProperties(name: string, type: string, duration: string, tier: string, lastContact: LocalDay): string {
  return `aliases: ["${name}"]\ntags: [clients]\ntype: ${type}\nduration: ${duration}\ntier: ${tier}\nlast-contact: ${formatDay(lastContact)}\nnext-contact:\n`;
}

function meetingNote(random: () => number, number: number, { body, cache }: Shape, anyClient: () => string): GeneratedNote {
  const date = formatDay((TODAY - 1 - Math.floor(random() * 1_000)) as LocalDay);
  const attendees = (random() < 0.2 ? [anyClient(), anyClient()] : [anyClient()]).map((name) => `[[${name}]]`);
  return {
    path: `Meetings/Meeting ${number}.md`,
    ctime: EARLIEST_CTIME + number * 60_000,
    cache: { ...cache, frontmatter: { date, attendees } },
    text: () => noteText(`date: ${date}\nattendees: [${attendees.map((link) => `"${link}"`).join(", ")}]\n`, body),
  };
}

/** Links in its text, no properties: evidence only where the settings count mentions. */
function dayNote(number: number, clients: readonly string[]): GeneratedNote {
  const text = (): string => `# Day\n\nSpoke with ${clients.map((name) => `[[${name}]]`).join(" and ")}.\n`;
  return {
    path: `Journal/${formatDay((TODAY - number) as LocalDay)}.md`,
    ctime: EARLIEST_CTIME + number * 60_000,
    cache: { links: clients.map((name, index) => mention(name, index)), sections: [], headings: [] },
    text,
  };
}

function mention(name: string, index: number): NonNullable<CachedMetadata["links"]>[number] {
  const from = "Spoke with ".length + index * (name.length + "[[]] and ".length);
  const at = (col: number): { line: number; col: number; offset: number } => ({ line: 2, col, offset: "# Day\n\n".length + col });
  return { link: name, original: `[[${name}]]`, displayText: name, position: { start: at(from), end: at(from + name.length + 4) } };
}

function noiseNote(random: () => number, number: number, { body, bare, tagged }: NoiseShape): GeneratedNote {
  const hasProperties = random() < 0.5;
  return {
    path: `Notes/Topic ${number}.md`,
    ctime: EARLIEST_CTIME + number * 60_000,
    cache: hasProperties ? { ...tagged, frontmatter: { tags: ["topic"], created: "2025-03-01" } } : { ...bare },
    text: () => (hasProperties ? noteText("tags: [topic]\ncreated: 2025-03-01\n", body) : body),
  };
}

function shapeOf(properties: string, body: string): Shape {
  return { body, cache: indexMarkdown(noteText(properties, body)) };
}

function sentence(random: () => number, words: number): string {
  return Array.from({ length: Math.max(Math.round(words), 1) }, () => pick(random, WORDS)).join(" ");
}

function pick<T>(random: () => number, from: readonly T[]): T {
  const picked = from[Math.floor(random() * from.length)];
  if (picked === undefined) throw new Error("There is nothing to pick from");
  return picked;
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
