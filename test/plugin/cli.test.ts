// @vitest-environment happy-dom
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { ACME, ACME_PATH } from "../support/acme";
import type { CliCommand } from "../host/core/cli";
import { openRapport, type Rapport } from "./support";

const TWINS = { "Clients/A/Twin.md": "# Twin\n", "Clients/B/Twin.md": "# Twin\n" };
const BETA = "---\ncadence: weekly\nlast-contact: 2026-11-23\n---\n- [ ] send [[Acme|them]] the offer 📅 2026-12-01\n- [x] call\n";

const open = (options: Parameters<typeof openRapport>[0] = {}): Promise<Rapport> =>
  openRapport({ files: { [ACME_PATH]: ACME, "Clients/Beta.md": BETA, ...TWINS }, ...options });

const json = async ({ host }: Rapport, command: string, args: Record<string, string> = {}): Promise<unknown> =>
  JSON.parse(await host.cli(command, { ...args, format: "json" }));

describe("rapport", () => {
  it("tells the review in words, under headings", async () => {
    const { host } = await open();
    expect(await host.cli("rapport")).toBe(
      `Overdue, 1 client
  Acme · key · every 2 weeks · 4 days over · planned for 20 Nov · last: meeting on 2 Nov
New, 2 clients
  Twin · monthly · no contact yet
  Twin · monthly · no contact yet
On track, 1 client
  Beta · weekly · due in 6 days · last: 23 Nov`,
    );
    expect(await host.cli("rapport", { day: "2026-11-16", format: "text" })).toContain("Acme · key · every 2 weeks · due in 4 days");
  });

  it("gives exactly the API's rows as JSON, of another day too", async () => {
    const rapport = await open();
    expect(await json(rapport, "rapport")).toEqual(rapport.api.review());
    expect(await json(rapport, "rapport", { day: "2026-12-31" })).toEqual(rapport.api.review("2026-12-31"));
  });

  it("says so where there is no client", async () => {
    const rapport = await openRapport({ files: { "Note.md": "" } });
    expect(await rapport.host.cli("rapport")).toBe("No clients yet");
    expect(await json(rapport, "rapport")).toEqual([]);
  });

  it("hides names in words while they are hidden", async () => {
    const { host } = await open();
    host.commands.execute("rapport:toggle-confidential");
    expect(await host.cli("rapport")).not.toMatch(/Acme|Beta|Twin/);
    host.commands.execute("rapport:toggle-confidential");
  });
});

describe("rapport:client", () => {
  it("tells a client by name or path, with check-ins and open promises", async () => {
    const { host } = await open();
    const words = `Acme · key · every 2 weeks · 4 days over · planned for 20 Nov · last: meeting on 2 Nov
Last check-ins:
  2026-11-02 meeting Quarterly review
  2026-10-18 email (attempt) Sent the draft`;
    for (const client of ["Acme", "acme", ACME_PATH]) expect(await host.cli("rapport:client", { client })).toBe(words);
    expect(await host.cli("rapport:client", { client: "Beta" })).toBe(
      "Beta · weekly · due in 6 days · last: 23 Nov\nOpen promises:\n  2026-12-01 send them the offer",
    );
  });

  it("gives exactly the API's client as JSON", async () => {
    const rapport = await open();
    expect(await json(rapport, "rapport:client", { client: "acme" })).toEqual(rapport.api.client(ACME_PATH));
  });
});

describe("rapport:log", () => {
  it("writes the check-in, answers in words, and can be undone", async () => {
    const { host, read, api } = await open();
    const entry = { client: "Acme", note: "Agreed", day: "2026-11-23", time: "09:30", channel: "call", satisfaction: "5", next: "2026-12-01" };
    expect(await host.cli("rapport:log", entry)).toBe("Logged with Acme");
    const logged = await read(ACME_PATH);
    expect(logged).toContain("- [[2026-11-23]] 09:30 call: Agreed [satisfaction:: 5]\n");
    expect(logged).toContain("next-contact: 2026-12-01");
    await api.undo();
    expect(await read(ACME_PATH)).toBe(ACME);
  });

  it("answers in JSON as the API does", async () => {
    const rapport = await open();
    expect(await json(rapport, "rapport:log", { client: "Beta", outcome: "attempt" })).toEqual({ logged: ["Clients/Beta.md"], failed: [] });
    expect(await rapport.read("Clients/Beta.md")).toContain("- 2026-11-24 (attempt)");
  });

  it("tells what it left alone", async () => {
    const { host } = await openRapport({ files: { "Clients/Odd.md": "---\nlast-contact: some day\n---\n" } });
    expect(await host.cli("rapport:log", { client: "Odd" })).toBe(
      "Logged with Odd\nOdd: “last-contact” stays as it is, since “some day” can’t be read as a day.",
    );
  });
});

