// @vitest-environment happy-dom
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { ClientDetail } from "../../src/api";
import { openRapport, type Rapport } from "./support";

const properties = (...lines: string[]): string => `---\n${lines.join("\n")}\n---\n`;
const ACME = properties("since: 2026-01-01", "cadence: 2 weeks", "last-contact: 2026-10-01");

function acme({ api }: Rapport): ClientDetail {
  const client = api.client("Clients/Acme.md");
  if (client === null) throw new Error("Acme is no client");
  return client;
}

it.each([
  ["date: 2026-11-20", 'client: "[[Acme]]"', "Review.md"],
  ["day: 2026-11-20", 'attendees: ["[[Acme|the client]]", "[[Somebody]]"]', "Review.md"],
  ["meeting-date: 2026-11-20", 'participants: "[[Somebody]], [[Acme]]"', "Review.md"],
  ["дата: 2026/11/20", "people: [[Acme]]", "Review.md"],
  ["title: x", 'with: "[[Clients/Acme#Risks]]"', "2026-11-20 Review.md"],
  ["date: ", 'contacts: "[Acme](Clients/Acme.md)"', "Review 2026-11-20.md"],
])("a meeting note counts as contact: %s, %s, %s", async (day, participants, name) => {
  const files = { "Clients/Acme.md": ACME, [`Meetings/${name}`]: properties(day, participants) };
  const rapport = await openRapport({ files });
  expect(acme(rapport)).toMatchObject({ lastContact: "2026-11-20", reason: "every 2 weeks · due in 10 days · last: meeting on 20 Nov" });
  expect(acme(rapport).evidence[0]).toEqual({ kind: "meeting", day: "2026-11-20", path: `Meetings/${name}` });
  expect(rapport.host.writes.size).toBe(0);
});

it.each([
  ["a note without a day", properties("created: 2026-11-20", 'attendees: "[[Acme]]"'), "Meetings/Review.md"],
  ["a name that is no link", properties("date: 2026-11-20", "client: Acme"), "Meetings/Review.md"],
  ["an alias as target", properties("date: 2026-11-20", 'client: "[[Acme GmbH]]"'), "Meetings/Review.md"],
  ["a template", properties("date: 2026-11-20", 'client: "[[Acme]]"'), "Templates/Meeting.md"],
  ["a link in the text", `${properties("date: 2026-11-20")}[[Acme]]`, "Meetings/Review.md"],
  ["another client", properties("date: 2026-11-20", 'with: "[[Acme]]"'), "Clients/Other.md"],
])("no contact: %s", async (_what, text, path) => {
  const files = { "Clients/Acme.md": ACME.replace("---\n", '---\naliases: ["Acme GmbH"]\n'), [path]: text };
  expect(acme(await openRapport({ files }))).toMatchObject({ lastContact: "2026-10-01" });
});

it("a meeting to come is a plan where none is written, and a contact once its day has come", async () => {
  const files = { "Clients/Acme.md": ACME, "Meetings/2026-11-28 Review.md": properties('client: "[[Acme]]"') };
  const rapport = await openRapport({ files });
  expect(acme(rapport)).toMatchObject({ lastContact: "2026-10-01", dueOn: "2026-11-28", standing: "on-track" });
  expect(rapport.api.review("2026-11-28")).toMatchObject([{ lastContact: "2026-11-28" }]);
});

it("contact with a person counts for the company, one step, without attempts", async () => {
  const files = {
    "Clients/Acme.md": ACME,
    "People/Anna.md": `${properties('organisation: "[[Acme]]"', "last-contact: 2026-11-10")}\n## Check-ins\n\n- 2026-11-22 call (attempt)\n- [[2026-11-12]] call: Hello\n- [[2026-12-03]]: Lunch\n`,
    "People/Boris.md": properties('company: "[[Anna]]"', "last-contact: 2026-11-23"),
    "Meetings/2026-11-14.md": properties('attendees: "[[Anna]]"'),
  };
  const rapport = await openRapport({ files });
  expect(acme(rapport)).toMatchObject({ lastContact: "2026-11-14", dueOn: "2026-12-03" });
  expect(acme(rapport).evidence.slice(0, 3)).toEqual([
    { kind: "meeting", day: "2026-11-14", path: "Meetings/2026-11-14.md", through: "People/Anna.md" },
    { kind: "check-in", day: "2026-11-12", path: "People/Anna.md", line: 8, through: "People/Anna.md" },
    { kind: "property", day: "2026-11-10", path: "People/Anna.md", through: "People/Anna.md" },
  ]);
  expect(acme(rapport).checkIns).toEqual([]);
});

it("a meeting with the client and its person counts once, as the client's own", async () => {
  const files = {
    "Clients/Acme.md": ACME,
    "People/Anna.md": properties('company: "[[Acme]]"'),
    "Meetings/2026-11-14.md": properties('attendees: ["[[Anna]]", "[[Acme]]"]'),
  };
  const meetings = acme(await openRapport({ files })).evidence.filter(({ kind }) => kind === "meeting");
  expect(meetings).toEqual([{ kind: "meeting", day: "2026-11-14", path: "Meetings/2026-11-14.md" }]);
});

