import { describe, expect, it } from "vitest";
import { parsePromise } from "../../src/domain/promise";
import { shown } from "../support/days";
import { isoDailyNotes } from "../support/reading";

const read = (task: string, text: string) => {
  const { due, ...rest } = parsePromise(task, text, isoDailyNotes);
  return { ...rest, due: shown(due) };
};

describe("a promise", () => {
  it.each([
    ["send the offer 📅 2026-12-01", "send the offer", "2026-12-01"],
    ["send the offer 📆 2026-12-01", "send the offer", "2026-12-01"],
    ["send the offer 🗓️ 2026-12-01", "send the offer", "2026-12-01"],
    ["send the offer 📅2026-12-01", "send the offer", "2026-12-01"],
    ["send ⏫ ➕ 2026-11-01 ⏳ 2026-11-20 📅 2026-12-01 #task", "send #task", "2026-12-01"],
    ["send 🔁 every week 📅 2026-12-01", "send", "2026-12-01"],
    ["send [due:: 2026-12-01] the offer", "send the offer", "2026-12-01"],
    ["send (due:: 2026-12-01)", "send", "2026-12-01"],
    ["send [ Due :: 2026-12-01 ]", "send", "2026-12-01"],
    ["send [due:: [[2026-12-01]]]", "send", "2026-12-01"],
    ["send [due:: ] (due:: 2026-12-01)", "send", "2026-12-01"],
    ["send  [repeat:: every week]  [due:: 2026-12-01]", "send", "2026-12-01"],
    ["send to [[Anna]]", "send to [[Anna]]", null],
    ["send 📅 2026-12-01 ^offer-1 ", "send", "2026-12-01"],
    ["send 2^10 or ^that", "send 2^10 or", null],
    ["send 📅 2026-02-30", "send", null],
    ["send ⏳ 2026-12-01", "send", null],
    ["send 📅 soon", "send 📅 soon", null],
    ["", "", null],
  ])("reads %j", (text, words, due) => {
    expect(read(" ", text)).toEqual({ text: words, due, open: true });
  });

  it.each([
    [" ", true],
    ["/", true],
    [">", true],
    ["?", true],
    ["x", false],
    ["X", false],
    ["-", false],
  ])("marked [%s] is open: %s", (task, open) => {
    expect(read(task, "send").open).toBe(open);
  });
});
