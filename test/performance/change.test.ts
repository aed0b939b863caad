// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { rebuildAll } from "../../bench/classes/rebuild-all";
import { clientName, noteText } from "../../bench/generate-vault";
import { answer, startToWords, type Parts } from "../../bench/plugin-parts";
import { addDays } from "../../src/domain/local-date";
import { indexMarkdown } from "../host/core/markdown-index";

/** Takes turns between two states of one note, as its edits do. */
function editing({ app }: Parts, path: string, states: readonly string[]): () => void {
  const caches = states.map((text) => indexMarkdown(text));
  let turn = 0;
  return () => {
    turn = (turn + 1) % states.length;
    app.change(path, states[turn] ?? "", caches[turn] ?? {});
  };
}

const editClient = (parts: Parts): (() => void) => {
  const path = `Clients/${clientName(7)}.md`;
  const text = parts.app.textOf(path);
  return editing(parts, path, [text, text.replace(/last-contact: .*/, "last-contact: 2026-11-23")]);
};

const relinkMeeting = (parts: Parts): (() => void) => {
  const meeting = (name: string): string => noteText(`date: 2026-11-20\nattendees: ["[[${name}]]"]\n`, "# Meeting\n");
  return editing(parts, "Meetings/Meeting 1.md", [meeting(clientName(3)), meeting(clientName(9))]);
};

describe("one change", () => {
  it("of a client reads no note and makes that client's entry anew, no other", async () => {
    const parts = await startToWords(1_000);
    const { app, store } = parts;
    const edit = editClient(parts);
    const before = new Set(store.review());
    app.vault.reads = 0;
    edit();
    expect(app.vault.reads).toBe(0);
    expect(store.review().filter((entry) => !before.has(entry)).map(({ note }) => note.path)).toEqual([`Clients/${clientName(7)}.md`]);
    expect(answer(store.review())).toEqual(answer(rebuildAll(app)));
  });

  it("of a meeting's link reads no note and touches the client before and the one after", async () => {
    const parts = await startToWords(1_000);
    const relink = relinkMeeting(parts);
    relink();
    const before = new Set(parts.store.review());
    parts.app.vault.reads = 0;
    relink();
    expect(parts.app.vault.reads).toBe(0);
    const touched = parts.store.review().filter((entry) => !before.has(entry)).map(({ note }) => note.name);
    expect(touched.sort()).toEqual([clientName(3), clientName(9)].sort());
  });
});

describe("a new day", () => {
  it("reads no note, tells its listeners once, and gives what a new list would", async () => {
    const { app, store } = await startToWords(2_000);
    let calls = 0;
    store.onChange(() => calls++);
    app.vault.reads = 0;
    const tomorrow = addDays(store.day(), 1);
    const expected = answer(store.reviewOn(tomorrow));
    store.rollOver(tomorrow);
    expect(answer(store.review())).toEqual(expected);
    expect([app.vault.reads, calls]).toEqual([0, 1]);
  });
});
