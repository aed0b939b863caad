// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { openNote } from "../support/acme";
import { openRapport, type Rapport } from "./support";
import { find, press, type } from "./support-ui";

const PATH = "Clients/Acme.md";

/** A note with properties under the names that other plugins give them, and all that an edit has to leave alone. */
const ACME = `---
aliases: ["Acme", 'Acme GmbH']   # as on the contract
tier: key
type: direct
status: "active"
contact-frequency: 14 # days
last_contact: 2026-10-02
next_followup: '2026-11-01'
snooze_until:
Pause Reason: ""
---
# Acme

- status: paused
`;

interface Step {
  readonly command: string;
  /** What is done in the dialog. */
  readonly act: () => void;
}

const byName = (name: string) => (): void => {
  const button = [...document.querySelectorAll<HTMLElement>(".rapport-dialog button")].find(({ textContent }) => textContent?.startsWith(name));
  if (button === undefined) throw new Error(`There is no button ${name}`);
  button.click();
};
const otherDay = (day: string) => (): void => {
  type(day, find(".rapport-other-day input"));
  find<HTMLFormElement>(".rapport-other-day").requestSubmit();
};
const inputs = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>(".rapport-dialog input")];
const fillPause = (reason: string, until: string) => (): void => {
  type(reason, inputs()[0] ?? null);
  type(until, inputs()[1] ?? null);
  find<HTMLFormElement>(".rapport-dialog form").requestSubmit();
};
const typeCadence = (words: string) => (): void => {
  type(words, inputs()[0] ?? null);
  find<HTMLFormElement>(".rapport-dialog form").requestSubmit();
};

const ACTIONS: readonly [name: string, step: Step, changes: Readonly<Record<string, string>>][] = [
  ["snoozes for 3 days", { command: "snooze-client", act: byName("3 days") }, { "snooze_until:": "snooze_until: 2026-11-27" }],
  ["snoozes for a week", { command: "snooze-client", act: byName("1 week") }, { "snooze_until:": "snooze_until: 2026-12-01" }],
  ["snoozes until a day", { command: "snooze-client", act: otherDay("2027-01-04") }, { "snooze_until:": "snooze_until: 2027-01-04" }],
  ["skips the cycle", { command: "snooze-client", act: byName("Skip this cycle") }, { "next_followup: '2026-11-01'": "next_followup: '2026-11-29'" }],
  ["pauses", { command: "pause-client", act: fillPause("", "") }, { 'status: "active"': 'status: "paused"' }],
  [
    "pauses with a reason until a day",
    { command: "pause-client", act: fillPause('Budget: "frozen" # 1', "2027-01-04") },
    {
      'status: "active"': 'status: "paused"',
      "snooze_until:": "snooze_until: 2027-01-04",
      'Pause Reason: ""': 'Pause Reason: "Budget: \\"frozen\\" # 1"',
    },
  ],
  ["plans tomorrow", { command: "set-next-contact", act: byName("Tomorrow") }, { "'2026-11-01'": "'2026-11-25'" }],
  ["plans next Monday", { command: "set-next-contact", act: byName("Next Monday") }, { "'2026-11-01'": "'2026-11-30'" }],
  ["plans by the cadence", { command: "set-next-contact", act: byName("By the cadence") }, { "'2026-11-01'": "'2026-12-08'" }],
  ["plans today", { command: "set-next-contact", act: otherDay("2026-11-24") }, { "'2026-11-01'": "'2026-11-24'" }],
  ["clears the plan", { command: "set-next-contact", act: byName("No next contact") }, { "next_followup: '2026-11-01'": "next_followup:" }],
  ["sets a cadence", { command: "set-cadence", act: typeCadence("every 3 weeks") }, { "14 # days": "every 3 weeks # days" }],
  ["goes back to the rules", { command: "set-cadence", act: byName("Leave it to the rules") }, { "contact-frequency: 14": "contact-frequency: " }],
];

