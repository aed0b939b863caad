// @vitest-environment happy-dom
import type { WorkspaceLeaf } from "obsidian";
import { describe, expect, it, vi } from "vitest";
import { openRapport, type Rapport, type RapportOptions } from "./support";

const CLIENTS = {
  "Clients/Acme.md": "---\ntier: key\ntype: direct\nduration: long-term\nlast-contact: 2026-11-02\n---\n",
  "Clients/Beta.md": "---\ntier: supporting\nlast-contact: 2026-09-01\nvia: \"[[Acme|them]]\"\n---\n",
  "Clients/Gamma.md": "---\ntier: key\nlast-contact: 2026-11-23\n---\n",
  "Clients/Omega.md": "---\nlast-contact: 2026-11-22\n---\n",
  "Notes/One.md": "---\ntier: key\n---\n",
  "Notes/Two.md": "",
};

const baseOf = (view: string, filter = 'file.ext == "md"'): string =>
  `filters: ${JSON.stringify(filter)}\nviews:\n  - type: rapport-review\n    name: Review\n${view}`;

/** Enough to tell drawing all from drawing those in view. */
const COUNT = 1_000;

/** What turns Bases on in the host. */
interface Switches {
  readonly internalPlugins: { set(id: string, enabled: boolean, options: object): void };
  readonly workspace: { enableBases(enabled: boolean): void };
}

type Opened = Rapport & { leaf: WorkspaceLeaf; el: HTMLElement };

async function openFile(rapport: Rapport, path: string): Promise<Opened> {
  const { host } = rapport;
  const file = host.app.vault.getFileByPath(path);
  if (file === null) throw new Error(path);
  const leaf = host.app.workspace.getLeaf(true);
  await leaf.openFile(file);
  await rapport.settled();
  return { ...rapport, leaf, el: leaf.view.containerEl };
}

async function open(base: string, options: RapportOptions = {}): Promise<Opened> {
  return openFile(await openRapport({ files: { ...CLIENTS, "All.base": base }, ...options }), "All.base");
}

const shown = (el: HTMLElement): (string | null)[] =>
  [...el.querySelectorAll(".rapport-embedded-note, .rapport-group-name, .rapport-row-name")].map((line) => line.textContent).filter((text) => text !== "");

describe("the base's rows", () => {
  it.each<[name: string, view: string, shown: string[]]>([
    ["stand by standing", "", ["2 notes are no clients", "Neglected", "Beta", "Overdue", "Acme", "On track", "Omega", "Gamma"]],
    ["stand by tier where asked for", "    clientGroups: tier\n", ["2 notes are no clients", "key", "Acme", "Gamma", "supporting", "Beta", "No tier", "Omega"]],
    ["stand without headings where asked for", "    clientGroups: none\n", ["2 notes are no clients", "Beta", "Acme", "Omega", "Gamma"]],
    ["are in the base's own order where it has one", "    clientGroups: none\n    sort:\n      - property: file.name\n        direction: DESC\n", ["2 notes are no clients", "Omega", "Gamma", "Beta", "Acme"]],
    ["end at the base's limit", "    sort:\n      - property: file.name\n        direction: ASC\n    limit: 1\n", ["Overdue", "Acme"]],
    [
      "stand by the base's own property where it groups",
      "    groupBy:\n      property: note.tier\n      direction: DESC\n",
      ["2 notes are no clients", "supporting", "Beta", "key", "Acme", "Gamma", "—", "Omega"],
    ],
    ["have links as words in headings", "    groupBy:\n      property: note.via\n      direction: ASC\n", ["2 notes are no clients", "them", "Beta", "—", "Acme", "Omega", "Gamma"]],
  ])("%s", async (_name, view, lines) => {
    const { el, host } = await open(baseOf(view));
    expect(shown(el)).toEqual(lines);
    expect(host.errors).toEqual([]);
  });

  it("are those of its filter", async () => {
    expect(shown((await open(baseOf("", 'tier == "key" && file.inFolder("Clients")'))).el)).toEqual(["Overdue", "Acme", "On track", "Gamma"]);
    expect(shown((await open(baseOf("", 'file.inFolder("Notes")'))).el)).toEqual(["2 notes are no clients"]);
  });
});

