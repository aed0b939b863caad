// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { ACME_PATH, openNote } from "../support/acme";
import { openRapport, type Rapport } from "./support";
import { find } from "./support-ui";

const noteWith = (task: string): string => `# Acme\n\n- ${task}\n\n## Check-ins\n\n- [[2026-11-20]] call: x\n`;

/** Opens the note of a client with one task and clicks the task's box in the brief. */
async function tickInBrief(task: string): Promise<Rapport> {
  const rapport = await openRapport({ files: { [ACME_PATH]: noteWith(task) } });
  await openNote(rapport, ACME_PATH);
  rapport.host.commands.execute("rapport:open-review");
  await rapport.settled();
  find<HTMLInputElement>(".rapport-brief-promises input").click();
  await rapport.settled();
  return rapport;
}

describe("a promise ticked in the brief", () => {
  it.each([
    "[ ] Weekly status [repeat:: every week] [due:: 2026-11-20]",
    "[ ] Weekly status (repeat:: every week when done)",
    "[ ] Weekly status  [ Repeat :: every week ]",
    "[ ] Weekly status 🔁 every week 📅 2026-11-20",
  ])("is refused where it comes again, and keeps its bytes: %s", async (task) => {
    const { host, read } = await tickInBrief(task);
    expect(await read(ACME_PATH)).toBe(noteWith(task));
    expect(host.notices.at(-1)?.text).toContain("recurring task");
    expect(find<HTMLInputElement>(".rapport-brief-promises input").checked).toBe(false);
  });

  it.each([
    ["[ ] Offer [due:: 2026-12-01]", "[x] Offer [due:: 2026-12-01] [completion:: 2026-11-24]"],
    ["[ ] Offer  [priority:: high]  [due:: 2026-12-01]", "[x] Offer  [priority:: high]  [due:: 2026-12-01]  [completion:: 2026-11-24]"],
    ["[ ] Offer 📅 2026-12-01", "[x] Offer 📅 2026-12-01 ✅ 2026-11-24"],
    ["[ ] Offer", "[x] Offer"],
  ])("gets its done day in its own form, and loses it when it is opened again: %s", async (open, done) => {
    const { read, settled } = await tickInBrief(open);
    expect(await read(ACME_PATH)).toBe(noteWith(done));
    find<HTMLInputElement>(".rapport-brief-promises input").click();
    await settled();
    expect(await read(ACME_PATH)).toBe(noteWith(open));
  });
});
