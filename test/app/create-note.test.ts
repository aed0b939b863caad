import { expect, it } from "vitest";
import { folderOf, pathIn } from "../../src/app/create-note";

it.each(["Acme.md", "Clients/Acme.md", "Work/Clients/Acme.md"])("a path is that of its name in its folder: %s", (path) => {
  expect(pathIn(folderOf(path), "Acme")).toBe(path);
});
