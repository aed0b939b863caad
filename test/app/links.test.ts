import { describe, expect, it } from "vitest";
import { emptyLinks } from "../../src/app/links";

describe("links", () => {
  it("lead from a target back to its sources, in the order in which they came", () => {
    const links = emptyLinks<string>();
    links.change("B", [], "B", ["Acme"]);
    links.change("A", [], "A", ["Acme", "Birch"]);
    expect([links.to("Acme"), links.to("Birch"), links.to("Cobalt")]).toEqual([["B", "A"], ["A"], []]);
  });

  it("keep a source's place in its new state", () => {
    const links = emptyLinks<{ readonly day: number }>();
    const [before, after, other] = [{ day: 1 }, { day: 2 }, { day: 3 }];
    links.change(before, [], before, ["Acme", "Birch"]);
    links.change(other, [], other, ["Acme"]);
    links.change(before, ["Acme", "Birch"], after, ["Cobalt", "Acme"]);
    expect([links.to("Acme"), links.to("Birch"), links.to("Cobalt")]).toEqual([[after, other], [], [after]]);
  });

  it("take no other source with one that never came, and let it come", () => {
    const links = emptyLinks<string>();
    links.change("A", [], "A", ["Acme"]);
    links.change("B", ["Acme", "Birch"], "B", ["Birch"]);
    expect([links.to("Acme"), links.to("Birch")]).toEqual([["A"], ["B"]]);
  });
});
