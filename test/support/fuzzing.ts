import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";

/** A run can be repeated, and made longer: RAPPORT_SEED=… RAPPORT_RUNS=… npx vitest run test/domain/properties.test.ts */
export const SEED = Number(process.env["RAPPORT_SEED"] ?? Date.now() % 2 ** 31);

/** Generated cases over all properties. */
export const RUNS = Number(process.env["RAPPORT_RUNS"] ?? 5_000);

const KEPT = fileURLToPath(new URL("../domain/kept-examples.json", import.meta.url));

type Kept = Record<string, unknown[][]>;

const kept = (): Kept => (existsSync(KEPT) ? (JSON.parse(readFileSync(KEPT, "utf8")) as Kept) : {});

/** How many cases each property has been given, for the line at the end. */
export const counts = new Map<string, number>();

/**
 * Holds a property against its kept examples and then against generated cases: `share` of all {@link RUNS}. A case that
 * fails is shrunk, written to `test/domain/kept-examples.json` under the property's name, and so tried first from then on.
 */
export function check<Args extends [unknown, ...unknown[]]>(name: string, share: number, property: fc.IProperty<Args>): void {
  const examples = (kept()[name] ?? []) as Args[];
  const numRuns = Math.round(share * RUNS) + examples.length;
  const run = fc.check(property, { seed: SEED, numRuns, examples });
  counts.set(name, run.numRuns);
  if (!run.failed) return;
  if (run.counterexample !== null) keep(name, run.counterexample);
  throw new Error(fc.defaultReportMessage(run), { cause: run.errorInstance });
}

/** Only what JSON gives back as it was can be kept. */
function keep(name: string, counterexample: readonly unknown[]): void {
  const text = JSON.stringify(counterexample);
  const all = kept();
  const others = all[name] ?? [];
  if (fc.stringify(JSON.parse(text)) !== fc.stringify([...counterexample]) || others.some((other) => JSON.stringify(other) === text)) return;
  writeFileSync(KEPT, `${JSON.stringify({ ...all, [name]: [...others, JSON.parse(text) as unknown[]] }, null, 2)}\n`);
}
