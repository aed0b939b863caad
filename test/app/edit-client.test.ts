import { describe, expect, it } from "vitest";
import { pause, resume, setCadence, setNextContact, skipCycle, snooze, type EditContext, type EditReport } from "../../src/app/edit-client";
import type { NoteWriter } from "../../src/app/ports";
import { UndoHistory } from "../../src/app/undo-history";
import { parseCadence } from "../../src/domain/cadence";
import { fail, ok } from "../../src/domain/result";
import { applySplices } from "../../src/domain/splice";
import { days } from "../support/days";
import { aVault, TODAY } from "../support/log";

const STATUSES = { active: "active", paused: "paused" };

/** Notes in memory, written as the vault's are. */
function aContext(notes: Map<string, string>): EditContext {
  const writer: NoteWriter = {
    write: (path, edit) => {
      const before = notes.get(path);
      if (before === undefined) return Promise.resolve(fail({ code: "missing-note" }));
      const result = edit(before);
      if (!result.ok) return Promise.resolve(result);
      const after = applySplices(before, result.value.splices);
      notes.set(path, after);
      return Promise.resolve(ok({ ...result.value, path, before, after }));
    },
  };
  const vault = aVault();
  return { clock: { today: () => TODAY, time: () => "10:00" }, writer, undoHistory: new UndoHistory(writer), conventions: () => vault };
}

const inYaml = (yaml: string): string => `---\n${yaml}\n---\n`;

async function editOf(yaml: string, edit: (context: EditContext) => Promise<EditReport>): Promise<{ report: EditReport; text: string | undefined }> {
  const notes = new Map([["a.md", inYaml(yaml)]]);
  const report = await edit(aContext(notes));
  return { report, text: notes.get("a.md") };
}

describe("several clients", () => {
  it("are edited each on its own, with failures listed and one undo for all", async () => {
    const notes = new Map([
      ["a.md", inYaml("tier: key")],
      ["broken.md", inYaml("a: [")],
      ["b.md", inYaml("snooze_until: 2026-11-30")],
      ["same.md", inYaml("paused-until: 2026-12-08")],
    ]);
    const before = new Map(notes);
    const context = aContext(notes);
    const report = await snooze([...notes.keys(), "gone.md", "a.md"], days("2026-12-08"), context);
    expect(report).toMatchObject({
      edited: ["a.md", "b.md"],
      unchanged: ["same.md"],
      failed: [
        { path: "broken.md", failure: { code: "broken-yaml" } },
        { path: "gone.md", failure: { code: "missing-note" } },
      ],
    });
    expect(notes.get("b.md")).toBe(inYaml("snooze_until: 2026-12-08"));
    expect((await context.undoHistory.undo()).undone).toEqual(["a.md", "b.md"]);
    expect(notes).toEqual(before);
    expect(context.undoHistory.isEmpty()).toBe(true);
  });

  it("leave nothing to undo where nothing was written", async () => {
    const context = aContext(new Map([["a.md", inYaml("status: active")]]));
    expect(await resume(["a.md"], STATUSES, context)).toEqual({ edited: [], unchanged: ["a.md"], failed: [], step: null });
    expect(context.undoHistory.isEmpty()).toBe(true);
  });
});

it.each([
  ["snooze until today", (context: EditContext) => snooze(["a.md"], TODAY, context), { code: "past-day", value: "2026-11-24" }],
  ["snooze until a past day", (context: EditContext) => snooze(["a.md"], days("2026-11-01"), context), { code: "past-day", value: "2026-11-01" }],
  ["next contact yesterday", (context: EditContext) => setNextContact(["a.md"], days("2026-11-23"), context), { code: "past-day", value: "2026-11-23" }],
  ["pause until today", (context: EditContext) => pause(["a.md"], { until: TODAY, reason: "" }, STATUSES, context), { code: "past-day", value: "2026-11-24" }],
  ["pause over somebody's status", (context: EditContext) => pause(["a.md"], { until: null, reason: "" }, STATUSES, context), { code: "foreign-status", property: "status", value: "lead" }],
  ["cadence that is none", (context: EditContext) => setCadence(["a.md"], "now and then", context), { code: "bad-cadence", value: "now and then" }],
  ["empty cadence", (context: EditContext) => setCadence(["a.md"], " ", context), { code: "bad-cadence", value: "" }],
])("refuses a %s and writes nothing", async (_, edit, failure) => {
  const { report, text } = await editOf("status: lead", edit);
  expect(report).toEqual({ edited: [], unchanged: [], failed: [{ path: "a.md", failure }], step: null });
  expect(text).toBe(inYaml("status: lead"));
});

it("plans a contact for today and takes the plan away", async () => {
  expect((await editOf("a: 1", (context) => setNextContact(["a.md"], TODAY, context))).text).toBe(inYaml("a: 1\nnext-contact: 2026-11-24"));
  expect((await editOf("next_followup: 2026-12-01", (context) => setNextContact(["a.md"], null, context))).text).toBe(inYaml("next_followup:"));
});

it.each([
  ["2026-11-20", "2 weeks", "2026-12-04"],
  ["2026-11-24", "1 day", "2026-11-25"],
  ["2026-12-01", "1 week", "2026-12-08"],
  ["2026-08-31", "1 month", "2026-11-30"],
  ["2026-01-31", "monthly", "2026-11-30"],
  ["2024-02-29", "yearly", "2027-02-28"],
  ["2026-11-10", "1 week", "2026-12-01"],
])("skips a cycle due on %s, %s, to %s", async (due, written, next) => {
  const cadence = parseCadence(written);
  if (cadence === null) throw new Error(written);
  const { text } = await editOf("next-contact: 2026-11-20", (context) => skipCycle([{ path: "a.md", dueOn: days(due), cadence }], context));
  expect(text).toBe(inYaml(`next-contact: ${next}`));
});