it("on one day a check-in decides before a meeting, and that before the property", async () => {
  const files = {
    "Clients/Acme.md": `${properties("last-contact: 2026-11-14")}\n## Check-ins\n\n- [[2026-11-14]] call: Hello\n`,
    "Meetings/2026-11-14.md": properties('client: "[[Acme]]"'),
  };
  const client = acme(await openRapport({ files }));
  expect(client.evidence.map(({ kind }) => kind)).toEqual(["check-in", "meeting", "property"]);
  expect(client.reason).toContain("last: call on 14 Nov");
});

it.each([
  [false, "2026-10-01"],
  [true, "2026-11-20"],
])("links in day notes count only where the setting says so: %s", async (dayNoteMentions, lastContact) => {
  const files = { "Clients/Acme.md": ACME, "Daily/2026-11-20.md": "Called [[Acme]].\n" };
  expect(acme(await openRapport({ files, settings: { dayNoteMentions } })).lastContact).toBe(lastContact);
});

it.each([
  ["- [ ] call [[Acme]]", "2026-10-01"],
  ["- [-] call [[Acme]]", "2026-10-01"],
  ["- [x] call [[Acme]]", "2026-11-20"],
  ["- call [[Acme]]", "2026-11-20"],
])("a day note's %j counts only where it has happened", async (line, lastContact) => {
  const files = { "Clients/Acme.md": ACME, "Daily/2026-11-20.md": `${line}\n` };
  expect(acme(await openRapport({ files, settings: { dayNoteMentions: true } })).lastContact).toBe(lastContact);
});

it.each([
  [false, "2026-10-01"],
  [true, "2026-11-21"],
])("contacts with the partner count for an indirect client only where the setting says so: %s", async (partnerContacts, lastContact) => {
  const files = {
    "Clients/Acme.md": ACME.replace("---\n", '---\ntype: indirect\nvia: "[[Marlow]]"\n'),
    "Clients/Marlow.md": properties("last-contact: 2026-11-21"),
  };
  expect(acme(await openRapport({ files, settings: { partnerContacts } })).lastContact).toBe(lastContact);
});

it("follows a meeting that is made, changed, moved among templates and deleted", async () => {
  const rapport = await openRapport({ files: { "Clients/Acme.md": ACME, "Templates/Note.md": "" } });
  const path = "Meetings/Review.md";
  const { vault } = rapport.host.app;
  await vault.createFolder("Meetings");
  const file = await vault.create(path, properties("date: 2026-11-20", 'client: "[[Acme]]"'));
  await rapport.settled();
  expect(acme(rapport).lastContact).toBe("2026-11-20");
  await writeFile(join(rapport.folder, path), properties("date: 2026-11-21", 'client: "[[Acme]]"'));
  await rapport.settled();
  expect(acme(rapport).lastContact).toBe("2026-11-21");
  await vault.rename(file, "Templates/Review.md");
  await rapport.settled();
  expect(acme(rapport).lastContact).toBe("2026-10-01");
  await vault.rename(file, path);
  await rapport.settled();
  expect(acme(rapport).lastContact).toBe("2026-11-21");
  await rm(join(rapport.folder, path));
  await rapport.settled();
  expect(acme(rapport).lastContact).toBe("2026-10-01");
});

it("a link that means another note after a rename counts there", async () => {
  const files = {
    "Clients/Acme.md": ACME,
    "Clients/Beta.md": ACME,
    "Meetings/2026-11-20.md": properties('client: "[[Beta]]"'),
  };
  const rapport = await openRapport({ files });
  const { vault } = rapport.host.app;
  const rename = async (from: string, to: string): Promise<void> => {
    const file = vault.getFileByPath(from);
    if (file === null) throw new Error(from);
    await vault.rename(file, to);
    await rapport.settled();
  };
  expect(acme(rapport).lastContact).toBe("2026-10-01");
  await rename("Clients/Beta.md", "Clients/Gamma.md");
  await rename("Clients/Acme.md", "Clients/Beta.md");
  expect(rapport.api.client("Clients/Beta.md")?.lastContact).toBe("2026-11-20");
  expect(rapport.api.client("Clients/Gamma.md")?.lastContact).toBe("2026-10-01");
});

it("names the problems of notes that would be evidence, and of no others", async () => {
  const files = {
    "Clients/Acme.md": ACME,
    "Meetings/Review.md": properties("date: 11/12/2026", 'client: "[[Acme]]"'),
    "Meetings/Theirs.md": properties("date: 11/12/2026", 'client: "[[Nobody]]"'),
    "People/Anna.md": properties('company: "[[Acme]]"', "last-contact: yesterday"),
    "Notes/Plain.md": properties("date: soon", "last-contact: whenever"),
  };
  const { api } = await openRapport({ files });
  expect(api.problems().map(({ path, property, value }) => [path, property, value])).toEqual([
    ["Meetings/Review.md", "date", "11/12/2026"],
    ["People/Anna.md", "last-contact", "yesterday"],
  ]);
});
