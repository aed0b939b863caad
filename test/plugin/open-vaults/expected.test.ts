import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULT_PROPERTY_NAMES, namesOf, type PropertyRole } from "../../../src/domain/property";
import { normaliseWord } from "../../../src/domain/word";
import {
  ARGUABLE,
  EXPECTED,
  type Mark,
  NO_LOGS,
  NOT_CLIENTS,
  peopleAmong,
  PRESCRIBED_LOGS,
  PROPERTIES_BEYOND,
  UNREAD,
  VAULTS_WITHOUT_PEOPLE,
  type VaultTruth,
} from "./expected";

const OPEN_VAULTS = "../shared/vaults/open";
const TRUTHS = Object.entries(EXPECTED);
const ROLES = ["last-contact", "next-contact", "cadence"] as const;

const textOf = (vault: string, path: string): string => readFileSync(join(OPEN_VAULTS, vault, path), "utf8");
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

describe.skipIf(!existsSync(OPEN_VAULTS))("what is said about the open vaults is so", () => {
  it("each vault is said to have people or to have none", () => {
    const folders = readdirSync(OPEN_VAULTS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const vaults = folders.map(({ name }) => name).filter((name) => name !== "_LICENSES");
    expect([...Object.keys(EXPECTED), ...VAULTS_WITHOUT_PEOPLE].sort()).toEqual(vaults.sort());
  });

  it.each(TRUTHS)("%s: every path is a note, and as many are people as counted", (vault, truth) => {
    const notes = notesOf(vault);
    expect(namedPaths(truth).filter((path) => !notes.includes(path))).toEqual([]);
    expect(peopleAmong(truth, notes)).toHaveLength(truth.count);
  });

  it.each(TRUTHS)("%s: as many people have each mark as counted", (vault, truth) => {
    const people = peopleAmong(truth, notesOf(vault));
    for (const mark of truth.marks) {
      const marked = people.filter((path) => hasMark(mark, path, textOf(vault, path)));
      expect(marked, `${mark.by} ${mark.value}`).toHaveLength(mark.holds);
    }
  });

  it.each(TRUTHS)("%s: every day is a real one and written in the note or its name", (vault, truth) => {
    for (const [path, day] of writtenDays(truth)) {
      expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      expect(`${path}\n${textOf(vault, path)}`, path).toContain(day);
    }
  });

  it.each(TRUTHS)("%s: every cadence is written in its note", (vault, { cadence = {} }) => {
    for (const [path, words] of Object.entries(cadence)) {
      expect(frontMatterOf(textOf(vault, path)), path).toContain(`: ${words}`);
    }
  });

  it.each(TRUTHS)("%s: meetings and logs name their people", (vault, truth) => {
    for (const { path, people } of interactions(truth)) {
      const missing = people.filter((person) => !`${path}\n${textOf(vault, path)}`.includes(basename(person, ".md")));
      expect(missing, path).toEqual([]);
    }
  });

  it("logs, and what only looks like them, stand under their headings", () => {
    const logs = TRUTHS.flatMap(([vault, truth]) => (truth.logs ?? []).map((log) => ({ ...log, vault })));
    const noLogs = NO_LOGS.flatMap(({ vault, paths, heading }) => paths.map((path) => ({ vault, path, heading })));
    for (const { vault, path, heading } of [...logs, ...noLogs, ...PRESCRIBED_LOGS]) {
      if (heading === null || heading === "") continue;
      const text = textOf(vault, path);
      expect(text.includes(`# ${heading}`) || text.includes(`\`## ${heading}\``), `${vault}/${path}`).toBe(true);
    }
  });

  it("no note is a client and not, or arguable and decided", () => {
    for (const vault of new Set([...Object.keys(NOT_CLIENTS), ...Object.keys(ARGUABLE)])) {
      const notes = notesOf(vault);
      const arguable = arguableAmong(vault, notes);
      const notClients = NOT_CLIENTS[vault] ?? [];
      const truth = EXPECTED[vault];
      const people = truth === undefined ? [] : peopleAmong(truth, notes);
      const decided = [...people, ...notClients, ...arguable];
      expect(notClients.filter((path) => !notes.includes(path)), vault).toEqual([]);
      expect(arguable.length > 0, vault).toBe(vault in ARGUABLE);
      expect(decided.filter((path, index) => decided.indexOf(path) !== index), vault).toEqual([]);
    }
  });

  it("no note of a person has an unreadable last contact, next contact or cadence", () => {
    for (const { vault, path, property } of UNREAD) {
      expect(frontMatterOf(textOf(vault, path)), `${vault}/${path}`).toMatch(new RegExp(`^${property}:`, "m"));
      const truth = EXPECTED[vault];
      if (truth !== undefined) expect(peopleAmong(truth, [path])).toEqual([]);
    }
    expect(counted(UNREAD.map(({ role, reason }) => `${role}, ${reason}`))).toEqual({
      "last-contact, empty": 4,
      "last-contact, placeholder": 2,
      "next-contact, empty": 4,
      "cadence, empty": 2,
    });
  });

  it("no last contact, next contact or cadence of any vault is left out", () => {
    const said = [
      ...UNREAD.map(({ vault, path, role }) => `${role}: ${vault}/${path}`),
      ...TRUTHS.flatMap(([vault, { lastContact = {}, nextContact = {}, cadence = {} }]) => [
        ...Object.keys(lastContact).map((path) => `last-contact: ${vault}/${path}`),
        ...Object.keys(nextContact).map((path) => `next-contact: ${vault}/${path}`),
        ...Object.keys(cadence).map((path) => `cadence: ${vault}/${path}`),
      ]),
    ];
    const written = [...Object.keys(EXPECTED), ...VAULTS_WITHOUT_PEOPLE].flatMap((vault) =>
      notesOf(vault).flatMap((path) => rolesIn(textOf(vault, path)).map((role) => `${role}: ${vault}/${path}`)),
    );
    expect(written.sort()).toEqual(said.sort());
  });

  it.each(PROPERTIES_BEYOND)("$vault: as many have $property as said", ({ property, vault, notes, templates }) => {
    const line = new RegExp(`^"?${escaped(property)}"?:`, "m");
    const having = notesOf(vault).filter((path) => line.test(frontMatterOf(textOf(vault, path))));
    const inTemplates = having.filter((path) => /template|vorlagen/i.test(path));
    expect(inTemplates).toHaveLength(templates);
    expect(having).toHaveLength(notes + templates);
  });
});

function notesOf(vault: string): readonly string[] {
  return readdirSync(join(OPEN_VAULTS, vault), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".md"));
}

