import { describe, expect, it } from "vitest";
import { formatCadence } from "../../src/domain/cadence";
import { clientReader, clientRecogniser, isInside, ruleCadence, type NoteIdentity } from "../../src/domain/client";
import { parseFrontMatter } from "../../src/domain/front-matter";
import type { FrontMatter } from "../../src/domain/property";
import type { Settings } from "../../src/domain/settings";
import { formatDay } from "../../src/domain/local-date";
import { aClient } from "../support/client-notes";
import { shown } from "../support/days";
import { dottedDailyNotes, isoDailyNotes, parseYaml } from "../support/reading";
import { aSettings } from "../support/settings";

const yaml = (text: string): FrontMatter => (parseYaml(text) ?? {}) as FrontMatter;
const client = (text: string, settings: Partial<Settings> = {}) => aClient(yaml(text), settings);

describe("a client's words", () => {
  it.each([
    ["type: direct", "type", "direct"],
    ["type: Indirect", "type", "indirect"],
    ["type: прямой", "type", "direct"],
    ["type: Косвенный", "type", "indirect"],
    ["type: [direct]", "type", "direct"],
    ["duration: short-term", "duration", "short-term"],
    ["duration: Long Term", "duration", "long-term"],
    ["duration: longterm", "duration", "long-term"],
    ["duration: long_term", "duration", "long-term"],
    ["duration: краткосрочный", "duration", "short-term"],
    ["duration: ДОЛГОСРОЧНЫЙ", "duration", "long-term"],
    ["tier: KEY", "tier", "key"],
    ["tier: ключевой", "tier", "key"],
    ["tier: поддерживающий", "tier", "supporting"],
    ['tier: "[[Tiers/key]]"', "tier", "key"],
    ["status: Paused", "status", "paused"],
    ["status: на паузе", "status", "paused"],
    ["status: На-паузе", "status", "paused"],
    ["status: архив", "status", "archived"],
    ["status: archived", "status", "archived"],
    ["status: активный", "status", "active"],
    ["status: in negotiation", "status", "active"],
    ["status:", "status", "active"],
  ] as const)("%j", (text, property, id) => {
    expect(client(text)[property]).toBe(id);
    expect(client(text).problems).toEqual([]);
  });

  it.each(["person", "meeting", "client", "[direct, person]", "5"])("leave a type %s alone, without complaint", (value) => {
    expect(client(`type: ${value}`)).toMatchObject({ type: null, problems: [] });
  });

  it.each([
    ["tier: gold", { code: "value", property: "tier", value: "gold" }],
    ["Tier: gold", { code: "value", property: "Tier", value: "gold" }],
    ["duration: eternal", { code: "value", property: "duration", value: "eternal" }],
    ["tier: [key, supporting]", { code: "value", property: "tier", value: '["key","supporting"]' }],
  ])("%j is null and a problem", (text, problem) => {
    expect(client(text)).toMatchObject({ tier: null, duration: null, problems: [problem] });
  });

  it("take the tiers that the user defines", () => {
    const settings = { tiers: [{ id: "gold", words: ["золотой"] }] };
    expect(client("tier: Золотой", settings).tier).toBe("gold");
    expect(client("tier: key", settings)).toMatchObject({ tier: null, problems: [{ code: "value" }] });
  });

  it.each(["tier:", "tier: ''", "tier: '{{tier}}'", "tier: {{tier}}", "tier: <% tp.x %>", "tier: []"])("%j is unset, no problem", (text) => {
    expect(client(text)).toMatchObject({ tier: null, problems: [] });
  });
});

