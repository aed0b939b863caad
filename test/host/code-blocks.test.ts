// @vitest-environment happy-dom
import { MarkdownRenderChild, MarkdownRenderer, MarkdownView, Plugin, type MarkdownPostProcessorContext } from "obsidian";
import { expect, test } from "vitest";
import { manifest, type Prepared, started } from "./running-host";

interface Call {
  source: string;
  context: MarkdownPostProcessorContext;
  el: HTMLElement;
}

class Blocks extends Plugin {
  readonly calls: Call[] = [];
  readonly unloaded: string[] = [];

  override onload(): void {
    this.registerMarkdownCodeBlockProcessor("sample", (source, el, context) => {
      this.calls.push({ source, context, el });
      el.createSpan({ cls: "drawn", text: source.toUpperCase() });
      const child = new MarkdownRenderChild(el);
      child.register(() => this.unloaded.push(source));
      context.addChild(child);
    });
  }
}

const NOTE = "---\na: 1\n---\n# Title\n\n```sample\none\ntwo\n```\n\nText\n\n```sample\nthree\n```\n\n```js\nlet x;\n```\n";

type Opened = Prepared & { plugin: Blocks; view: MarkdownView };

async function opened(state: Record<string, unknown>, text = NOTE): Promise<Opened> {
  const prepared = await started({ "a.md": text });
  const plugin = (await prepared.host.loadPluginClass(Blocks, manifest)) as Blocks;
  const leaf = prepared.host.app.workspace.getLeaf();
  await leaf.openFile(prepared.file("a.md"), { state });
  const { view } = leaf;
  if (!(view instanceof MarkdownView)) throw new Error("no view");
  return { ...prepared, plugin, view };
}

const drawn = (view: MarkdownView): string[] => view.contentEl.findAll(".block-language-sample .drawn").map((el) => el.textContent ?? "");

test("in reading mode the block's text comes without its fences, with the note's path and front matter", async () => {
  const { plugin, view } = await opened({ mode: "preview" });
  expect(plugin.calls.map(({ source }) => source)).toEqual(["one\ntwo", "three"]);
  expect(plugin.calls[0]?.context).toMatchObject({ sourcePath: "a.md", frontmatter: { a: 1 } });
  expect(drawn(view)).toEqual(["ONE\nTWO", "THREE"]);
  expect(view.contentEl.find("pre > code.language-js")).not.toBeNull();
});

test("getSectionInfo gives the whole note and the block's lines, fences included; elsewhere null", async () => {
  const { plugin, host } = await opened({ mode: "preview" });
  const [first] = plugin.calls;
  expect(first?.context.getSectionInfo(first.el)).toEqual({ text: NOTE, lineStart: 5, lineEnd: 8 });
  expect(first?.context.getSectionInfo(host.container)).toBeNull();
});

test("a note that changes draws the changed block anew and unloads the old one's children; the others stay", async () => {
  const { host, file, plugin, view } = await opened({ mode: "preview" });
  const kept = view.contentEl.findAll(".block-language-sample")[1];
  await host.app.vault.process(file("a.md"), (text) => text.replace("# Title", "# Title\n\nA new line").replace("two", "2"));
  await host.settled();
  expect(plugin.calls.map(({ source }) => source)).toEqual(["one\ntwo", "three", "one\n2"]);
  expect(plugin.unloaded).toEqual(["one\ntwo"]);
  expect(drawn(view)).toEqual(["ONE\n2", "THREE"]);
  expect(view.contentEl.findAll(".block-language-sample")[1]).toBe(kept);
  expect(plugin.calls[1]?.context.getSectionInfo(plugin.calls[1].el)?.lineStart).toBe(14);
});

test("closing the leaf unloads the blocks' children", async () => {
  for (const mode of ["preview", "source"]) {
    const { host, plugin, view } = await opened({ mode });
    view.leaf.detach();
    await host.settled();
    expect(plugin.unloaded.sort()).toEqual(["one\ntwo", "three"]);
  }
});

test("in live preview blocks are drawn where the cursor is not, in source mode nowhere", async () => {
  const { plugin, view } = await opened({ mode: "source" });
  expect(drawn(view)).toEqual(["ONE\nTWO", "THREE"]);
  view.editor.setCursor({ line: 6, ch: 0 });
  expect(drawn(view)).toEqual(["THREE"]);
  expect(plugin.unloaded).toEqual(["one\ntwo"]);
  view.editor.setCursor({ line: 0, ch: 0 });
  expect(drawn(view)).toEqual(["ONE\nTWO", "THREE"]);
  await view.leaf.setViewState({ type: "markdown", state: { file: "a.md", mode: "source", source: true } });
  expect(drawn(view)).toEqual([]);
  expect(view.getState()).toMatchObject({ mode: "source", source: true });
});

test("in live preview a block whose text changes is drawn anew, one that only moves stays and knows its lines", async () => {
  const { plugin, view } = await opened({ mode: "source" });
  const [first] = plugin.calls;
  view.editor.replaceRange("two more\n", { line: 3, ch: 0 });
  expect(plugin.calls).toHaveLength(2);
  expect(first?.context.getSectionInfo(first.el)).toMatchObject({ lineStart: 6, lineEnd: 9 });
  view.editor.replaceRange("!", { line: 8, ch: 3 });
  view.editor.setCursor({ line: 0, ch: 0 });
  expect(plugin.calls.at(-1)?.source).toBe("one\ntwo!");
  expect(plugin.unloaded).toContain("one\ntwo");
});

test("a second processor for one language throws, after unloading the first it does not", async () => {
  const { host, plugin } = await opened({ mode: "source" });
  expect(() => plugin.registerMarkdownCodeBlockProcessor("sample", () => undefined)).toThrow("already registered");
  await host.unloadPlugin(manifest.id);
  const again = (await host.loadPluginClass(Blocks, manifest)) as Blocks;
  expect(again.calls).toEqual([]);
});

test("MarkdownRenderer.render runs the processors too, without section info", async () => {
  const { host, plugin } = await opened({ mode: "source" }, "");
  const el = host.container.createDiv();
  await MarkdownRenderer.render(host.app, "```sample\nx\n```", el, "a.md", plugin);
  expect(el.find(".drawn").textContent).toBe("X");
  expect(plugin.calls[0]?.context.getSectionInfo(plugin.calls[0].el)).toBeNull();
});

test("a processor that throws is reported and the rest of the note is rendered", async () => {
  const { host, plugin } = await opened({ mode: "source" }, "");
  plugin.registerMarkdownCodeBlockProcessor("broken", () => {
    throw new Error("broken block");
  });
  const el = host.container.createDiv();
  await MarkdownRenderer.render(host.app, "```broken\n```\n\nText", el, "a.md", plugin);
  expect(el.find("p").textContent).toBe("Text");
  expect(host.errors.map(String)).toEqual(["Error: broken block"]);
});
