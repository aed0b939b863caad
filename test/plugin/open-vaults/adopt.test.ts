// @vitest-environment happy-dom
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { WHOLE } from "../../support/extent";
import { openRapport, type Rapport } from "../support";
import { find } from "../support-ui";
import { ARGUABLE, EXPECTED, NOT_CLIENTS, peopleAmong, VAULTS_WITHOUT_PEOPLE, type Log } from "./expected";

const OPEN_VAULTS = "../shared/vaults/open";
/** Forms of logs that are read where they stand in the client's own note. */
const READ_FORMS: readonly Log["form"][] = ["table", "dated-list", "dated-heading"];

/** Opens `adopt-vault`, waits for its proposal and accepts it as it is. */
async function accept({ host, settled }: Rapport): Promise<void> {
  host.app.commands.executeCommandById("rapport:adopt-vault");
  await vi.waitFor(() => find(".rapport-adopt .mod-cta"), { timeout: 120_000 });
  find(".rapport-adopt .mod-cta").click();
  await vi.waitFor(() => expect(document.querySelector(".rapport-adopt")).toBeNull(), { timeout: 120_000 });
  await settled();
}

async function bytesChanged({ host, folder }: Rapport, vault: string): Promise<string[]> {
  const changed = [];
  for (const { path } of host.app.vault.getMarkdownFiles()) {
    const [copy, original] = [join(folder, path), join(OPEN_VAULTS, vault, path)];
    if ((await digest(copy)) !== (await digest(original))) changed.push(path);
  }
  return changed;
}

async function digest(path: string): Promise<string> {
  return createHash("sha256").update(await readFile(path)).digest("hex");
}

/** Notes with a client's tag that are the fixtures of another plugin's tests: nothing in them tells so. */
const FIXTURES = /^test-vault\/obsidian-mode\/move-tag-to-yaml/;

/** Vaults of more notes wait for the night. */
const MOST_BY_DAY = 200;

