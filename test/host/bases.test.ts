// @vitest-environment happy-dom
import {
  BasesView, type BasesEntry, type BasesPropertyId, type BasesViewRegistration, DateValue, NullValue, Plugin, type QueryController,
  type WorkspaceLeaf,
} from "obsidian";
import { expect, test, vi } from "vitest";
import { createHost } from "./core/host";
import { MemoryBackend } from "./core/memory-backend";
import { manifest, prepare, type Prepared, started } from "./running-host";

const note = (properties: string, body = ""): string => `---\n${properties}\n---\n${body}`;

const CLIENTS = {
  "Clients/Acme.md": note("type: direct\ntier: key\nlast-contact: 2026-11-20\nscore: 9\ntags: [clients]"),
  "Clients/Globex.md": note("type: indirect\ntier: supporting\nlast-contact: 2026-10-01\nscore: 10\nvia: \"[[Acme]]\""),
  "Clients/Sub/Initech.md": note("type: direct\nlast-contact:\nscore: 2", "#clients/old and [[Acme]]"),
  "People/Anna.md": note("company: \"[[Acme]]\"", "text"),
  "Notes/plain.md": "no properties",
  "Notes/list.csv": "a,b",
};

const base = (filters: string, view = ""): string => `${filters}\nviews:\n  - type: sample\n    name: Sample\n${view}`;

class SampleView extends BasesView {
  override type = "sample";
  updates: BasesEntry[][] = [];
  loadedWithConfig: boolean | null = null;

  constructor(
    controller: QueryController,
    readonly containerEl: HTMLElement,
  ) {
    super(controller);
  }

  override onload(): void {
    this.loadedWithConfig = (this.config as unknown) !== undefined;
  }

  override onDataUpdated(): void {
    this.updates.push(this.data.data);
    this.containerEl.setText(this.data.data.map(({ file }) => file.basename).join(", "));
  }

  get names(): string[] {
    return this.data.data.map(({ file }) => file.basename);
  }
}

class Bases extends Plugin {
  readonly views: SampleView[] = [];

  override onload(): void {
    this.registerBasesView("sample", this.registration());
  }

  registration(): BasesViewRegistration {
    return {
      name: "Sample view",
      icon: "star",
      factory: (controller, containerEl) => {
        const view = new SampleView(controller, containerEl);
        this.views.push(view);
        return view;
      },
      options: () => [
        { type: "toggle", key: "dense", displayName: "Dense" },
        { type: "group", displayName: "More", items: [{ type: "property", key: "by", displayName: "By", filter: (id) => id.startsWith("note.") }] },
        { type: "text", key: "never", displayName: "Never", shouldHide: () => true },
      ],
    };
  }
}

type Opened = Prepared & { plugin: Bases; view: SampleView; leaf: WorkspaceLeaf };

async function opened(text: string, files: Record<string, string> = CLIENTS): Promise<Opened> {
  const prepared = await started({ ...files, "All.base": text });
  const plugin = (await prepared.host.loadPluginClass(Bases, manifest)) as Bases;
  const leaf = prepared.host.app.workspace.getLeaf();
  await leaf.openFile(prepared.file("All.base"));
  await prepared.host.settled();
  const view = plugin.views.at(-1);
  if (view === undefined) throw new Error(leaf.view.containerEl.textContent ?? "no view");
  return { ...prepared, plugin, view, leaf };
}

test.each([
  ['file.inFolder("Clients")', ["Acme", "Globex", "Initech"]],
  ['file.folder == "Clients"', ["Acme", "Globex"]],
  ['file.hasTag("clients")', ["Acme", "Initech"]],
  ['file.ext == "csv"', ["list"]],
  ['type == "direct"', ["Acme", "Initech"]],
  ['note.type != "direct" && file.inFolder("Clients")', ["Globex"]],
  ['note["last-contact"] < date("2026-11-01")', ["Globex"]],
  ['note["last-contact"] > "2026-11-01"', ["Acme"]],
  ['note["last-contact"] + "31d" >= date("2026-11-01") && note["last-contact"] + "1M" < "2026-12-01"', ["Globex"]],
  ['last-contact == "2026-11-20"', []],
  ["score >= 9", ["Acme", "Globex"]],
  ["(score - 1) * 2 == 16 || score % 5 == 2", ["Acme", "Initech"]],
  ["!score && file.ext == 'md'", ["Anna", "plain"]],
  ['file.hasProperty("last-contact") && note["last-contact"].isEmpty()', ["Initech"]],
  ['file.hasLink("Acme")', ["Anna", "Globex", "Initech"]],
  ['company == link("Acme")', ["Anna"]],
  ['tags.contains("clients")', ["Acme"]],
  ['file.name.startsWith("A") && file.basename.lower() == "acme"', ["Acme"]],
  ['["key", "supporting"].contains(tier)', ["Acme", "Globex"]],
  ["if(score > 9, true, false)", ["Globex"]],
  ['file.tags.length > 0', ["Acme", "Initech"]],
  ['missing > 3 || missing.isEmpty() && tier == "key"', ["Acme"]],
])("the filter %s lets through %j", async (filter, names) => {
  const { view } = await opened(base(`filters: ${JSON.stringify(filter)}`));
  expect([...view.names].sort()).toEqual(names);
});

