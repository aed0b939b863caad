// @vitest-environment happy-dom
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MarkdownView } from "obsidian";
import { afterEach, expect, test, vi } from "vitest";
import { type Prepared, started } from "./running-host";

afterEach(() => void vi.useRealTimers());

async function opened(text: string): Promise<Prepared & { view: MarkdownView }> {
  const prepared = await started({ "a.md": text });
  await prepared.host.app.workspace.getLeaf().openFile(prepared.file("a.md"));
  const view = prepared.host.app.workspace.getActiveViewOfType(MarkdownView);
  if (view === null) throw new Error("no view");
  return { ...prepared, view };
}

test("an editor saves two seconds after the last change; until then the disk is behind", async () => {
  const { host, view, disk } = await opened("x");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  view.editor.replaceRange("1", { line: 0, ch: 1 });
  vi.advanceTimersByTime(1500);
  view.editor.replaceRange("2", { line: 0, ch: 2 });
  vi.advanceTimersByTime(1900);
  await host.settled();
  expect(await disk("a.md")).toBe("x");
  vi.advanceTimersByTime(100);
  await host.settled();
  expect(await disk("a.md")).toBe("x12");
});

test("the editor gives line ends as line feeds, and a save writes them so", async () => {
  const { host, view, disk } = await opened("a\r\nb\r\n");
  expect(view.editor.getValue()).toBe("a\nb\n");
  await host.saveAll();
  expect(await disk("a.md")).toBe("a\r\nb\r\n");
  view.editor.setLine(0, "A");
  await host.saveAll();
  expect(await disk("a.md")).toBe("A\nb\n");
});

test("a change of an open note from elsewhere comes into the editor, and the cursor keeps its place in the words", async () => {
  const { host, view, file } = await opened("one\ntwo\nthree");
  view.editor.setCursor({ line: 2, ch: 2 });
  await host.app.vault.process(file("a.md"), (text) => text.replace("two", "2\n2b"));
  await host.settled();
  expect(view.editor.getValue()).toBe("one\n2\n2b\nthree");
  expect(view.editor.getCursor()).toEqual({ line: 3, ch: 2 });
  expect(host.notices).toEqual([]);
});

test("unsaved words and a change on the disk are merged, with a notice", async () => {
  const { host, view, folder, disk } = await opened("one\ntwo\nthree\n");
  view.editor.replaceRange(" mine", { line: 0, ch: 3 });
  await writeFile(join(folder, "a.md"), "one\ntwo\nthree\nfour\n");
  await host.settled();
  expect(view.editor.getValue()).toBe("one mine\ntwo\nthree\nfour\n");
  expect(host.notices.map(({ text }) => text)).toEqual(['"a" has been modified externally, merging changes automatically.']);
  await host.saveAll();
  expect(await disk("a.md")).toBe("one mine\ntwo\nthree\nfour\n");
});

test("a transaction is one step of the history", async () => {
  const { view } = await opened("a\nb");
  view.editor.transaction({
    changes: [
      { from: { line: 0, ch: 0 }, text: "1" },
      { from: { line: 1, ch: 0 }, text: "2" },
    ],
    selection: { from: { line: 1, ch: 2 } },
  });
  expect(view.editor.getValue()).toBe("1a\n2b");
  expect(view.editor.getCursor()).toEqual({ line: 1, ch: 2 });
  view.editor.undo();
  expect(view.editor.getValue()).toBe("a\nb");
});

test("editor-change fires for a change in the editor", async () => {
  const { host, view } = await opened("a");
  const seen: string[] = [];
  host.app.workspace.on("editor-change", (editor) => seen.push(editor.getValue()));
  view.editor.replaceSelection("b");
  expect(seen).toEqual(["ba"]);
});
