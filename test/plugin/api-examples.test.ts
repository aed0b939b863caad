// @vitest-environment happy-dom
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { rapportOf } from "../../docs/examples/rapport-of";
import { openRapport, type Rapport } from "./support";

const EXAMPLES = "docs/examples";

const ACME = `---
cadence: 2 weeks
last-contact: 2026-11-02
---

## Promises

- [ ] Send the offer 📅 2026-11-30
- [x] Send the brochure

## Check-ins

- [[2026-11-02]] meeting: Quarterly review
- [[2026-10-18]] call: Said hello
`;

const files = {
  "Clients/Acme.md": ACME,
  "Clients/Beta.md": "---\ncadence: 2 weeks\nlast-contact: 2026-11-10\n---\n",
  "Clients/North/Gamma.md": "---\ncadence: 2 months\nlast-contact: 2026-11-23\n---\n",
  "Clients/Resting.md": "---\ncadence: weekly\nlast-contact: 2026-11-03\nstatus: paused\n---\n",
  "Daily/2026-11-24.md": "# Today\n",
};

function example(name: string): string {
  return readFileSync(join(EXAMPLES, name), "utf8");
}

/** Runs a snippet as Obsidian's console and Dataview do: `app` is there, and `await` may stand anywhere. */
async function run(name: string, app: unknown, context: object): Promise<void> {
  await runInNewContext(`(async () => {\n${example(name)}\n})()`, { app, ...context });
}

/** Runs a console snippet; gives what it writes. */
async function writtenBy(name: string, { host, settled }: Rapport): Promise<string[]> {
  const lines: string[] = [];
  const timers: (() => void)[] = [];
  await run(name, host.app, {
    console: { log: (line: string) => lines.push(line) },
    window: { setTimeout: (callback: () => void) => timers.push(callback) },
  });
  await settled();
  for (const callback of timers) callback();
  return lines;
}

describe("in the console", () => {
  it.each<[name: string, lines: unknown[]]>([
    ["when-ready.js", ["4 clients"]],
    [
      "review.js",
      [
        "Acme is overdue: every 2 weeks · 8 days over · last: meeting on 2 Nov",
        "Beta is due: every 2 weeks · due today · last: 10 Nov",
        expect.stringMatching(/^Gamma is on-track: every 2 months · /),
        expect.stringMatching(/^Resting is paused: weekly · /),
        "Due by the end of the year: Acme, Beta, Resting",
      ],
    ],
    [
      "client.js",
      [
        "Last check-in: Quarterly review",
        "Promised: Send the offer by 2026-11-30",
        "Contact: 2026-11-02 (check-in), 2026-11-02 (property), 2026-10-18 (check-in)",
      ],
    ],
    ["log.js", ["Logged: Clients/Acme.md, Clients/Beta.md", "Nobody: there is no such client"]],
    ["undo.js", ["As before: Clients/Acme.md; changed since and left alone: 0"]],
  ])("%s writes what it should", async (name, lines) => {
    expect(await writtenBy(name, await openRapport({ files }))).toEqual(lines);
  });

  it("problems.js names what can't be read", async () => {
    const rapport = await openRapport({ files: { "Clients/Delta.md": "---\nlast-contact: 08/15/2026\n---\n" } });
    expect(await writtenBy("problems.js", rapport)).toEqual([expect.stringMatching(/^Clients\/Delta\.md: .*last-contact.*08\/15\/2026/)]);
  });

  it("on-change.js tells of each change, until it has stopped", async () => {
    const lines: string[] = [];
    const { host, api, settled } = await openRapport({ files });
    let stop = (): void => undefined;
    await run("on-change.js", host.app, {
      console: { log: (line: string) => lines.push(line) },
      window: { setTimeout: (callback: () => void) => (stop = callback) },
    });
    await api.log({ clients: ["Acme"] });
    await settled();
    expect(lines.at(-1)).toBe("First in the review now: Beta");
    stop();
    const { length } = lines;
    await api.log({ clients: ["Beta"] });
    await settled();
    expect(lines).toHaveLength(length);
  });

  it("log.js writes line and plan, and undo.js leaves the bytes as they were", async () => {
    const rapport = await openRapport({ files });
    await writtenBy("log.js", rapport);
    const logged = await rapport.read("Clients/Acme.md");
    expect(logged).toContain("- [[2026-11-23]] 14:30 meeting: Agreed on the offer [satisfaction:: 4]\n- [[2026-11-02]] meeting");
    expect(logged).toContain("last-contact: 2026-11-23\nnext-contact: 2026-12-04\n---");
    await writtenBy("undo.js", rapport);
    expect(await rapport.read("Clients/Acme.md")).toBe(logged);
  });
});

/** What Dataview documents of `dv` and the examples use; keeps what is drawn. */
function dataview() {
  const drawn: unknown[] = [];
  return {
    drawn,
    table: (headers: string[], rows: unknown[][]) => void drawn.push({ headers, rows }),
    paragraph: (text: string) => void drawn.push(text),
    fileLink: (path: string, embed = false, display = path) => `${embed ? "!" : ""}[[${path}|${display}]]`,
  };
}

