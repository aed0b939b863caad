import { describe, expect, it } from "vitest";
import { DURATIONS, TYPES } from "../../src/domain/vocabulary";
import { parseReviewBlock, type ReviewBlock } from "../../src/ui/review-block-settings";
import { aSettings } from "../support/settings";

const vocabulary = {
  standing: [
    { id: "overdue", words: ["Просрочены"] },
    { id: "on-track", words: ["On track", "В графике"] },
  ],
  tier: [...aSettings().tiers, { id: "vip", words: [], labels: { ru: "Важнейший" } }],
  type: TYPES,
  duration: DURATIONS,
};

const ANY: ReviewBlock = { filter: { tier: [], type: [], duration: [], tag: [] }, standings: [], folders: [], limit: Infinity };

describe("a code block's settings", () => {
  it.each<[source: string, Partial<ReviewBlock>]>([
    ["", {}],
    ["\n  \n", {}],
    ["tier:", {}],
    ["tier: key", { filter: { ...ANY.filter, tier: ["key"] } }],
    ["  Tier :  КЛЮЧЕВОЙ , важнейший,", { filter: { ...ANY.filter, tier: ["key", "vip"] } }],
    ["tier: key\ntier: supporting", { filter: { ...ANY.filter, tier: ["key", "supporting"] } }],
    ["type: Прямой\nduration: long term", { filter: { ...ANY.filter, type: ["direct"], duration: ["long-term"] } }],
    ["standing: overdue, в графике", { standings: ["overdue", "on-track"] }],
    ["standing: On-Track\r\nlimit: 5\r", { standings: ["on-track"], limit: 5 }],
    ["limit: 5\nlimit: 10", { limit: 10 }],
    ["tag: #VIP, clients/north", { filter: { ...ANY.filter, tag: ["vip", "clients/north"] } }],
    ["folder: /Clients/North/, Work: old", { folders: ["Clients/North", "Work: old"] }],
  ])("%j", (source, block) => {
    expect(parseReviewBlock(source, vocabulary)).toEqual({ ok: true, value: { ...ANY, ...block } });
  });

  it.each([
    ["colour: red", null, "colour"],
    ["tier: key\noverdue", null, "overdue"],
    [": key", null, ""],
    ["constructor: key", null, "constructor"],
    ["tier: key, gold", "tier", "gold"],
    ["type: person", "type", "person"],
    ["standing: late", "standing", "late"],
    ["limit: 0", "limit", "0"],
    ["limit: -1", "limit", "-1"],
    ["limit: 1.5", "limit", "1.5"],
    ["limit: many", "limit", "many"],
  ])("%j is refused, and the word named", (source, setting, value) => {
    expect(parseReviewBlock(source, vocabulary)).toEqual({ ok: false, error: { setting, value } });
  });
});
