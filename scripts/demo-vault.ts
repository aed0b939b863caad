/**
 * Copies the demo vault and puts real days in place of its tokens.
 *
 * In texts: `{{today}}`, `{{today-12}}`, `{{today+10}}`.
 * In file and folder names: `today.md`, `today-12.md`, `today+3 Kickoff.md`.
 * Other braces, such as the `{{date}}` of a template, stay as they are.
 */
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addMilliseconds, isValid, milliseconds, parseISO } from "date-fns";

const DEMO = join(import.meta.dirname, "../demo");

const IN_TEXT = /\{\{today([+-]\d+)?\}\}/g;
const IN_NAME = /^today([+-]\d+)?(?=[ .]|$)/;

/** The calendar day `offset` days after `today`. Counted in UTC, so that no zone or clock change can shift it. */
function shiftDay(today: string, offset: number): string {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(today) ? parseISO(`${today}T00:00:00Z`) : null;
  if (start === null || !isValid(start)) throw new RangeError(`Not a day in the form YYYY-MM-DD: ${today}`);
  return addMilliseconds(start, milliseconds({ days: offset })).toISOString().slice(0, 10);
}

/** Replaces the day tokens of a text. */
export function expandDays(text: string, today: string): string {
  return text.replace(IN_TEXT, (_token, offset: string | undefined) => shiftDay(today, Number(offset ?? 0)));
}

/** Replaces the day token at the start of a file or folder name. */
export function expandName(name: string, today: string): string {
  return name.replace(IN_NAME, (_token, offset: string | undefined) => shiftDay(today, Number(offset ?? 0)));
}

async function copyFolder(from: string, to: string, today: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, expandName(entry.name, today));
    if (entry.isDirectory()) await copyFolder(source, target, today);
    else if (entry.name.endsWith(".md")) await writeFile(target, expandDays(await readFile(source, "utf8"), today));
    else if (entry.isFile()) await writeFile(target, await readFile(source));
  }
}

/**
 * Copies the demo vault into `target`, as it looks on the day `today` (YYYY-MM-DD).
 * Files of the same name are replaced, other files in `target` are left alone.
 */
export async function copyDemoVault(target: string, today: string): Promise<void> {
  shiftDay(today, 0); // a wrong day fails before anything is written
  await copyFolder(DEMO, target, today);
}
