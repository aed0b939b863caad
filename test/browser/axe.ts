import { readFile } from "node:fs/promises";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

/** A selector, or selectors of what to look at and what to leave out. */
type AxeContext = string | { readonly include: string; readonly exclude: string[] };

interface Axe {
  readonly axe: { run(context: AxeContext, options: RunOptions): Promise<AxeResults> };
}

/** Of axe's rules those that look at colours: all that another theme can break. */
const COLOURS: RunOptions = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

const script = readFile("node_modules/axe-core/axe.min.js", "utf8");

/** What axe finds within a part of the page, in the theme that it has and then in the other one; empty where it finds nothing. */
export async function axeFaults(page: Page, context: AxeContext, options: RunOptions = {}): Promise<string> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(await script);
  const here = await run(page, context, options);
  await page.evaluate(() => {
    for (const theme of ["theme-light", "theme-dark"]) document.body.classList.toggle(theme);
    for (const animation of document.getAnimations()) animation.finish();
  });
  const there = await run(page, context, { ...options, ...COLOURS });
  return [...here, ...there].join("\n");
}

async function run(page: Page, context: AxeContext, options: RunOptions): Promise<string[]> {
  const { theme, violations } = await page.evaluate(
    async ([within, how]) => ({
      theme: document.body.classList.contains("theme-dark") ? "dark" : "light",
      violations: (await (window as unknown as Axe).axe.run(within, how)).violations,
    }),
    [context, options] as const,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${theme}, ${id}: ${html} ${failureSummary ?? ""}`));
}
