// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { openRapport } from "./support";

const ZONES = ["Europe/Moscow", "America/New_York", "Asia/Kathmandu", "America/Santiago", "Pacific/Apia"];

const note = (properties: string, ...lines: string[]): string =>
  `---\nsince: 2025-01-31\n${properties}\n---\n\n# Client\n\n## Check-ins\n\n${lines.map((line) => `- ${line}`).join("\n")}\n`;

const files = {
  "Clients/Weekly.md": note("cadence: weekly\nlast-contact: 2026-03-22"),
  "Clients/Monthly.md": note("cadence: monthly", "[[2026-08-31]] 23:59 call: Late in the evening"),
  "Clients/Instant.md": note('cadence: 2 weeks\nlast-contact: "2026-09-05T23:30:00-04:00"'),
  "Clients/Planned.md": note("cadence: weekly\nnext-contact: 2026-11-01", "2026-10-24 email (attempt): No answer"),
  "Clients/New.md": note("tier: key"),
  "Clients/Paused.md": note("paused-until: 2026-11-01"),
};

/** Ordinary days, and both edges of summer time in the zones above and in Europe; Santiago's comes at midnight. */
const DAYS = ["2026-03-08", "2026-03-29", "2026-04-05", "2026-09-06", "2026-10-25", "2026-11-01", "2026-11-24", "2027-01-01"];

const originalZone = process.env["TZ"];

afterEach(() => {
  process.env["TZ"] = originalZone ?? "";
  if (originalZone === undefined) delete process.env["TZ"];
});

async function reviews(zone: string, time: string): Promise<string> {
  process.env["TZ"] = zone;
  const outcome = [];
  for (const day of DAYS) {
    const { api } = await openRapport({ files, now: `${day}T${time}` });
    outcome.push({ day, review: api.review(), problems: api.problems() });
  }
  return JSON.stringify(outcome, null, 1);
}

let inUtc: string | null = null;

it.each(ZONES)("the same vault and day give the same review in %s, in the first and the last hour", async (zone) => {
  const expected = (inUtc ??= await reviews("UTC", "12:00"));
  expect(JSON.parse(expected)).toHaveLength(DAYS.length);
  expect(await reviews(zone, "01:15")).toBe(expected);
  expect(await reviews(zone, "23:45")).toBe(expected);
});

it.each(ZONES.flatMap((zone) => ["2026-03-28", "2026-09-05", "2026-10-31", "2026-11-23"].map((day) => [zone, day] as const)))(
  "in %s the night after %s turns the review over at midnight, with the window open",
  async (zone, day) => {
    process.env["TZ"] = zone;
    const { api, host } = await openRapport({ files, now: `${day}T23:58:30`, fakeTimers: true });
    const before = api.review();
    host.reads.clear();
    const midnight = new Date(`${day}T23:59:59.999`).getTime() + 1;
    await vi.advanceTimersByTimeAsync(midnight - Date.now() - 5);
    expect(api.review()).toEqual(before);
    await vi.advanceTimersByTimeAsync(1_000);
    const after = api.review();
    expect(after.map(({ daysOver }) => daysOver).sort()).toEqual(before.map(({ daysOver }) => daysOver + 1).sort());
    expect(host.reads.size).toBe(0);
  },
);
