import { describe, expect, it } from "vitest";
import { formatCheckIn, parseCheckIn, textLines, withoutFields, type CheckIn } from "../../src/domain/check-in";
import type { DailyNoteReader } from "../../src/domain/local-date";
import { shown } from "../support/days";
import { anEntry, aVault } from "../support/log";
import { aReading, dottedDailyNotes, isoDailyNotes, wordyDailyNotes } from "../support/reading";

const settings = { channels: [{ id: "zoom", words: ["созвон"] }] };
const read = (item: string, dailyNotes: DailyNoteReader = isoDailyNotes) => {
  const checkIn = parseCheckIn(item, aReading(settings, dailyNotes));
  return checkIn && { ...checkIn, day: shown(checkIn.day) };
};
const bare = { time: null, channel: null, outcome: "reached", text: "", satisfaction: null };

describe("reading a check-in", () => {
  it.each<[string, Partial<Omit<CheckIn, "day">>]>([
    ["[[2026-11-20]] 14:30 call: Discussed the renewal with [[Anna Petrova]]", { time: "14:30", channel: "call", text: "Discussed the renewal with [[Anna Petrova]]" }],
    ["2026-11-20 email (attempt): Sent the draft", { channel: "email", outcome: "attempt", text: "Sent the draft" }],
    ["[[2026-11-20]] meeting: Quarterly review [satisfaction:: 4]", { channel: "meeting", text: "Quarterly review", satisfaction: 4 }],
    ["[[2026-11-20]] 14:30 call: Discussed renewal [duration:: 45m] [satisfaction:: 4]", { time: "14:30", channel: "call", text: "Discussed renewal", satisfaction: 4 }],
    ["[[2026-11-20]]", {}],
    ["2026-11-20", {}],
    ["2026-11-20:", {}],
    ["[[2026-11-20]]: Discussed", { text: "Discussed" }],
    ["2026-11-20 Discussed", { text: "Discussed" }],
    ["2026-11-20, call, Discussed", { channel: "call", text: "Discussed" }],
    ["[[2026-11-20]], 14:30 call: x", { time: "14:30", channel: "call", text: "x" }],
    ["[[2026-11-20|Friday]] call: x", { channel: "call", text: "x" }],
    ["[[Daily/2026-11-20]] call: x", { channel: "call", text: "x" }],
    ["[[Daily/2026-11-20|2026-11-20]] call: x", { channel: "call", text: "x" }],
    ["[2026-11-20](Daily/2026-11-20.md) call: x", { channel: "call", text: "x" }],
    ["2026/11/20 call: x", { channel: "call", text: "x" }],
    ["20261120 call: x", { channel: "call", text: "x" }],
    ["2026-11-20T14:30 call: x", { time: "14:30", channel: "call", text: "x" }],
    ["[[2026-11-20]] call — x", { channel: "call", text: "x" }],
    ["[[2026-11-20]] — x", { text: "x" }],
    ["2026-11-20 - x", { text: "x" }],
    ["2026-11-20 call – x", { channel: "call", text: "x" }],
    ["2026-11-20 call · x", { channel: "call", text: "x" }],
    ["2026-11-20 call | x", { channel: "call", text: "x" }],
    ["2026-11-20 call x", { channel: "call", text: "x" }],
    ["2026-11-20 call: - x", { channel: "call", text: "- x" }],
    ["2026-11-20 -x", { text: "-x" }],
    ["2026-11-20 9:05 call: x", { time: "09:05", channel: "call", text: "x" }],
    ["2026-11-20 14:30: x", { time: "14:30", text: "x" }],
    ["2026-11-20 14:30", { time: "14:30" }],
    ["2026-11-20 14:30–15:15 call: x", { time: "14:30", channel: "call", text: "x" }],
    ["2026-11-20 00:00 call", { time: "00:00", channel: "call" }],
    ["2026-11-20 23:59 call", { time: "23:59", channel: "call" }],
    ["2026-11-20 24:00 call", { text: "24:00 call" }],
    ["2026-11-20 12:60 call", { text: "12:60 call" }],
    ["2026-11-20 2:30 PM call: Renewal", { time: "14:30", channel: "call", text: "Renewal" }],
    ["[[2026-11-20]] 2:30pm call: x", { time: "14:30", channel: "call", text: "x" }],
    ["2026-11-20 2:30 p.m. call: x", { time: "14:30", channel: "call", text: "x" }],
    ["2026-11-20 2:30\u202FPM call: x", { time: "14:30", channel: "call", text: "x" }],
    ["2026-11-20 9:05 a.m. call: x", { time: "09:05", channel: "call", text: "x" }],
    ["2026-11-20 2 PM call: x", { time: "14:00", channel: "call", text: "x" }],
    ["2026-11-20 12:00 AM call", { time: "00:00", channel: "call" }],
    ["2026-11-20 12:15 PM call", { time: "12:15", channel: "call" }],
    ["2026-11-20 12:15 AM call", { time: "00:15", channel: "call" }],
    ["2026-11-20 2:30:15 PM call", { time: "14:30", channel: "call" }],
    ["2026-11-20 2:30 PM: x", { time: "14:30", text: "x" }],
    ["2026-11-20 2:30 PM:x", { time: "14:30", text: "x" }],
    ["2026-11-20T2:30 PM call: x", { time: "14:30", channel: "call", text: "x" }],
    ["2026-11-20 2:30–3:15 PM call: x", { time: "14:30", channel: "call", text: "x" }],
    ["2026-11-20 11:30–1:15 PM call: x", { time: "11:30", channel: "call", text: "x" }],
    ["2026-11-20 11:30 PM - 1:15 AM call: x", { time: "23:30", channel: "call", text: "x" }],
    ["2026-11-20 11:30-1:15 AM call: x", { time: "23:30", channel: "call", text: "x" }],
    ["2026-11-20 13:30 PM call", { time: "13:30", channel: "call" }],
    ["2026-11-20 14:30pm", { time: "14:30" }],
    ["2026-11-20 0:30 PM", { time: "00:30" }],
    ["2026-11-20 24:30 PM", { text: "24:30 PM" }],
    ["2026-11-20 2:30 PMs met", { time: "02:30", text: "PMs met" }],
    ["2026-11-20 2 PMs met", { text: "2 PMs met" }],
    ["2026-11-20 14:30 - 5 points", { time: "14:30", text: "5 points" }],
    ["2026-11-20 14:30:99", { text: "14:30:99" }],
    ["2026-11-20 звонок (попытка): не ответили", { channel: "call", outcome: "attempt", text: "не ответили" }],
    ["2026-11-20 Встреча (состоялся): обсудили", { channel: "meeting", text: "обсудили" }],
    ["2026-11-20 CALL (Reached): x", { channel: "call", text: "x" }],
    ["2026-11-20 call (ATTEMPT)", { channel: "call", outcome: "attempt" }],
    ["2026-11-20 (attempt): x", { outcome: "attempt", text: "x" }],
    ["2026-11-20 call (no answer): x", { channel: "call", text: "(no answer): x" }],
    ["2026-11-20 call: (attempt) x", { channel: "call", text: "(attempt) x" }],
    ["2026-11-20 call: an attempt (attempt)", { channel: "call", text: "an attempt (attempt)" }],
    ["2026-11-20 созвон: x", { channel: "zoom", text: "x" }],
    ["2026-11-20 pigeon: x", { text: "pigeon: x" }],
    ["2026-11-20 Anna: call back", { text: "Anna: call back" }],
    ["2026-11-20 callback: x", { text: "callback: x" }],
    ["2026-11-20 call: a: b: c", { channel: "call", text: "a: b: c" }],
  ])("%j", (item, expected) => {
    expect(read(item)).toEqual({ ...bare, day: "2026-11-20", ...expected });
  });

  it.each([
    ["20.11.2026 call: x", dottedDailyNotes],
    ["[[20.11.2026|2026-11-20]] call: x", dottedDailyNotes],
    ["[[20.11.2026|2026-11-20]] call: x", isoDailyNotes],
    ["Friday, 20 November 2026 call: x", wordyDailyNotes],
    ["[[Friday, 20 November 2026]] call: x", wordyDailyNotes],
  ])("%j in a vault's own daily-note format", (item, dailyNotes) => {
    expect(read(item, dailyNotes)).toEqual({ ...bare, day: "2026-11-20", channel: "call", text: "x" });
  });

  it.each(["", "call: x", "[[Anna]] called", "20.11.2026 call", "11/20/2026 call", "2026-02-30 call", "2026-11 call", "x 2026-11-20", "[[", "[]()"])(
    "%j starts with no day",
    (item) => {
      expect(read(item)).toBeNull();
    },
  );
});

