import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = `${root}src/domain/`;
const modules = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

/** The modules behind which date-fns stands. */
const CALENDAR = ["local-date.ts", "period.ts", "utc.ts"];

/** A module's source without comments and without the contents of its texts, in which words like "new Date()" may stand. */
function code(module: string): string {
  return readFileSync(folder + module, "utf8").replace(/\/\*[^]*?\*\/|(^|\s)\/\/[^\n]*/g, "$1");
}

const imports = (module: string): string[] =>
  [...code(module).matchAll(/\b(?:from|import|require)\s*\(?\s*["']([^"']+)["']/g)].map(([, path]) => path ?? "");

describe("the domain", () => {
  it("has modules to look at", () => {
    expect(modules.length).toBeGreaterThan(15);
  });

  it.each(modules)("%s imports only the domain; the calendar's own modules date-fns too", (module) => {
    const strangers = imports(module).filter((path) => !/^\.\/[\w-]+$/.test(path));
    expect(strangers.filter((path) => !CALENDAR.includes(module) || !/^date-fns(?:\/|$)/.test(path))).toEqual([]);
  });

  it.each(modules.filter((module) => module !== "utc.ts"))("%s leaves fields of dates, weeks and weekdays to date-fns", (module) => {
    expect(code(module).match(/\b[gs]et(?:UTC)?(?:FullYear|Month|Date|Day|Hours)\b|[%/*] 7\b|86_?400_?000/)?.[0]).toBeUndefined();
  });

  it.each(modules)("%s reads no clock, zone, locale or host", (module) => {
    const text = code(module);
    for (const reading of [
      /\bDate\s*\.\s*now\b/,
      /\bnew\s+(?:Utc)?Date\s*(?:\(\s*\)|[^(\w])/,
      /[^.\w]Date\s*\(\s*\)/,
      /\bperformance\b/,
      /\bIntl\b/,
      /\.toLocale\w+/,
      /\.localeCompare\b/,
      /\.get(?:FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)\b/,
      /\bDate\s*\.\s*parse\b/,
      /\bMath\s*\.\s*random\b/,
      /\b(?:process|navigator|window|document|globalThis|setTimeout|localStorage)\b\s*[.(]/,
    ]) {
      expect(text.match(reading)?.[0]).toBeUndefined();
    }
  });

  it.each(modules)("%s makes dates from numbers, never from texts", (module) => {
    const made = [...code(module).matchAll(/\bnew Date\((.*)/g)].map(([, argument]) => argument ?? "");
    expect(made.filter((argument) => !/^instant\)/.test(argument))).toEqual([]);
  });

  it("can be imported module by module, without the app around it", () => {
    const script = modules.map((module) => `await import(${JSON.stringify(`${folder}${module}?alone`)});`).join("\n");
    const out = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", `${script}\nconsole.log("imported");`], {
      cwd: root,
      encoding: "utf8",
    });
    expect(out).toContain("imported");
  });

  it("has no cycle of imports that run", () => {
    const runs = (module: string): string[] =>
      [...code(module).matchAll(/import (?!type\b)([^"']*?)from "\.\/([\w-]+)"/g)]
        .filter(([, names]) => !/^\{(?:\s*type \w+,?)+\s*\}\s*$/.test(names ?? ""))
        .map(([, , path]) => `${path ?? ""}.ts`);
    const above = (module: string, path: readonly string[]): string[] =>
      path.includes(module) ? [...path, module] : (runs(module).map((next) => above(next, [...path, module])).find((found) => found.length > 0) ?? []);
    for (const module of modules) expect(above(module, [])).toEqual([]);
  });
});
