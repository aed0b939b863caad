import { expect, it } from "vitest";
import { ATTACKS } from "../support/attacks";
import { growth, MOST_LINEAR_GROWTH } from "./growth";

it.each(ATTACKS.map((attack) => [attack.name, attack] as const))("time grows in proportion to %s", (_name, { make, run, size }) => {
  expect(growth(make, run, size)).toBeLessThan(MOST_LINEAR_GROWTH);
});
