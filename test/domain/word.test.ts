import { describe, expect, it } from "vitest";
import { isUnsetText, normaliseWord } from "../../src/domain/word";

describe("words of the vocabulary", () => {
  it.each([
    ["Long-Term", "longterm"],
    ["long_term", "longterm"],
    ["  LONG term ", "longterm"],
    ["Отчёт", "отчет"],
    ["отче\u0308т", "отчет"],
    ["последний-контакт", "последнийконтакт"],
  ])("%j is compared as %j", (word, form) => {
    expect(normaliseWord(word)).toBe(form);
  });
});

describe("unset text", () => {
  it.each(["", "   ", "{{date}}", "on {{date:YYYY-MM-DD}}", "<% tp.date.now() %>", "<%* tR %>"])("%j is unset", (text) => {
    expect(isUnsetText(text)).toBe(true);
  });

  it.each(["2026-11-24", "{{", "}} {{", "{date}", "5 < 6 %"])("%j is not", (text) => {
    expect(isUnsetText(text)).toBe(false);
  });
});
