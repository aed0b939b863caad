import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { channelsOf } from "../../src/domain/channel";
import { periodOf } from "../../src/domain/period";
import { periodReview } from "../../src/domain/period-review";
import { reviewEntry, type ReviewEntry } from "../../src/domain/review";
import type { Settings } from "../../src/domain/settings";
import { languageOf, withOwnWords } from "../../src/i18n/language";
import { en } from "../../src/templates/en";
import { reportNoteText } from "../../src/templates/report-template";
import { ru } from "../../src/templates/ru";
import { reportVocabulary } from "../../src/ui/report-wording";
import { aClientNote, aNote, type NoteParts } from "../support/client-notes";
import { days } from "../support/days";
import { isPieChart } from "../support/pie-chart";
import { aSettings } from "../support/settings";

const YAML = { parse: (text: string): unknown => parse(text), stringify: (value: unknown): string => stringify(value) };
const SUNDAY = days("2026-11-22");
const WORDS = { en, ru };

function client(path: string, parts: NoteParts, settings: Partial<Settings> = {}): ReviewEntry {
  return reviewEntry(aClientNote(aNote(parts), { path, settings }), SUNDAY, days("2026-11-24"), aSettings(settings));
}

function report(code: "en" | "ru", entries: readonly ReviewEntry[], changes: Partial<Settings> = {}): string {
  const settings = aSettings(changes);
  const tiers = settings.tiers.map(({ id }) => id);
  const review = periodReview(periodOf(SUNDAY, "week"), SUNDAY, entries, tiers, channelsOf(settings.channels));
  const vocabulary = reportVocabulary(withOwnWords(languageOf(code), settings), WORDS[code].report, SUNDAY);
  const linkText = (path: string): string => path.replace(/^Clients\/(?=[^/]*$)|\.md$/g, "");
  return reportNoteText("Title", review, linkText, { words: WORDS[code], vocabulary, yaml: YAML });
}

const chart = (text: string): string => /```mermaid\n([^]*?)\n```/.exec(text)?.[1] ?? "";

const ACME = client("Clients/Acme.md", {
  properties: ["tier: key"],
  checkIns: ["2026-11-20 call: x [satisfaction:: 5]", "2026-11-17 meeting: x [satisfaction:: 4]", "2026-11-12 call: x [satisfaction:: 4]"],
  body: "\n- [x] [[Anna]]: the offer 📅 2026-11-19\n",
});
const BETA = client("Clients/North/Beta.md", {
  properties: ["cadence: 20 days", "last-contact: 2026-11-02"],
  body: "\n- [ ] ask A|B about `x` #urgent 📅 2026-11-13\n- [ ] call %%hidden%% back\n",
});

it("is in the style of the linked vault: inline tags, one H1, H2 sections, tables with links, a last line of links", () => {
  expect(report("en", [BETA, ACME])).toBe(`---
tags: [client-reviews]
from: 2026-11-16
to: 2026-11-22
---

# Title

2026-11-16 – 2026-11-22, as it stood on 2026-11-22. Promises are those open now and, of the closed ones, those due in this period.

## Standing

| Tier | Due | On track | All |
| --- | --- | --- | --- |
| key | 0 | 1 | 1 |
| No tier | 1 | 0 | 1 |
| All | 1 | 1 | 2 |

## Contacts

1 × call, 1 × meeting · 1 formal, 1 informal

\`\`\`mermaid
pie showData
    "call" : 1
    "meeting" : 1
\`\`\`

| Client | Days | How | Last contact |
| --- | --- | --- | --- |
| [[Acme]] | 2 | 1 × call, 1 × meeting · 1 formal, 1 informal | 2026-11-20 |

## Not contacted

| Client | Tier | Standing | Last contact |
| --- | --- | --- | --- |
| [[Clients/North/Beta\\|Beta]] | No tier | Due | 2026-11-02 |

## Satisfaction

| Client | Values | Mean | Before | Change |
| --- | --- | --- | --- | --- |
| [[Acme]] | 4, 5 | 4.5 | 4 | +0.5 |

## Promises

past due: 1 · open: 1 · closed: 1

| Client | Promise | Due | State |
| --- | --- | --- | --- |
| [[Clients/North/Beta\\|Beta]] | ask A\\|B about x \\#urgent | 2026-11-13 | past due |
| [[Clients/North/Beta\\|Beta]] | call &#37;%hidden&#37;% back |  | open |
| [[Acme]] | Anna: the offer | 2026-11-19 | closed |

## Early signs

| Client | Sign |
| --- | --- |
| [[Clients/North/Beta\\|Beta]] | Promises past their day: one open promise was due 13 Nov |
| [[Acme]] | No next step: no planned contact and no open promise |

---
[[Maintaining relationships]] | [[Feedback]] | [[Recommendations]] | [[Long-term partnerships]]
`);
});

