import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROJECT } from "./plugin-files";

/** The files whose tests are named "fault: what happens". */
const FILES = [
  ["test/plugin/faults.test.ts", "Faults around a log"],
  ["test/plugin/hostile-notes.test.ts", "Hostile notes"],
  ["test/plugin/peer-faults.test.ts", "Faults seen in peers, in the built plugin"],
  ["test/domain/peer-faults.test.ts", "Faults seen in peers, in the domain"],
] as const;

export const SAFETY_PAGE = join(PROJECT, "docs/safety.md");

const [START, END] = ["<!-- faults: written by scripts/safety-report.ts -->", "<!-- end of faults -->"];

interface ListedTest {
  readonly name: string;
  readonly file: string;
}

/** The page with its list of faults made anew from the tests' names. */
export function withFaultList(page: string): string {
  const [from, to] = [page.indexOf(START), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`The page lacks ${START} or ${END}`);
  return `${page.slice(0, from)}${START}\n\n${faultList()}\n${page.slice(to)}`;
}

function faultList(): string {
  const tests = listTests();
  const sections = FILES.map(([file, title]) => {
    const outcomes = tests.filter((test) => test.file.replaceAll("\\", "/").endsWith(file)).map(({ name }) => faultOf(name));
    return `### ${title}\n\n${outcomes.length} tests in \`${file}\`.\n\n| Fault | What happens |\n|---|---|\n${rows(outcomes)}`;
  });
  return sections.join("\n");
}

/** Every test of the files, tables written out, as vitest names them; none is run. */
function listTests(): readonly ListedTest[] {
  const folder = mkdtempSync(join(tmpdir(), "rapport-tests-"));
  try {
    const output = join(folder, "tests.json");
    const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith("VITEST")));
    const files = FILES.map(([file]) => file);
    const run = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "list", `--json=${output}`, ...files], { cwd: PROJECT, env, encoding: "utf8" });
    if (run.status !== 0) throw new Error(`The tests can't be listed:\n${run.stderr}`);
    return JSON.parse(readFileSync(output, "utf8")) as ListedTest[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Fault {
  readonly fault: string;
  readonly outcome: string;
}

/** Suite and fault stand before the first colon outside of quotes, what happens behind it. */
function faultOf(name: string): Fault {
  const test = name.slice(name.lastIndexOf(" > ") < 0 ? 0 : name.lastIndexOf(" > ") + 3);
  const [, fault = test, outcome = ""] = /^((?:"(?:[^"\\]|\\.)*"|[^"])*?): (.*)$/su.exec(test) ?? [];
  return { fault, outcome };
}

/** A row for each outcome; the faults of a table, which share theirs, in one. */
function rows(faults: readonly Fault[]): string {
  const byOutcome = new Map<string, string[]>();
  for (const { fault, outcome } of faults) byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), fault]);
  return [...byOutcome].map(([outcome, shared]) => `| ${together(shared)} | ${cell(outcome)} |\n`).join("");
}

/** Several faults as one: what they end in alike is said once. */
function together(faults: readonly string[]): string {
  const [first = "", ...others] = faults;
  if (others.length === 0) return cell(first);
  const words = first.split(" ");
  const tails = words.map((_, index) => ` ${words.slice(index + 1).join(" ")}`).slice(0, -1);
  const tail = tails.find((end) => others.every((other) => other.endsWith(end))) ?? "";
  return faults.map((fault) => example(fault.slice(0, fault.length - tail.length))).join(tail === "" ? "; " : ", ") + cell(tail);
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}

/** Words as they are, all else as code. */
function example(text: string): string {
  return /^[a-z ,'-]+$/i.test(text) || text.includes("`") ? cell(text) : `\`${text.replaceAll("|", "\\|")}\``;
}
