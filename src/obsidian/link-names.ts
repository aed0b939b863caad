import { Links } from "../app/links";

/** Which notes link to a file's name: those to look at again when a file of that name comes, goes or moves. */
export class LinkNames {
  private readonly bySource = new Map<string, readonly string[]>();
  private readonly links = new Links();

  /** @param targets link targets, with or without folders */
  set(source: string, targets: readonly string[]): void {
    const before = this.bySource.get(source);
    if (before === undefined && targets.length === 0) return;
    const names = [...new Set(targets.map(nameOf))];
    this.links.change(source, before ?? [], names);
    if (names.length === 0) this.bySource.delete(source);
    else this.bySource.set(source, names);
  }

  /** The notes that link to a file of this path's name, resolved or not. */
  sourcesOf(path: string): readonly string[] {
    return this.links.to(nameOf(path));
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "").toLowerCase();
}
