// @vitest-environment happy-dom
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { copyDemoVault } from "../../scripts/demo-vault";
import { openRapport, type Rapport } from "./support";

/** Worked out by hand from the notes and the contract, on 24 November 2026: days over, and signs. */
const EXPECTED: Record<string, readonly [name: string, daysOver: number, ...signs: string[]][]> = {
  neglected: [
    ["Ateliers Moreau", 49, "gaps-growing", "promises-past"],
    ["ООО «Вектор»", 22, "satisfaction-falling", "promises-past"],
    ["Stonebridge Council", 53, "promises-past"],
  ],
  overdue: [
    ["Quayside Architects", 3, "three-attempts"],
    ["Nordlicht Logistik", 9, "promises-past"],
    ["Hansen & Daughters", 2],
    ["Мария Орлова", 2, "promises-past"],
    ["Prairie Credit Union", 4, "no-next-step"],
  ],
  due: [
    ["Kestrel Energy", 0],
    ["Priya Raman", 0],
  ],
  new: [
    ["Alder & Finch Solicitors", 2, "no-next-step"],
    ["Blue Heron Hospice", -2],
  ],
  soon: [
    ["Vega Instruments", -1, "no-next-step"],
    ["Завод «Гранит»", -4],
    ["Tallinn Port Authority", -2, "no-next-step"],
    ["Bianchi Studio", -5],
  ],
};

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function openDemo(today: string): Promise<Rapport> {
  const folder = await mkdtemp(join(tmpdir(), "demo-"));
  folders.push(folder);
  await copyDemoVault(folder, today);
  return openRapport({ copyOf: folder, now: `${today}T10:00` });
}

it("reviews the demo vault as worked out by hand", async () => {
  const { api, host } = await openDemo("2026-11-24");
  for (const [standing, rows] of Object.entries(EXPECTED)) {
    const found = api.review().filter((row) => row.standing === standing);
    expect(found.map(({ name, daysOver, signs }) => [name, daysOver, ...signs])).toEqual(rows);
  }
  const names = (standing: string): string[] => api.review().flatMap((row) => (row.standing === standing ? [row.name] : []));
  expect(names("on-track")).toHaveLength(16);
  expect(names("paused")).toEqual(["Harbour Lane Books", "Типография «Литера»"]);
  expect(names("archived")).toEqual(["Meridian Textiles"]);
  expect(api.client("Clients/Greenfield Schools Trust.md")).toMatchObject({ lastContact: "2026-10-15" });
  expect(api.client("Clients/Fjord Ferries.md")).toMatchObject({ dueOn: "2026-11-27" });
  expect(api.problems().map(({ path, code }) => [path, code])).toEqual([
    ["Clients/Lumen Health.md", "yaml"],
    ["Clients/Saltmarsh Brewing.md", "date"],
  ]);
  expect(host.errors).toEqual([]);
  expect(host.writes.size).toBe(0);
});

it.each(["2026-01-31", "2027-02-28", "2028-02-29", "2026-12-31"])("has the same standings when it is opened on %s", async (today) => {
  const { api } = await openDemo(today);
  const counts = Object.fromEntries(
    Object.keys(EXPECTED).map((standing) => [standing, api.review().filter((row) => row.standing === standing).length]),
  );
  expect(counts).toEqual({ neglected: 3, overdue: 5, due: 2, new: 2, soon: 4 });
});
