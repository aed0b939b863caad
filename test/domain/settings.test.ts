import { describe, expect, it } from "vitest";
import { DEFAULT_PROPERTY_NAMES } from "../../src/domain/property";
import { DEFAULT_SETTINGS, parseSettings } from "../../src/domain/settings";

describe("settings", () => {
  it.each([null, undefined, {}, [], "x", 5, true])("from %j are the defaults", (stored) => {
    expect(parseSettings(stored)).toEqual({ settings: DEFAULT_SETTINGS, repaired: [], rest: {} });
  });

  it("come back from what was stored", () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      clientFolders: ["CRM"],
      clientTags: [],
      tiers: [{ id: "gold", words: ["Au"], labels: { en: "gold", ru: "золотой" } }],
      cadenceRules: [{ tier: "gold", cadence: "раз в 2 недели" }, { cadence: "P1M" }],
      channels: [{ id: "zoom", words: [] }, { id: "workshop", words: [], formal: true }],
      otherLogs: ["tables"],
      propertyNames: { ...DEFAULT_PROPERTY_NAMES, tier: "rank" },
      attemptDays: 0,
      newestFirst: false,
      weekendShift: true,
      noteLanguage: "ru",
    } as const;
    expect(parseSettings(JSON.parse(JSON.stringify(settings)))).toEqual({ settings, repaired: [], rest: {} });
  });

  it.each<[keyof typeof DEFAULT_SETTINGS, unknown]>([
    ["clientFolders", "Clients"],
    ["clientFolders", ["Clients", 5]],
    ["excludedFolders", null],
    ["clientTags", { a: 1 }],
    ["clientMarks", [{ property: "type" }]],
    ["clientMarks", [{ property: "", values: [] }]],
    ["clientMarks", ["type"]],
    ["propertyNames", []],
    ["tiers", [{ words: [] }]],
    ["tiers", [{ id: "gold", words: "gold" }]],
    ["cadenceRules", [{ tier: "key", cadence: "often" }]],
    ["cadenceRules", [{ tier: "key" }]],
    ["channels", [null]],
    ["defaultChannel", 5],
    ["checkInHeading", null],
    ["newestFirst", "yes"],
    ["attemptDays", -1],
    ["attemptDays", 1.5],
    ["attemptDays", 366],
    ["attemptDays", "3"],
    ["weekendShift", 1],
    ["noteLanguage", "de"],
    ["clientTemplate", []],
  ])("whose %s is %j get its default, and say so", (key, value) => {
    const { settings, repaired } = parseSettings({ attemptDays: 7, [key]: value, weekendShift: key === "weekendShift" ? value : true });
    expect(repaired).toEqual([key]);
    expect(settings[key]).toEqual(DEFAULT_SETTINGS[key]);
    expect(settings.weekendShift).toBe(key !== "weekendShift");
  });

  it("are tidied: slashes around folders, # before tags, white space, empty entries", () => {
    const { settings, repaired } = parseSettings({
      clientFolders: [" /Clients/Key/ ", "", " "],
      clientTags: ["#client", " crm "],
      tiers: [{ id: " gold " }],
      cadenceRules: [{ type: "", duration: null, tier: " key ", cadence: " weekly " }],
      propertyNames: { tier: " rank ", type: "", cadence: 5 },
    });
    expect(settings).toMatchObject({
      clientFolders: ["Clients/Key"],
      clientTags: ["client", "crm"],
      tiers: [{ id: "gold", words: [] }],
      cadenceRules: [{ tier: "key", cadence: "weekly" }],
      propertyNames: { ...DEFAULT_PROPERTY_NAMES, tier: "rank" },
    });
    expect(Object.keys(settings.cadenceRules[0] ?? {})).toEqual(["tier", "cadence"]);
    expect(repaired).toEqual([]);
  });

  it("take the whole vault for /", () => {
    expect(parseSettings({ clientFolders: ["/"] }).settings.clientFolders).toEqual([""]);
  });

  it("ignore keys of others, and are not led astray by __proto__", () => {
    const { settings, repaired } = parseSettings(JSON.parse('{"__proto__": {"attemptDays": 9}, "other": 1}'));
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(Object.keys(settings)).not.toContain("other");
    expect(repaired).toEqual([]);
  });

  it("keep the readable items of a list and hand back what could not be read, and what another version stored", () => {
    const cadenceRules = [{ tier: "key", cadence: "often" }, { cadence: "weekly" }];
    const first = parseSettings({ cadenceRules, later: { a: 1 } });
    expect(first.settings.cadenceRules).toEqual([{ cadence: "weekly" }]);
    expect(first.repaired).toEqual(["cadenceRules"]);
    expect(first.rest).toEqual({ later: { a: 1 }, unread: { cadenceRules } });
    const again = parseSettings({ ...first.rest, ...first.settings });
    expect(again).toEqual({ ...first, repaired: [] });
  });

  it("name types, durations and tiers of a rule in any language and case", () => {
    const rule = { type: "Косвенный", duration: "Long term", tier: "КЛЮЧЕВОЙ", cadence: "P1M" };
    expect(parseSettings({ cadenceRules: [rule] }).settings.cadenceRules).toEqual([
      { type: "indirect", duration: "long-term", tier: "key", cadence: "P1M" },
    ]);
  });
});