it("is right after a log, and after a note comes or goes", async () => {
  const { el, api, host } = await open(baseOf(""));
  await api.log({ clients: ["Acme"] });
  await vi.waitFor(() => expect(shown(el)).toEqual(["2 notes are no clients", "Neglected", "Beta", "On track", "Omega", "Gamma", "Acme"]));
  await host.app.vault.create("Clients/Zeta.md", "");
  const file = host.app.vault.getFileByPath("Notes/One.md");
  if (file !== null) await host.app.vault.delete(file);
  await vi.waitFor(() => expect(shown(el)).toEqual(["1 note is no client", "Neglected", "Beta", "New", "Zeta", "On track", "Omega", "Gamma", "Acme"]));
});

it("does not group by the base's property while names are hidden: its values may be names", async () => {
  const { el, host } = await open(baseOf("    groupBy:\n      property: file.name\n      direction: ASC\n"));
  expect(shown(el)).toContain("Acme.md");
  host.commands.execute("rapport:toggle-confidential");
  expect(shown(el)).not.toContain("Acme.md");
  expect(shown(el)).not.toContain("Acme");
  host.commands.execute("rapport:toggle-confidential");
});

it("has options for headings and parts of rows, which the base keeps", async () => {
  const { el, host, read } = await open(baseOf(""));
  el.find('[aria-label="Configure view"]').click();
  const names = [...el.querySelectorAll(".bases-view-options .setting-item-name")].map((name) => name.textContent);
  expect(names).toEqual(["Headings", "Cadence and last contact", "12 months"]);
  el.find('[data-key="details"] .checkbox-container').click();
  el.find('[data-key="months"] .checkbox-container').click();
  await vi.waitFor(() => expect(el.find(".rapport-embedded").dataset["hidden"]).toBe("details months"));
  await host.saveAll();
  expect(await read("All.base")).toContain("details: false\n");
});

it("is unloaded with its leaf", async () => {
  const { leaf, el, api, host } = await open(baseOf(""));
  leaf.detach();
  await host.settled();
  expect(el.querySelector(".rapport-embedded")).toBeNull();
  await api.log({ clients: ["Acme"] });
  await host.settled();
  expect(host.errors).toEqual([]);
});

it("draws the rows in view alone, however many there are, and a change of one shows", async () => {
  const many = Array.from({ length: COUNT }, (_, at) => [`Clients/Client ${at}.md`, `---\nlast-contact: 2026-11-${at === 0 ? "01" : "23"}\n---\n`] as const);
  const { el, api } = await open(baseOf(""), { files: { ...Object.fromEntries(many), "All.base": baseOf("") } });
  expect(el.find(".rapport-list").getAttribute("aria-rowcount")).toBe(String(COUNT + 1));
  expect(el.querySelectorAll(".rapport-list *").length).toBeLessThan(400);
  expect(shown(el).slice(0, 3)).toEqual(["On track", "Client 0", "Client 1"]);
  await api.log({ clients: ["Clients/Client 0.md"] });
  await vi.waitFor(() => expect(shown(el).slice(0, 2)).toEqual(["On track", "Client 1"]), { interval: 5 });
});