async function run(rapport: Rapport, { command, act }: Step): Promise<void> {
  if (!rapport.host.commands.execute(`rapport:${command}`)) throw new Error(`There is no ${command}`);
  act();
  await rapport.settled();
}

function applied(text: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((note, [from, to]) => note.replace(from, () => to), text);
}

describe.each([
  ["LF", ACME],
  ["CRLF", ACME.replaceAll("\n", "\r\n")],
])("with line ends of %s", (_, note) => {
  it.each(ACTIONS)("%s: its property alone, under the note's own key, and undo gives the exact bytes back", async (_name, step, changes) => {
    const rapport = await openRapport({ files: { [PATH]: note } });
    await openNote(rapport, PATH, "preview");
    await run(rapport, step);
    expect(await rapport.read(PATH)).toBe(applied(note, changes));
    expect(document.querySelector(".rapport-dialog")).toBeNull();
    find(".notice button").click();
    await rapport.settled();
    expect(await rapport.read(PATH)).toBe(note);
  });
});

it("writes through the editor of a note that is being typed in", async () => {
  const rapport = await openRapport({ files: { [PATH]: ACME } });
  const { editor } = await openNote(rapport, PATH);
  editor.replaceRange(" of Vienna", editor.offsetToPos(ACME.indexOf("# Acme") + 6));
  await run(rapport, { command: "snooze-client", act: byName("1 week") });
  const expected = ACME.replace("# Acme", "# Acme of Vienna").replace("snooze_until:", "snooze_until: 2026-12-01");
  expect(editor.getValue()).toBe(expected);
  expect(await rapport.read(PATH)).toBe(expected);
});

it.each(["snooze-client", "set-next-contact"])("says in the dialog of %s why a note with broken YAML is left as it is", async (command) => {
  const rapport = await openRapport({ files: { [PATH]: ACME } });
  await openNote(rapport, PATH, "preview");
  rapport.host.commands.execute(`rapport:${command}`);
  const broken = ACME.replace("type: direct", "type: [direct");
  const file = rapport.host.app.vault.getFileByPath(PATH);
  if (file !== null) await rapport.host.app.vault.modify(file, broken);
  otherDay("2027-01-04")();
  await rapport.settled();
  expect(find(".rapport-error").textContent).toContain("front matter can’t be read");
  expect(await rapport.read(PATH)).toBe(broken);
});

it("resumes at once, and says what it does not change", async () => {
  const rapport = await openRapport({ files: { [PATH]: "---\nstatus: На паузе\npaused-until: 2026-12-24\npause-reason: x\n---\n", "Clients/Lead.md": "---\nstatus: lead\n---\n" } });
  await openNote(rapport, PATH, "preview");
  await run(rapport, { command: "pause-client", act: () => undefined });
  expect(await rapport.read(PATH)).toBe("---\nstatus: active\npaused-until:\npause-reason:\n---\n");
  expect(rapport.api.client(PATH)).toMatchObject({ standing: "new" });
  await openNote(rapport, "Clients/Lead.md", "preview");
  await run(rapport, { command: "pause-client", act: fillPause("", "") });
  expect(find(".rapport-error").textContent).toContain("“status” is “lead”");
});

it("writes status words in the language of notes", async () => {
  const rapport = await openRapport({ files: { [PATH]: "# Acme\n" }, settings: { noteLanguage: "ru" } });
  await openNote(rapport, PATH, "preview");
  await run(rapport, { command: "pause-client", act: fillPause("", "") });
  expect(await rapport.read(PATH)).toBe("---\nstatus: на паузе\n---\n# Acme\n");
  expect(rapport.api.client(PATH)).toMatchObject({ standing: "paused" });
  await run(rapport, { command: "pause-client", act: () => undefined });
  expect(await rapport.read(PATH)).toBe("---\nstatus: активный\n---\n# Acme\n");
});

