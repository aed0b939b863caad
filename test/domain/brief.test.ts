import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { briefOf, type Brief } from "../../src/domain/brief";
import { channelsOf } from "../../src/domain/channel";
import { NOTHING_ELSEWHERE, type DatedNote, type Elsewhere } from "../../src/domain/evidence";
import { reviewEntry } from "../../src/domain/review";
import { aClientNote, aNote, aNoteText, type NoteParts } from "../support/client-notes";
import { days, shown } from "../support/days";
import { aSettings } from "../support/settings";

const TODAY = days("2026-11-24");
const ANNA = "People/Anna.md";

function brief(parts: NoteParts, elsewhere: Partial<Elsewhere> = {}, settings = {}): Brief {
  const note = aClientNote(aNote(parts), { settings });
  const entry = reviewEntry(note, TODAY, TODAY, aSettings(settings), { ...NOTHING_ELSEWHERE, ...elsewhere });
  return briefOf(entry, TODAY, channelsOf(aSettings(settings).channels));
}

const dated = (path: string, day: string): DatedNote => ({ path, day: days(day) });
const latest = (parts: NoteParts, elsewhere?: Partial<Elsewhere>): string[] =>
  brief(parts, elsewhere).latest.map(({ day, kind, channel, text }) => [shown(day), kind, channel, text].filter(Boolean).join(" "));

describe("the last check-ins", () => {
  it("are three, newest first, attempts among them, plans not", () => {
    const checkIns = ["2026-12-01 call: to come", "2026-11-20 call: a", "2026-11-10 email (attempt): b", "2026-11-02 meeting: c [satisfaction:: 4]", "2026-10-01 call: d"];
    expect(brief({ checkIns }).latest).toEqual([
      { kind: "check-in", day: days("2026-11-20"), time: null, channel: "call", outcome: "reached", text: "a", satisfaction: null, path: "Clients/Acme.md", line: 5, through: null },
      { kind: "check-in", day: days("2026-11-10"), time: null, channel: "email", outcome: "attempt", text: "b", satisfaction: null, path: "Clients/Acme.md", line: 6, through: null },
      { kind: "check-in", day: days("2026-11-02"), time: null, channel: "meeting", outcome: "reached", text: "c", satisfaction: 4, path: "Clients/Acme.md", line: 7, through: null },
    ]);
  });

  it("take in meeting notes, day notes and what a person says, with their words", () => {
    const text = aNoteText(aNote({ checkIns: ["2026-11-21 16:45 call: Sorted the options"] }));
    const through = [{ path: ANNA, lastContact: null, text, meetings: [] }];
    const elsewhere = { meetings: [dated("Meetings/Kickoff.md", "2026-11-22")], dayNotes: [dated("Daily/2026-11-23.md", "2026-11-23")], through };
    expect(latest({ checkIns: ["2026-11-01 call: a"] }, elsewhere)).toEqual(["2026-11-23 day-note", "2026-11-22 meeting meeting", "2026-11-21 check-in call Sorted the options"]);
    expect(brief({}, elsewhere).latest[2]).toMatchObject({ path: ANNA, line: 4, through: ANNA });
  });

  it.each<[string, NoteParts, Partial<Elsewhere>, string[]]>([
    ["a property on the day of a check-in", { properties: ["last-contact: 2026-11-20"], checkIns: ["2026-11-20 call: a"] }, {}, ["2026-11-20 check-in call a"]],
    ["a meeting note on the day of a meeting", { checkIns: ["2026-11-20 meeting: a"] }, { meetings: [dated("M.md", "2026-11-20")] }, ["2026-11-20 check-in meeting a"]],
    [
      "what a person says of a meeting on its day",
      { checkIns: ["2026-11-20 meeting: a"] },
      { through: [{ path: ANNA, lastContact: null, text: aNoteText(aNote({ checkIns: ["2026-11-20 meeting: b"] })), meetings: [] }] },
      ["2026-11-20 check-in meeting a"],
    ],
    ["a day note on the day of a meeting note", {}, { meetings: [dated("M.md", "2026-11-20")], dayNotes: [dated("D.md", "2026-11-20")] }, ["2026-11-20 meeting meeting"]],
  ])("leave out %s", (_, parts, elsewhere, expected) => {
    expect(latest(parts, elsewhere)).toEqual(expected);
  });

  it.each<[string, NoteParts, Partial<Elsewhere>, string[]]>([
    ["a property on a day of its own", { properties: ["last-contact: 2026-11-21"], checkIns: ["2026-11-20 call: a"] }, {}, ["2026-11-21 property", "2026-11-20 check-in call a"]],
    ["a property on the day of an attempt", { properties: ["last-contact: 2026-11-20"], checkIns: ["2026-11-20 call (attempt): a"] }, {}, ["2026-11-20 check-in call a", "2026-11-20 property"]],
    ["a meeting note on the day of a call", { checkIns: ["2026-11-20 call: a"] }, { meetings: [dated("M.md", "2026-11-20")] }, ["2026-11-20 check-in call a", "2026-11-20 meeting meeting"]],
  ])("keep %s", (_, parts, elsewhere, expected) => {
    expect(latest(parts, elsewhere)).toEqual(expected);
  });

  it("are none in a note without any", () => {
    expect(brief({})).toEqual({
      latest: [],
      nextStep: null,
      promises: [],
      satisfaction: [],
      trend: null,
      contacts: { byChannel: [], formal: 0, informal: 0 },
    });
  });
});