describe("create-clients-base", () => {
  const create = async (options: RapportOptions): Promise<Rapport & { readBase: (path?: string) => Promise<string> }> => {
    const rapport = await openRapport(options);
    expect(rapport.host.commands.execute("rapport:create-clients-base")).toBe(true);
    await rapport.settled();
    return { ...rapport, readBase: (path = "Clients.base") => rapport.read(path) };
  };

  it("writes table and review of the clients, with the settings' names, and opens it", async () => {
    const { readBase, host } = await create({ files: CLIENTS, settings: { propertyNames: { "last-contact": "last seen" }, excludedFolders: ["Templates", "Clients/Old.md"] } });
    expect(await readBase()).toMatchInlineSnapshot(`
      "filters:
        and:
          - file.ext == "md"
          - or:
              - file.inFolder("Clients")
              - file.hasTag("client", "clients")
              - '["direct", "indirect", "прямой", "косвенный", "client"].contains(note["type"].toString().lower())'
              - '["client"].contains(note["category"].toString().lower())'
              - list(note["category"]).containsAny("client", link("client"))
              - '["client"].contains(note["categories"].toString().lower())'
              - list(note["categories"]).containsAny("client", link("client"))
          - not:
              - file.inFolder("Templates")
              - file.path == "Clients/Old.md"
      properties:
        note.type:
          displayName: Type
        note.duration:
          displayName: Duration
        note.tier:
          displayName: Tier
        note.last seen:
          displayName: Last contact
        note.next-contact:
          displayName: Next contact
        note.company:
          displayName: Company
      views:
        - type: table
          name: Clients
          order:
            - file.name
            - note.type
            - note.duration
            - note.tier
            - note.last seen
            - note.next-contact
            - note.company
          sort:
            - property: note.last seen
              direction: ASC
        - type: rapport-review
          name: Client review
      "
    `);
    expect(host.app.workspace.getActiveFile()?.path).toBe("Clients.base");
    const { containerEl } = host.app.workspace.getLeaf(false).view;
    expect([...containerEl.querySelectorAll("tbody tr")].map((row) => row.getAttribute("data-path"))).toEqual(Object.keys(CLIENTS).slice(0, 4));
    expect(host.errors).toEqual([]);
  });

  it("takes in the same notes as the review: by folder, tag and mark, but for the excluded", async () => {
    const files = {
      "Work/Clients/A.md": "",
      "Notes/Tagged.md": "#clients/old",
      "Notes/Direct.md": "---\ntype: Direct\n---\n",
      "Notes/Marked.md": "---\ncategories: [\"[[Firm]]\", other]\n---\n",
      "Notes/Other.md": "---\ntype: person\n---\n",
      "Templates/T.md": "---\ntype: direct\n---\n",
      "Work/Clients/Left out.md": "",
    };
    const settings = {
      clientFolders: ["Work/Clients"],
      excludedFolders: ["Templates", "Work/Clients/Left out.md"],
      clientMarks: [
        { property: "type", values: ["direct"] },
        { property: "categories", values: ["Firm"] },
      ],
    };
    const { host, api } = await create({ files, settings });
    expect(host.app.workspace.getActiveFile()?.path).toBe("Work/Clients.base");
    const { containerEl } = host.app.workspace.getLeaf(false).view;
    const rows = [...containerEl.querySelectorAll("tbody tr")].map((row) => row.getAttribute("data-path") ?? "");
    expect(rows.sort()).toEqual(api.review().map(({ path }) => path).sort());
    expect(rows).toHaveLength(4);
  });

  it("never writes over a base: it takes a number", async () => {
    const { readBase, host } = await create({ files: { ...CLIENTS, "Clients.base": "views: []\n" } });
    expect(await readBase()).toBe("views: []\n");
    expect(await readBase("Clients 2.base")).toContain("type: rapport-review");
    expect(host.app.workspace.getActiveFile()?.path).toBe("Clients 2.base");
  });

  it("says so and writes nothing where Bases is off; nothing else is missing and nothing is thrown", async () => {
    const { host, api } = await create({ files: CLIENTS, bases: false });
    expect(host.notices.map(({ text }) => text)).toEqual(["Bases is off. Turn this core plugin on first."]);
    expect(host.app.vault.getFileByPath("Clients.base")).toBeNull();
    expect(host.writes.size).toBe(0);
    expect(api.review()).toHaveLength(4);
    expect(await host.cli("rapport")).toContain("Acme");
    expect(host.errors).toEqual([]);
  });

  it("works once Bases is on, without a restart", async () => {
    const { host, settled, readBase } = await create({ files: CLIENTS, bases: false });
    const { internalPlugins, workspace } = host.app as unknown as Switches;
    internalPlugins.set("bases", true, {});
    workspace.enableBases(true);
    for (const path of ["Clients.base", "Clients 2.base"]) {
      host.commands.execute("rapport:create-clients-base");
      await settled();
      expect(await readBase(path)).toContain("type: rapport-review");
    }
    expect(host.basesView("rapport-review")).not.toBeNull();
    expect(host.errors).toEqual([]);
  });
});
