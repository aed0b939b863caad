/** Which notes link to a file's name: those to look at again when a file of that name comes, goes or moves. */
export class LinkNames {
  private readonly bySource = new Map<string, readonly string[]>();
  private readonly byName = new Map<string, Set<string>>();

  /** @param targets link targets, with or without folders */
  set(source: string, targets: readonly string[]): void {
    for (const name of this.bySource.get(source) ?? []) {
      const sources = this.byName.get(name);
      sources?.delete(source);
      if (sources?.size === 0) this.byName.delete(name);
    }
    this.bySource.delete(source);
    if (targets.length === 0) return;
    const names = targets.map(nameOf);
    this.bySource.set(source, names);
    for (const name of names) this.byName.set(name, (this.byName.get(name) ?? new Set()).add(source));
  }

  /** The notes that link to a file of this path's name, resolved or not. */
  sourcesOf(path: string): readonly string[] {
    return [...(this.byName.get(nameOf(path)) ?? [])];
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "").toLowerCase();
}
