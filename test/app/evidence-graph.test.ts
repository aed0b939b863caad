import { describe, expect, it } from "vitest";
import { evidenceGraph, type EvidenceGraph, type EvidenceNote } from "../../src/app/evidence-graph";
import { days } from "../support/days";

const NOTHING: EvidenceNote = { own: null, meeting: null, dayNote: null, companies: [], partners: [], names: [] };

/** A graph with its notes, and how to put one into both: what it returns is who was affected. */
function aGraph(): { graph: EvidenceGraph; put: (path: string, note: EvidenceNote | null) => readonly string[] } {
  const notes = new Map<string, EvidenceNote>();
  const graph = evidenceGraph((path) => notes.get(path));
  const put = (path: string, note: EvidenceNote | null): readonly string[] => {
    const before = notes.get(path) ?? null;
    if (note === null) notes.delete(path);
    else notes.set(path, note);
    const affected = new Set<string>();
    graph.relink(path, before, note, affected);
    return [...affected].sort();
  };
  return { graph, put };
}

const meeting = (path: string, day: string, ...about: readonly string[]): EvidenceNote => ({
  ...NOTHING,
  meeting: { path, day: days(day), about },
  names: about.map((each) => each.toLowerCase()),
});

const meetingsOf = (graph: EvidenceGraph, path: string): readonly string[] => graph.elsewhere(path).meetings.map((each) => each.path);

describe("what other notes say of a client", () => {
  it("is each meeting that it takes part in, in the order in which they came", () => {
    const { graph, put } = aGraph();
    expect(put("B", meeting("B", "2026-11-02", "Acme", "Birch"))).toEqual(["Acme", "Birch"]);
    put("A", meeting("A", "2026-11-02", "Acme"));
    expect(meetingsOf(graph, "Acme")).toEqual(["B", "A"]);
    expect(meetingsOf(graph, "Birch")).toEqual(["B"]);
    expect(meetingsOf(graph, "Cobalt")).toEqual([]);
  });

  it("has a meeting's new day at its old place, and the meeting no more where it was left out", () => {
    const { graph, put } = aGraph();
    put("A", meeting("A", "2026-11-02", "Acme", "Birch"));
    put("B", meeting("B", "2026-11-03", "Acme"));
    expect(put("A", meeting("A", "2026-11-04", "Cobalt", "Acme"))).toEqual(["Acme", "Birch", "Cobalt"]);
    expect(graph.elsewhere("Acme").meetings.map(({ path, day }) => [path, day])).toEqual([["A", days("2026-11-04")], ["B", days("2026-11-03")]]);
    expect(meetingsOf(graph, "Birch")).toEqual([]);
    expect(meetingsOf(graph, "Cobalt")).toEqual(["A"]);
    expect(put("A", null)).toEqual(["Acme", "Cobalt"]);
    expect(meetingsOf(graph, "Acme")).toEqual(["B"]);
  });

  it("stays as it was for whoever asked before", () => {
    const { graph, put } = aGraph();
    put("A", meeting("A", "2026-11-02", "Acme"));
    put("Anna", { ...NOTHING, own: { lastContact: null, text: { checkIns: [] } }, companies: ["Acme"] });
    put("C", meeting("C", "2026-11-02", "Anna"));
    const seen = graph.elsewhere("Acme");
    put("B", meeting("B", "2026-11-03", "Acme", "Anna"));
    expect(seen.meetings).toHaveLength(1);
    expect(seen.through.map(({ path, meetings }) => [path, meetings.length])).toEqual([["Anna", 1]]);
    expect(graph.elsewhere("Acme").through[0]?.meetings).toHaveLength(2);
  });

  it("comes through its persons, not through itself", () => {
    const { graph, put } = aGraph();
    put("Anna", { ...NOTHING, own: { lastContact: days("2026-11-02"), text: { checkIns: [] } }, companies: ["Acme"] });
    put("Acme", { ...NOTHING, own: { lastContact: null, text: { checkIns: [] } }, partners: ["Acme", "Birch"] });
    expect(graph.elsewhere("Acme").through.map(({ path, lastContact }) => [path, lastContact])).toEqual([
      ["Anna", days("2026-11-02")],
      ["Birch", null],
    ]);
    expect(put("Birch", { ...NOTHING, own: { lastContact: null, text: { checkIns: [] } } })).toEqual(["Acme", "Birch"]);
    expect(put("A", meeting("A", "2026-11-02", "Anna"))).toEqual(["Acme", "Anna"]);
  });
});

describe("the notes that link to a file's name", () => {
  it("are known whether the file is there or not, and forgotten with their links", () => {
    const { graph, put } = aGraph();
    put("A", meeting("A", "2026-11-02", "Acme"));
    put("B", { ...NOTHING, names: ["acme", "birch"] });
    expect(graph.linkingTo("acme")).toEqual(["A", "B"]);
    put("A", { ...NOTHING, names: ["birch"] });
    put("B", null);
    expect(graph.linkingTo("acme")).toEqual([]);
    expect(graph.linkingTo("birch")).toEqual(["A"]);
  });
});
