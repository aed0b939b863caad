import { emptyLinks } from "../app/links";
import { remembered } from "../domain/word";

/** Which notes link to a file's name: those to look at again when a file of that name comes, goes or moves. */
export interface LinkNames {
  /** @param targets link targets, with or without folders */
  set(source: string, targets: readonly string[]): void;
  /** The notes that link to a file of this path's name, resolved or not. */
  sourcesOf(path: string): readonly string[];
}

/** Names that nothing links to yet. */
export function linkNames(): LinkNames {
  const bySource = new Map<string, readonly string[]>();
  const links = emptyLinks();
  return {
    set: (source, targets) => {
      const before = bySource.get(source);
      if (before === undefined && targets.length === 0) return;
      const names = targets.length === 1 ? targets.map(nameOf) : [...new Set(targets.map(nameOf))];
      links.change(source, before ?? [], names);
      if (names.length === 0) bySource.delete(source);
      else bySource.set(source, names);
    },
    sourcesOf: (path) => links.to(nameOf(path)),
  };
}

const nameOf = remembered((path) => path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "").toLowerCase());
