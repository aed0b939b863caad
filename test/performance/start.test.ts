// @vitest-environment happy-dom
import { getAllTags, TFile } from "obsidian";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { rebuildAll } from "../../bench/classes/rebuild-all";
import { rereadAll } from "../../bench/classes/reread-all";
import { clientName, generateVault, noteText } from "../../bench/generate-vault";
import { answer, startToList, syntheticApp } from "../../bench/plugin-parts";
import { indexMarkdown } from "../host/core/markdown-index";

vi.mock("obsidian", async (original) => {
  const obsidian = await original<typeof import("obsidian")>();
  return { ...obsidian, getAllTags: vi.fn(obsidian.getAllTags) };
});

describe("a generated vault", () => {
  it("has the caches that the index makes of its texts, as far as anybody looks at them", () => {
    for (const { cache, text } of generateVault(200)) {
      const indexed = indexMarkdown(text());
      expect(cache.frontmatter).toEqual(indexed.frontmatter);
      expect(cache.sections?.some(({ type }) => type === "yaml")).toBe(indexed.sections?.some(({ type }) => type === "yaml"));
      const lines = (of: typeof cache): unknown => of.listItems?.map(({ position }) => position.start.line);
      const links = (of: typeof cache): unknown => of.links?.map(({ link, position }) => [link, position.start.line, position.start.col]);
      if (cache.listItems !== undefined) expect([lines(cache), links(cache)]).toEqual([lines(indexed), links(indexed)]);
    }
  });

  it("is the same for the same seed", () => {
    expect(JSON.stringify(generateVault(100))).toBe(JSON.stringify(generateVault(100)));
  });
});

describe("the start", () => {
  it("reads no note to a right list of clients with linked days and a last contact", async () => {
    const app = syntheticApp(2_000);
    const { store, index } = await startToList(app);
    index.unload();
    expect(app.vault.reads).toBe(0);
    expect(store.review()).toHaveLength(200);
    expect(answer(store.review())).toEqual(answer(rebuildAll(app)));
    expect(answer(store.review())).toEqual(answer(await rereadAll(app)));
    for (const { lastContactOn, plan, history } of store.review()) {
      expect([lastContactOn, plan]).toEqual([history.contacts[0]?.day ?? null, history.plan]);
    }
  });

  it("asks for all tags of no note whose properties and text have none of the client tags", async () => {
    const app = syntheticApp(1_000);
    vi.mocked(getAllTags).mockClear();
    const { index } = await startToList(app);
    index.unload();
    expect(getAllTags).not.toHaveBeenCalled();
    app.create("Notes/Acme.md", "#clients", indexMarkdown("#clients"));
    (await startToList(app)).index.unload();
    expect(getAllTags).toHaveBeenCalledOnce();
  });

  it("keeps no record of a note that is no client and no evidence", async () => {
    const app = syntheticApp(1_000);
    const keys: unknown[] = [];
    const set = Reflect.get(Map.prototype, "set") as (key: unknown, value: unknown) => Map<unknown, unknown>;
    const recording = vi.spyOn(Map.prototype, "set").mockImplementation(function (this: Map<unknown, unknown>, key: unknown, value: unknown) {
      keys.push(key instanceof TFile ? key.path : key);
      return set.call(this, key, value);
    });
    const { index } = await startToList(app);
    await index.whenReady();
    recording.mockRestore();
    const paths = new Set(app.vault.getMarkdownFiles().map(({ path }) => path));
    const recorded = [...new Set(keys)].filter((key) => paths.has(String(key)));
    expect(recorded.filter((path) => !/^(?:Clients|Meetings)\//.test(String(path)))).toEqual([]);
    expect(recorded).toHaveLength(300);
  });
});

describe("between two slices of the start", () => {
  /** A clock that goes on by itself each time that it is looked at: a slice is over after so many notes on any machine. */
  beforeEach(() => {
    let time = 0;
    vi.spyOn(performance, "now").mockImplementation(() => (time += 0.1));
  });

  afterEach(() => void vi.restoreAllMocks());

  const changed = (day: string): string => noteText(`last-contact: ${day}\n`, "# Client\n");

  async function startWith(between: (app: ReturnType<typeof syntheticApp>) => void): Promise<Awaited<ReturnType<typeof startToList>>> {
    const app = syntheticApp(2_000);
    const starting = startToList(app);
    between(app);
    const parts = await starting;
    parts.index.unload();
    return parts;
  }

  it.each(["first", "last"])("a change of the %s client is not overwritten", async (which) => {
    const path = `Clients/${clientName(which === "first" ? 0 : 199)}.md`;
    const text = changed("2026-11-23");
    const { store } = await startWith((app) => app.change(path, text, indexMarkdown(text)));
    expect(store.entry(path)).toMatchObject({ lastContact: { day: 20780, kind: "property" } });
    expect(store.review()).toHaveLength(200);
  });

  it("a client that is deleted, renamed or made is taken as it is then", async () => {
    const { store } = await startWith((app) => {
      app.remove(`Clients/${clientName(199)}.md`);
      app.rename(`Clients/${clientName(198)}.md`, "Clients/Renamed.md");
      app.rename(`Clients/${clientName(197)}.md`, "Elsewhere/Moved.md");
      app.create("Clients/New.md", changed("2026-11-23"), indexMarkdown(changed("2026-11-23")));
    });
    const paths = new Set(store.review().map(({ note }) => note.path));
    expect(["Clients/Renamed.md", "Elsewhere/Moved.md", "Clients/New.md"].map((path) => paths.has(path))).toEqual([true, true, true]);
    expect([199, 198, 197].some((number) => paths.has(`Clients/${clientName(number)}.md`))).toBe(false);
    expect(paths.size).toBe(200);
  });

  it("a listener that fails keeps no note out, and its error is reported", async () => {
    const reported: unknown[] = [];
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", (error) => reported.push(error));
    let calls = 0;
    const { store, index } = await startToList(syntheticApp(2_000), () => {
      if (++calls === 2) throw new Error("Not drawn");
    });
    index.unload();
    await new Promise((resolve) => setTimeout(resolve));
    process.removeAllListeners("unhandledRejection");
    for (const other of others) process.on("unhandledRejection", other);
    expect(store.review()).toHaveLength(200);
    expect(reported).toEqual([new Error("Not drawn")]);
  });

  it("the list fills, in order, and says that it is not whole yet", async () => {
    const app = syntheticApp(2_000);
    const lengths: number[] = [];
    await startToList(app, (store) => {
      if (store.isLoading()) lengths.push(store.review().length);
    });
    expect(lengths.length).toBeGreaterThan(1);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(lengths[0]).toBeLessThan(200);
  });
});
