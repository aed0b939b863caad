/** Who links to what: from a target back to its sources. The targets of a source are remembered by whoever sets them. */
export interface Links<Source> {
  /**
   * A source's new state and targets, in place of its old ones; targets are each once. It keeps its place among the
   * sources of those targets that it had.
   */
  change(before: Source, old: readonly string[], after: Source, fresh: readonly string[]): void;
  /** In the order in which they came to link to it. */
  to(target: string): readonly Source[];
}

/** Links of which there are none yet. */
export function emptyLinks<Source>(): Links<Source> {
  const sourcesOf = new Map<string, Source[]>();
  return {
    change: (before, old, after, fresh) => {
      for (const target of old) {
        const sources = sourcesOf.get(target) ?? [];
        const index = sources.indexOf(before);
        // It never came there if taking it in failed on the way.
        if (index < 0) continue;
        if (fresh.includes(target)) sources[index] = after;
        else sources.splice(index, 1);
        if (sources.length === 0) sourcesOf.delete(target);
      }
      for (const target of fresh) {
        const sources = sourcesOf.get(target);
        if (old.includes(target) && sources?.includes(after)) continue;
        if (sources === undefined) sourcesOf.set(target, [after]);
        else sources.push(after);
      }
    },
    to: (target) => sourcesOf.get(target) ?? [],
  };
}
