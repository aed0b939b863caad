import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFrontMatter } from "../../src/domain/front-matter";
import { namesOf } from "../../src/domain/property";
import { pauseEdit, resumeEdit, setCadenceEdit, setDayEdit } from "../../src/domain/property-edit";
import { applySplices } from "../../src/domain/splice";
import { normaliseWord } from "../../src/domain/word";
import { someNote, someText } from "../support/arbitrary-notes";
import { dayOrNull, days } from "../support/days";
import { check } from "../support/fuzzing";
import { aVault, edited, TODAY } from "../support/log";
import { dottedDailyNotes, parseYaml } from "../support/reading";

const inYaml = (yaml: string): string => `---\n${yaml}\n---\n\n# Acme\n`;
const yamlOf = (text: string): string => text.slice(4, text.indexOf("\n---\n", 3));

interface PauseOptions {
  readonly until?: string | null;
  readonly reason?: string;
}

const tryPause = (text: string, { until = null, reason = "" }: PauseOptions = {}, vault = aVault()) =>
  pauseEdit(text, { until: dayOrNull(until), reason }, "paused", vault);
const paused = (yaml: string, pause: PauseOptions = {}, vault = aVault()): string =>
  yamlOf(edited(inYaml(yaml), tryPause(inYaml(yaml), pause, vault)));
const resumed = (yaml: string): string => yamlOf(edited(inYaml(yaml), resumeEdit(inYaml(yaml), TODAY, "active", aVault())));
const withCadence = (yaml: string, cadence: string | null): string =>
  yamlOf(edited(inYaml(yaml), setCadenceEdit(inYaml(yaml), cadence, aVault())));

describe("setting a day property", () => {
  const set = (text: string, role: "next-contact" | "paused-until", day: string | null, vault = aVault()): string =>
    edited(text, setDayEdit(text, role, dayOrNull(day), vault));

  it("sets it, empties it, and leaves the rest of the note", () => {
    expect(set("---\ntier: key\n---\nx", "next-contact", "2026-12-08")).toBe("---\ntier: key\nnext-contact: 2026-12-08\n---\nx");
    expect(set("---\nsnooze_until: '2026-12-01' # x\n---\n", "paused-until", "2026-12-08")).toBe("---\nsnooze_until: '2026-12-08' # x\n---\n");
    expect(set("---\nnext-contact: 2026-12-01\n---\n", "next-contact", null)).toBe("---\nnext-contact:\n---\n");
    expect(set("x", "next-contact", null)).toBe("x");
    expect(set("x", "paused-until", "2026-12-08")).toBe("---\npaused-until: 2026-12-08\n---\nx");
  });

  it("leaves a day as it is written where it is that day already", () => {
    const note = inYaml('next-contact: "[[2026-12-08]]"');
    expect(set(note, "next-contact", "2026-12-08")).toBe(note);
  });

  it("keeps a link a link, with the daily note's name", () => {
    const vault = aVault({ dailyNotes: dottedDailyNotes });
    expect(set(inYaml('next-contact: "[[01.12.2026]]"'), "next-contact", "2026-12-08", vault)).toBe(inYaml('next-contact: "[[08.12.2026|2026-12-08]]"'));
  });

  it("is refused in broken YAML and where the value can't be changed safely", () => {
    const edit = (text: string) => setDayEdit(text, "next-contact", TODAY, aVault());
    expect(edit("---\na: [\n---\n")).toMatchObject({ ok: false, error: { code: "broken-yaml" } });
    expect(edit("---\nnext-contact: >\n  x\n---\n")).toMatchObject({ ok: false, error: { code: "unsafe-property", property: "next-contact" } });
  });
});

