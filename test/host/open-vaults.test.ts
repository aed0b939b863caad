import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { indexMarkdown } from "./core/markdown-index";

const root = fileURLToPath(new URL("../../../shared/vaults/open", import.meta.url));

test.skipIf(!existsSync(root))("all notes of the open vaults are indexed within a few seconds, positions in the text", () => {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md"));
  const texts = paths.map((path) => readFileSync(`${root}/${path}`, "utf8"));
  const begin = performance.now();
  const caches = texts.map((text) => indexMarkdown(text));
  const took = performance.now() - begin;
  console.log(`${paths.length} notes indexed in ${Math.round(took)} ms`);
  expect(took).toBeLessThan(10_000);
  caches.forEach((cache, at) => {
    const text = texts[at] ?? "";
    for (const { original, position } of [...(cache.links ?? []), ...(cache.embeds ?? [])]) {
      expect(text.slice(position.start.offset, position.end.offset)).toBe(original);
    }
    for (const { position } of cache.headings ?? []) {
      expect(text.split("\n", position.start.line + 1)[position.start.line]?.length).toBeGreaterThan(position.start.col);
    }
  });
});