test("filters nest in and, or and not, and a view adds its own", async () => {
  const text = `filters:
  and:
    - file.inFolder("Clients")
    - not:
        - tier == "supporting"
        - file.name == "Nobody.md"
views:
  - type: sample
    name: Sample
    filters:
      or:
        - score == 9
        - score == 10
`;
  expect((await opened(text)).view.names).toEqual(["Acme"]);
});

test("a filter that can't be read is said where the view would be", async () => {
  for (const [filter, message] of [["type ==", "ends too early"], ["file.nonsense()", 'Unknown function "nonsense"'], ["a ~ b", 'Unexpected "~"']]) {
    await expect(opened(base(`filters: ${JSON.stringify(filter)}`))).rejects.toThrow(message);
  }
  await expect(opened("filters: [")).rejects.toThrow("Unable to parse base file");
});

test("sort goes by several properties, empty values last, and limit cuts off after it", async () => {
  const view = (direction: string): string =>
    `    sort:\n      - property: last-contact\n        direction: ${direction}\n      - property: file.name\n        direction: DESC\n    limit: 3\n`;
  expect((await opened(base('filters: file.ext == "md"', view("ASC")))).view.names).toEqual(["Globex", "Acme", "plain"]);
  expect((await opened(base('filters: file.ext == "md"', view("DESC")))).view.names).toEqual(["Acme", "Globex", "plain"]);
});

test("groupedData has a group for each value, without a value the null value; without groupBy one group without a key", async () => {
  const { view } = await opened(base('filters: file.inFolder("Clients")', "    groupBy:\n      property: note.tier\n      direction: ASC\n"));
  const groups = view.data.groupedData.map((group) => [group.key?.toString(), group.hasKey(), group.entries.map(({ file }) => file.basename)]);
  expect(groups).toEqual([["key", true, ["Acme"]], ["supporting", true, ["Globex"]], ["", false, ["Initech"]]]);
  const { view: flat } = await opened(base('filters: file.inFolder("Clients")'));
  expect(flat.data.groupedData.map((group) => [group.key, group.hasKey(), group.entries.length])).toEqual([[undefined, false, 3]]);
});

test("getValue tells a property that is not there from one without a value, and knows dates, links and formulas", async () => {
  const { view } = await opened(`filters: file.inFolder("Clients")
formulas:
  double: score * 2
  quadruple: formula.double * 2
  loop: formula.loop + 1
views:
  - type: sample
    name: Sample
`);
  const [acme, globex, initech] = view.data.data;
  const value = (entry: BasesEntry | undefined, id: BasesPropertyId): string | undefined => entry?.getValue(id)?.toString();
  expect(acme?.getValue("note.last-contact")).toBeInstanceOf(DateValue);
  expect(initech?.getValue("note.last-contact")).toBe(NullValue.value);
  expect(initech?.getValue("note.tier")).toBeNull();
  expect([value(globex, "note.via"), value(acme, "file.name"), value(acme, "file.folder")]).toEqual(["[[Acme]]", "Acme.md", "Clients"]);
  expect([value(acme, "formula.double"), value(acme, "formula.quadruple"), value(acme, "formula.nothing")]).toEqual(["18", "36", undefined]);
  expect(acme?.getValue("formula.loop")?.isTruthy()).toBe(false);
  expect(view.allProperties).toEqual(expect.arrayContaining(["file.name", "formula.double", "note.last-contact"]));
});

