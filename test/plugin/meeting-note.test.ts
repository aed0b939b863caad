// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { openRapport } from "./support";
import { find, press, type } from "./support-ui";

const files = {
  "Clients/Acme.md": "---\nsince: 2026-01-01\n---\n",
  "Clients/North/Beta.md": "---\nsince: 2026-01-01\n---\n",
  "Archive/Beta.md": "# Another Beta\n",
};

it("makes a note for a meeting with several clients, which counts as contact with each", async () => {
  const rapport = await openRapport({ files });
  const { host, api, read, settled } = rapport;
  host.commands.execute("rapport:new-meeting-note");
  type("acm", find(".prompt-input"));
  press("Enter", find(".prompt-input"), { ctrlKey: true });
  type("bet", find(".prompt-input"));
  press("Enter", find(".prompt-input"));
  await settled();
  const path = "Meetings/2026-11-24 Acme, Beta.md";
  expect(await read(path)).toBe(
    [
      '---\ndate: 2026-11-24\nclient: ["[[Acme]]", "[[Clients/North/Beta]]"]\nattendees: []\nchannel: meeting\n---',
      "# 2026-11-24 Acme, Beta",
      "## Agenda",
      "## Decisions",
      "## Promises",
      "---\n[[Acme]] | [[Clients/North/Beta]]\n",
    ].join("\n\n"),
  );
  expect(host.app.workspace.getActiveFile()?.path).toBe(path);
  for (const client of ["Clients/Acme.md", "Clients/North/Beta.md"]) {
    expect(api.client(client)?.evidence).toEqual([{ kind: "meeting", day: "2026-11-24", path }]);
  }
});

it("never replaces a note of that name", async () => {
  const taken = { "Meetings/2026-11-24 Acme.md": "Mine\n" };
  const { host, read, settled } = await openRapport({ files: { ...files, ...taken }, language: "ru" });
  host.commands.execute("rapport:new-meeting-note");
  type("acm", find(".prompt-input"));
  press("Enter", find(".prompt-input"));
  await settled();
  expect(await read("Meetings/2026-11-24 Acme.md")).toBe("Mine\n");
  expect(await read("Meetings/2026-11-24 Acme 2.md")).toContain("# 2026-11-24 Acme 2\n\n## Повестка\n");
});