function namedPaths(truth: VaultTruth): readonly string[] {
  return [
    ...(truth.notes ?? []),
    ...(truth.folders ?? []).flatMap(({ except }) => except),
    ...writtenDays(truth).map(([path]) => path),
    ...Object.keys(truth.cadence ?? {}),
    ...interactions(truth).flatMap(({ people }) => people),
  ];
}

function interactions(truth: VaultTruth): readonly { path: string; people: readonly string[] }[] {
  return [...(truth.meetings ?? []), ...(truth.unlinkedMeetings ?? []), ...(truth.logs ?? [])];
}

/** Every day that is said to stand in a note, with that note. */
function writtenDays(truth: VaultTruth): readonly (readonly [string, string])[] {
  return [
    ...Object.entries(truth.lastContact ?? {}),
    ...Object.entries(truth.nextContact ?? {}),
    ...[...(truth.meetings ?? []), ...(truth.unlinkedMeetings ?? [])].map(({ path, day }) => [path, day] as const),
    ...(truth.logs ?? []).flatMap(({ path, days }) => days.map((day) => [path, day] as const)),
  ];
}

function arguableAmong(vault: string, notes: readonly string[]): readonly string[] {
  const all = ARGUABLE[vault] ?? [];
  const folders = all.flatMap((arguable) => arguable.folders ?? []);
  const named = all.flatMap((arguable) => arguable.notes ?? []);
  return notes.filter((path) => named.includes(path) || folders.some((folder) => path.startsWith(`${folder}/`)));
}

function hasMark({ by, value }: Mark, path: string, text: string): boolean {
  switch (by) {
    case "folder":
      return path.startsWith(`${value}/`);
    case "file-name":
      return basename(path, ".md").startsWith(value.replace("<name>", ""));
    case "body-tag":
      return new RegExp(`(?:^|\\s)#${value}(?:\\s|$)`).test(text);
    case "tag":
      return hasProperty(text, "tags", value);
    case "property": {
      const [name = "", ...words] = value.split(": ");
      return hasProperty(text, name, words.join(": "));
    }
  }
}

/** A scalar or the first item of a list, without its quotes; in any case. */
function hasProperty(text: string, name: string, value: string): boolean {
  const line = new RegExp(`^${name}:\\s*(?:\\n\\s*-\\s*|\\[(?!\\[))?${escaped(value)}\\]?\\s*$`, "im");
  return line.test(frontMatterOf(text).replaceAll('"', ""));
}

function frontMatterOf(text: string): string {
  return /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1]?.replaceAll("\r", "") ?? "";
}

function rolesIn(text: string): readonly PropertyRole[] {
  const keys = frontMatterOf(text).match(/^[^\s#:][^:]*(?=:)/gm) ?? [];
  const names = keys.map(normaliseWord);
  return ROLES.filter((role) => namesOf(role, DEFAULT_PROPERTY_NAMES).some((name) => names.includes(name)));
}

function counted(words: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(words.map((word) => [word, words.filter((other) => other === word).length]));
}
