import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { API_TYPES, apiTypes } from "../scripts/support/api-types";

it("rapport-api.d.ts holds the types of src/api.ts; `npx tsx scripts/api-types.ts` writes it anew", async () => {
  expect(await readFile(API_TYPES, "utf8")).toBe(await apiTypes());
});