test("a change of a note makes one update with new entries, also for a note that comes, moves or goes", async () => {
  const { host, file, view } = await opened(base('filters: file.inFolder("Clients")'));
  const before = view.data;
  const [entry] = before.data;
  const count = view.updates.length;
  await host.app.vault.process(file("Clients/Acme.md"), (text) => text.replace("score: 9", "score: 90"));
  await host.app.vault.process(file("Clients/Globex.md"), (text) => text.replace("score: 10", "score: 100"));
  await host.settled();
  expect(view.updates.length - count).toBeLessThanOrEqual(2);
  expect(view.data === before).toBe(false);
  expect(view.data.data[0] === entry).toBe(false);
  expect(view.data.data.map((one) => one.getValue("note.score")?.toString())).toEqual(["90", "100", "2"]);
  await host.app.vault.create("Clients/New.md", "");
  await host.app.fileManager.renameFile(file("People/Anna.md"), "Clients/Anna.md");
  await host.app.vault.delete(file("Clients/Globex.md"));
  await host.settled();
  expect([...view.names].sort()).toEqual(["Acme", "Anna", "Initech", "New"]);
});

test("a view is made with controller and container; it is loaded before it has its configuration", async () => {
  const { view, leaf, host } = await opened(base('filters: file.inFolder("People")'));
  expect(view.app).toBe(host.app);
  expect(leaf.view.containerEl.contains(view.containerEl)).toBe(true);
  expect(view.containerEl.textContent).toBe("Anna");
  expect(view.loadedWithConfig).toBe(false);
  expect(view.config.name).toBe("Sample");
});

test("the configuration reads order, sort, names and own keys, and writes what is set into the file", async () => {
  const { host, view, disk } = await opened(
    `properties:\n  note.tier:\n    displayName: Rank\n${base('filters: file.inFolder("Clients")', "    order: [file.name, tier, note.score]\n    sort:\n      - property: tier\n        direction: DESC\n      - property: score\n        direction: sideways\n    by: tier\n    wrong: 7\n    sum: score + 1\n")}`,
  );
  const { config } = view;
  expect(config.getOrder()).toEqual(["file.name", "note.tier", "note.score"]);
  expect(view.data.properties).toEqual(config.getOrder());
  expect(config.getSort()).toEqual([{ property: "note.tier", direction: "DESC" }]);
  expect([config.getDisplayName("note.tier"), config.getDisplayName("note.score")]).toEqual(["Rank", "score"]);
  expect([config.get("by"), config.get("nothing")]).toEqual(["tier", undefined]);
  expect([config.getAsPropertyId("by"), config.getAsPropertyId("wrong"), config.getAsPropertyId("nothing")]).toEqual(["note.tier", null, null]);
  const count = view.updates.length;
  config.set("dense", true);
  config.set("by", null);
  expect(view.updates).toHaveLength(count);
  await host.saveAll();
  await vi.waitFor(() => expect(view.updates.length).toBeGreaterThan(count));
  const written = await disk("All.base");
  expect(written).toContain("dense: true");
  expect(written).not.toContain("by:");
  expect(view.names).toHaveLength(3);
});

test("options are drawn, hidden ones not, groups under their heading; a change is in the configuration at once", async () => {
  const { host, view, leaf } = await opened(base('filters: file.inFolder("Clients")'));
  leaf.view.containerEl.find('[aria-label="Configure view"]').click();
  const rows = (): (string | null)[] => leaf.view.containerEl.findAll(".bases-view-options .setting-item-name").map((el) => el.textContent);
  expect(rows()).toEqual(["Dense", "More", "By"]);
  leaf.view.containerEl.find('[data-key="dense"] .checkbox-container').click();
  await host.settled();
  expect(view.config.get("dense")).toBe(true);
  const choices = leaf.view.containerEl.findAll('[data-key="by"] option').map((el) => el.getAttribute("value"));
  expect(choices).toEqual(["", "note.last-contact", "note.score", "note.tags", "note.tier", "note.type", "note.via"]);
});

test("the toolbar changes between views, each with its own type; the leaf's state names the view", async () => {
  const { host, plugin, leaf } = await opened(`${base('filters: file.inFolder("Clients")')}  - type: table\n    name: As a table\n    order: [file.name, score]\n`);
  const [view] = plugin.views;
  leaf.view.containerEl.find(".bases-toolbar-views-menu").click();
  const items = Array.from(document.querySelectorAll<HTMLElement>(".menu-item"));
  expect(items.map((el) => el.textContent)).toEqual(["Sample", "As a table"]);
  let unloaded = false;
  view?.register(() => (unloaded = true));
  items[1]?.click();
  expect(unloaded).toBe(true);
  expect(leaf.view.containerEl.findAll("tbody tr").map((row) => row.textContent)).toEqual(["Acme9", "Globex10", "Initech2"]);
  expect(leaf.getViewState()).toMatchObject({ type: "bases", state: { file: "All.base", viewName: "As a table" } });
  expect(leaf.view.containerEl.find(".bases-toolbar-results").textContent).toBe("3 results");
  await leaf.setViewState({ type: "bases", state: { file: "All.base", viewName: "Sample" } });
  await host.settled();
  expect(plugin.views).toHaveLength(2);
});

