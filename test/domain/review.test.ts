import { describe, expect, it } from "vitest";
import { problemsOn, reviewEntry, reviewOrder, type ReviewEntry } from "../../src/domain/review";
import type { Settings } from "../../src/domain/settings";
import { aClientNote, aNote, type NoteParts } from "../support/client-notes";
import { days, shown } from "../support/days";
import { aSettings } from "../support/settings";

const TODAY = days("2026-11-24");
const compareNames = new Intl.Collator("en", { numeric: true }).compare;

function entry(name: string, parts: NoteParts, settings: Partial<Settings> = {}, folder = "Clients"): ReviewEntry {
  const note = aClientNote(aNote(parts), { path: `${folder}/${name}.md`, settings });
  return reviewEntry(note, TODAY, TODAY, aSettings(settings));
}

const inOrder = (entries: readonly ReviewEntry[], settings: Partial<Settings> = {}): string[] =>
  [...entries].sort(reviewOrder(aSettings(settings), compareNames)).map(({ note }) => note.path.replace(/^Clients\/|\.md$/g, ""));

const since = (daysAgo: number, cadence: string, ...more: string[]): NoteParts => ({
  properties: [`cadence: ${cadence}`, `last-contact: ${shown((TODAY - daysAgo) as typeof TODAY) ?? ""}`, ...more],
});

describe("a client in a review", () => {
  it("has the cadence of its note, else of the rules", () => {
    expect(entry("A", { properties: ["tier: key", "duration: short-term"] }).cadence).toEqual({ count: 1, unit: "week" });
    expect(entry("A", { properties: ["tier: key", "duration: short-term", "cadence: 3 days"] }).cadence).toEqual({ count: 3, unit: "day" });
    expect(entry("A", { properties: ["tier: key", "duration: short-term", "cadence: often"] }).cadence).toEqual({ count: 1, unit: "week" });
  });

  it("names the contact that decides, and its channel", () => {
    const { lastContact } = entry("A", { properties: ["last-contact: 2026-11-20"], checkIns: ["2026-11-20 meeting: x", "2026-11-18 call"] });
    expect(lastContact).toEqual({ kind: "check-in", day: days("2026-11-20"), path: "Clients/A.md", line: 8, channel: "meeting", text: "x" });
    expect(entry("A", { properties: ["last-contact: 2026-11-21"], checkIns: ["2026-11-20 meeting"] }).lastContact).toMatchObject({ kind: "property", channel: null });
    expect(entry("A", {}).lastContact).toBeNull();
  });

  it("began by since, else by created, else with its file", () => {
    expect(shown(entry("A", { properties: ["since: 2025-05-05"] }).dueOn)).toBe("2025-05-05");
    expect(shown(entry("A", { properties: ["created: 2025-05-06"] }).dueOn)).toBe("2025-05-06");
    expect(shown(entry("A", {}).dueOn)).toBe("2026-01-01");
  });

  it("takes attempts and the rules of the settings", () => {
    const parts = { checkIns: ["2026-11-20 call (attempt)", "2026-10-01 call"] };
    expect(shown(entry("A", parts, { attemptDays: 5 }).dueOn)).toBe("2026-11-25");
    expect(entry("A", { properties: ["since: 2026-11-22"] }, { weekendShift: true }).daysOver).toBe(1);
  });

  it("is seen from a past day without what came later", () => {
    const note = aClientNote(aNote({ properties: ["last-contact: 2026-11-20"], checkIns: ["2026-11-20 call", "2026-11-02 call"] }));
    const past = reviewEntry(note, days("2026-11-10"), TODAY, aSettings());
    expect(shown(past.lastContact?.day ?? null)).toBe("2026-11-02");
    expect(past).toMatchObject({ standing: "on-track", daysOver: -22 });
  });
});

describe("the order of a review", () => {
  it("goes by standing first", () => {
    const entries = [
      entry("archived", { properties: ["status: archived"] }),
      entry("paused", { properties: ["status: paused"] }),
      entry("on-track", since(1, "30")),
      entry("soon", since(29, "30")),
      entry("new", { properties: ["since: 2020-01-01"] }),
      entry("due", since(30, "30")),
      entry("overdue", since(31, "30")),
      entry("neglected", since(60, "30")),
    ];
    expect(inOrder(entries)).toEqual(["neglected", "overdue", "due", "new", "soon", "on-track", "paused", "archived"]);
  });

  it("then by the higher ratio: a weekly client two weeks late stands above a quarterly one two weeks late", () => {
    expect(inOrder([entry("quarterly", since(14 + 91, "91")), entry("weekly", since(14 + 7, "7"))])).toEqual(["weekly", "quarterly"]);
    expect(inOrder([entry("a", since(45, "40")), entry("b", since(46, "40"))])).toEqual(["b", "a"]);
  });

  it("then by tier, in the settings' order, unknown last", () => {
    const tiers = [{ id: "gold", words: [] }, { id: "key", words: [] }];
    const entries = ["tier: x", "tier: key", "tier: gold"].map((tier, index) => entry(`abc`.charAt(index), since(40, "30", tier), { tiers }));
    expect(inOrder(entries, { tiers })).toEqual(["c", "b", "a"]);
  });

  it("then by name as a person would sort, then by path", () => {
    const same = (name: string, folder?: string) => entry(name, since(40, "30"), {}, folder);
    expect(inOrder([same("Client 10"), same("client 9"), same("Ärzte"), same("Zoo"), same("Acme", "Clients/b"), same("Acme", "Clients/a")])).toEqual([
      "a/Acme",
      "b/Acme",
      "Ärzte",
      "client 9",
      "Client 10",
      "Zoo",
    ]);
  });

  it("is the same whatever the order before", () => {
    const entries = ["7", "14", "30"].flatMap((cadence) => [1, 6, 7, 20, 70].map((ago) => entry(`${cadence}-${ago}`, since(ago, cadence))));
    expect(inOrder([...entries].reverse())).toEqual(inOrder(entries));
  });
});

describe("a client note's problems", () => {
  const problems = (parts: NoteParts) => problemsOn(TODAY, aClientNote(aNote(parts)));

  it("are those of its properties and its check-ins", () => {
    expect(problems({ properties: ["tier: gold", "next-contact: soon"], checkIns: ["yesterday call"] })).toEqual([
      { code: "value", property: "tier", value: "gold" },
      { code: "date", property: "next-contact", value: "soon" },
      { code: "checkin-date", value: "yesterday call" },
    ]);
  });

  it.each([
    ["last-contact: 2026-11-24", []],
    ["last-contact: 2026-11-25", [{ code: "future", property: "last-contact", value: "2026-11-25" }]],
    ["Last Seen: 2026-11-25", [{ code: "future", property: "Last Seen", value: "2026-11-25" }]],
    ["next-contact: 2027-11-25", []],
  ])("name a last contact after today: %j", (property, expected) => {
    expect(problems({ properties: [property] })).toEqual(expected);
  });

  it("keep their client in the review", () => {
    expect(entry("A", { properties: ["last-contact: 08/15/2026", "cadence: often", "tier: gold"] })).toMatchObject({ standing: "new" });
  });
});
