import { describe, expect, it } from "vitest";
import type { NoteWriter, WrittenEdit } from "../../src/app/ports";
import { UndoHistory } from "../../src/app/undo-history";
import { fail, ok } from "../../src/domain/result";
import { applySplices } from "../../src/domain/splice";

/** Notes in memory; a path in `locked` can't be written. */
function aVault(texts: Readonly<Record<string, string>>): {
  readonly notes: Map<string, string>;
  readonly locked: Set<string>;
  readonly history: UndoHistory;
  readonly append: (path: string, line: string) => Promise<WrittenEdit>;
} {
  const notes = new Map(Object.entries(texts));
  const locked = new Set<string>();
  const writer: NoteWriter = {
    write: (path, edit) => {
      const before = notes.get(path);
      if (before === undefined) return Promise.resolve(fail({ code: "missing-note" }));
      if (locked.has(path)) return Promise.resolve(fail({ code: "write-failed", detail: "locked" }));
      const result = edit(before);
      if (!result.ok) return Promise.resolve(result);
      const after = applySplices(before, result.value.splices);
      notes.set(path, after);
      return Promise.resolve(ok({ ...result.value, path, before, after }));
    },
  };
  const append = async (path: string, line: string): Promise<WrittenEdit> => {
    const end = notes.get(path)?.length ?? 0;
    const result = await writer.write(path, () => ok({ splices: [{ from: end, to: end, insert: line }], leftAlone: null }));
    if (!result.ok) throw new Error("not written");
    return result.value;
  };
  return { notes, locked, history: new UndoHistory(writer), append };
}

describe("the undo history", () => {
  it("takes back the step that it is asked for, and no other", async () => {
    const { notes, history, append } = aVault({ "a.md": "a\n", "b.md": "b\n" });
    const step = history.push([await append("a.md", "one\n")]);
    history.push([await append("b.md", "two\n")]);
    expect(await history.undo(step ?? undefined)).toEqual({ undone: ["a.md"], failed: [] });
    expect(Object.fromEntries(notes)).toEqual({ "a.md": "a\n", "b.md": "b\ntwo\n" });
    expect(await history.undo()).toEqual({ undone: ["b.md"], failed: [] });
    expect(history.isEmpty()).toBe(true);
  });

  it("does nothing for a step that was taken back already", async () => {
    const { notes, history, append } = aVault({ "a.md": "a\n", "b.md": "b\n" });
    history.push([await append("b.md", "two\n")]);
    const step = history.push([await append("a.md", "one\n")]);
    await history.undo();
    expect(await history.undo(step ?? undefined)).toEqual({ undone: [], failed: [] });
    expect(notes.get("b.md")).toBe("b\ntwo\n");
  });

  it("says that a note has changed since, and takes the step back once the later one is gone", async () => {
    const { notes, history, append } = aVault({ "a.md": "a\n" });
    const first = history.push([await append("a.md", "one\n")]);
    history.push([await append("a.md", "two\n")]);
    expect((await history.undo(first ?? undefined)).failed).toEqual([{ path: "a.md", failure: { code: "changed-since" } }]);
    expect(notes.get("a.md")).toBe("a\none\ntwo\n");
    await history.undo();
    await history.undo();
    expect(notes.get("a.md")).toBe("a\n");
  });

  it("forgets the newest step where its note was changed by hand, so that the one before can be taken back", async () => {
    const { notes, history, append } = aVault({ "a.md": "a\n", "b.md": "b\n" });
    history.push([await append("b.md", "two\n")]);
    history.push([await append("a.md", "one\n")]);
    notes.set("a.md", "mine\n");
    expect((await history.undo()).failed).toHaveLength(1);
    expect((await history.undo()).undone).toEqual(["b.md"]);
    expect(notes.get("a.md")).toBe("mine\n");
  });

  it("keeps what could not be written for another try, in its place", async () => {
    const { notes, locked, history, append } = aVault({ "a.md": "a\n", "b.md": "b\n", "c.md": "c\n" });
    const step = history.push([await append("a.md", "one\n"), await append("b.md", "one\n")]);
    history.push([await append("c.md", "two\n")]);
    locked.add("b.md");
    expect(await history.undo(step ?? undefined)).toMatchObject({ undone: ["a.md"], failed: [{ path: "b.md", failure: { code: "write-failed" } }] });
    locked.clear();
    expect((await history.undo()).undone).toEqual(["c.md"]);
    expect((await history.undo()).undone).toEqual(["b.md"]);
    expect([...notes.values()]).toEqual(["a\n", "b\n", "c\n"]);
  });

  it("tells when a step can no longer be taken back: after its undo, and when twenty newer ones stand above it", async () => {
    const { history, append } = aVault({ "a.md": "a\n" });
    const gone: string[] = [];
    const push = async (name: string): Promise<void> => {
      history.push([await append("a.md", `${name}\n`)])?.onGone.push(() => gone.push(name));
    };
    await push("undone");
    await history.undo();
    expect(gone).toEqual(["undone"]);
    await push("oldest");
    for (let number = 0; number < 20; number++) await push(`${number}`);
    expect(gone).toEqual(["undone", "oldest"]);
  });

  it("has no step for an act that wrote nothing", () => {
    const { history } = aVault({});
    expect(history.push([])).toBeNull();
    expect(history.isEmpty()).toBe(true);
  });
});
