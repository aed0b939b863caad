/** Who links to what: from a target back to its sources. The targets of a source are remembered by whoever sets them. */
export interface Links {
  /** A source's new targets, each once. Nothing is done where they are the old ones. */
  change(source: string, before: readonly string[], after: readonly string[]): void;
  /** In the order in which they came to link to it. */
  to(target: string): readonly string[];
}

const NONE: readonly string[] = [];

/** Links of which there are none yet. */
export function emptyLinks(): Links {
  const sourcesOf = new Map<string, string[]>();
  return {
    change: (source, before, after) => {
      if (before === after || (before.length === after.length && before.every((target, index) => target === after[index]))) return;
      for (const target of before) {
        const sources = sourcesOf.get(target) ?? [];
        const index = sources.indexOf(source);
        if (index >= 0) sources.splice(index, 1);
        if (sources.length === 0) sourcesOf.delete(target);
      }
      for (const target of after) {
        const sources = sourcesOf.get(target);
        if (sources === undefined) sourcesOf.set(target, [source]);
        else sources.push(source);
      }
    },
    to: (target) => sourcesOf.get(target) ?? NONE,
  };
}
