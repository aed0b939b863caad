import { describe, expect, it } from "vitest";
import { formatDay } from "../../src/domain/local-date";
import { logEdit } from "../../src/domain/log-edit";
import { interactionsOf, isLogHeading } from "../../src/domain/other-log";
import type { OtherLog } from "../../src/domain/settings";
import { applySplices } from "../../src/domain/splice";
import { aNoteText } from "../support/client-notes";
import { anEntry, aVault, TODAY } from "../support/log";
import { aReading } from "../support/reading";

const ALL: readonly OtherLog[] = ["interactions", "tables", "headings"];
const read = (text: string, otherLogs = ALL): string[] =>
  aNoteText(text, { otherLogs }).checkIns.map(({ day, time, channel, text: words, satisfaction, line }) =>
    [formatDay(day), time, channel, words, satisfaction, line].filter((part) => part !== null && part !== "").join(" | "),
  );

describe("headings that start with a day", () => {
  it.each([
    ["### 2026-06-12 — Email\nAsked for the offer\n", ["2026-06-12 | email | Asked for the offer | 0"]],
    ["### 2026-06-12 - Call: about prices\n\ntext\n", ["2026-06-12 | call | about prices | 0"]],
    ["## [[2026-06-12]]\n\n- Met at the fair\n", ["2026-06-12 | Met at the fair | 0"]],
    ["## 2026-06-12: встреча\n", ["2026-06-12 | meeting | 0"]],
    ["#### 2026-06-12 14:30 call · Anna\n", ["2026-06-12 | 14:30 | call | Anna | 0"]],
    ["# 2026-06-12\n", []],
    ["### June 12\n", []],
    ["```\n### 2026-06-12\n```\n", []],
  ])("%j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("own the items below them: those are no check-ins without a day", () => {
    const text = "## Check-ins\n\n### 2026-06-12 — Email\n\n- about prices\n\n### Others\n\n- no day\n";
    expect(aNoteText(text, { otherLogs: ["headings"] }).problems).toEqual([{ code: "checkin-date", value: "no day" }]);
    expect(aNoteText(text).problems).toHaveLength(2);
  });
});

describe("tables with a column of days", () => {
  const table = "| Date | Type | Notes | Satisfaction |\n|---|:-:|---|---|\n| 2026-06-12 | Email | Sent [[Offer\\|the offer]] | 4 |\n| soon | call | x | |\n| 2026-06-10 | lunch | talked | |\n";

  it("are read under a heading of a log, other cells as the text", () => {
    const expected = ["2026-06-12 | email | Sent [[Offer|the offer]] | 4 | 3", "2026-06-10 | lunch · talked | 5"];
    expect(read(`## Interactions\n${table}`)).toEqual(expected);
    expect(read(`## Check-ins\n${table}`)).toEqual(expected);
    expect(read(`## 📞 Журнал общения\n${table}`)).toEqual(expected);
  });

  it("are left alone elsewhere, and without a column of days", () => {
    expect(read(`## Invoices\n${table}`)).toEqual([]);
    expect(read("## Interactions\n| What | Who |\n|---|---|\n| 2026-06-12 | Anna |\n")).toEqual([]);
  });

  it("are not cut in two by a new check-in", () => {
    const vault = aVault({ settings: { otherLogs: ["tables"] } });
    const text = `# Acme\n\n## Check-ins\n\n${table}`;
    const edit = logEdit(text, anEntry({ day: "2026-06-11", text: "New" }), TODAY, vault);
    if (!edit.ok) throw new Error(edit.error.code);
    const after = applySplices(text, edit.value.splices);
    expect(after).toContain(table);
    expect(after).toContain("## Check-ins\n\n- [[2026-06-11]] call: New\n\n| Date");
  });
});

describe("Friend Tracker's interactions", () => {
  const reading = aReading({ otherLogs: ["interactions"] });

  it("are check-ins of the front matter", () => {
    const { checkIns, problems } = interactionsOf(
      { interactions: [{ date: "2026-06-12", text: "Coffee [satisfaction:: 5]", type: "Call" }, "2026-06-10 email: hi", null, { date: "06/12/2026", text: "?" }] },
      reading,
    );
    expect(checkIns.map(({ day, channel, text, satisfaction }) => [formatDay(day), channel, text, satisfaction])).toEqual([
      ["2026-06-12", "call", "Coffee", 5],
      ["2026-06-10", "email", "hi", null],
    ]);
    expect(problems).toEqual([{ code: "date", property: "interactions", value: '{"date":"06/12/2026","text":"?"}' }]);
  });

  it("are nobody's business until the settings ask for them", () => {
    expect(interactionsOf({ interactions: [{ date: "2026-06-12" }] }, aReading())).toEqual({ checkIns: [], problems: [] });
  });

  it("keep last-contact from being set back by a log of an earlier day", () => {
    const text = "---\ninteractions:\n  - date: 2026-06-12\n    text: Coffee\n---\n";
    const edit = logEdit(text, anEntry({ day: "2026-06-01" }), TODAY, aVault({ settings: { otherLogs: ["interactions"] } }));
    if (!edit.ok) throw new Error(edit.error.code);
    expect(applySplices(text, edit.value.splices)).toContain("last-contact: 2026-06-12\n---");
  });
});

it("without the setting, none of these forms is a check-in", () => {
  expect(read("### 2026-06-12 — Email\n\n## Log\n| Date |\n|---|\n| 2026-06-12 |\n", [])).toEqual([]);
});

it.each([["Interactions", true], ["📞 Contact log", true], ["История общения", true], ["Invoices", false], ["", false]])(
  "a heading %j: %s",
  (heading, expected) => {
    expect(isLogHeading(heading)).toBe(expected);
  },
);

describe("inline fields", () => {
  it.each([
    ["last-contact:: 2026-11-02\n", { "last-contact": "2026-11-02" }],
    ["- **Last contact**:: [[2026-11-02]]\n", { "Last contact": "[[2026-11-02]]" }],
    ["tier:: key\ntier:: supporting\n", { tier: "key" }],
    ["a sentence [last-contact:: 2026-11-02]\n", {}],
    ["```\ntier:: key\n```\n%%\ntier:: key\n%%\n", {}],
    ["## Check-ins\n- 2026-11-02 call:: x\n", {}],
    ["std::vector\nhttp://a::b\n", { std: "vector" }],
  ])("%j", (text, expected) => {
    expect(aNoteText(text).fields).toEqual(expected);
  });
});
