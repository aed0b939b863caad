// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { BLOCK_SETTINGS } from "../../src/ui/review-block-settings";
import { openNote } from "../support/acme";
import { openRapport } from "./support";

const PAGE = readFileSync("docs/automation.md", "utf8");

const files = {
  "Clients/Acme.md": "---\ntier: key\ntags: [clients]\nlast-contact: 2026-09-02\n---\n",
  "Clients/Beta.md": "---\ntier: key\ntags: [clients]\nlast-contact: 2026-11-20\n---\n",
};

/** The page's code in that language, block by block. */
const examples = (language: string): string[] =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))].map(([, code = ""]) => code);

/** The words of the first column of the table whose heading has that first word. */
const firstColumn = (heading: string): string[] => {
  const [, rows = ""] = new RegExp(`^\\| ${heading} \\|.*\n\\|[-|]+\\|\n((?:\\|.*\n)+)`, "m").exec(PAGE) ?? [];
  return [...rows.matchAll(/^\| `([^`]+)`/gm)].map(([, word = ""]) => word);
};

it("each code block shows clients and no fault", async () => {
  const rapport = await openRapport({ files: { ...files, "Home.md": examples("rapport").map((code) => `\`\`\`rapport\n${code}\`\`\`\n`).join("\n") } });
  const view = await openNote(rapport, "Home.md", "preview");
  const shown = view.contentEl.findAll(".block-language-rapport").map((block) => block.findAll(".rapport-row-name").map((el) => el.textContent));
  expect(shown).toEqual([["Acme"], ["Beta"]]);
});

it("each setting, key and command is on the page", async () => {
  const { host } = await openRapport({ files });
  expect(firstColumn("setting").sort()).toEqual([...BLOCK_SETTINGS].sort());
  expect(firstColumn("key").sort()).toEqual(["channel", "client", "day", "note"]);
  for (const command of firstColumn("command")) expect(await host.cli(command, { client: "Acme" })).not.toBe("");
});

it.each(examples("uri").flatMap((code) => code.trim().split("\n")))("%s opens its way in without a complaint", async (link) => {
  const { host } = await openRapport({ files });
  expect(await host.openUri(link)).toBe(true);
  expect(host.notices).toEqual([]);
  expect(document.querySelector(".rapport-dialog, .prompt")).not.toBeNull();
});

it("each line for the command line is answered without a complaint", async () => {
  const { host } = await openRapport({ files });
  const lines = examples("sh").flatMap((code) => code.trim().split("\n"));
  expect(lines).toHaveLength(5);
  for (const line of lines) {
    const [, command = "", flags = ""] = /^obsidian (\S+)(.*)$/.exec(line) ?? [];
    const args = Object.fromEntries([...flags.matchAll(/ (\w+)=(?:"([^"]*)"|(\S+))/g)].map(([, flag = "", quoted, bare = ""]) => [flag, quoted ?? bare]));
    expect(await host.cli(command, args)).not.toMatch(/error|Nothing was written|no such/);
  }
});
