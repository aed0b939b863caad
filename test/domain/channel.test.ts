import { describe, expect, it } from "vitest";
import { channelMatcher, channelsOf, findChannel } from "../../src/domain/channel";

const own = [
  { id: "zoom", words: ["созвон"] },
  { id: "check", words: ["call back"] },
  { id: "coffee", words: ["call", "кофе-брейк"] },
];
const channels = channelsOf(own);
const match = channelMatcher(channels);

describe("channels", () => {
  it("are informal or formal as the contract says, and the user's own are informal", () => {
    const formal = channels.filter(({ formal }) => formal).map(({ id }) => id);
    const informal = channels.filter(({ formal }) => !formal).map(({ id }) => id);
    expect(formal).toEqual(["meeting", "report", "presentation", "document"]);
    expect(informal).toEqual(["check-in", "call", "message", "email", "social", "zoom", "check", "coffee"]);
  });

  it.each([
    ["call", "call"],
    ["CALL", "call"],
    ["Check in", "check-in"],
    ["Чек-ин", "check-in"],
    ["отчёт", "report"],
    ["ОТЧЕТ", "report"],
    ["почта", "email"],
    ["созвон", "zoom"],
    ["pigeon", undefined],
    ["", undefined],
    ["constructor", undefined],
  ])("%j names %s", (word, id) => {
    expect(findChannel(word, channels)?.id).toBe(id);
  });
});

describe("a channel at the start of a text", () => {
  it.each([
    ["call: Discussed", "call", ": Discussed"],
    ["Call Anna", "call", " Anna"],
    ["call", "call", ""],
    ["call (attempt)", "call", " (attempt)"],
    ["call.", "call", "."],
    ["call, then", "call", ", then"],
    ["check-in: x", "check-in", ": x"],
    ["call back: x", "check", ": x"],
    ["check: x", "check", ": x"],
    ["чек-ин: x", "check-in", ": x"],
    ["звонок: x", "call", ": x"],
    ["сообщение: x", "message", ": x"],
    ["письмо: x", "email", ": x"],
    ["почта: x", "email", ": x"],
    ["mail: x", "email", ": x"],
    ["соцсети: x", "social", ": x"],
    ["встреча: x", "meeting", ": x"],
    ["Отчёт: x", "report", ": x"],
    ["отчет: x", "report", ": x"],
    ["презентация: x", "presentation", ": x"],
    ["документ: x", "document", ": x"],
    ["кофе-брейк: x", "coffee", ": x"],
  ])("%j is %s", (text, id, rest) => {
    expect(match(text)).toEqual({ id, rest });
  });

  it.each(["callback", "calls", "call-back", "call_1", "call2", "report.pdf sent", "call/meeting", "звонками", " call", "a call", ""])(
    "%j is text",
    (text) => {
      expect(match(text)).toBeNull();
    },
  );

  it("leaves a built-in channel its words, as the search by word does", () => {
    expect(match("call: x")?.id).toBe(findChannel("call", channels)?.id);
  });
});