describe("inline fields", () => {
  it.each<[string, string, number | null]>([
    ["a [satisfaction:: 1]", "a", 1],
    ["a [satisfaction:: 5] b", "a b", 5],
    ["a (satisfaction:: 4)", "a", 4],
    ["a [Satisfaction::4]", "a", 4],
    ["a [удовлетворённость:: 3]", "a", 3],
    ["a [satisfaction:: 4,5]", "a", 4.5],
    ["a [satisfaction:: 0]", "a", null],
    ["a [satisfaction:: 6]", "a", null],
    ["a [satisfaction:: 5.5]", "a", null],
    ["a [satisfaction:: good]", "a", null],
    ["a [with:: [[Anna]], [[Bob]]] b", "a b", null],
    ["[[a:: b]] c", "[[a:: b]] c", null],
    ["a [b] (c) [d](e) [f: g]", "a [b] (c) [d](e) [f: g]", null],
    ["a [b:: c", "a [b:: c", null],
    ["[satisfaction:: 2] [satisfaction:: 4]", "", 4],
  ])("%j", (text, words, satisfaction) => {
    expect(withoutFields(text)).toEqual({ text: words, satisfaction });
  });
});

describe("writing a check-in", () => {
  const line = (entry: Parameters<typeof anEntry>[0], vault = aVault()) => formatCheckIn(anEntry({ day: "2026-11-23", ...entry }), vault.words).line;

  it("writes the canonical form: the day a link for a contact, plain for an attempt", () => {
    expect(line({ time: "14:30", text: "Discussed", satisfaction: 4 })).toBe("[[2026-11-23]] 14:30 call: Discussed [satisfaction:: 4]");
    expect(line({ outcome: "attempt", channel: "email", text: "Sent" })).toBe("2026-11-23 email (attempt): Sent");
  });

  it("leaves out what there is not", () => {
    expect(line({ channel: null, text: "" })).toBe("[[2026-11-23]]");
    expect(line({ text: " \n " })).toBe("[[2026-11-23]] call");
    expect(line({ channel: null, text: "x" })).toBe("[[2026-11-23]]: x");
    expect(line({ channel: null, time: "14:30", text: "x" })).toBe("[[2026-11-23]] 14:30: x");
    expect(line({ text: "", satisfaction: 4 })).toBe("[[2026-11-23]] call: [satisfaction:: 4]");
  });

  it("writes the words of the language of notes, and an alias where daily notes are not ISO", () => {
    const vault = aVault({ language: "ru", dailyNotes: dottedDailyNotes });
    expect(line({ outcome: "attempt", text: "нет ответа" }, vault)).toBe("2026-11-23 звонок (попытка): нет ответа");
    expect(line({ text: "да" }, vault)).toBe("[[23.11.2026|2026-11-23]] звонок: да");
  });

  const texts = ["", "x", ": x", "- x", "— x", "call: x", "15:00", "14:30 call", "(attempt) x", "[[2026-11-20]]", "[x](y)", "a | b", "$&", "a `b` c", "`%%` x"];
  it.each(texts)("is read back as it was meant, whatever the text: %j", (text) => {
    for (const channel of [null, "call", "check-in", "document"]) {
      for (const time of [null, "14:30"]) {
        for (const outcome of ["reached", "attempt"] as const) {
          const { nextContact: _, ...entry } = anEntry({ channel, time, outcome, text, satisfaction: 3 });
          expect(parseCheckIn(formatCheckIn(entry, aVault().words).line, aReading())).toEqual(entry);
        }
      }
    }
  });
});

