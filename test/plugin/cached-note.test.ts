import { describe, expect, it } from "vitest";
import { latestOn } from "../../src/domain/kept-text";
import { addDays, type DailyNoteReader } from "../../src/domain/local-date";
import { cachedNoteReader, type CachedNote } from "../../src/obsidian/cached-note";
import { indexMarkdown } from "../host/core/markdown-index";
import { days, shown } from "../support/days";
import { aReading, isoDailyNotes, dottedDailyNotes } from "../support/reading";

const TODAY = days("2026-11-24");
const LAST = "2026-10-20";

/** `DD-MM-YYYY`, whose texts are as long as ISO days and not in their order. */
const dashedDailyNotes: DailyNoteReader = (text) => dottedDailyNotes(text.replaceAll("-", "."));

function cached(items: readonly string[], lastContact: string | null = LAST, dailyNotes: DailyNoteReader = isoDailyNotes): CachedNote {
  const text = `# Acme\n\n## Check-ins\n\n${items.join("\n")}\n`;
  return cachedNoteReader(aReading({}, dailyNotes))(indexMarkdown(text), lastContact === null ? null : days(lastContact));
}

function latest({ text }: CachedNote): { reached: string | null; next: string | null } {
  const { reached, next } = latestOn(text, TODAY);
  return { reached: shown(reached), next: next === Infinity ? null : shown(addDays(days("1970-01-01"), next)) };
}

describe("check-ins in the cache", () => {
  it.each([
    ["the day of a later link", ["- [[2026-11-02]] call", "- [[2026-10-20]]"], "2026-11-02"],
    ["the day of a later link's alias", ["- [[Monday|2026-11-02]] call"], "2026-11-02"],
    ["the day of a later link with a folder", ["- [[Daily/2026-11-02]]"], "2026-11-02"],
    ["the last contact, where no link is later", ["- [[2026-10-20]]", "- [[2026-09-01]]"], LAST],
    ["the last contact, where only a link elsewhere is later", ["- [[2026-10-20]] until [[2026-11-02]]"], LAST],
  ])("reach the client on %s", (_what, items, day) => {
    expect(latest(cached(items))).toEqual({ reached: day, next: null });
  });

  it("are read by the daily notes' names, in whatever order these stand as texts", () => {
    expect(latest(cached(["- [[05-12-2025]]", "- [[02-11-2026]]"], LAST, dashedDailyNotes))).toEqual({ reached: "2026-11-02", next: null });
  });

  it("have the earliest later day as the plan", () => {
    expect(latest(cached(["- [[2026-12-24]]", "- [[2026-12-01]]", "- [[2026-10-20]]"]))).toEqual({ reached: LAST, next: "2026-12-01" });
  });

  it("are the same with a last contact that is yet to come", () => {
    expect(latest(cached(["- [[2026-10-01]]", "- [[2026-12-01]]"], "2026-12-24"))).toEqual({ reached: "2026-10-01", next: "2026-12-01" });
  });

  it.each([
    ["all", "nothing more to read without items", [], LAST],
    ["standing", "words to read where every day is linked", ["- [[2026-10-20]] call", "  - [[Sam]]"], LAST],
    ["standing", "promises to read", ["- [ ] Send the offer"], LAST],
    ["some", "a standing to read where a day is plain", ["- [[2026-10-20]]", "- 2026-11-02 call"], LAST],
    ["some", "a standing to read where a link is later: it may be an attempt", ["- [[2026-11-02]] call"], LAST],
    ["some", "a standing to read without a last contact", ["- [[2026-10-20]]"], null],
  ])("leave %s known: %s", (known, _what, items, lastContact) => {
    expect(cached(items, lastContact).known()).toBe(known);
  });
});