describe("a pause", () => {
  it.each([
    ["a note without a status", "tier: key", {}, "tier: key\nstatus: paused"],
    ["quotes and a comment", 'status: "active" # since May', {}, 'status: "paused" # since May'],
    ["the Russian word", "Status: Активный", {}, "Status: paused"],
    ["an archived client", "status: archived", {}, "status: paused"],
    ["a day", "tier: key", { until: "2026-12-08" }, "tier: key\nstatus: paused\npaused-until: 2026-12-08"],
    ["a day under an alias", "snooze_until:", { until: "2026-12-08" }, "snooze_until: 2026-12-08\nstatus: paused"],
    ["a reason", "tier: key", { reason: " No  budget\nuntil May " }, "tier: key\nstatus: paused\npause-reason: No budget until May"],
    ["a reason beside an old one", "Pause_Reason: 'Old'", { reason: "It's new" }, "Pause_Reason: 'It''s new'\nstatus: paused"],
    ["no new reason", "pause-reason: Old", {}, "pause-reason: Old\nstatus: paused"],
    ["a day that would end it", "status: paused\npaused-until: 2026-11-20", {}, "status: paused\npaused-until:"],
    ["no day where one can't be read", "paused-until: soon", {}, "paused-until: soon\nstatus: paused"],
    ["somebody else's status, with a day", "status: lead", { until: "2026-12-08" }, "status: lead\npaused-until: 2026-12-08"],
  ])("takes in %s", (_, yaml, pause, expected) => {
    expect(paused(yaml, pause)).toBe(expected);
  });

  it("writes the word that it is given under the configured name", () => {
    const vault = aVault();
    const named = { ...vault, propertyNames: { ...vault.propertyNames, status: "состояние" } };
    const edit = pauseEdit(inYaml("tier: key"), { until: null, reason: "" }, "на паузе", named);
    expect(edited(inYaml("tier: key"), edit)).toBe(inYaml("tier: key\nсостояние: на паузе"));
  });

  it("without a day leaves somebody else's status alone and says what it is", () => {
    expect(tryPause(inYaml("status: lead"))).toEqual({ ok: false, error: { code: "foreign-status", property: "status", value: "lead" } });
  });

  it.each(["key: value", "a # b", "# a", "- a", "'quoted'", 'say "hi": now', "yes", "null", "2026-11-24", "12.50", "[[Anna]]", "{a}", "@x", "a:", "a\\b: c", "it's \"so\": ok"])(
    "gives the reason %j back as it was typed, and takes it away again",
    (reason) => {
      const text = inYaml("tier: key");
      const after = edited(text, tryPause(text, { reason }));
      expect(parseFrontMatter(after, parseYaml)).toMatchObject({ ok: true, value: { tier: "key", "pause-reason": reason } });
      expect(resumeEdit(after, TODAY, "active", aVault()).ok).toBe(true);
    },
  );

  it("for any reason, in any quotes, reads back as that reason or is refused", () => {
    const olds = fc.constantFrom("tier: key", "pause-reason:", "pause-reason: old", 'pause-reason: "old"', "pause-reason: 'old' # x", "pause-reason: [old]");
    check(
      "a reason reads back",
      0.4,
      fc.property(olds, fc.oneof(someText, fc.string({ unit: "binary", maxLength: 12 })), (yaml, reason) => {
        const text = inYaml(yaml);
        const edit = tryPause(text, { reason });
        if (!edit.ok) {
          // A comma in a list, and signs that YAML can't hold.
          expect(yaml.includes("[") || /[^\P{C}\p{Cf}]/u.test(reason)).toBe(true);
          return;
        }
        const read = parseFrontMatter(edited(text, edit), parseYaml);
        const given = reason.replace(/\s+/g, " ").trim();
        if (given !== "" && read.ok) expect(String([read.value["pause-reason"]].flat()[0])).toBe(given);
      }),
    );
  });
});

describe("the end of a pause", () => {
  it.each([
    ["the status", "status: paused", "status: active"],
    ["the status of an archived client", "status: 'архив'", "status: 'active'"],
    ["a later day", "paused-until: 2026-12-08 # x\ntier: key", "paused-until:  # x\ntier: key"],
    ["status, day and reason", "status: paused\nsnooze_until: 2026-12-08\npause-reason: \"No: budget\"", "status: active\nsnooze_until:\npause-reason:"],
    ["nothing of an active client", "status: active\npaused-until: 2026-11-20", "status: active\npaused-until: 2026-11-20"],
    ["nothing of today's", "paused-until: 2026-11-24", "paused-until: 2026-11-24"],
    ["nothing of somebody else's", "status: lead\npaused-until: soon", "status: lead\npaused-until: soon"],
    ["all but a reason on several lines", "status: paused\npause-reason: >\n  No\n  budget", "status: active\npause-reason: >\n  No\n  budget"],
  ])("changes %s", (_, yaml, expected) => {
    expect(resumed(yaml)).toBe(expected);
  });
});

describe("a cadence", () => {
  it.each([
    ["a new key", "tier: key", "2 weeks", "tier: key\ncadence: 2 weeks"],
    ["a number", "cadence: 7", "14", "cadence: 14"],
    ["the note's own key", "contact-frequency: '7' # days", "every 2 weeks", "contact-frequency: 'every 2 weeks' # days"],
    ["Russian words", "cadence:", "раз в 2 недели", "cadence: раз в 2 недели"],
    ["a text that YAML would take apart", "tier: key", "- weekly", 'tier: key\ncadence: "- weekly"'],
    ["nothing", "cadence: P2W # agreed", null, "cadence:  # agreed"],
    ["nothing where there is none", "tier: key", null, "tier: key"],
  ])("is written to %s", (_, yaml, cadence, expected) => {
    expect(withCadence(yaml, cadence)).toBe(expected);
  });
});

it("no edit touches the body or another property of any note", () => {
  const vault = aVault();
  const roles = (["status", "paused-until", "cadence"] as const).flatMap((role) => namesOf(role, vault.propertyNames));
  const ours = new Set([...roles, normaliseWord("pause-reason")]);
  check(
    "properties alone",
    0.1,
    fc.property(someNote, someText, (note, reason) => {
      const edits = [
        pauseEdit(note, { until: days("2026-12-08"), reason }, "paused", vault),
        resumeEdit(note, TODAY, "active", vault),
        setCadenceEdit(note, "2 weeks", vault),
      ];
      const others = (text: string): unknown => {
        const read = parseFrontMatter(text, parseYaml);
        return read.ok ? JSON.stringify(Object.entries(read.value).filter(([key]) => !ours.has(normaliseWord(key)))) : read;
      };
      for (const edit of edits) {
        if (!edit.ok) continue;
        const after = applySplices(note, edit.value.splices);
        expect(edited(note, edit)).toBe(after);
        expect(others(after)).toBe(others(note));
      }
    }),
  );
});
