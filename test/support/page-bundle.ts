import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepPageBundle } from "../host/browser/bundle";

/** Before the first browser test: the host's page is built once for all test files. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "rapport-page-"));
  await keepPageBundle(folder);
  return () => rm(folder, { recursive: true, force: true });
}
