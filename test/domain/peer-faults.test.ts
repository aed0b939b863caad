import { describe, expect, it } from "vitest";
import { addCadence, parseCadence } from "../../src/domain/cadence";
import { formatDay } from "../../src/domain/local-date";
import { reviewEntry, reviewOrder } from "../../src/domain/review";
import { aClient, aClientNote, aNote, aNoteText, type NoteParts } from "../support/client-notes";
import { days, shown } from "../support/days";
import { aVault, logged, refusal, tryLog } from "../support/log";
import { aSettings } from "../support/settings";

const entry = (parts: NoteParts, today = "2026-11-24", name = "Acme") =>
  reviewEntry(aClientNote(aNote(parts), { path: `Clients/${name}.md` }), days(today), days(today), aSettings());

describe("faults of peers in writing", () => {
  it("two writes where one fails half-way: line and property are one edit, and are refused together", () => {
    const edit = tryLog("---\nlast-contact: 2026-11-01\n---\n## Check-ins\n");
    expect(edit.ok && edit.value.splices.length).toBe(2);
    expect(refusal("---\nlast-contact: &a 2026-11-01\n---\n## Check-ins\n")).toBe("unsafe-property");
    expect(refusal("---\nlast-contact: 2026-11-01\n---\n```\n")).toBe("open-end");
  });

  it("a section replaced instead of appended to: all that stands there stays", () => {
    const note = "## Check-ins\n\nIntro.\n\n- 2026-11-20 a\n\n| a | b |\n|---|---|\n\n![[image.png]]\n";
    const after = logged(note, { outcome: "attempt" });
    expect(after.replace("- 2026-11-24 call (attempt): Hello\n", "")).toBe(note);
  });

  it("code fences not seen: neither as headings nor as check-ins nor as places to write", () => {
    const note = "```md\n## Check-ins\n- 2026-11-23 example\n```\n";
    expect(aNoteText(note).checkIns).toEqual([]);
    expect(logged(note, { outcome: "attempt" })).toBe(`${note}\n## Check-ins\n\n- 2026-11-24 call (attempt): Hello\n`);
  });

  it("sub-bullets flattened: they keep their indent and their item", () => {
    const list = "- 2026-11-20 a\n    - one\n        - two\n- 2026-11-18 b\n\t- three\n";
    expect(logged(`## Check-ins\n${list}`, { outcome: "attempt", day: "2026-11-19" })).toBe(
      `## Check-ins\n- 2026-11-20 a\n    - one\n        - two\n- 2026-11-19 call (attempt): Hello\n- 2026-11-18 b\n\t- three\n`,
    );
  });

  it("orphaned list items after an edit of YAML: a list is changed whole or not at all", () => {
    const yaml = "---\nlast-contact:\n  - 2026-11-01\n  - 2026-11-02\ntier: key\n---\n";
    // A list of two days says no one day: it is left alone, with a word.
    expect(tryLog(yaml)).toMatchObject({ ok: true, value: { leftAlone: { property: "last-contact" } } });
    expect(logged(yaml)).toContain(yaml);
    expect(refusal("---\nnext-contact:\n  - 2026-11-01\n  - 2026-11-02\n---\n", { nextContact: "2026-12-01" })).toBe("unsafe-property");
  });

  it("$& in a value corrupts the block: it is a text like any other", () => {
    const yaml = '---\nrate: "$& $1 $$ $`"\nlast-contact: 2026-11-01\n---\n';
    const after = logged(`${yaml}## Check-ins\n- 2026-11-20 $&\n`, { text: "$& $' $<x>" });
    expect(after).toBe(`${yaml.replace("2026-11-01", "2026-11-24")}## Check-ins\n- [[2026-11-24]] call: $& $' $<x>\n- 2026-11-20 $&\n`);
  });

  it("CRLF files get a second front matter block: theirs is found, and CRLF stays", () => {
    const after = logged("---\r\ntier: key\r\n---\r\n\r\n# Acme\r\n");
    expect(after).toBe("---\r\ntier: key\r\nlast-contact: 2026-11-24\r\n---\r\n\r\n# Acme\r\n\r\n## Check-ins\r\n\r\n- [[2026-11-24]] call: Hello\r\n");
    expect(after.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("a past-dated log rolls last contact back and drops a snooze: neither", () => {
    const yaml = "---\nlast-contact: 2026-11-20\npaused-until: 2026-12-20\nnext-contact: 2026-12-21\n---\n";
    expect(logged(`${yaml}## Check-ins\n`, { day: "2026-10-01" })).toBe(`${yaml}## Check-ins\n\n- [[2026-10-01]] call: Hello\n`);
  });
});

describe("faults of peers in reading", () => {
  it("a new client counts as contacted today: it was never contacted", () => {
    const { standing, lastContact, daysOver } = reviewEntry(aClientNote(aNote(), { createdOn: "2026-11-24" }), days("2026-11-24"), days("2026-11-24"), aSettings());
    expect({ standing, lastContact, daysOver }).toEqual({ standing: "new", lastContact: null, daysOver: 0 });
  });

  it("cancelled tasks count as contact: no task does", () => {
    const body = "## Check-ins\n- [-] 2026-11-20 call [[Sam]]\n- [x] 2026-11-21 call [[Sam]]\n- [ ] 2026-11-22 call\n- [-] call [[Sam]]\n";
    expect(entry({ body })).toMatchObject({ standing: "new", lastContact: null });
    expect(aNoteText(body).problems).toEqual([]);
  });

  it("a future meeting looks recent, or -5 days: it is a plan", () => {
    const planned = entry({ checkIns: ["2026-11-29 meeting", "2026-10-01 call"] });
    expect(planned).toMatchObject({ standing: "soon", daysOver: -5, lastContact: { day: days("2026-10-01") } });
    expect(entry({ properties: ["last-contact: 2026-11-29"] })).toMatchObject({ standing: "new", lastContact: null });
  });

  it("biweekly not understood and silently monthly: it is two weeks, and what is not understood is a problem", () => {
    expect(aClient({ cadence: "biweekly" })).toMatchObject({ cadence: { count: 2, unit: "week" }, problems: [] });
    expect(aClient({ cadence: "now and then" })).toMatchObject({ cadence: null, problems: [{ code: "cadence", value: "now and then" }] });
  });

  it("one unreadable note blanks the whole list: it stays in the review with its problems", () => {
    const broken = entry({ properties: ["tier: 5", "last-contact: {a: 1}", "next-contact: 99/99/9999", "paused-until: x", "status: [1, 2]"] });
    expect(broken).toMatchObject({ standing: "new", note: { client: { status: "active" } } });
    expect(broken.note.client.problems.map(({ property }) => property).sort()).toEqual(["last-contact", "next-contact", "paused-until", "tier"]);
  });

  it('"10 days" sorts before "9 days": days are numbers', () => {
    const ago = (count: number, name: string) => entry({ properties: ["cadence: 1 day", `last-contact: ${formatDay((days("2026-11-24") - count) as ReturnType<typeof days>)}`] }, "2026-11-24", name);
    const order = reviewOrder(aSettings(), new Intl.Collator("en").compare);
    expect([ago(9, "nine"), ago(100, "hundred"), ago(10, "ten")].sort(order).map(({ note }) => note.name)).toEqual(["hundred", "ten", "nine"]);
  });

  it("today taken in UTC, due today shows -1, a day lost at a change of the clocks: days are whole numbers", () => {
    const last = { properties: ["cadence: 2 days", "last-contact: 2026-03-28"] };
    expect(["2026-03-29", "2026-03-30", "2026-03-31"].map((today) => entry(last, today).daysOver)).toEqual([-1, 0, 1]);
    expect(entry({ properties: ["last-contact: 2026-11-24T23:59:00-11:00"] }).lastContact?.day).toBe(days("2026-11-24"));
  });

  it("31 days for 29: a month is counted in its own days", () => {
    const month = parseCadence("monthly") ?? { count: 0, unit: "day" as const };
    expect(addCadence(days("2028-02-01"), month) - days("2028-02-01")).toBe(29);
    expect(days("2028-03-01") - days("2028-02-01")).toBe(29);
  });

  it("headings and words of one language only: those of the other are read all the same", () => {
    const russian = logged("# Ромашка\n", { text: "Обсудили" }, aVault({ language: "ru" }));
    expect(aNoteText(russian).checkIns.map(({ day, channel, text }) => [shown(day), channel, text])).toEqual([["2026-11-24", "call", "Обсудили"]]);
    expect(logged(russian, { outcome: "attempt" })).toContain("## Чек-ины\n\n- 2026-11-24 call (attempt): Hello\n- [[2026-11-24]] звонок: Обсудили\n");
  });
});