function isForNow(vault: string): boolean {
  if (WHOLE || !existsSync(OPEN_VAULTS)) return true;
  return readdirSync(join(OPEN_VAULTS, vault), { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md")).length <= MOST_BY_DAY;
}

const shares = { people: [0, 0], lastContact: [0, 0], cadence: [0, 0], nextContact: [0, 0], meetings: [0, 0] };
const report: string[] = [];

describe.skipIf(!existsSync(OPEN_VAULTS))("adopt-vault, its proposal accepted as it is", () => {
  it.each(Object.keys(EXPECTED).filter(isForNow))("takes in the people of %s", async (vault) => {
    const truth = EXPECTED[vault];
    if (truth === undefined) throw new Error(vault);
    const rapport = await openRapport({ copyOf: join(OPEN_VAULTS, vault) });
    await accept(rapport);
    const { api, host } = rapport;
    const paths = host.app.vault.getMarkdownFiles().map(({ path }) => path);
    const people = peopleAmong(truth, paths);
    const clients = new Set(api.review().map(({ path }) => path));
    const missed = people.filter((path) => !clients.has(path));
    const isAmongPeople = (path: string): boolean => truth.folders?.some(({ folder }) => folder !== "" && path.startsWith(`${folder}/`)) ?? false;
    const wrong = (NOT_CLIENTS[vault] ?? []).filter((path) => clients.has(path) && !isAmongPeople(path));
    const arguable = (ARGUABLE[vault] ?? []).flatMap(({ folders = [], notes = [] }) =>
      paths.filter((path) => notes.includes(path) || folders.some((folder) => path.startsWith(`${folder}/`))),
    );
    const surplus = [...clients].filter((path) => !people.includes(path) && !arguable.includes(path));

    const misses: string[] = [];
    const hold = <T>(share: number[], found: Readonly<Record<string, T>>, expected: Readonly<Record<string, T>> = {}): string => {
      const right = Object.keys(expected).filter((path) => found[path] === expected[path]);
      share[0] = (share[0] ?? 0) + right.length;
      share[1] = (share[1] ?? 0) + Object.keys(expected).length;
      for (const path of Object.keys(expected)) if (!right.includes(path)) misses.push(`${path}: ${String(found[path])} for ${String(expected[path])}`);
      return `${right.length}/${Object.keys(expected).length}`;
    };
    const days = (kind: string): Record<string, string> =>
      Object.fromEntries([...clients].map((path) => [path, (api.client(path)?.evidence ?? []).filter((one) => one.kind === kind)[0]?.day ?? ""]));
    const meetings = (truth.meetings ?? []).flatMap(({ path, day, people: with_ }) => with_.map((person) => [`${person} < ${path}`, day] as const));
    const foundMeetings = Object.fromEntries(
      [...clients].flatMap((client) => (api.client(client)?.evidence ?? []).flatMap(({ kind, path, day }) => (kind === "meeting" ? [[`${client} < ${path}`, day]] : []))),
    ) as Record<string, string>;
    const cadences = Object.fromEntries(api.review().map(({ path, cadence }) => [path, cadence]));
    const due = Object.fromEntries(api.review().map(({ path, dueOn }) => [path, dueOn]));
    const line = [
      `people ${hold(shares.people, Object.fromEntries(people.map((path) => [path, clients.has(path)])), Object.fromEntries(people.map((path) => [path, true])))}`,
      `last contact ${hold(shares.lastContact, days("property"), truth.lastContact)}`,
      `cadence ${hold(shares.cadence, cadences, Object.fromEntries(Object.keys(truth.cadence ?? {}).map((path) => [path, "P1M"])))}`,
      `next contact ${hold(shares.nextContact, due, truth.nextContact)}`,
      `meetings ${hold(shares.meetings, foundMeetings, Object.fromEntries(meetings.filter(([key]) => people.includes(key.split(" < ")[0] ?? ""))))}`,
      `clients ${clients.size}`,
    ].join(", ");
    report.push(`${vault}: ${line}${[...misses, ...surplus.map((path) => `+ ${path}`)].map((miss) => `\n    ${miss}`).join("")}`);

    expect(wrong).toEqual([]);
    expect(missed.length).toBeLessThanOrEqual(people.length * 0.05);
    for (const { form, path, days: logged } of truth.logs ?? []) {
      if (!READ_FORMS.includes(form) || !people.includes(path)) continue;
      expect(api.client(path)?.checkIns.map(({ day }) => day)).toEqual(expect.arrayContaining([...logged]));
    }
    expect(host.writes.size).toBe(0);
    expect(host.errors).toEqual([]);
    expect(await bytesChanged(rapport, vault)).toEqual([]);
  });

  it.each(VAULTS_WITHOUT_PEOPLE.filter(isForNow))("makes no client of a template or a meeting of %s", async (vault) => {
    const rapport = await openRapport({ copyOf: join(OPEN_VAULTS, vault) });
    await accept(rapport);
    const clients = rapport.api.review().map(({ path }) => path);
    report.push(`${vault}: ${clients.length} clients${clients.slice(0, 5).map((path) => `\n    + ${path}`).join("")}`);
    expect(clients.filter((path) => (NOT_CLIENTS[vault] ?? []).includes(path) && !FIXTURES.test(path))).toEqual([]);
    expect(rapport.host.writes.size).toBe(0);
    expect(await bytesChanged(rapport, vault)).toEqual([]);
  });

  it("covers every vault, and takes in at least 95 % of the people of all", () => {
    expect([...Object.keys(EXPECTED), ...VAULTS_WITHOUT_PEOPLE].sort()).toEqual(
      readdirSync(OPEN_VAULTS, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith("_") ? [entry.name] : [])).sort(),
    );
    const [found = 0, all = 1] = shares.people;
    expect(found / all).toBeGreaterThanOrEqual(0.95);
    expect(shares.lastContact[0]).toBe(shares.lastContact[1]);
    expect(shares.cadence[0]).toBe(shares.cadence[1]);
    expect(shares.meetings[0]).toBe(shares.meetings[1]);
  });

  afterAll(() => {
    console.log([...report, `All: ${JSON.stringify(shares)}`].join("\n"));
  });
});
