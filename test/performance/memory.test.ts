// @vitest-environment happy-dom
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { startToList, syntheticApp } from "../../bench/plugin-parts";

const MOST_BYTES = 2_048;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

async function heapUsed(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

it("a client in the list takes at most 2 KB beside its words, without the meetings", async () => {
  const app = syntheticApp(50_000, ({ path }) => path.startsWith("Clients/"));
  (await startToList(app)).index.unload();
  const before = await heapUsed();
  const parts = await startToList(app);
  parts.index.unload();
  const bytes = ((await heapUsed()) - before) / 5_000;
  expect(parts.store.review()).toHaveLength(5_000);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});
