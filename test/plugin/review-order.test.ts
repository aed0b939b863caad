// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { openRapport } from "./support";

const client = (...properties: string[]): string => `---\n${properties.join("\n")}\n---\n\n# Client\n`;

it("a ratio of 11/15 is one number however it came about, and tier decides between those who have it", async () => {
  const { api } = await openRapport({
    now: "2026-11-24T10:00",
    files: {
      "Clients/Contacted.md": client("tier: key", "cadence: 15 days", "last-contact: 2026-11-13"),
      "Clients/Planned.md": client("tier: supporting", "cadence: 15 days", "last-contact: 2026-11-02", "next-contact: 2026-11-28"),
      "Clients/Later.md": client("tier: key", "cadence: 15 days", "last-contact: 2026-11-14"),
    },
  });
  expect(api.review().map(({ name, ratio }) => [name, ratio])).toEqual([
    ["Contacted", 11 / 15],
    ["Planned", 11 / 15],
    ["Later", 10 / 15],
  ]);
});
