import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SAFETY_PAGE, withFaultList } from "../../scripts/support/fault-list";

it("docs/safety.md lists every fault that is tried; `npx tsx scripts/safety-report.ts` writes the list anew", () => {
  const page = readFileSync(SAFETY_PAGE, "utf8");
  expect(page).toBe(withFaultList(page));
}, 60_000);
