import { describe, expect, it } from "vitest";
import {
  DEFAULT_PROPERTY_NAMES,
  displayValue,
  isUnset,
  propertyFinder,
  scalarOf,
  textsOf,
  type FrontMatter,
  type PropertyNames,
  type PropertyRole,
} from "../../src/domain/property";
import { parseYaml } from "../support/reading";

const yaml = (text: string): FrontMatter => parseYaml(text) as FrontMatter;
const find = (text: string, role: PropertyRole, names: Partial<PropertyNames> = {}) =>
  propertyFinder({ ...DEFAULT_PROPERTY_NAMES, ...names })(yaml(text))[role] ?? null;

describe("finding a property", () => {
  it.each<[PropertyRole, string]>([
    ...[
      "last-contact",
      "last_contact",
      "last-contacted",
      "lastContact",
      "last_seen",
      "last-met",
      "last_chat",
      "last-interaction",
      "date_last_contacted",
      "последний-контакт",
      "Last Contact",
      "LAST_CONTACT",
      "Последний контакт",
    ].map((key): [PropertyRole, string] => ["last-contact", key]),
    ...["cadence", "contact-frequency", "contact_cadence", "frequency", "cadence_days", "contact_every", "follow_up_cadence"].map(
      (key): [PropertyRole, string] => ["cadence", key],
    ),
    ...["next-contact", "next_contact_due", "next-followup", "next_follow_up", "follow-up-date", "next_action_date"].map(
      (key): [PropertyRole, string] => ["next-contact", key],
    ),
    ["paused-until", "snooze_until"],
    ...["company", "org", "organization", "organizations", "organisation", "customer", "client"].map(
      (key): [PropertyRole, string] => ["company", key],
    ),
  ])("reads %s from %j", (role, key) => {
    expect(find(`"${key}": 2026-11-20`, role)).toEqual({ key, value: "2026-11-20" });
  });

  it.each(["contact", "last", "last-contact-note", "lastcontacts"])("takes %j for nobody's", (key) => {
    expect(find(`${key}: 2026-11-20`, "last-contact")).toBeNull();
  });

  it("takes the configured name first, then the aliases in their order, whatever the order in the note", () => {
    const text = "last_seen: 2026-01-03\nlast_contact: 2026-01-02\nseen: 2026-01-01";
    expect(find(text, "last-contact")?.key).toBe("last_contact");
    expect(find(text, "last-contact", { "last-contact": "seen" })?.key).toBe("seen");
  });

  it("passes over names that are empty, and gives the first empty one where all are", () => {
    expect(find("last-contact:\nlast_seen: 2026-01-03", "last-contact")?.key).toBe("last_seen");
    expect(find("last_seen:\nlast-contact: ''", "last-contact")).toEqual({ key: "last-contact", value: "" });
  });

  it.each(["", "call", "a long talk about 5 things", '""'])("passes over a last-interaction that holds %j", (value) => {
    expect(find(`last-interaction: ${value}\nlast-met: 2026-01-03`, "last-contact")?.key).toBe("last-met");
    expect(find(`last-interaction: ${value}`, "last-contact")).toBeNull();
  });

  it("takes a last-interaction that holds a date, and any where the settings name it", () => {
    expect(find('last-interaction: "[[2026-01-03]]"', "last-contact")?.key).toBe("last-interaction");
    expect(find("lastInteraction:", "last-contact", { "last-contact": "last-interaction" })?.key).toBe("lastInteraction");
  });

  it("is not led astray by keys that every object has", () => {
    expect(find("__proto__: 2026-01-01\nconstructor: 2026-01-01\ntoString: x", "last-contact")).toBeNull();
    expect(find("since: 1", "last-contact", { "last-contact": "constructor" })).toBeNull();
  });
});

describe("unset values", () => {
  it.each(["a:", "a: ''", "a: ' '", "a: null", "a: ~", "a: []", "a: [null, '']", "a: {}", "a: {{date}}", "a: '{{date}}'", "a: <% tp.date.now() %>"])(
    "%j is unset",
    (text) => {
      expect(isUnset(yaml(text)["a"])).toBe(true);
    },
  );

  it.each(["a: 0", "a: false", "a: x", "a: [x]", "a: {b: 1}", "a: [[x]]"])("%j is set", (text) => {
    expect(isUnset(yaml(text)["a"])).toBe(false);
  });
});

describe("values", () => {
  it.each<[string, unknown]>([
    ["a: [[Acme]]", "[[Acme]]"],
    ["a: [[Acme, Inc]]", "[[Acme, Inc]]"],
    ["a: [[Acme|the client]]", "[[Acme|the client]]"],
    ["a: [[2026]]", "[[2026]]"],
    ['a: "[[Acme]]"', "[[Acme]]"],
    ['a: ["[[Acme]]"]', "[[Acme]]"],
    ["a:\n  - [[Acme]]", "[[Acme]]"],
    ["a: [x]", "x"],
    ["a: [null, x]", "x"],
    ["a: 14", 14],
    ["a: [x, y]", ["x", "y"]],
  ])("%j as one value", (text, value) => {
    expect(scalarOf(yaml(text)["a"])).toEqual(value);
  });

  it.each<[string, string[]]>([
    ["a: [[Acme]]", ["[[Acme]]"]],
    ["a: [[[Acme]], [[Beta]]]", ["[[Acme]]", "[[Beta]]"]],
    ["a: [[[Acme]]]", ["[[Acme]]"]],
    ["a:\n  - [[Acme]]\n  - x", ["[[Acme]]", "x"]],
    ["a: [x, 5, true, null, '', {b: 1}]", ["x", "5", "true"]],
    ["a:", []],
  ])("%j as texts", (text, texts) => {
    expect(textsOf(yaml(text)["a"])).toEqual(texts);
  });

  it.each<[unknown, string]>([
    ["on\n  two lines", "on two lines"],
    [["[[a]]", "b"], '["[[a]]","b"]'],
    [undefined, ""],
    ["x".repeat(500), "x".repeat(200)],
  ])("%j is shown on one line", (value, text) => {
    expect(displayValue(value)).toBe(text);
  });

  it("that hold themselves, as YAML's aliases can make them, are read without end", () => {
    for (const text of ["a: &a [*a]", "a: &a [[*a, *a], *a]", "a: &a { b: *a }", "a: &a [x, *a]"]) {
      const value = yaml(text)["a"];
      expect(() => [isUnset(value), scalarOf(value), textsOf(value), displayValue(value)]).not.toThrow();
      expect(isUnset(value)).toBe(false);
    }
    expect(textsOf(yaml("a: &a [x, *a]")["a"])).toEqual(["x"]);
  });
});

describe("a property's texts", () => {
  it.each([["{{client}}"], [["{{client}}"]], [" "], [[]], [null]])("are none of %j", (value) => {
    expect(textsOf(value)).toEqual([]);
  });

  it.each([[" Acme "], [[" Acme "]], [[["Acme"]]]])("are one of %j", (value) => {
    expect(textsOf(value)).toEqual([Array.isArray(value) && Array.isArray(value[0]) ? "[[Acme]]" : "Acme"]);
  });
});
