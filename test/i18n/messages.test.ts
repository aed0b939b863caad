import { describe, expect, test } from "vitest";
import { BUILT_IN_CHANNELS } from "../../src/domain/channel";
import { DEFAULT_SETTINGS } from "../../src/domain/settings";
import { DURATIONS, TYPES } from "../../src/domain/vocabulary";
import { en } from "../../src/i18n/en";
import { plural } from "../../src/i18n/plural";
import { ru } from "../../src/i18n/ru";

const DETAILS = { detail: "detail", value: "value", property: "property", paths: ["A.md", "B.md"], path: "A.md", characters: "*" };

/** Every text of a tree of messages by its place, each function's for a number of things. */
function texts(messages: object, count: number, place = ""): [place: string, text: unknown][] {
  return Object.entries(messages).flatMap(([key, message]: [string, unknown]) => {
    const path = place === "" ? key : `${place}.${key}`;
    if (typeof message === "object" && message !== null) return texts(message, count, path);
    if (typeof message !== "function") return [[path, message] as [string, unknown]];
    const values = place === "failures" ? [DETAILS] : Array.from({ length: message.length }, () => count);
    return [[path, (message as (...values: unknown[]) => unknown)(...values)] as [string, unknown]];
  });
}

describe.each([
  ["English", en],
  ["Russian", ru],
])("the messages in %s", (_, messages) => {
  test.each([0, 1, 2, 5, 11, 21, 22, 25, 101])("are whole for %i of anything", (count) => {
    for (const [place, text] of texts(messages, count)) {
      expect(text, place).toBeTypeOf("string");
      expect(text, place).toMatch(/\S/);
      expect(text, place).not.toMatch(/undefined|NaN|null|\[object|# |\s{2}/);
    }
  });
});

test("no message in Russian is left in English but for names", () => {
  const own = new Map(texts(ru, 3));
  const same = texts(en, 3).filter(([place, text]) => own.get(place) === text && /[A-Za-z]{2}/.test(String(text)));
  expect(same.map(([, text]) => text)).toEqual(["English", "friend tracker"]);
});

test.each([
  ["types", TYPES],
  ["durations", DURATIONS],
  ["tiers", DEFAULT_SETTINGS.tiers],
  ["channels", BUILT_IN_CHANNELS],
] as const)("the %s all have a Russian word", (vocabulary, entries) => {
  for (const { id } of entries) expect(ru[vocabulary][id], id).toMatch(/^[а-яё-]+( [а-яё-]+)*$/);
  expect(Object.keys(ru[vocabulary])).toHaveLength(entries.length);
});

test.each([
  [1, "1 день"],
  [2, "2 дня"],
  [4, "4 дня"],
  [5, "5 дней"],
  [11, "11 дней"],
  [12, "12 дней"],
  [21, "21 день"],
  [22, "22 дня"],
  [111, "111 дней"],
  [121, "121 день"],
])("%i takes its own form in Russian", (count, words) => {
  expect(plural("ru", "one", "few", "many")(count, "# день", "# дня", "# дней")).toBe(words);
  expect(ru.days.days(count)).toBe(words);
});

test("the last form serves the categories behind it", () => {
  const withClients = plural("ru", "one", "few", "many");
  expect([1, 3, 7].map((count) => withClients(count, "# клиентом", "# клиентами"))).toEqual(["1 клиентом", "3 клиентами", "7 клиентами"]);
  expect([1, 2].map((count) => en.days.days(count))).toEqual(["1 day", "2 days"]);
});