const PATHS = ["Clients/A/Twin.md", "Clients/B/Twin.md"];
const TWIN_MESSAGE = "several clients have that name: Clients/A/Twin.md, Clients/B/Twin.md";
const NOTHING = "Nothing was written: ";

it.each<[string, Record<string, string>, Record<string, unknown>]>([
  ["rapport", { day: "yesterday" }, { error: "“yesterday” is no day of the form YYYY-MM-DD", code: "bad-day", value: "yesterday" }],
  ["rapport:client", { client: "Nobody" }, { error: "there is no such client", code: "no-client" }],
  ["rapport:client", { client: "twin" }, { error: TWIN_MESSAGE, code: "ambiguous-client", paths: PATHS }],
  ["rapport:log", { client: "Nobody" }, { error: `${NOTHING}there is no such client`, code: "no-client" }],
  ["rapport:log", { client: "Twin" }, { error: NOTHING + TWIN_MESSAGE, code: "ambiguous-client", paths: PATHS }],
  [
    "rapport:log",
    { client: "Acme", day: "24.11.2026" },
    { error: `${NOTHING}“24.11.2026” is no day of the form YYYY-MM-DD`, code: "bad-day", value: "24.11.2026" },
  ],
  [
    "rapport:log",
    { client: "Acme", day: "2026-11-25" },
    { error: `${NOTHING}2026-11-25 is in the future; plan it as the next contact instead`, code: "future-day", value: "2026-11-25" },
  ],
  [
    "rapport:log",
    { client: "Acme", channel: "pigeon" },
    { error: `${NOTHING}“pigeon” is no channel; see the settings for those there are`, code: "bad-channel", value: "pigeon" },
  ],
])("%s %j is refused in words and in JSON, and nothing is written", async (command, args, error) => {
  const rapport = await open();
  expect(await rapport.host.cli(command, args)).toBe(error["error"]);
  expect(await json(rapport, command, args)).toEqual(error);
  expect(rapport.host.writes.size).toBe(0);
});

it("a format that there is not is refused before anything is written", async () => {
  const { host } = await open();
  expect(JSON.parse(await host.cli("rapport:log", { client: "Acme", format: "yaml" }))).toEqual({
    error: "format: “yaml” is unknown. There are: text, json",
  });
  expect(host.writes.size).toBe(0);
});

it("each command and flag is described, in the interface's language, and what has to be there is asked for", async () => {
  const { host } = await open({ language: "ru" });
  await expect(host.cli("rapport:log")).rejects.toThrow("Missing required parameter: client=<name|path>");
  const { cliCommands } = host.app.plugins as unknown as { readonly cliCommands: ReadonlyMap<string, CliCommand> };
  const described = [...cliCommands].map(([id, { description, flags }]) => [
    id,
    description,
    Object.entries(flags ?? {}).map(([flag, { value = "", description: words }]) => `${flag}=${value} ${words}`),
  ]);
  expect(described).toEqual([
    ["rapport", "Обзор клиентов", ["day=<YYYY-MM-DD> День", "format=text|json Вид ответа"]],
    ["rapport:client", "Состояние клиента, чек-ины и обещания", ["client=<name|path> Имя клиента или путь к его заметке", "format=text|json Вид ответа"]],
    [
      "rapport:log",
      "Записать чек-ин",
      [
        "client=<name|path> Имя клиента или путь к его заметке",
        "note=<text> Что произошло",
        "day=<YYYY-MM-DD> День",
        "time=<HH:MM> Время",
        "channel=<channel> Канал",
        "outcome=reached|attempt Итог",
        "satisfaction=<1-5> Удовлетворённость",
        "next=<YYYY-MM-DD> Следующий контакт",
        "format=text|json Вид ответа",
      ],
    ],
  ]);
});

it("a plugin that is turned off and on again has its commands once", async () => {
  const { host, plugin } = await open();
  await host.unloadPlugin("rapport");
  await expect(host.cli("rapport")).rejects.toThrow("not found");
  await host.loadPlugin(await readFile("main.js", "utf8"), plugin.manifest);
  expect(await host.cli("rapport:client", { client: "Beta" })).toContain("weekly");
  expect(host.errors).toEqual([]);
});
