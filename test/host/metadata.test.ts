// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { indexMarkdown } from "./core/markdown-index";
import { newHost } from "./node/start-host";
import { prepare, started } from "./running-host";

test("the cache follows a modify later, from a queue, and changed hands over the text", async () => {
  const { host, file } = await started({ "a.md": "# Old" });
  const { metadataCache, vault } = host.app;
  const seen: string[] = [];
  metadataCache.on("changed", (one, data, cache) => seen.push(`${one.path}: ${data}: ${cache.headings?.[0]?.heading}`));
  await vault.modify(file("a.md"), "# New");
  expect(metadataCache.getFileCache(file("a.md"))?.headings?.[0]?.heading).toBe("Old");
  expect(seen).toEqual([]);
  await host.settled();
  expect(metadataCache.getFileCache(file("a.md"))?.headings?.[0]?.heading).toBe("New");
  expect(seen).toEqual(["a.md: # New: New"]);
});

test("changed does not fire on a rename, and the cache moves along", async () => {
  const { host, file } = await started({ "a.md": "# A", "b.md": "[[a]]" });
  let changed = 0;
  host.app.metadataCache.on("changed", () => (changed += 1));
  await host.app.vault.rename(file("a.md"), "c.md");
  expect(host.app.metadataCache.getCache("c.md")?.headings?.[0]?.heading).toBe("A");
  await host.settled();
  expect(changed).toBe(0);
  expect(host.app.metadataCache.unresolvedLinks["b.md"]).toEqual({ a: 1 });
});

test("deleted passes the previous cache", async () => {
  const { host, file } = await started({ "a.md": "# A" });
  const headings: (string | undefined)[] = [];
  host.app.metadataCache.on("deleted", (_file, previous) => headings.push(previous?.headings?.[0]?.heading));
  await host.app.vault.delete(file("a.md"));
  expect(headings).toEqual(["A"]);
  expect(host.app.metadataCache.getCache("a.md")).toBeNull();
});

test.each(["before-layout", "after-layout"] as const)("resolved may come %s", async (indexing) => {
  const { host } = await prepare({ "a.md": "" }, { indexing });
  const log: string[] = [];
  host.app.metadataCache.on("resolved", () => log.push("resolved"));
  host.app.workspace.onLayoutReady(() => log.push("ready"));
  await host.start();
  expect(log).toEqual(indexing === "before-layout" ? ["resolved", "ready"] : ["ready", "resolved"]);
});

test("a note whose time and size are as the last session knew them keeps its cache, unread and without changed", async () => {
  const files = { "kept.md": "# Kept\n[[b]]", "touched.md": "# Touched", "b.md": "" };
  const first = await started(files);
  const { mtime, size } = first.file("kept.md").stat;
  const cache = first.host.app.metadataCache.getCache("kept.md") ?? {};
  const keptCaches = new Map([
    ["kept.md", { mtime, size, cache }],
    ["touched.md", { mtime: first.file("touched.md").stat.mtime - 1, size: files["touched.md"].length, cache }],
  ]);
  const host = await newHost({ vault: first.folder, keptCaches });
  const events: string[] = [];
  host.app.metadataCache.on("changed", ({ path }) => events.push(`changed ${path}`));
  host.app.metadataCache.on("resolve", ({ path }) => events.push(`resolve ${path}`));
  await host.start();
  expect(host.app.metadataCache.getCache("kept.md")).toBe(cache);
  expect(host.app.metadataCache.getCache("touched.md")?.headings?.[0]?.heading).toBe("Touched");
  expect(host.app.metadataCache.resolvedLinks["kept.md"]).toEqual({ "b.md": 1 });
  expect(events.sort()).toEqual(["changed b.md", "changed touched.md", "resolve b.md", "resolve kept.md", "resolve touched.md"]);
  await host.close();
});

test("a note's cache may stay null though everything was resolved, and the note brings no changed", async () => {
  const { host, file } = await prepare({ "a.md": "# A", "odd.md": "# Odd" }, { nullCaches: ["odd.md"] });
  const events: string[] = [];
  host.app.metadataCache.on("changed", ({ path }) => events.push(`changed ${path}`));
  host.app.metadataCache.on("resolved", () => events.push("resolved"));
  await host.start();
  expect(host.app.metadataCache.getFileCache(file("odd.md"))).toBeNull();
  expect(events).toEqual(["changed a.md", "resolved"]);
});

test("resolved comes again after every later change", async () => {
  const { host, file } = await started({ "a.md": "" });
  let resolved = 0;
  host.app.metadataCache.on("resolved", () => (resolved += 1));
  await host.app.vault.modify(file("a.md"), "x");
  await host.settled();
  expect(resolved).toBe(1);
});

test("a link means the exact vault path first, then the source's folder, then the shortest path", async () => {
  const { host } = await started({ "n.md": "", "F/n.md": "", "F/G/m.md": "", "Longer/m.md": "", "x/y/z/m.md": "" });
  const to = (link: string, source: string): string | undefined =>
    host.app.metadataCache.getFirstLinkpathDest(link, source)?.path;
  expect(to("n", "F/a.md")).toBe("n.md");
  expect(to("m", "x/a.md")).toBe("x/y/z/m.md");
  expect(to("m", "a.md")).toBe("F/G/m.md");
  expect(to("m", "Other/a.md")).toBe("F/G/m.md");
  expect(to("z/m", "a.md")).toBe("x/y/z/m.md");
  expect(to("N", "a.md")).toBe("n.md");
  expect(to("LONGER/M", "a.md")).toBe("Longer/m.md");
  expect(to("ger/m", "a.md")).toBeUndefined();
});

