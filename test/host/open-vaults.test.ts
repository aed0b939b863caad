import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sample } from "../support/extent";
import { indexMarkdown } from "./core/markdown-index";

const root = fileURLToPath(new URL("../../../shared/vaults/open", import.meta.url));

test.skipIf(!existsSync(root))("the notes of the open vaults are indexed, with their positions in the text", () => {
  const paths = sample(readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md")).sort(), 8);
  expect(paths.length).toBeGreaterThan(200);
  const texts = paths.map((path) => readFileSync(`${root}/${path}`, "utf8"));
  const caches = texts.map((text) => indexMarkdown(text));
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