describe("a client's days", () => {
  it.each([
    ["last-contact: 2026-11-20", "lastContact", "2026-11-20"],
    ['last-contact: "[[2026-11-20]]"', "lastContact", "2026-11-20"],
    ["last-contact: [[2026-11-20]]", "lastContact", "2026-11-20"],
    ["last-contact: 20261120", "lastContact", "2026-11-20"],
    ["last-contact: 2026-11-20T23:30:00Z", "lastContact", "2026-11-20"],
    ["last-contact: 20.11.2026", "lastContact", "2026-11-20"],
    ["next_contact_due: 2026/12/04", "nextContact", "2026-12-04"],
    ["paused-until: 2026-12-4", "pausedUntil", "2026-12-04"],
    ["snooze_until: 2026-12-04", "pausedUntil", "2026-12-04"],
    ["since: 2020-01-01\ncreated: 2026-01-01", "since", "2020-01-01"],
    ["since: 1970-01-01\ncreated: 2026-01-01", "since", "1970-01-01"],
    ["created: 2026-01-01", "since", "2026-01-01"],
  ] as const)("%j", (text, property, day) => {
    const read = clientReader(aSettings(), dottedDailyNotes)(yaml(text));
    expect(shown(read[property])).toBe(day);
    expect(read.problems).toEqual([]);
  });

  it.each(["last-contact", "next-contact", "paused-until", "since"])("an unreadable %s is absent and a problem", (key) => {
    const read = client(`${key}: 08/15/2026`);
    expect(read).toMatchObject({ lastContact: null, nextContact: null, pausedUntil: null, since: null });
    expect(read.problems).toEqual([{ code: "date", property: key, value: "08/15/2026" }]);
  });

  it("take created where since can't be read, and never complain of created", () => {
    expect(shown(client("since: soon\ncreated: 2026-01-01").since)).toBe("2026-01-01");
    expect(client("created: 1 Jan 2026")).toMatchObject({ since: null, problems: [] });
  });

  it("name the key that the last contact was read from", () => {
    expect(client("last_seen: 2026-11-20").lastContactKey).toBe("last_seen");
    expect(client("last-contact:").lastContactKey).toBeNull();
  });
});

describe("a client's cadence", () => {
  it.each([
    ["cadence: 14", "P14D"],
    ["cadence: 2 weeks", "P2W"],
    ["frequency: Monthly", "P1M"],
    ["cadence_days: 30", "P30D"],
    ["contact-frequency: biweekly", "P2W"],
    ["cadence: [quarterly]", "P3M"],
  ])("%j is %s", (text, iso) => {
    const { cadence } = client(text);
    expect(cadence && formatCadence(cadence)).toBe(iso);
  });

  it.each(["sometimes", "0", "true", "[1, 2]"])("%s is absent and a problem", (value) => {
    expect(client(`cadence: ${value}`)).toMatchObject({ cadence: null, problems: [{ code: "cadence", property: "cadence" }] });
  });

  it.each([
    ["indirect", "short-term", "key", "P1M"],
    ["indirect", "long-term", "key", "P1M"],
    ["indirect", null, "supporting", "P3M"],
    ["direct", "short-term", "key", "P1W"],
    ["direct", "long-term", "key", "P2W"],
    [null, "long-term", "key", "P2W"],
    ["direct", "short-term", "supporting", "P2W"],
    ["direct", "long-term", "supporting", "P1M"],
    ["direct", null, "key", "P1M"],
    [null, null, null, "P1M"],
    ["indirect", "short-term", null, "P1M"],
  ])("by the default rules: %s %s %s is %s", (type, duration, tier, iso) => {
    expect(formatCadence(ruleCadence(aSettings().cadenceRules, { type, duration, tier }))).toBe(iso);
  });

  it("follows the first rule that fits, and is a month where none does", () => {
    const rules = [
      { tier: "key", cadence: "daily" },
      { tier: "key", cadence: "weekly" },
    ];
    expect(formatCadence(ruleCadence(rules, { type: null, duration: null, tier: "key" }))).toBe("P1D");
    expect(formatCadence(ruleCadence(rules, { type: null, duration: null, tier: null }))).toBe("P1M");
    expect(formatCadence(ruleCadence([], { type: null, duration: null, tier: "key" }))).toBe("P1M");
  });
});

