import { fork, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reviewEntry } from "../../src/domain/review";
import { ATTACKS, largeNotes, manyCheckIns } from "../support/attacks";
import { aClientNote, aNoteText } from "../support/client-notes";
import { extent } from "../support/extent";
import { logged, TODAY } from "../support/log";
import { aSettings } from "../support/settings";

/** Reading in proportion takes well below a second; what is not read in proportion takes an hour. */
const HANGS = 120_000;

/** Times the size at which an attack is measured. */
const SIZE = 4;
const BYTES = extent(500_000, 5_000_000);

let folder: string;
let attacked: ChildProcess;

async function start(): Promise<void> {
  attacked = fork(join(folder, "attacked.mjs"), [String(SIZE), String(BYTES)]);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rapport-attacked-"));
  await build({
    entryPoints: ["test/support/attacked-process.ts"],
    outfile: join(folder, "attacked.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    alias: { obsidian: "./test/host/core/obsidian.ts" },
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  await start();
});

afterAll(async () => {
  attacked.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** What the other process says of it: null where all is well. Where it never answers, it is ended and another started. */
async function outcome(index: number): Promise<unknown> {
  const answer = new Promise<unknown>((resolve) => {
    const hung = setTimeout(() => resolve("hangs"), HANGS);
    attacked.once("message", ({ error }: { error: unknown }) => {
      clearTimeout(hung);
      resolve(error);
    });
  });
  attacked.send(index);
  const said = await answer;
  if (said === "hangs") {
    attacked.kill("SIGKILL");
    await start();
  }
  return said;
}

describe("reading and logging come to an end with", () => {
  it.each(ATTACKS.map(({ name }, index) => [name, index] as const))("%s", async (_name, index) => {
    expect(await outcome(index)).toBeNull();
  });

  it.each(largeNotes(1).map(([name], index) => [name, index] as const))("megabytes %s", async (_name, index) => {
    expect(await outcome(ATTACKS.length + index)).toBeNull();
  });
});

it("check-ins by the ten thousands in one note are read, logged and reviewed", () => {
  const count = extent(10_000, 100_000);
  const note = manyCheckIns(count);
  expect(aNoteText(note).checkIns).toHaveLength(count);
  const after = logged(note, { day: "2026-11-24" });
  expect(after).toContain("## Check-ins\n\n- [[2026-11-24]] call: Hello\n- [[2026-11-23]]");
  expect(after).toHaveLength(note.length + "- [[2026-11-24]] call: Hello\n".length);
  const { history } = reviewEntry(aClientNote(note), TODAY, TODAY, aSettings());
  expect(history.checkIns).toHaveLength(count);
});
