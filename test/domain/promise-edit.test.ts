import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Placed } from "../../src/domain/note-reading";
import type { ClientPromise } from "../../src/domain/promise";
import { togglePromiseEdit } from "../../src/domain/promise-edit";
import { aNoteText } from "../support/client-notes";
import { days } from "../support/days";
import { edited } from "../support/log";
import { aReading } from "../support/reading";

const TODAY = days("2026-11-24");

/** The only promise of a note. */
function promiseOf(text: string): Placed<ClientPromise> {
  const [promise, ...others] = aNoteText(text).promises;
  if (promise === undefined || others.length > 0) throw new Error(`A test needs one promise: ${text}`);
  return promise;
}

const toggled = (text: string, promise = promiseOf(text)): string => edited(text, togglePromiseEdit(text, promise, TODAY, aReading()));
const refusal = (text: string, promise: Placed<ClientPromise>): string | null => {
  const edit = togglePromiseEdit(text, promise, TODAY, aReading());
  return edit.ok ? null : edit.error.code;
};

describe("ticking a promise", () => {
  it.each([
    ["one character", "- [ ] send", "- [x] send"],
    ["another open mark", "- [/] send", "- [x] send"],
    ["a mark of two code units", "- [🔥] send", "- [x] send"],
    ["a numbered item", "12. [ ] send", "12. [x] send"],
    ["a nested item", "- a\n\t* [ ] send\n- b", "- a\n\t* [x] send\n- b"],
    ["an item in a quote", "> [!todo]\n> - [ ] send", "> [!todo]\n> - [x] send"],
    ["a quote in a quote", "> > - [ ] send 📅 2026-12-01", "> > - [x] send 📅 2026-12-01 ✅ 2026-11-24"],
    ["fields of Tasks", "- [ ] send 📅 2026-12-01", "- [x] send 📅 2026-12-01 ✅ 2026-11-24"],
    ["a priority alone", "- [ ] send ⏫", "- [x] send ⏫ ✅ 2026-11-24"],
    ["a tag behind them", "- [ ] send 📅 2026-12-01 #task", "- [x] send 📅 2026-12-01 #task ✅ 2026-11-24"],
    ["a block's id behind them", "- [ ] send 📅 2026-12-01 ^offer-1", "- [x] send 📅 2026-12-01 ✅ 2026-11-24 ^offer-1"],
    ["white space behind them", "- [ ] send 📅 2026-12-01  \nnext", "- [x] send 📅 2026-12-01 ✅ 2026-11-24  \nnext"],
    ["a field of Dataview", "- [ ] send [due:: 2026-12-01]", "- [x] send [due:: 2026-12-01] [completion:: 2026-11-24]"],
    ["a field of Dataview in round brackets, in capitals and with spaces", "- [ ] send ( Due :: 2026-12-01 )", "- [x] send ( Due :: 2026-12-01 ) [completion:: 2026-11-24]"],
    ["fields as Tasks writes them, two spaces before each", "- [ ] send  [priority:: high]  [due:: 2026-12-01]", "- [x] send  [priority:: high]  [due:: 2026-12-01]  [completion:: 2026-11-24]"],
    ["a field of Dataview before the words, and a block's id", "- [ ] [due:: 2026-12-01] send ^offer-1", "- [x] [due:: 2026-12-01] send [completion:: 2026-11-24] ^offer-1"],
    ["fields in both forms", "- [ ] send 📅 2026-12-01 [priority:: high]", "- [x] send 📅 2026-12-01 [priority:: high] ✅ 2026-11-24"],
    ["a field that is not of Tasks", "- [ ] send [to:: [[Anna]]]", "- [x] send [to:: [[Anna]]]"],
    ["a byte order mark and CRLF", "\uFEFF---\r\na: 1\r\n---\r\n- [ ] send 📅 2026-12-01\r\nnext", "\uFEFF---\r\na: 1\r\n---\r\n- [x] send 📅 2026-12-01 ✅ 2026-11-24\r\nnext"],
    ["broken YAML above", "---\na: [\n---\n- [ ] send", "---\na: [\n---\n- [x] send"],
    ["an open fence below", "- [ ] send\n```\ncode", "- [x] send\n```\ncode"],
  ])("changes only what it must: %s", (_, text, expected) => {
    expect(toggled(text)).toBe(expected);
  });

  it("opens a ticked one again and takes its done date away", () => {
    expect(toggled("- [X] send 📅 2026-12-01 ✅ 2026-11-20 ^id")).toBe("- [ ] send 📅 2026-12-01 ^id");
    expect(toggled("- [x] send  [due:: 2026-12-01]  [completion:: 2026-11-20] ^id")).toBe("- [ ] send  [due:: 2026-12-01] ^id");
    expect(toggled("- [x] send (due:: 2026-12-01) ( Completion:: 2026-11-20 )")).toBe("- [ ] send (due:: 2026-12-01)");
    expect(toggled("- [x] send [due:: 2026-12-01] [completion:: half]")).toBe("- [ ] send [due:: 2026-12-01] [completion:: half]");
    expect(toggled("- [x] send")).toBe("- [ ] send");
  });

  it("and opening it again gives the same bytes", () => {
    const part = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
    const line = fc.tuple(
      part("- [ ] ", "* [ ] ", "3) [ ]   ", "- a\n  - [ ] ", "> - [ ] ", "> > 1. [ ] ", "- a\r\n\t- [ ]\t"),
      fc.string({ unit: fc.constantFrom(..."abв [(:#*`^-"), maxLength: 12 }),
      part("", " 📅 2026-12-01", " ⏳ 2026-12-01 🔼", " [due:: 2026-12-01]", "  (Priority:: high)  [due:: 2026-12-01]", " [completion:: 2026-11-01] ⏫", "📅2026-12-01"),
      part("", " #task", " ^id", "  ", "\t^a-1  "),
    );
    const note = fc.tuple(part("", "---\na: 1\n---\n", "---\r\na: 1\r\n---\r\n", "\uFEFF", "# Acme\r\n\r\n"), line, part("", "\n", "\r\n", "\r\n\r\n## Check-ins\r\n- 2026-11-20 call\r\n", "\n%%\nopen"));
    fc.assert(
      fc.property(note, ([before, parts, after]) => {
        const text = before + parts.join("") + after;
        const ticked = toggled(text);
        expect(ticked).not.toBe(text);
        expect(aNoteText(ticked).promises).toEqual([{ ...promiseOf(text), open: false }]);
        expect(toggled(ticked)).toBe(text);
      }),
    );
  });

  it("leaves other promises of the same text alone", () => {
    const text = "- [ ] send\n- [ ] send\n- [x] send";
    const second = aNoteText(text).promises[1];
    expect(second && toggled(text, second)).toBe("- [ ] send\n- [x] send\n- [x] send");
  });

  const SEND: Placed<ClientPromise> = { text: "send", due: null, open: true, line: 1 };
  it.each([
    ["is another", "# Acme\n- [ ] send it", "promise-changed"],
    ["has another day", "# Acme\n- [ ] send 📅 2026-12-01", "promise-changed"],
    ["stands on another line", "# Acme\n\n- [ ] send", "promise-changed"],
    ["is ticked already", "# Acme\n- [x] send", "promise-changed"],
    ["is cancelled", "# Acme\n- [-] send", "promise-changed"],
    ["is no task any more", "# Acme\n- send", "promise-changed"],
    ["is in a code fence", "```\n- [ ] send\n```", "promise-changed"],
    ["is in a comment", "%%\n- [ ] send\n%%", "promise-changed"],
    ["is in the front matter", "---\n- [ ] send\n---", "promise-changed"],
    ["is gone", "", "promise-changed"],
    ["comes again, since only Tasks can write its next one", "# Acme\n- [ ] send 🔁 every week", "recurring-promise"],
    ["comes again in the form of Dataview", "# Acme\n- [ ] send [repeat:: every week]", "recurring-promise"],
    ["comes again in round brackets", "# Acme\n- [ ] send (repeat:: every week when done)", "recurring-promise"],
    ["comes again in capitals and with spaces", "# Acme\n- [ ] send [ Repeat :: every week ]", "recurring-promise"],
  ])("is refused where it %s", (_, text, code) => {
    expect(refusal(text, SEND)).toBe(code);
  });

  it("is ticked where its recurrence is empty: it does not come again", () => {
    expect(toggled("- [ ] send [repeat:: ]")).toBe("- [x] send [repeat:: ] [completion:: 2026-11-24]");
  });

  it("never opens a cancelled one", () => {
    expect(refusal("- [-] send", promiseOf("- [-] send"))).toBe("promise-changed");
  });
});
