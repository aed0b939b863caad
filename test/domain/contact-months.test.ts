import { describe, expect, it } from "vitest";
import { contactMonths, startOfMonths } from "../../src/domain/contact-months";
import type { Contact } from "../../src/domain/evidence";
import { days, shown } from "../support/days";

/** Contacts on these days, given from new to old. */
const contactsOn = (...list: string[]): Contact[] =>
  list.map((day) => ({ kind: "check-in", day: days(day), path: "Clients/Acme.md", line: 0, channel: "call", text: "" }));

const counts = (today: string, ...list: string[]): number[] => contactMonths(contactsOn(...list), days(today)).map((month) => month.days);

describe("the last twelve months", () => {
  it.each([
    ["2026-11-24", "2025-12-01"],
    ["2026-11-01", "2025-12-01"],
    ["2026-11-30", "2025-12-01"],
    ["2026-12-31", "2026-01-01"],
    ["2028-02-29", "2027-03-01"],
    ["2026-01-31", "2025-02-01"],
  ])("on %s begin on %s", (today, start) => {
    expect(shown(startOfMonths(days(today)))).toBe(start);
    const months = contactMonths([], days(today)).map(({ month }) => shown(month));
    expect(months).toHaveLength(12);
    expect(months[0]).toBe(start);
    expect(months[11]).toBe(`${today.slice(0, 7)}-01`);
    expect(months).toEqual([...new Set(months)].sort());
  });

  it("have each contact in its own month, the present one last", () => {
    expect(counts("2026-11-24", "2026-11-24", "2026-11-01", "2026-10-31", "2026-02-28", "2025-12-01")).toEqual([1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
  });

  it("count a day once", () => {
    expect(counts("2026-11-24", "2026-11-20", "2026-11-20", "2026-11-20", "2026-11-19", "2026-10-20", "2026-10-20").slice(-2)).toEqual([1, 2]);
  });

  it("leave out what was before them", () => {
    expect(counts("2026-11-24", "2025-11-30", "2024-11-24")).toEqual(Array(12).fill(0));
  });

  it("read no contact beyond the first that is too old", () => {
    const contacts = new Proxy(contactsOn("2026-11-20", "2025-11-30", "2025-11-29"), {
      get: (target, key) => {
        if (key === "2") throw new Error("read too far");
        return Reflect.get(target, key) as unknown;
      },
    });
    expect(contactMonths(contacts, days("2026-11-24")).at(-1)?.days).toBe(1);
  });
});
