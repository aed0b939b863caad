/** Who links to what: from a target back to its sources. The targets of a source are remembered by whoever sets them. */
export class Links {
  private readonly sources = new Map<string, string[]>();

  /** A source's new targets, each once. Nothing is done where they are the old ones. */
  change(source: string, before: readonly string[], after: readonly string[]): void {
    if (before.length === after.length && before.every((target, index) => target === after[index])) return;
    for (const target of before) this.remove(target, source);
    for (const target of after) {
      const sources = this.sources.get(target);
      if (sources === undefined) this.sources.set(target, [source]);
      else sources.push(source);
    }
  }

  /** In the order in which they came to link to it. */
  to(target: string): readonly string[] {
    return this.sources.get(target) ?? NONE;
  }

  private remove(target: string, source: string): void {
    const sources = this.sources.get(target);
    const index = sources?.indexOf(source) ?? -1;
    if (sources === undefined || index < 0) return;
    if (sources.length === 1) this.sources.delete(target);
    else sources.splice(index, 1);
  }
}

const NONE: readonly string[] = [];
