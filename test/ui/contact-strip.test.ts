// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { contactMonths } from "../../src/domain/contact-months";
import { addDays } from "../../src/domain/local-date";
import { languageOf } from "../../src/i18n/language";
import { drawContactStrip } from "../../src/ui/review/contact-strip";
import { makeVault, removeVault, startHost } from "../host/node/start-host";
import { TODAY } from "../support/log";

it("a strip is one element that names its figures and outlines a bar for each month with contact", async () => {
  const folder = await makeVault({});
  const host = await startHost({ vault: folder });
  const show = drawContactStrip(document.body, languageOf("en"));
  const contact = (daysAgo: number) => ({ kind: "check-in", day: addDays(TODAY, -daysAgo), path: "A.md", channel: null, text: "" }) as const;
  const outline = (daysAgo: number[]): string => {
    show(contactMonths(daysAgo.map(contact), TODAY));
    const strip = document.querySelector<HTMLElement>(".rapport-strip");
    expect(strip?.childElementCount).toBe(0);
    expect(strip?.getAttribute("role")).toBe("img");
    expect(strip?.getAttribute("aria-label")).toContain(`Nov ${daysAgo.length}`);
    return strip?.style.getPropertyValue("--rapport-months") ?? "";
  };
  expect(outline([])).toBe("polygon(0% 100%)");
  expect(outline([1])).toBe("polygon(0% 100%, 91.67% 100%, 91.67% 50%, 96.67% 50%, 96.67% 100%)");
  expect(outline([1, 2, 3])).toContain("91.67% 0%");
  expect(outline([1, 2, 3, 4, 5])).toBe(outline([1, 2, 3, 4]));
  await host.close();
  await removeVault(folder);
});
