import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { bundleFaults } from "../scripts/bundle-faults.mjs";

const FAULTS = [
  ["eval", 'var a=eval("1")'],
  ["new Function", 'var f=new Function("return 1")'],
  ["new Function", 'var f=Function("return 1")'],
  ["a require of something else than obsidian", 'var fs=require("fs"),o=require("obsidian")'],
  ["a dynamic import", 'import("./x.js")'],
  ["more than 450 KB", `/*${"я".repeat(231_000)}*/`],
] as const;

it.each(FAULTS.map(([fault, code]) => [fault, code.slice(0, 40), code] as const))("the build refuses %s: %s", (fault, _start, code) => {
  expect(bundleFaults(code)).toEqual([fault]);
});

it("the build takes a bundle just below the limit", () => {
  expect(bundleFaults("x".repeat(450 * 1024))).toEqual([]);
});

it("the build takes a require of obsidian", () => {
  expect(bundleFaults('var o=require("obsidian")')).toEqual([]);
});

it("the built plugin holds none of them, and no lookbehind, innerHTML or console", async () => {
  const code = await readFile("main.js", "utf8");
  expect(bundleFaults(code)).toEqual([]);
  expect(code).not.toMatch(/\(\?<[=!]|innerHTML|console\./);
});