it("snoozes several that were picked, in one step to undo", async () => {
  const rapport = await openRapport({ files: { "Clients/A.md": "# A\n", "Clients/B.md": "# B\n" } });
  rapport.host.commands.execute("rapport:snooze-client");
  press("Enter", find(".prompt-input"), { ctrlKey: true });
  press("Enter", find(".prompt-input"));
  byName("1 week")();
  await rapport.settled();
  expect(await rapport.read("Clients/A.md")).toBe("---\npaused-until: 2026-12-01\n---\n# A\n");
  expect(await rapport.read("Clients/B.md")).toBe("---\npaused-until: 2026-12-01\n---\n# B\n");
  expect(find(".notice").textContent).toContain("A, B: snoozed until Tue 1 Dec");
  expect((await rapport.api.undo()).undone).toEqual(["Clients/A.md", "Clients/B.md"]);
});

it("snoozes the client even where its note is renamed while the dialog is open", async () => {
  const rapport = await openRapport({ files: { [PATH]: "# Acme\n" } });
  await openNote(rapport, PATH, "preview");
  rapport.host.commands.execute("rapport:snooze-client");
  const file = rapport.host.app.vault.getFileByPath(PATH);
  if (file !== null) await rapport.host.app.fileManager.renameFile(file, "Clients/Acme AG.md");
  byName("1 week")();
  await rapport.settled();
  expect(await rapport.read("Clients/Acme AG.md")).toContain("paused-until: 2026-12-01");
});

describe("the check-in dialog", () => {
  const openLog = async (rapport: Rapport): Promise<void> => {
    await openNote(rapport, PATH, "preview");
    rapport.host.commands.execute("rapport:log-check-in-here");
  };
  const chips = (): string[] => [...document.querySelectorAll(".rapport-day-chip")].map(({ textContent }) => textContent);

  it("offers today, yesterday, the last working day before, and the next contact by the cadence from the day logged", async () => {
    const rapport = await openRapport({ files: { [PATH]: ACME } });
    await openLog(rapport);
    expect(chips()).toEqual(["Today", "Yesterday", "Fri 20 Nov", "By the cadence, every 14 days: Tue 8 Dec"]);
    byName("Fri 20 Nov")();
    expect(chips().at(-1)).toBe("By the cadence, every 14 days: Fri 4 Dec");
    byName("By the cadence")();
    type("Call", find(".rapport-dialog textarea"));
    press("Enter", find(".rapport-dialog textarea"));
    await rapport.settled();
    const after = await rapport.read(PATH);
    expect(after).toContain("- [[2026-11-20]] check-in: Call");
    expect(after).toContain("last_contact: 2026-11-20");
    expect(after).toContain("next_followup: '2026-12-04'");
  });

  it("plans nothing by itself", async () => {
    const rapport = await openRapport({ files: { [PATH]: "---\nnext-contact: 2026-12-24\n---\n" } });
    await openLog(rapport);
    press("Enter", find(".rapport-dialog textarea"));
    await rapport.settled();
    expect(await rapport.read(PATH)).toContain("next-contact: 2026-12-24\n");
  });

  it("keeps what was typed when it is closed by accident, for the same clients, until it is logged", async () => {
    const rapport = await openRapport({ files: { [PATH]: ACME, "Clients/Beta.md": "# Beta\n" } });
    await openLog(rapport);
    type("Half a sentence", find(".rapport-dialog textarea"));
    press("Escape");
    await openNote(rapport, "Clients/Beta.md", "preview");
    rapport.host.commands.execute("rapport:log-check-in-here");
    expect(find<HTMLTextAreaElement>(".rapport-dialog textarea").value).toBe("");
    press("Escape");
    await openLog(rapport);
    expect(find<HTMLTextAreaElement>(".rapport-dialog textarea").value).toBe("Half a sentence");
    expect(find(".rapport-draft").textContent).toBe("Draft restored · Start anew");
    press("Enter", find(".rapport-dialog textarea"));
    await rapport.settled();
    await openLog(rapport);
    expect(find<HTMLTextAreaElement>(".rapport-dialog textarea").value).toBe("");
    expect(find(".rapport-draft").textContent).toBe("");
  });

  it("starts anew when asked to, and forgets a draft that was given up", async () => {
    const rapport = await openRapport({ files: { [PATH]: ACME } });
    await openLog(rapport);
    type("Half", find(".rapport-dialog textarea"));
    press("Escape");
    await openLog(rapport);
    find(".rapport-draft button").click();
    expect(find<HTMLTextAreaElement>(".rapport-dialog textarea").value).toBe("");
    type("Other", find(".rapport-dialog textarea"));
    byName("Cancel")();
    await openLog(rapport);
    expect(find<HTMLTextAreaElement>(".rapport-dialog textarea").value).toBe("");
  });
});