test("aliases never resolve", async () => {
  const { host } = await started({ "Acme.md": "---\naliases: [Big Co]\n---\n", "b.md": "[[Big Co]]" });
  expect(host.app.metadataCache.getFirstLinkpathDest("Big Co", "b.md")).toBeNull();
});

test("a note created later resolves links that waited for it", async () => {
  const { host } = await started({ "a.md": "[[b]]" });
  expect(host.app.metadataCache.unresolvedLinks["a.md"]).toEqual({ b: 1 });
  await host.app.vault.create("b.md", "");
  await host.settled();
  expect(host.app.metadataCache.resolvedLinks["a.md"]).toEqual({ "b.md": 1 });
  expect(host.app.metadataCache.unresolvedLinks["a.md"]).toEqual({});
});

test("links in comments count, those in code, inline code and HTML comments do not", () => {
  const cache = indexMarkdown("%%\n[[a]]\n%%\n%% [[b]] %% `[[c]]`\n\n```\n[[d]]\n```\n\n<!-- [[e]] -->\n");
  expect(cache.links?.map(({ link }) => link)).toEqual(["a", "b"]);
});

test("a property that is wholly a link goes to frontmatterLinks, never to links", () => {
  const cache = indexMarkdown('---\nvia: "[[Partner|P]]"\nclients: ["[[A]]", "see [[B]]"]\n---\n');
  expect(cache.links).toBeUndefined();
  expect(cache.frontmatterLinks?.map(({ key, link, displayText }) => [key, link, displayText])).toEqual([
    ["via", "Partner", "P"],
    ["clients.0", "A", "A"],
  ]);
});

test("a note with broken YAML has a section yaml and no frontmatter", () => {
  const cache = indexMarkdown("---\na: 1\na: 2\n---\n# H\n");
  expect(cache.frontmatter).toBeUndefined();
  expect(cache.frontmatterPosition).toBeUndefined();
  expect(cache.sections?.map(({ type }) => type)).toEqual(["yaml", "heading"]);
});

test("front matter opens with exactly three dashes and closes at a line that starts with three", () => {
  expect(indexMarkdown("--- \na: 1\n---\n").frontmatter).toBeUndefined();
  expect(indexMarkdown("---\na: 1\n--- x\n").frontmatter).toEqual({ a: 1 });
  expect(indexMarkdown("---\na: 1\n").frontmatter).toBeUndefined();
});

test("list items carry their task, their own lines and their parent", () => {
  const text = "intro\n\n- [ ] a\n  - [x] b\n- c\n";
  const items = indexMarkdown(text).listItems ?? [];
  expect(items.map(({ task, parent }) => [task, parent])).toEqual([[" ", -2], ["x", 2], [undefined, -2]]);
  const first = items[0]?.position;
  expect(text.slice(first?.start.offset, first?.end.offset)).toBe("- [ ] a");
});

test("positions count UTF-16 units and CRLF", () => {
  const text = "😀 a\r\n# Head\r\n[[x]]\r\n";
  const cache = indexMarkdown(text);
  expect(cache.headings?.[0]?.position).toEqual({ start: { line: 1, col: 0, offset: 6 }, end: { line: 1, col: 6, offset: 12 } });
  const link = cache.links?.[0]?.position;
  expect(text.slice(link?.start.offset, link?.end.offset)).toBe("[[x]]");
});

test("tags of the properties are not in cache.tags, and numbers are no tags", () => {
  const cache = indexMarkdown("---\ntags: [a]\n---\n#b #1 x#c [[n#d]] #e/f\n");
  expect(cache.tags?.map(({ tag }) => tag)).toEqual(["#b", "#e/f"]);
});

test("blocks have the types of the app's sections", () => {
  const text = "# H\n\np\n\n- l\n\n> q\n\n> [!note] c\n\n```\nx\n```\n\n***\n\n|a|b|\n|-|-|\n|1|2|\n\n$$\nm\n$$\n\n<div>\n</div>\n\n%%\nk\n%%\n\n[^1]: f\n";
  expect(indexMarkdown(text).sections?.map(({ type }) => type)).toEqual([
    "heading", "paragraph", "list", "blockquote", "callout", "code", "thematicBreak", "table", "math", "html", "comment",
    "footnoteDefinition",
  ]);
});

test("the index decodes a note without its byte order mark, so its offsets are one less than in the text as read", async () => {
  const { host, file } = await started({ "a.md": "\uFEFF---\nx: 1\n---\n# H" });
  const cache = host.app.metadataCache.getFileCache(file("a.md"));
  expect(cache?.frontmatter).toEqual({ x: 1 });
  expect((await host.app.vault.read(file("a.md"))).slice((cache?.headings?.[0]?.position.start.offset ?? 0) + 1)).toBe("# H");
});

test("a link's text is the bare name only where it is unique", async () => {
  const { host, file } = await started({ "F/a.md": "", "G/a.md": "", "F/b.md": "" });
  expect(host.app.metadataCache.fileToLinktext(file("F/b.md"), "x.md")).toBe("b");
  expect(host.app.fileManager.generateMarkdownLink(file("G/a.md"), "x.md")).toBe("[[G/a]]");
  expect(host.app.fileManager.generateMarkdownLink(file("F/b.md"), "x.md", "#H", "shown")).toBe("[[b#H|shown]]");
});
