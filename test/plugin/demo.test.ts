// @vitest-environment happy-dom
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { copyDemoVault } from "../../scripts/demo-vault";
import { openRapport } from "./support";

it("reviews the demo vault", async () => {
  const demo = await mkdtemp(join(tmpdir(), "demo-"));
  await copyDemoVault(demo, "2026-11-24");
  const { api, host } = await openRapport({ copyOf: demo });
  console.log(api.review().map((r) => `${r.standing.padEnd(10)} ${r.name.padEnd(26)} ${r.reason}  [${r.signs.join()}]`).join("\n"));
  console.log(api.problems());
  expect(host.errors).toEqual([]);
  await rm(demo, { recursive: true });
});
