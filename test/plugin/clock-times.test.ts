// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { openRapport } from "./support";

const PATH = "Clients/Acme.md";
const log = (...items: string[]): string => `# Acme\n\n## Check-ins\n\n${items.map((item) => `- ${item}\n`).join("")}`;

describe("a time in 12 hours", () => {
  it("is the time of a check-in, and the channel and text behind it are read", async () => {
    const { api } = await openRapport({ files: { [PATH]: log("2026-11-20 2:30 PM call: Renewal", "2026-11-19 12:15pm email: Draft", "[[2026-11-18]] 12:00 AM call: Late") } });
    expect(api.client(PATH)?.checkIns).toMatchObject([
      { day: "2026-11-20", time: "14:30", channel: "call", text: "Renewal" },
      { day: "2026-11-19", time: "12:15", channel: "email", text: "Draft" },
      { day: "2026-11-18", time: "00:00", channel: "call", text: "Late" },
    ]);
  });

  it("gives its check-in the place among those of its day", async () => {
    const { api, read } = await openRapport({ files: { [PATH]: log("[[2026-11-24]] 9:15 AM call: First") } });
    await api.log({ clients: ["Acme"], time: "08:30", text: "Before" });
    await api.log({ clients: ["Acme"], time: "14:00", text: "After" });
    expect(await read(PATH)).toContain("- [[2026-11-24]] 14:00: After\n- [[2026-11-24]] 9:15 AM call: First\n- [[2026-11-24]] 08:30: Before\n");
  });
});

describe("a last contact with a time behind its day", () => {
  it.each([
    ["2026/11/20 14:30", "2026-11-24"],
    ["2026-11-20 2:30 PM", "2026-11-24"],
    ["20261120 14:30", "2026-11-24"],
    ["2026-11-20T14:30", "2026-11-24"],
    ['"[[2026-11-20]] 2:30pm"', '"[[2026-11-24]]"'],
  ])("is read, and moved on by a log: %s", async (written, moved) => {
    const note = (value: string, line = ""): string => `---\nlast-contact: ${value}\n---\n\n## Check-ins\n\n${line}- [[2026-11-01]] call: x\n`;
    const { api, read } = await openRapport({ files: { [PATH]: note(written) } });
    expect(api.problems()).toEqual([]);
    expect(api.client(PATH)).toMatchObject({ lastContact: "2026-11-20" });
    await api.log({ clients: ["Acme"], text: "Hello" });
    expect(await read(PATH)).toBe(note(moved, "- [[2026-11-24]]: Hello\n"));
  });
});
