import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "rapport-zones-"));
const script = join(folder, "zone-table.mjs");
buildSync({
  entryPoints: [join(root, "test/support/zone-table.ts")],
  outfile: script,
  bundle: true,
  platform: "node",
  format: "esm",
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
});
const tableIn = (zone: string): string => execFileSync(process.execPath, [script], { encoding: "utf8", env: { ...process.env, TZ: zone } });

afterAll(() => rmSync(folder, { recursive: true }));

describe("the domain's outcome", () => {
  const expected = tableIn("UTC");

  it("is what the contract says, in UTC", () => {
    const table = JSON.parse(expected) as { written: number[]; yaml: number; review: unknown[][]; log: string };
    expect(new Set([...table.written, table.yaml])).toEqual(new Set([20781]));
    expect(table.review.at(-1)).toEqual(["soon", "2026-11-30", -6, 24 / 30, 20787]);
    expect(table.log).toContain("next-contact: 2026-12-31");
  });

  it.each(["Europe/Moscow", "America/New_York", "Asia/Kathmandu", "America/Santiago", "Pacific/Apia"])("is the same in %s", (zone) => {
    expect(tableIn(zone)).toBe(expected);
  });

  it("and the processes do run in those zones", () => {
    const offset = execFileSync(process.execPath, ["-e", "console.log(new Date(0).getTimezoneOffset())"], { encoding: "utf8", env: { ...process.env, TZ: "America/New_York" } });
    expect(offset.trim()).toBe("300");
  });
});
