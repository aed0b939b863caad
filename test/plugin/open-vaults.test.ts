// @vitest-environment happy-dom
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WHOLE } from "../support/extent";
import { openRapport } from "./support";

const OPEN_VAULTS = "../shared/vaults/open";

/** Where these vaults keep their people. */
const PEOPLE = [
  "vdmeer-rm+Safeguarding_Healthy_Future/Persons",
  "bramses+bramses-highly-opinionated-vault-2023/Databases/CRM",
  "dmitry626+lifeos-starter/Persons",
  "igianni84+SecondBrainUltra/people",
  "vinodsharma10x+ai-brain-kit/people",
  "masonlr+obsidian-starter-templates/researcher/people",
  "masonlr+obsidian-starter-templates/researcher_with_plugins/people",
  "jlrjr+obsidian-example-daily/References/People",
  "broekema41+obsidian-vcf-contacts/assets/demo-data/markdown",
  "czottmann+obsidian-people/People",
  "imisic+claude-obsidian-vault/04-People",
  "benoror+obsidianos_work/Teams/People",
];

/** The largest: with it and all the others at night only. */
const LARGEST = "vdmeer-rm+Safeguarding_Healthy_Future";

/** The vaults that keep people, in one folder; at night the folder of all. */
async function vaultOfVaults(): Promise<string> {
  if (WHOLE) return OPEN_VAULTS;
  const folder = await mkdtemp(join(tmpdir(), "open-vaults-"));
  const names = new Set(PEOPLE.map((path) => path.split("/")[0] ?? ""));
  names.delete(LARGEST);
  for (const name of names) await cp(join(OPEN_VAULTS, name), join(folder, name), { recursive: true });
  return folder;
}

describe.skipIf(!existsSync(OPEN_VAULTS))("the notes of many public vaults, as one vault", () => {
  let vaults: string;

  beforeAll(async () => {
    vaults = await vaultOfVaults();
  });

  afterAll(async () => {
    if (!WHOLE) await rm(vaults, { recursive: true, force: true });
  });

  it("every person note is listed or named among the problems, nothing is written, and one takes a log", async () => {
    const { host, api, folder, read } = await openRapport({
      copyOf: vaults,
      settings: { clientFolders: PEOPLE, excludedFolders: [] },
    });
    const people = host.app.vault.getMarkdownFiles().filter(({ path }) => PEOPLE.some((from) => path.startsWith(`${from}/`)));
    const listed = new Set(api.review().map(({ path }) => path));
    const broken = new Set(api.problems().flatMap(({ path, code }) => (code === "yaml" ? [path] : [])));
    expect(people.length).toBeGreaterThan(WHOLE ? 100 : 40);
    expect(people.map(({ path }) => path).filter((path) => !listed.has(path) && !broken.has(path))).toEqual([]);
    const problems = api.problems();
    expect(new Set(problems.map(({ path, property, value }) => [path, property, value].join("\n"))).size).toBe(problems.length);
    for (const { property = "", value = "", message } of problems) {
      expect(message).toContain(property);
      expect(message).toContain(value);
    }
    expect(host.writes.size).toBe(0);
    expect(host.errors).toEqual([]);
    for (const { path } of host.app.vault.getMarkdownFiles()) {
      expect(await digest(join(folder, path)), path).toBe(await digest(join(OPEN_VAULTS, path)));
    }
    console.log(`${people.length} person notes: ${listed.size} clients, ${broken.size} broken; ${api.problems().length} problems`);

    const john = "bramses+bramses-highly-opinionated-vault-2023/Databases/CRM/John Doe.md";
    const before = await read(john);
    expect(await api.log({ clients: [john], text: "Caught up", channel: "call" })).toEqual({ logged: [john], failed: [] });
    expect(await read(john)).toContain("- [[2026-11-24]] call: Caught up");
    await api.undo();
    expect(await read(john)).toBe(before);
  });
});

async function digest(path: string): Promise<string> {
  return createHash("sha256").update(await readFile(path)).digest("hex");
}