it("has Russian words where notes are in Russian", () => {
  expect(report("ru", [BETA, ACME])).toBe(`---
tags: [отчёты-по-клиентам]
from: 2026-11-16
to: 2026-11-22
---

# Title

2026-11-16 – 2026-11-22, состояние на 2026-11-22. Обещания — открытые сейчас и те из закрытых, срок которых был в этом периоде.

## Состояние

| Уровень | Срок наступил | В графике | Всего |
| --- | --- | --- | --- |
| ключевой | 0 | 1 | 1 |
| Без уровня | 1 | 0 | 1 |
| Всего | 1 | 1 | 2 |

## Контакты

1 × звонок, 1 × встреча · 1 формальный, 1 неформальный

\`\`\`mermaid
pie showData
    "звонок" : 1
    "встреча" : 1
\`\`\`

| Клиент | Дни | Как | Последний контакт |
| --- | --- | --- | --- |
| [[Acme]] | 2 | 1 × звонок, 1 × встреча · 1 формальный, 1 неформальный | 2026-11-20 |

## Без контакта

| Клиент | Уровень | Состояние | Последний контакт |
| --- | --- | --- | --- |
| [[Clients/North/Beta\\|Beta]] | Без уровня | Срок наступил | 2026-11-02 |

## Удовлетворённость

| Клиент | Оценки | Среднее | Раньше | Изменение |
| --- | --- | --- | --- | --- |
| [[Acme]] | 4, 5 | 4,5 | 4 | +0,5 |

## Обещания

просрочено: 1 · открыто: 1 · закрыто: 1

| Клиент | Обещание | Срок | Состояние |
| --- | --- | --- | --- |
| [[Clients/North/Beta\\|Beta]] | ask A\\|B about x \\#urgent | 2026-11-13 | просрочено |
| [[Clients/North/Beta\\|Beta]] | call &#37;%hidden&#37;% back |  | открыто |
| [[Acme]] | Anna: the offer | 2026-11-19 | закрыто |

## Ранние признаки

| Клиент | Признак |
| --- | --- |
| [[Clients/North/Beta\\|Beta]] | Обещания просрочены: срок открытого обещания был 13 нояб. |
| [[Acme]] | Нет следующего шага: нет ни плана, ни открытых обещаний |

---
[[Поддержание отношений]] | [[Обратная связь]] | [[Рекомендации]] | [[Долгосрочные партнерства]]
`);
});

it("says of an empty vault that there is nothing, without an empty chart or table", () => {
  const text = report("en", []);
  expect(text).toContain("## Standing\n\nNone.\n\n## Contacts\n\nno contact\n\n## Not contacted\n\nNone.\n\n## Satisfaction\n\nNone.\n\n## Promises\n\nNone.\n\n## Early signs\n\nNone.\n\n---\n");
  expect(text).not.toContain("mermaid");
});

describe("the chart", () => {
  it.each([
    ['the "best" call', "the #34;best#34; call"],
    ["a\\", "a#92;"],
    ["#1; then", "#35;1#59; then"],
    ["%%{init: {}}%%", "#37;#37;{init: {}}#37;#37;"],
    ["<b>x</b> `y`", "#60;b#62;x#60;/b#62; #96;y#96;"],
    ["two\nlines", "two#10;lines"],
    ["обед", "обед"],
  ])("names the user's own channel %s as valid Mermaid", (label, written) => {
    const settings = { channels: [{ id: "own", words: [], labels: { en: label } }] };
    const text = report("en", [client("Clients/Acme.md", { checkIns: ["2026-11-20 own: x"] }, settings)], settings);
    expect(chart(text)).toBe(`pie showData\n    "${written}" : 1`);
    expect(isPieChart(chart(text))).toBe(true);
  });

  it("is valid Mermaid for many channels and for contacts without one", () => {
    const checkIns = ["2026-11-21", "2026-11-20 call", "2026-11-19 call", "2026-11-18 email", "2026-11-17 meeting"];
    const pie = chart(report("en", [client("Clients/Acme.md", { checkIns })]));
    expect(pie.split("\n").slice(1)).toEqual(['    "call" : 2', '    "No channel" : 1', '    "email" : 1', '    "meeting" : 1']);
    expect(isPieChart(pie)).toBe(true);
  });
});

describe("words from other notes", () => {
  it.each([
    ["- [ ] see #clients/key now", "see \\#clients/key now"],
    ["- [ ] **bold** and _so_ on", "bold and \\_so\\_ on"],
    ["- [ ] ==a== b==", "a b\\=="],
    ["- [ ] a \\| b", "a \\\\\\| b"],
    ["- [ ] <b>x</b> $5 $6", "\\<b>x\\</b> \\$5 \\$6"],
    ["- [ ] 10 % of A=B ~ 5", "10 % of A=B ~ 5"],
    ["- [ ] an open [[link", "an open \\[\\[link"],
  ])("%s is only its text", (body, cell) => {
    const text = report("en", [client("Clients/Acme.md", { body: `\n${body}\n` })]);
    expect(text.split("\n").filter((line) => line.startsWith("| [[Acme]] |") && line.endsWith("| open |"))).toEqual([`| [[Acme]] | ${cell} |  | open |`]);
  });
});
