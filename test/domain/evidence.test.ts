import { describe, expect, it } from "vitest";
import { historyOn, type History } from "../../src/domain/evidence";
import { aClientNote, aNote, type NoteParts } from "../support/client-notes";
import { days, shown } from "../support/days";

const PATH = "Clients/Acme.md";

function history(parts: NoteParts, today = "2026-11-24", now = today): History {
  const { client, text } = aClientNote(aNote(parts));
  return historyOn(days(today), days(now), { path: PATH, client, text });
}

const contacts = (parts: NoteParts, today?: string, now?: string): string[] =>
  history(parts, today, now).contacts.map(({ kind, day }) => `${shown(day)} ${kind}`);
const plan = (parts: NoteParts, today?: string, now?: string): string | null => shown(history(parts, today, now).plan);

describe("contacts", () => {
  it("are the reached check-ins and the last-contact property, newest first", () => {
    const parts = { properties: ["last-contact: 2026-11-19"], checkIns: ["2026-11-18 call", "2026-11-20 call", "2026-11-21 call (attempt)"] };
    expect(contacts(parts)).toEqual(["2026-11-20 check-in", "2026-11-19 property", "2026-11-18 check-in"]);
  });

  it("on one day are a check-in's before the property's", () => {
    expect(contacts({ properties: ["last-contact: 2026-11-20"], checkIns: ["2026-11-20 call"] })).toEqual(["2026-11-20 check-in", "2026-11-20 property"]);
  });

  it("on one day go by time where both have one, else by their place", () => {
    const { checkIns } = history({ checkIns: ["2026-11-20 09:00 a", "2026-11-20 15:00 b", "2026-11-21 c", "2026-11-21 d"] });
    expect(checkIns.map(({ text }) => text)).toEqual(["c", "d", "b", "a"]);
  });

  it("say where they stand", () => {
    const { contacts: [first] } = history({ checkIns: ["2026-11-20 call"] });
    expect(first).toEqual({ kind: "check-in", day: days("2026-11-20"), path: PATH, line: 4, channel: "call", text: "" });
  });

  it.each([
    ["2026-11-24", ["2026-11-24 check-in"]],
    ["2026-11-25", []],
  ])("on %s, seen on 24 November: %j", (day, expected) => {
    expect(contacts({ checkIns: [`${day} call`] })).toEqual(expected);
    expect(contacts({ properties: [`last-contact: ${day}`] })).toEqual(expected.map((text) => text.replace("check-in", "property")));
  });

  it("are none in a new note", () => {
    expect(history({})).toEqual({ contacts: [], checkIns: [], plan: null });
  });
});

describe("the plan", () => {
  it.each<[string, NoteParts, string | null]>([
    ["is next-contact where that is after the last contact", { properties: ["next-contact: 2026-12-04"], checkIns: ["2026-11-20 call"] }, "2026-12-04"],
    ["is no next-contact on the day of the last contact", { properties: ["next-contact: 2026-11-20"], checkIns: ["2026-11-20 call"] }, null],
    ["is no next-contact before the last contact", { properties: ["next-contact: 2026-11-10"], checkIns: ["2026-11-20 call"] }, null],
    ["is next-contact in a note without contacts", { properties: ["next-contact: 2026-01-01"] }, "2026-01-01"],
    ["is still next-contact when its day has passed", { properties: ["next-contact: 2026-11-22"], checkIns: ["2026-11-20 call"] }, "2026-11-22"],
    ["is still next-contact after an attempt", { properties: ["next-contact: 2026-11-22"], checkIns: ["2026-11-23 call (attempt)"] }, "2026-11-22"],
    ["is the earliest later line", { checkIns: ["2026-12-20 meeting", "2026-12-01 call", "2026-11-20 call"] }, "2026-12-01"],
    ["is a later line marked as an attempt: it is neither yet", { checkIns: ["2026-12-01 call (attempt)"] }, "2026-12-01"],
    ["is next-contact before an earlier line", { properties: ["next-contact: 2026-12-04"], checkIns: ["2026-12-01 call"] }, "2026-12-04"],
    ["is a line where next-contact is over", { properties: ["next-contact: 2026-11-10"], checkIns: ["2026-12-01 call", "2026-11-20 call"] }, "2026-12-01"],
    ["is a line where next-contact can't be read", { properties: ["next-contact: soon"], checkIns: ["2026-12-01 call"] }, "2026-12-01"],
    ["is none from a last contact that lies ahead", { properties: ["last-contact: 2026-12-01"] }, null],
  ])("%s", (_, parts, expected) => {
    expect(plan(parts)).toBe(expected);
  });

  it("a later line becomes a contact on its day", () => {
    const parts = { checkIns: ["2026-11-25 call"] };
    expect([plan(parts, "2026-11-24"), contacts(parts, "2026-11-24")]).toEqual(["2026-11-25", []]);
    expect([plan(parts, "2026-11-25"), contacts(parts, "2026-11-25")]).toEqual([null, ["2026-11-25 check-in"]]);
  });
});

describe("seen from a past day", () => {
  const parts = { properties: ["last-contact: 2026-11-22", "next-contact: 2026-12-04"], checkIns: ["2026-11-20 call", "2026-11-10 call", "2026-12-01 call"] };

  it("later lines and a later last contact are left out, and are no plans", () => {
    expect(contacts(parts, "2026-11-15", "2026-11-24")).toEqual(["2026-11-10 check-in"]);
    expect(plan({ checkIns: ["2026-11-20 call"] }, "2026-11-15", "2026-11-24")).toBeNull();
    expect(plan({ checkIns: ["2026-12-01 call"] }, "2026-11-15", "2026-11-24")).toBeNull();
  });

  it("next-contact stands as it is written now", () => {
    expect(plan(parts, "2026-11-15", "2026-11-24")).toBe("2026-12-04");
    expect(plan({ properties: ["next-contact: 2026-11-18"], checkIns: ["2026-11-20 call"] }, "2026-11-15", "2026-11-24")).toBe("2026-11-18");
  });
});
