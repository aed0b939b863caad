import type { TFile } from "./files";
import { joinPath, parentPath } from "./path";

/**
 * Which file a link means: an exact vault path first, then a file in the source's own folder or below it, then the
 * shortest path. A path's tail is enough, case does not count, aliases play no part.
 */
export class LinkResolution {
  private readonly byName = new Map<string, TFile[]>();

  add(file: TFile): void {
    const name = file.name.toLowerCase();
    const files = this.byName.get(name);
    if (files === undefined) this.byName.set(name, [file]);
    else files.push(file);
  }

  /** `name` is the file's name while it was listed: after a rename the old one. */
  remove(file: TFile, name: string): void {
    const key = name.toLowerCase();
    const files = (this.byName.get(key) ?? []).filter((other) => other !== file);
    if (files.length === 0) this.byName.delete(key);
    else this.byName.set(key, files);
  }

  isUnique(file: TFile): boolean {
    return this.byName.get(file.name.toLowerCase())?.length === 1;
  }

  resolve(linkpath: string, source: string): TFile | null {
    const raw = linkpath.normalize("NFC").toLowerCase();
    const folder = parentPath(source).toLowerCase();
    const relative = /^\.\.?\//.test(raw);
    const path = relative ? climb(folder, raw) : raw.replace(/^\/+/, "");
    if (path === "") return null;
    const matches = [`${path}.md`, path].flatMap((wanted) => this.matching(wanted));
    const exact = matches.find(({ file, wanted }) => file.path.toLowerCase() === wanted);
    if (exact !== undefined || relative || raw.startsWith("/")) return exact?.file ?? null;
    const rank = (file: TFile): number =>
      folder === "" || file.path.toLowerCase().startsWith(`${folder}/`) ? 0 : 1;
    const files = matches.map(({ file }) => file);
    files.sort((a, b) => rank(a) - rank(b) || a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
    return files[0] ?? null;
  }

  private matching(wanted: string): { file: TFile; wanted: string }[] {
    const name = wanted.slice(wanted.lastIndexOf("/") + 1);
    const found = (this.byName.get(name) ?? []).filter((file) => {
      const path = file.path.toLowerCase();
      return path === wanted || path.endsWith(`/${wanted}`);
    });
    return found.map((file) => ({ file, wanted }));
  }
}

function climb(folder: string, relative: string): string {
  let at = folder;
  for (const part of relative.split("/")) {
    if (part === "..") at = parentPath(at);
    else if (part !== ".") at = joinPath(at, part);
  }
  return at;
}
