import { describe, expect, it } from "vitest";
import { contactMonths } from "../../src/domain/contact-months";
import type { Sign } from "../../src/domain/signs";
import { languageOf } from "../../src/i18n/language";
import { contactCountsInWords, contactMonthsInWords, plainWords, signInWords, signLabel } from "../../src/ui/wording";
import { days } from "../support/days";

const TODAY = days("2026-11-24");
const [EN, RU] = [languageOf("en"), languageOf("ru")];

describe("an early sign in words", () => {
  it.each<[Sign, en: string, ru: string]>([
    [
      { name: "gaps-growing", lastGap: 48, medianGap: 20 },
      "Gaps growing: the last gap between contacts was 48 days, before it 20 was usual",
      "Перерывы растут: последний перерыв между контактами — 48 дней, обычно было 20",
    ],
    [
      { name: "gaps-growing", lastGap: 2, medianGap: 1 },
      "Gaps growing: the last gap between contacts was 2 days, before it 1 was usual",
      "Перерывы растут: последний перерыв между контактами — 2 дня, обычно было 1",
    ],
    [
      { name: "satisfaction-falling", last: 3, mean: 13 / 3 },
      "Satisfaction falling: 3, after 4.3 on average",
      "Удовлетворённость падает: 3 после 4,3 в среднем",
    ],
    [
      { name: "promises-past", count: 1, oldest: days("2026-11-13") },
      "Promises past their day: one open promise was due 13 Nov",
      "Обещания просрочены: срок открытого обещания был 13 нояб.",
    ],
    [
      { name: "promises-past", count: 2, oldest: days("2025-11-13") },
      "Promises past their day: 2 open promises, the oldest was due 13 Nov 2025",
      "Обещания просрочены: 2 открытых обещания, срок старейшего был 13 нояб. 2025",
    ],
    [
      { name: "promises-past", count: 5, oldest: days("2026-11-13") },
      "Promises past their day: 5 open promises, the oldest was due 13 Nov",
      "Обещания просрочены: 5 открытых обещаний, срок старейшего был 13 нояб.",
    ],
    [
      { name: "three-attempts", count: 3 },
      "Attempts without an answer: 3 attempts since the last contact",
      "Попытки без ответа: 3 попытки после последнего контакта",
    ],
    [
      { name: "three-attempts", count: 21 },
      "Attempts without an answer: 21 attempts since the last contact",
      "Попытки без ответа: 21 попытка после последнего контакта",
    ],
    [
      { name: "no-next-step" },
      "No next step: no planned contact and no open promise",
      "Нет следующего шага: нет ни плана, ни открытых обещаний",
    ],
  ])("%j", (sign, en, ru) => {
    const inWords = (language: typeof EN): string => `${signLabel(sign, language.messages)}: ${signInWords(sign, TODAY, language)}`;
    expect([inWords(EN), inWords(RU)]).toEqual([en, ru]);
  });
});

describe("contacts in words", () => {
  const counts = (...byChannel: [string | null, number][]) => ({ byChannel: byChannel.map(([channel, count]) => ({ channel, count })), formal: 1, informal: 8 });
  it.each([
    [counts(["call", 5], ["email", 2], ["meeting", 1], [null, 1]), "5 × call, 2 × email, 1 × meeting, 1 without a channel · 1 formal, 8 informal", "5 × звонок, 2 × письмо, 1 × встреча, 1 без канала · 1 формальный, 8 неформальных"],
    [counts(["podcast", 9]), "9 × podcast · 1 formal, 8 informal", "9 × podcast · 1 формальный, 8 неформальных"],
    [{ ...counts(["report", 1]), informal: 0 }, "1 × report · 1 formal", "1 × отчёт · 1 формальный"],
    [{ ...counts(["constructor", 1]), formal: 0 }, "1 × constructor · 8 informal", "1 × constructor · 8 неформальных"],
    [{ byChannel: [], formal: 0, informal: 0 }, "no contact", "контактов не было"],
  ])("%j", (contacts, en, ru) => {
    const inWords = ({ messages }: typeof EN): string => contactCountsInWords(contacts, messages).replaceAll("\u00A0", " ");
    expect([inWords(EN), inWords(RU)]).toEqual([en, ru]);
  });

  it("month by month", () => {
    const contact = { kind: "check-in", day: days("2026-10-20"), path: "A.md", channel: null, text: "" } as const;
    const words = "Days with contact in 12 months: Dec 0, Jan 0, Feb 0, Mar 0, Apr 0, May 0, Jun 0, Jul 0, Aug 0, Sept 0, Oct 1, Nov 0";
    expect(contactMonthsInWords(contactMonths([contact], TODAY), EN).replace("Sep ", "Sept ")).toBe(words);
    expect(contactMonthsInWords(contactMonths([], TODAY), RU)).toMatch(/^Дни с контактом за 12 месяцев: дек\. 0, янв\. 0/);
  });
});

describe("plain words", () => {
  it.each([
    ["with [[Anna Petrova]]", "with Anna Petrova"],
    ["with [[People/Anna|Anna]] and ![[Plan.png]]", "with Anna and Plan.png"],
    ["the [offer](https://example.com/a)", "the offer"],
    ["**now**, ~~not~~ ==this== `code`", "now, not this code"],
    ["2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"],
    ["[[ alone, and [x] stay", "[[ alone, and [x] stay"],
  ])("%j reads %j", (text, plain) => {
    expect(plainWords(text)).toBe(plain);
  });
});