describe("which notes are clients", () => {
  const isClient = (note: Partial<NoteIdentity>, settings: Partial<Settings> = {}, templateFolders: string[] = []) =>
    clientRecogniser(aSettings(settings), templateFolders)({ path: "Notes/Acme.md", tags: [], frontMatter: {}, ...note });

  it.each<[string, Partial<NoteIdentity>, boolean]>([
    ["in a client folder", { path: "Clients/Acme.md" }, true],
    ["below one", { path: "Clients/Old/Acme.md" }, true],
    ["in a folder that starts like one", { path: "Clients 2025/Acme.md" }, false],
    ["in a folder of that name elsewhere", { path: "Archive/Clients/Acme.md" }, false],
    ["with a client tag", { tags: ["client"] }, true],
    ["with #", { tags: ["#Clients"] }, true],
    ["with a nested tag", { tags: ["client/key"] }, true],
    ["with a tag that starts like one", { tags: ["clientele", "#my/client"] }, false],
    ["with a type of the vocabulary", { frontMatter: { type: "Direct" } }, true],
    ["with a Russian type", { frontMatter: { Type: "косвенный" } }, true],
    ["with type client", { frontMatter: { type: "client" } }, true],
    ["with category client", { frontMatter: { category: "Client" } }, true],
    ["with a linked category in a list", { frontMatter: { categories: ["[[People]]", "[[Categories/Client]]"] } }, true],
    ["with an unquoted linked category", { frontMatter: { categories: [[["Client"]]] } }, true],
    ["with another type", { frontMatter: { type: "person" } }, false],
    ["with no mark at all", {}, false],
    ["in a template folder", { path: "Templates/Client.md", tags: ["client"], frontMatter: { type: "direct" } }, false],
  ])("%s: %s", (_, note, expected) => {
    expect(isClient(note)).toBe(expected);
  });

  it("follow the settings", () => {
    const settings = { clientFolders: ["CRM/Accounts"], clientTags: ["kunde"], clientMarks: [{ property: "Note Kind", values: ["account"] }] };
    expect(isClient({ path: "CRM/Accounts/Acme.md" }, settings)).toBe(true);
    expect(isClient({ path: "Clients/Acme.md" }, settings)).toBe(false);
    expect(isClient({ tags: ["client"] }, settings)).toBe(false);
    expect(isClient({ tags: ["kunde"] }, settings)).toBe(true);
    expect(isClient({ frontMatter: { "note-kind": "Account" } }, settings)).toBe(true);
    expect(isClient({ frontMatter: { type: "direct" } }, settings)).toBe(false);
  });

  it("are never in the folders of other template plugins, even inside a client folder", () => {
    expect(isClient({ path: "Clients/Templates/New.md" }, {}, ["Clients/Templates"])).toBe(false);
    expect(isClient({ path: "Clients/Acme.md" }, {}, [""])).toBe(true);
  });

  it("may be the whole vault", () => {
    expect(isInside("Acme.md", "")).toBe(true);
    expect(isClient({ path: "Acme.md" }, { clientFolders: [""] })).toBe(true);
  });
});

describe("a note's front matter", () => {
  it("whose YAML is broken makes no client", () => {
    for (const text of ["---\na: [\n---\n", "---\na: 1\na: 2\n---\n", "---\n- a\n---\n", "---\ntext\n---\n"]) {
      expect(parseFrontMatter(text, parseYaml).ok).toBe(false);
    }
  });
});

describe("last contact in the front matter and in an inline field", () => {
  it.each([
    ["2026-11-02", "2026-11-09", "2026-11-09", "Last contact"],
    ["2026-11-09", "2026-11-02", "2026-11-09", "last-contact"],
    ["2026-11-09", "soon", "2026-11-09", "last-contact"],
    ["soon", "2026-11-02", "2026-11-02", "Last contact"],
    ["", "2026-11-02", "2026-11-02", "Last contact"],
    ["", "", null, null],
  ])("%j and %j give %j, by %j", (property, field, expected, key) => {
    const client = clientReader(aSettings(), isoDailyNotes)({ "last-contact": property }, { "Last contact": field });
    expect([client.lastContact && formatDay(client.lastContact), client.lastContactKey]).toEqual([expected, key]);
  });
});