test("a view whose plugin is not there is said so, and comes with its plugin", async () => {
  const { host, leaf, plugin } = await opened(base('filters: file.inFolder("Clients")'));
  await host.unloadPlugin(manifest.id);
  expect(leaf.view.containerEl.textContent).toContain('Unknown view type "sample"');
  const again = (await host.loadPluginClass(Bases, manifest)) as Bases;
  await host.settled();
  expect(plugin.views).toHaveLength(1);
  expect(again.views[0]?.names).toEqual(["Acme", "Globex", "Initech"]);
});

test("closing the leaf unloads the view, and changes no longer reach it", async () => {
  const { host, file, view, leaf } = await opened(base('filters: file.inFolder("Clients")'));
  let unloaded = false;
  view.register(() => (unloaded = true));
  leaf.detach();
  await host.settled();
  const count = view.updates.length;
  await host.app.vault.modify(file("Clients/Acme.md"), "x");
  await host.settled();
  expect([unloaded, view.updates.length - count]).toEqual([true, 0]);
});

test("a base that is changed from elsewhere is read anew", async () => {
  const { host, file, plugin } = await opened(base('filters: file.inFolder("Clients")'));
  await host.app.vault.process(file("All.base"), (text) => text.replace("Clients", "People"));
  await host.settled();
  expect(plugin.views.at(-1)?.names).toEqual(["Anna"]);
});

test("createFileForView makes a note under a free name with its properties", async () => {
  const { host, view, disk } = await opened(base('filters: file.inFolder("Clients")'));
  for (let count = 0; count < 2; count += 1) {
    await view.createFileForView("Fresh", (properties) => void ((properties as Record<string, unknown>)["type"] = "direct"));
  }
  await host.settled();
  expect(await disk("Fresh 1.md")).toBe("---\ntype: direct\n---\n");
});

test("where Bases is off no view can be registered and a .base file does not open", async () => {
  for (const options of [{ bases: false }, {}]) {
    const off = { ".obsidian/core-plugins.json": '{"bases": false}' };
    const { host, file } = await prepare({ "All.base": "", ...("bases" in options ? {} : off) }, options);
    await host.start();
    const plugin = (await host.loadPluginClass(Bases, manifest)) as Bases;
    expect(plugin.registerBasesView("other", plugin.registration())).toBe(false);
    const leaf = host.app.workspace.getLeaf();
    await leaf.openFile(file("All.base"));
    expect(leaf.view.getViewType()).toBe("empty");
  }
});

test("a thousand notes are queried, sorted and grouped, and again at each change of the view", async () => {
  const text = base(
    'filters:\n  and:\n    - file.inFolder("Clients")\n    - type == "direct" || tier == "key"',
    "    sort:\n      - property: last-contact\n        direction: ASC\n    groupBy:\n      property: tier\n",
  );
  const clients = Array.from({ length: 1_000 }, (_, at) => {
    const day = `2026-${String(1 + (at % 11)).padStart(2, "0")}-${String(1 + (at % 28)).padStart(2, "0")}`;
    return [`Clients/Client ${at}.md`, note(`type: direct\ntier: ${at % 2 === 0 ? "key" : "supporting"}\nlast-contact: ${day}`)] as const;
  });
  const host = await createHost({ backend: new MemoryBackend([...clients, ["All.base", text]]), container: document.body.createDiv() });
  await host.start();
  const plugin = (await host.loadPluginClass(Bases, manifest)) as Bases;
  const file = host.app.vault.getFileByPath("All.base");
  if (file !== null) await host.app.workspace.getLeaf().openFile(file);
  await host.settled();
  const view = plugin.views[0];
  expect(view?.data.groupedData.map(({ entries }) => entries.length)).toEqual([500, 500]);
  for (let round = 0; round < 3; round += 1) {
    view?.config.set("round", round);
    await vi.waitFor(() => expect(view?.updates).toHaveLength(2 + round));
  }
  await host.close();
});
