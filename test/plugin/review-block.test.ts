// @vitest-environment happy-dom
import type { MarkdownView } from "obsidian";
import { expect, it, vi } from "vitest";
import { openNote } from "../support/acme";
import { openRapport, type Rapport, type RapportOptions } from "./support";
import { press } from "./support-ui";

const CLIENTS = {
  "Clients/Acme.md": "---\ntier: key\ntype: direct\nduration: long-term\nlast-contact: 2026-11-02\n---\n",
  "Clients/Beta.md": "---\ntier: supporting\nlast-contact: 2026-09-01\ntags: [vip]\n---\n",
  "Clients/Gamma.md": "---\ntier: key\nlast-contact: 2026-11-23\n---\n",
  "Clients/North/Delta.md": "---\ntier: key\ntype: indirect\nstatus: paused\nlast-contact: 2026-11-01\n---\n",
};

type Opened = Rapport & { view: MarkdownView; block: HTMLElement };

async function open(source: string, { files = CLIENTS, ...options }: RapportOptions = {}, mode: "source" | "preview" = "preview"): Promise<Opened> {
  const rapport = await openRapport({ files: { ...files, "Home.md": `# Home\n\n\`\`\`rapport\n${source}\n\`\`\`\n` }, ...options });
  const view = await openNote(rapport, "Home.md", mode);
  return { ...rapport, view, block: view.contentEl.find(".block-language-rapport") };
}

/** The lines of a block as they are read. */
const shown = (block: HTMLElement): (string | null)[] =>
  [...block.querySelectorAll(".rapport-embedded-note, .rapport-group-name, .rapport-row-name")].map((el) => el.textContent).filter((text) => text !== "");

it.each<[source: string, shown: string[]]>([
  ["", ["Neglected", "Beta", "Overdue", "Acme", "On track", "Gamma", "Paused", "Delta"]],
  ["tier: key", ["Overdue", "Acme", "On track", "Gamma", "Paused", "Delta"]],
  ["tier: Ключевой\nstanding: Просрочен, on track", ["Overdue", "Acme", "On track", "Gamma"]],
  ["standing: neglected, overdue\nlimit: 1", ["Neglected", "Beta"]],
  ["type: прямой, indirect", ["Overdue", "Acme", "Paused", "Delta"]],
  ["duration: долгосрочный", ["Overdue", "Acme"]],
  ["tag: #vip", ["Neglected", "Beta"]],
  ["folder: Clients/North", ["Paused", "Delta"]],
  ["folder: Elsewhere", ["No client fits the search and filters."]],
  ["tier: gold", ["tier: “gold” is unknown. There are: key, supporting"]],
  ["standing: late", ["standing: “late” is unknown. There are: neglected, overdue, due today, new, soon, on track, paused, archived"]],
  ["limit: some", ["limit: “some” is unknown. There are: 1, 2, 3 …"]],
  ["colour: red", ["“colour” is unknown. There are: standing, tier, type, duration, tag, folder, limit"]],
])("%j shows %j", async (source, lines) => {
  const { block, host } = await open(source);
  expect(shown(block)).toEqual(lines);
  expect(host.errors).toEqual([]);
});

it("speaks Russian where the interface does, and knows the user's own tiers", async () => {
  const settings = { tiers: [{ id: "a-list", words: [], labels: { ru: "Первый ряд" } }] };
  expect(shown((await open("tier: ключевой", { language: "ru", settings })).block)).toEqual(["tier: «ключевой» сюда не подходит. Есть: первый ряд"]);
  expect(shown((await open("standing: neglected", { language: "ru" })).block)).toEqual(["Заброшены", "Beta"]);
});

it("says so where there are no clients", async () => {
  expect(shown((await open("", { files: {} })).block)).toEqual(["No clients yet"]);
});

it.each(["preview", "source"] as const)("is right after a log, in %s mode", async (mode) => {
  const { api, block } = await open("standing: overdue", {}, mode);
  expect(shown(block)).toEqual(["Overdue", "Acme"]);
  await api.log({ clients: ["Acme"] });
  await vi.waitFor(() => expect(shown(block)).toEqual(["No client fits the search and filters."]));
});

it("unfolds and folds, logs by L, and leads to the note", async () => {
  const { block, host } = await open("standing: overdue");
  block.find(".rapport-group").click();
  expect(shown(block)).toEqual(["Overdue"]);
  block.find(".rapport-group").click();
  block.find(".rapport-row").focus();
  press("l", block.find(".rapport-row"), { code: "KeyL" });
  expect(document.querySelector(".rapport-dialog .modal-title")?.textContent).toContain("Acme");
  block.find(".rapport-row").click();
  await host.settled();
  expect(host.app.workspace.getActiveFile()?.path).toBe("Clients/Acme.md");
});

it("hides names while they are hidden", async () => {
  const { block, host } = await open("standing: overdue");
  host.commands.execute("rapport:toggle-confidential");
  expect(shown(block)).toEqual(["Overdue", "••••••"]);
  host.commands.execute("rapport:toggle-confidential");
  expect(shown(block)).toEqual(["Overdue", "Acme"]);
});

it("goes with its section: what is taken out of the document draws no more", async () => {
  const { api, block, view, host } = await open("standing: overdue");
  const list = block.find(".rapport-list");
  view.leaf.detach();
  await host.settled();
  expect(block.querySelector(".rapport-embedded")).toBeNull();
  await api.log({ clients: ["Acme"] });
  await host.settled();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(list.textContent).toContain("Acme");
  expect(host.errors).toEqual([]);
});
