// @vitest-environment happy-dom
import { getFrontMatterInfo, parseFrontMatterTags, parseYaml, stringifyYaml } from "obsidian";
import { expect, test } from "vitest";
import { started } from "./running-host";

test("parseYaml leaves a plain day a string", () => {
  expect(parseYaml("day: 2026-11-23")).toEqual({ day: "2026-11-23" });
});

test("parseYaml throws on a key that comes twice", () => {
  expect(() => parseYaml("a: 1\na: 2") as unknown).toThrow(expect.objectContaining({ name: "YAMLParseError" }));
});

test("an unquoted wikilink is a list in a list", () => {
  expect(parseYaml("via: [[Acme]]")).toEqual({ via: [["Acme"]] });
});

test("stringifyYaml writes block lists and nothing for null", () => {
  expect(stringifyYaml({ tags: ["a"], next: null, day: "2026-11-23" })).toBe("tags:\n  - a\nnext:\nday: 2026-11-23\n");
});

test("getFrontMatterInfo encloses the YAML and finds the body", () => {
  const text = "---\r\na: 1\r\n---\r\nbody";
  const info = getFrontMatterInfo(text);
  expect(info.exists).toBe(true);
  expect(text.slice(info.from, info.to)).toBe(info.frontmatter);
  expect(text.slice(info.contentStart)).toBe("body");
  expect(getFrontMatterInfo("---\na: 1\n").exists).toBe(false);
  expect(getFrontMatterInfo("\n---\na: 1\n---\n").exists).toBe(false);
});

test("tags may be a list or a string, with or without the hash sign", () => {
  expect(parseFrontMatterTags({ tags: ["a", "#b"] })).toEqual(["#a", "#b"]);
  expect(parseFrontMatterTags({ Tags: "a, b" })).toEqual(["#a", "#b"]);
});

test("processFrontMatter writes the block anew: comments, quotes and flow lists are lost", async () => {
  const { host, disk, file } = await started({ "a.md": '---\n# note\naliases: ["A", "B"]\nday: 2026-11-23\n---\nbody\n' });
  await host.app.fileManager.processFrontMatter(file("a.md"), (properties: Record<string, unknown>) => {
    properties["x"] = 1;
  });
  expect(await disk("a.md")).toBe("---\naliases:\n  - A\n  - B\nday: 2026-11-23\nx: 1\n---\nbody\n");
});

test("processFrontMatter throws on broken YAML and leaves the note alone", async () => {
  const text = "---\na: [\n---\nbody";
  const { host, disk, file } = await started({ "a.md": text });
  const done = host.app.fileManager.processFrontMatter(file("a.md"), () => undefined);
  await expect(done).rejects.toMatchObject({ name: "YAMLParseError" });
  expect(await disk("a.md")).toBe(text);
});