describe("the walk through the overdue clients", () => {
  const overdue = (name: string, day: string): [string, string] => [`Clients/${name}.md`, `---\nlast-contact: ${day}\ncadence: 1 week\n---\n# ${name}\n`];
  const files = Object.fromEntries([overdue("A", "2026-01-01"), overdue("B", "2026-02-01"), overdue("C", "2026-03-01"), ["Clients/Fine.md", "---\nlast-contact: 2026-11-24\n---\n"]]);
  const key = (code: string): void => press("ж", document.activeElement ?? document.body, { code });
  const shown = (): string[] => [find(".rapport-walk-progress").textContent, find(".rapport-walk-name").textContent];

  it("logs, snoozes and skips by keys of any layout, and sums up", async () => {
    const rapport = await openRapport({ files });
    rapport.host.commands.execute("rapport:start-review");
    expect(shown()).toEqual(["1 of 3", "A"]);
    key("KeyL");
    type("Hello", find(".rapport-dialog textarea"));
    press("Enter", find(".rapport-dialog textarea"));
    await rapport.settled();
    expect(shown()).toEqual(["2 of 3", "B"]);
    key("KeyS");
    press("1", document.activeElement ?? document.body, { code: "Digit1" });
    await rapport.settled();
    expect(shown()).toEqual(["3 of 3", "C"]);
    key("KeyN");
    expect([...document.querySelectorAll(".rapport-walk-tally")].map(({ textContent }) => textContent)).toEqual(["Logged 1A", "Snoozed 1B", "Skipped 1C"]);
    expect(await rapport.read("Clients/A.md")).toContain("check-in: Hello");
    expect(await rapport.read("Clients/B.md")).toContain("paused-until: 2026-11-27");
    expect(await rapport.read("Clients/C.md")).toBe(files["Clients/C.md"]);
    find(".rapport-walk-close").click();
    expect(document.querySelector(".modal")).toBeNull();
  });

  it("stays with the client whose check-in was not logged", async () => {
    const rapport = await openRapport({ files });
    rapport.host.commands.execute("rapport:start-review");
    key("KeyL");
    press("Escape");
    expect(shown()).toEqual(["1 of 3", "A"]);
  });

  it("leaves out who is no longer overdue when their turn comes", async () => {
    const rapport = await openRapport({ files });
    rapport.host.commands.execute("rapport:start-review");
    await rapport.api.log({ clients: ["B"] });
    await rapport.settled();
    key("ArrowRight");
    expect(shown()).toEqual(["3 of 3", "C"]);
    await rapport.api.log({ clients: ["C"] });
    await rapport.settled();
    expect(find(".rapport-walk-name").textContent).toBe("That was the last one");
  });

  it("ends where a note is opened, tells what was done, and can be gone on with", async () => {
    const rapport = await openRapport({ files });
    rapport.host.commands.execute("rapport:start-review");
    key("KeyN");
    key("KeyO");
    await rapport.settled();
    expect(rapport.host.app.workspace.getActiveFile()?.path).toBe("Clients/B.md");
    expect(document.querySelector(".modal")).toBeNull();
    expect(find(".notice").textContent).toBe("Skipped 1");
  });

  it("says so where nobody is overdue", async () => {
    const rapport = await openRapport({ files: { "Clients/Fine.md": "---\nlast-contact: 2026-11-24\n---\n" } });
    rapport.host.commands.execute("rapport:start-review");
    expect(find(".notice").textContent).toBe("No client overdue");
  });
});
