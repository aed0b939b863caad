// @vitest-environment happy-dom
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { prepare, started } from "./running-host";

test("create fires for every file while the vault loads, before the layout is ready", async () => {
  const { host } = await prepare({ "a.md": "", "F/b.md": "" });
  const log: string[] = [];
  expect(host.app.vault.getFiles()).toEqual([]);
  host.app.vault.on("create", (file) => log.push(file.path));
  host.app.workspace.onLayoutReady(() => log.push("ready"));
  await host.start();
  expect(log).toEqual(["F", "F/b.md", "a.md", "ready"]);
});

test("getAbstractFileByPath minds case", async () => {
  const { host } = await started({ "Note.md": "" });
  expect(host.app.vault.getAbstractFileByPath("Note.md")?.name).toBe("Note.md");
  expect(host.app.vault.getAbstractFileByPath("note.md")).toBeNull();
});

test("creating in a missing folder fails", async () => {
  const { host } = await started({});
  await expect(host.app.vault.create("No/a.md", "")).rejects.toThrow("ENOENT");
});

test("creating a file that exists fails and leaves it alone", async () => {
  const { host, disk } = await started({ "a.md": "old" });
  await expect(host.app.vault.create("a.md", "new")).rejects.toThrow("already exists");
  expect(await disk("a.md")).toBe("old");
});

test("a case twin cannot be created where the file system knows no case", async () => {
  const { host } = await started({ "a.md": "" }, { caseSensitive: false });
  await expect(host.app.vault.create("A.md", "")).rejects.toThrow("already exists");
  const elsewhere = await started({ "a.md": "" });
  await expect(elsewhere.host.app.vault.create("A.md", "")).resolves.toBeTruthy();
});

test("process is atomic: an edit that comes in between is read", async () => {
  const { host, disk, file } = await started({ "a.md": "1" });
  const both = [
    host.app.vault.process(file("a.md"), (text) => `${text}2`),
    host.app.vault.process(file("a.md"), (text) => `${text}3`),
    host.app.vault.append(file("a.md"), "4"),
  ];
  await Promise.all(both);
  expect(await disk("a.md")).toBe("1234");
});

test("process writes nothing where its callback throws, and the queue goes on", async () => {
  const { host, disk, file } = await started({ "a.md": "1" });
  const failed = host.app.vault.process(file("a.md"), () => {
    throw new Error("no");
  });
  await expect(failed).rejects.toThrow("no");
  await host.app.vault.process(file("a.md"), (text) => `${text}2`);
  expect(await disk("a.md")).toBe("12");
});

test("a rename of a folder fires for the folder and once per file, and the objects stay", async () => {
  const { host, file } = await started({ "F/a.md": "", "F/G/b.md": "" });
  const log: string[] = [];
  const a = file("F/a.md");
  host.app.vault.on("rename", (one, oldPath) => log.push(`${oldPath} -> ${one.path}`));
  const folder = host.app.vault.getFolderByPath("F");
  if (folder === null) throw new Error("no folder");
  await host.app.vault.rename(folder, "H");
  expect(log.sort()).toEqual(["F -> H", "F/G -> H/G", "F/G/b.md -> H/G/b.md", "F/a.md -> H/a.md"]);
  expect(file("H/a.md")).toBe(a);
});

test("a rename made outside arrives as delete and create", async () => {
  const { host, folder } = await started({ "a.md": "x" });
  const log: string[] = [];
  for (const name of ["create", "delete"] as const) host.app.vault.on(name as "create", (one) => log.push(`${name} ${one.path}`));
  host.app.vault.on("rename", () => log.push("rename"));
  await rename(join(folder, "a.md"), join(folder, "b.md"));
  await host.settled();
  expect(log.sort()).toEqual(["create b.md", "delete a.md"]);
});

test("a change made outside fires modify, the vault's own write fires it once", async () => {
  const { host, folder, file } = await started({ "a.md": "x" });
  let fired = 0;
  host.app.vault.on("modify", () => (fired += 1));
  await writeFile(join(folder, "a.md"), "outside");
  await host.settled();
  expect(fired).toBe(1);
  await host.app.vault.modify(file("a.md"), "own");
  await host.settled();
  expect(fired).toBe(2);
});

test("a file deleted outside is gone from the vault", async () => {
  const { host, folder } = await started({ "F/a.md": "x" });
  await rm(join(folder, "F"), { recursive: true });
  await host.settled();
  expect(host.app.vault.getAllLoadedFiles().map((file) => file.path)).toEqual(["/"]);
});

test("a byte order mark stays through read and write", async () => {
  const { host, disk, file } = await started({ "a.md": "\uFEFFx" });
  expect(await host.app.vault.read(file("a.md"))).toBe("\uFEFFx");
  await host.app.vault.process(file("a.md"), (text) => `${text}y`);
  expect(await disk("a.md")).toBe("\uFEFFxy");
});

test("a planned fault rejects one write, then all is well again", async () => {
  const { host, disk, file } = await started({ "a.md": "x" });
  host.faults.failNextWrite(new Error("disk full"));
  await expect(host.app.vault.process(file("a.md"), () => "y")).rejects.toThrow("disk full");
  expect(await disk("a.md")).toBe("x");
  await host.app.vault.process(file("a.md"), () => "y");
  expect(await disk("a.md")).toBe("y");
});

test("reads of notes are counted, the index's own are not", async () => {
  const { host, file } = await started({ "a.md": "x" });
  expect(host.reads.get("a.md")).toBeUndefined();
  await host.app.vault.cachedRead(file("a.md"));
  await host.app.vault.adapter.read("a.md");
  expect(host.reads.get("a.md")).toBe(2);
});
