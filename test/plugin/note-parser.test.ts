import fc from "fast-check";
import type { TFile } from "obsidian";
import { describe, expect, it } from "vitest";
import { RULES, SETTINGS } from "../../bench/plugin-parts";
import { problemsOn, reviewEntry } from "../../src/domain/review";
import { NoteParser } from "../../src/obsidian/note-parser";
import { indexMarkdown } from "../host/core/markdown-index";
import { days } from "../support/days";
import { check } from "../support/fuzzing";

const TODAY = days("2026-11-24");
const SHAPE = indexMarkdown("# Acme\n\n## Check-ins\n\n- [[2026-11-02]] call\n\n[[Other]] #clients\n");
const NAMES = "type tier cadence last-contact status since company via date attendees client with aliases tags interactions __proto__ toString".split(" ");

const someName = fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 6 }));
const someText = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("direct", "2026-11-02", "[[Acme]]", "[x](%E0%A4%A)", "{{date}}", "#clients"));
const someValue = fc.oneof(someText, fc.anything({ withDate: true, withNullPrototype: true, key: someName }), fc.array(someText, { maxLength: 3 }));

/** Lists hold themselves, as YAML's aliases can make them. */
function withItself(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const list: unknown[] = [...(value as unknown[])];
  list.push(list);
  return list;
}

function aFile(folder: string): TFile {
  return { path: `${folder}/Acme.md`, basename: "Acme", extension: "md", stat: { ctime: 0, mtime: 0, size: 0 } } as TFile;
}

describe("a note with any front matter", () => {
  const settings = { ...SETTINGS, clientFolders: ["Clients"], dayNoteMentions: true, partnerContacts: true };
  const parser = new NoteParser({ ...RULES, settings }, (target) => `${target}.md`);

  it("is parsed, and a client among them has its entry in the review", () => {
    check(
      "parser",
      0.4,
      fc.property(fc.constantFrom("Clients", "Notes"), fc.array(fc.tuple(someName, someValue, fc.boolean()), { maxLength: 6 }), (folder, properties) => {
        const frontmatter = Object.fromEntries(properties.map(([name, value, isOfItself]) => [name, isOfItself ? withItself(value) : value]));
        const parsed = parser.fromCache(aFile(folder), { ...SHAPE, frontmatter }, null);
        expect(["first", "later", null]).toContain(parsed.unread);
        if (folder === "Clients") expect(parsed.record?.kind).toBe("client");
        if (parsed.record?.kind !== "client") return;
        const { note } = parsed.record;
        expect(note.searchNames[0]).toBe("acme");
        expect(note.tags).toContain("#clients");
        expect(problemsOn(TODAY, note).every(({ property }) => property === undefined || properties.some(([name]) => name === property))).toBe(true);
        expect(reviewEntry(note, TODAY, TODAY, settings).dueOn).toBeTypeOf("number");
      }),
    );
  });
});