describe("a text's lines", () => {
  it.each<[string, string[]]>([
    ["a\nb\r\nc\rd\u2028e\u0085f", ["a", "b", "c", "d", "e", "f"]],
    ["\n\n a \n\n\tb\n", ["a", "b"]],
    ["", []],
    ["50%% off", ["50%\\% off"]],
    ["%% a %%", ["%% a %%"]],
    ["%% a %% b %%", ["%% a %% b %\\%"]],
    ["%%%", ["%\\%\\%"]],
    ["%%%%", ["%%%%"]],
    ["%% a %%%%", ["%\\% a %%%%"]],
    ["`%%` and %%", ["`%%` and %\\%"]],
    ["`%%`", ["`%%`"]],
    ["a\n```js\nb\n```", ["a", "\\```js", "b", "\\```"]],
    ["a\n~~~", ["a", "\\~~~"]],
    ["a\n-   ```", ["a", "-   \\```"]],
    ["a\n# b\n#tag", ["a", "\\# b", "#tag"]],
    ["a\n<!-- b", ["a", "\\<!-- b"]],
    ["a\n---\n- - -\n***", ["a", "\\---", "- \\- -", "\\***"]],
    ["a\n- b\n* c\n1. d\n- [ ] e", ["a", "- b", "* c", "1. d", "- [ ] e"]],
    ["a\n%% b %%", ["a", "%% b %%"]],
    ["```", ["```"]],
  ])("%j are harmless in a list", (text, lines) => {
    expect(textLines(text)).toEqual(lines);
  });
});