describe("in Dataview", () => {
  it("overdue-table.js draws the overdue clients, most urgent first", async () => {
    const { host } = await openRapport({ files: { ...files, "Clients/Zeta.md": "---\ncadence: weekly\nlast-contact: 2026-10-01\n---\n" } });
    const dv = dataview();
    await run("overdue-table.js", host.app, { dv });
    expect(dv.drawn).toEqual([
      {
        headers: ["Client", "Due", "Days over", "Last contact"],
        rows: [
          ["[[Clients/Zeta.md|Zeta]]", "2026-10-08", 47, "2026-10-01"],
          ["[[Clients/Acme.md|Acme]]", "2026-11-16", 8, "2026-11-02"],
        ],
      },
    ]);
  });

  it("overdue-table.js says so where Rapport is turned off", async () => {
    const dv = dataview();
    await run("overdue-table.js", { plugins: { plugins: {} } }, { dv });
    expect(dv.drawn).toEqual(["Rapport is turned off."]);
  });
});

interface Answers {
  /** The text of the item that is chosen; null leaves the list. */
  readonly chosen?: string | null;
  /** What is typed; null leaves the prompt. */
  readonly typed?: string | null;
}

/** What Templater documents of `tp` and the examples use, for the daily note; people answer at once. */
function templater({ chosen = null, typed = null }: Answers = {}) {
  return {
    date: { now: (format: "HH:mm") => new Date().toTimeString().slice(0, format.length) },
    file: { path: (relative = false) => `${relative ? "" : "/vault/"}Daily/2026-11-24.md` },
    system: {
      suggester: async <T>(text: (item: T) => string, items: readonly T[]) => items.find((item) => text(item) === chosen) ?? null,
      prompt: async (_question: string) => typed,
    },
  };
}

/** Loads a user script as Templater does, and calls it. */
async function callUserScript(name: string, app: unknown, tp: object): Promise<string> {
  const module = { exports: (_tp: object): Promise<string> => Promise.reject(new Error(`${name} exports nothing`)) };
  runInNewContext(example(name), { app, module });
  return module.exports(tp);
}

describe("in Templater", () => {
  it("due_clients.js lists who is due today or was before, as tasks with links", async () => {
    const { host } = await openRapport({ files });
    expect(await callUserScript("due_clients.js", host.app, templater())).toBe(
      [
        "- [ ] [[Acme]]: every 2 weeks · 8 days over · last: meeting on 2 Nov",
        "- [ ] [[Beta]]: every 2 weeks · due today · last: 10 Nov",
      ].join("\n"),
    );
  });

  it("log_call.js logs the call that it asks for, at this minute", async () => {
    const { host, read } = await openRapport({ files });
    const line = await callUserScript("log_call.js", host.app, templater({ chosen: "Beta", typed: "Wants a quote" }));
    expect(line).toBe("Called Beta: Wants a quote");
    expect(await read("Clients/Beta.md")).toBe(
      "---\ncadence: 2 weeks\nlast-contact: 2026-11-24\n---\n\n## Check-ins\n\n- [[2026-11-24]] 10:00 call: Wants a quote\n",
    );
  });

  it.each<[string, Answers]>([
    ["no client is chosen", {}],
    ["nothing is typed", { chosen: "Beta" }],
  ])("log_call.js writes nothing where %s", async (_case, answers) => {
    const { host, read } = await openRapport({ files });
    expect(await callUserScript("log_call.js", host.app, templater(answers))).toBe("");
    expect(await read("Clients/Beta.md")).toBe(files["Clients/Beta.md"]);
  });

  it("log_call.js gives the reason where the note can't be written", async () => {
    const { host } = await openRapport({ files: { "Clients/Open.md": "---\nlast-contact: 2026-11-01\n---\n\n```\nnever closed\n" } });
    const line = await callUserScript("log_call.js", host.app, templater({ chosen: "Open", typed: "Hello" }));
    expect(line).not.toBe("");
    expect(line).not.toContain("Called");
  });

  it.each(["due_clients.js", "log_call.js"])("%s says so where Rapport is turned off", async (name) => {
    expect(await callUserScript(name, { plugins: { plugins: {} } }, templater())).toBe("Rapport is turned off.");
  });
});

describe("from another plugin", () => {
  it("rapport-of.ts gives the plugin's API, or undefined where it is off", async () => {
    const { host, api } = await openRapport({ files });
    expect(rapportOf(host.app)).toBe(api);
    await host.unloadPlugin("rapport");
    expect(rapportOf(host.app)).toBeUndefined();
  });
});

describe("docs/api.md", () => {
  const page = readFileSync("docs/api.md", "utf8");

  it("shows each example as it stands in docs/examples", () => {
    const shown = [...page.matchAll(/^```(?:js|ts|dataviewjs)\n(.*?)^```$/gms)].map(([, code = ""]) => code);
    const kept = readdirSync(EXAMPLES).map((name) => example(name).replace("../../rapport-api", "./rapport-api"));
    expect(shown.sort()).toEqual(kept.sort());
  });

  it("has a section for each member of the API", async () => {
    const { api } = await openRapport({ files });
    const sections = [...page.matchAll(/^### `(\w+)/gm)].map(([, name]) => name);
    expect(sections).toEqual(Object.keys(api));
  });
});