describe("open promises and the next step", () => {
  const body = ["", "- [ ] undated", "- [ ] later 📅 2026-12-24", "- [ ] past 📅 2026-11-01", "- [x] kept 📅 2026-10-01", "- [ ] sooner 📅 2026-12-01", "- [ ] undated too"].join("\n");

  it("go by their day, those without one last in the order of the note", () => {
    expect(brief({ body }).promises.map(({ text, line }) => [text, line])).toEqual([
      ["past", 4],
      ["sooner", 6],
      ["later", 3],
      ["undated", 2],
      ["undated too", 7],
    ]);
  });

  it.each<[string, NoteParts, object | null]>([
    ["the plan before any promise", { properties: ["next-contact: 2026-12-04"], body }, { kind: "plan", day: days("2026-12-04") }],
    ["a plan whose day has passed", { properties: ["next-contact: 2026-11-04"] }, { kind: "plan", day: days("2026-11-04") }],
    ["else the earliest promise", { body }, { kind: "promise", promise: { text: "past", due: days("2026-11-01") } }],
    ["an undated one too", { body: "- [ ] undated" }, { kind: "promise", promise: { text: "undated", due: null } }],
    ["nothing where all are kept", { body: "- [x] kept" }, null],
  ])("the next step is %s", (_, parts, expected) => {
    if (expected === null) expect(brief(parts).nextStep).toBeNull();
    else expect(brief(parts).nextStep).toMatchObject(expected);
  });
});

describe("satisfaction", () => {
  const rated = (...values: number[]): NoteParts => ({
    checkIns: values.map((value, index) => `2026-${String(index + 1).padStart(2, "0")}-01 call: x [satisfaction:: ${value}]`),
  });

  it("has the last six values with their days, oldest first", () => {
    const values = brief(rated(1, 2, 3, 4, 5, 4, 3)).satisfaction;
    expect(values.map(({ value }) => value)).toEqual([2, 3, 4, 5, 4, 3]);
    expect([shown(values[0]?.day ?? null), shown(values[5]?.day ?? null)]).toEqual(["2026-02-01", "2026-07-01"]);
  });

  it.each<[number[], Brief["trend"]]>([
    [[4, 4, 4, 3], "falling"],
    [[4, 4, 3, 3], "steady"],
    [[3, 3, 3, 4], "rising"],
    [[3, 3, 4, 4], "steady"],
    [[1, 5, 5, 5, 4], "falling"],
    [[5, 5, 1], null],
    [[], null],
  ])("of %j is %s", (values, trend) => {
    expect(brief(rated(...values)).trend).toBe(trend);
  });

  it("is falling exactly where the early sign says so", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 9 }), (values) => {
        const note = aClientNote(aNote(rated(...values)));
        const entry = reviewEntry(note, TODAY, TODAY, aSettings());
        const hasSign = entry.signs.some(({ name }) => name === "satisfaction-falling");
        expect(briefOf(entry, TODAY, []).trend === "falling").toBe(hasSign);
      }),
    );
  });
});

describe("contacts of twelve months", () => {
  const counts = ({ contacts: { byChannel, formal, informal } }: Brief): unknown => [byChannel.map(({ channel, count }) => `${channel ?? "-"} ${count}`), formal, informal];

  it("are counted by channel, the most first, and by how formal they are", () => {
    const checkIns = ["2026-11-20 email: a", "2026-11-19 call: b", "2026-11-18 call: c", "2026-11-17 report: d", "2026-11-16: e", "2026-11-15 call (attempt): f"];
    expect(counts(brief({ checkIns }, { meetings: [dated("M.md", "2026-11-14")] }))).toEqual([["call 2", "email 1", "report 1", "- 1", "meeting 1"], 2, 4]);
  });

  it.each<[string, string[], unknown]>([
    ["one channel twice on a day is one", ["2026-11-20 call: a", "2026-11-20 call: b"], [["call 1"], 0, 1]],
    ["two channels on a day are two", ["2026-11-20 call: a", "2026-11-20 meeting: b"], [["call 1", "meeting 1"], 1, 1]],
    ["one without a channel adds nothing to another of the day", ["2026-11-20 call: a", "2026-11-20: b"], [["call 1"], 0, 1]],
    ["the first day of the months counts, the day before not", ["2025-12-01 call: a", "2025-11-30 call: b"], [["call 1"], 0, 1]],
  ])("%s", (_, checkIns, expected) => {
    expect(counts(brief({ checkIns }))).toEqual(expected);
  });

  it("take the user's own channels for what they are", () => {
    const settings = { channels: [{ id: "audit", words: [], formal: true }, { id: "podcast", words: [] }] };
    expect(counts(brief({ checkIns: ["2026-11-20 audit: a", "2026-11-19 podcast: b"] }, {}, settings))).toEqual([["audit 1", "podcast 1"], 1, 1]);
  });
});
