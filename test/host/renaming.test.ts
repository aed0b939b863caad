// @vitest-environment happy-dom
import { MarkdownView } from "obsidian";
import { expect, test } from "vitest";
import { type Prepared, started } from "./running-host";

const FILES = {
  "Clients/Acme.md": "# Acme\n[[Day]]",
  "Day.md": "[[Acme]], [[Acme|them]], ![[Clients/Acme#Acme]], [shown](Clients/Acme.md), [[Other]], `[[Acme]]`\n%% [[acme]] %%",
  "Meeting.md": '---\n# mine\nclient: "[[Acme|A]]"\npeople: ["[[Clients/Acme]]", "[[Other]]"]\n---\n[[Acme]]',
  "Other.md": "",
};

async function renamed(from: string, to: string, options: Parameters<typeof started>[1] = { updateLinks: true }): Promise<Prepared> {
  const prepared = await started(FILES, options);
  const { app } = prepared.host;
  const file = app.vault.getAbstractFileByPath(from);
  if (file === null) throw new Error(`no ${from}`);
  await app.fileManager.renameFile(file, to);
  await prepared.host.settled();
  return prepared;
}

test("a rename rewrites the links to the note and keeps their kind, heading and words", async () => {
  const { disk, host } = await renamed("Clients/Acme.md", "Clients/Acme Ltd.md");
  expect(await disk("Day.md")).toBe(
    "[[Acme Ltd]], [[Acme Ltd|them]], ![[Acme Ltd#Acme]], [shown](Acme%20Ltd.md), [[Other]], `[[Acme]]`\n%% [[Acme Ltd]] %%",
  );
  expect(host.app.metadataCache.resolvedLinks["Day.md"]).toEqual({ "Clients/Acme Ltd.md": 5, "Other.md": 1 });
});

test("links in properties are rewritten, their block is written anew", async () => {
  const { disk } = await renamed("Clients/Acme.md", "Clients/Acme Ltd.md");
  expect(await disk("Meeting.md")).toBe('---\nclient: "[[Acme Ltd|A]]"\npeople:\n  - "[[Acme Ltd]]"\n  - "[[Other]]"\n---\n[[Acme Ltd]]');
});

test("a link that still leads to its note after a move stays as it was written", async () => {
  const { disk } = await renamed("Clients/Acme.md", "Acme.md");
  expect(await disk("Day.md")).toBe(FILES["Day.md"].replace("![[Clients/Acme#Acme]]", "![[Acme#Acme]]").replace("(Clients/Acme.md)", "(Acme.md)"));
});

test("moving a folder mends the links to all that is in it", async () => {
  const { disk } = await renamed("Clients", "Customers");
  expect(await disk("Day.md")).toContain("[[Acme]], [[Acme|them]], ![[Acme#Acme]], [shown](Acme.md)");
  expect(await disk("Customers/Acme.md")).toBe(FILES["Clients/Acme.md"]);
});

test("links are written as the user wants new ones", async () => {
  const { disk } = await renamed("Clients/Acme.md", "Clients/Acme Ltd.md", { updateLinks: true });
  expect(await disk("Day.md")).toContain("[[Acme Ltd]]");
  const absolute = await started({ ...FILES, ".obsidian/app.json": '{"newLinkFormat":"absolute","alwaysUpdateLinks":true}' });
  await absolute.host.app.fileManager.renameFile(absolute.file("Clients/Acme.md"), "Clients/B.md");
  expect(await absolute.disk("Day.md")).toContain("[[Clients/B]], [[Clients/B|them]]");
});

test("without the setting, and with vault.rename, links stay as they are", async () => {
  expect(await (await renamed("Clients/Acme.md", "Clients/B.md", {})).disk("Day.md")).toBe(FILES["Day.md"]);
  const { host, file, disk } = await started(FILES, { updateLinks: true });
  await host.app.vault.rename(file("Clients/Acme.md"), "Clients/B.md");
  await host.settled();
  expect(await disk("Day.md")).toBe(FILES["Day.md"]);
});

test("rename fires before the links are mended, and their notes are modified after it", async () => {
  const { host, file } = await started(FILES, { updateLinks: true });
  const log: string[] = [];
  host.app.vault.on("rename", (one, oldPath) => log.push(`rename ${oldPath} ${one.path}`));
  host.app.vault.on("modify", (one) => log.push(`modify ${one.path}`));
  await host.app.fileManager.renameFile(file("Clients/Acme.md"), "Clients/B.md");
  expect(log).toEqual(["rename Clients/Acme.md Clients/B.md", "modify Day.md", "modify Meeting.md", "modify Meeting.md"]);
});

test("a note with a byte order mark is mended at the right places, and unsaved words in an editor stay", async () => {
  const { host, file, disk } = await started({ "A.md": "", "B.md": "\uFEFFx [[A]] y" }, { updateLinks: true });
  const leaf = host.app.workspace.getLeaf();
  await leaf.openFile(file("B.md"));
  const { view } = leaf;
  if (!(view instanceof MarkdownView)) throw new Error("no view");
  view.editor.replaceRange("\nunsaved", { line: 0, ch: 99 });
  await host.app.fileManager.renameFile(file("A.md"), "C.md");
  await host.settled();
  expect(await disk("B.md")).toBe("\uFEFFx [[C]] y");
  await host.saveAll();
  expect(await disk("B.md")).toContain("x [[C]] y\nunsaved");
});
