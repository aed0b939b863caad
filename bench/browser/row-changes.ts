/** What happened to a list's rows between two moments. */
export interface RowChanges {
  /** Keys of the rows, new ones too, in which something is another than before; in the order of the changes. */
  readonly drawn: readonly string[];
  /** Keys of the other rows that stand elsewhere or have another number. */
  readonly moved: readonly string[];
  /** Nodes that came into the document, with those inside of them. */
  readonly nodesAdded: number;
}

/** Attributes of a row that tell its place, and nothing of its client. `style` tells more than the place. */
const PLACE = ["style", "aria-rowindex", "tabindex"];

/** Watches a list; the answer tells the changes since then. Writing an attribute's old value again is no change. */
export function watchRows(list: HTMLElement): () => RowChanges {
  const observer = new MutationObserver(() => undefined);
  const styles = new Map([...list.querySelectorAll<HTMLElement>("[data-key]")].map((row) => [row, styleWithoutPlace(row)]));
  observer.observe(list, { subtree: true, childList: true, attributes: true, attributeOldValue: true, characterData: true });
  return () => {
    const records = observer.takeRecords();
    observer.disconnect();
    const drawn = new Set<string>();
    const moved = new Set<string>();
    const ofPlaceOnly = ({ target, type, attributeName }: MutationRecord, row: HTMLElement): boolean =>
      target === row && type === "attributes" && PLACE.includes(attributeName ?? "") && styles.get(row) === styleWithoutPlace(row);
    for (const record of records) {
      for (const row of rowsOf(record, list)) (ofPlaceOnly(record, row) ? moved : drawn).add(row.dataset["key"] ?? "");
    }
    const added = new Set(records.flatMap(({ addedNodes }) => [...addedNodes].flatMap(withNodesBelow)));
    return { drawn: [...drawn], moved: [...moved].filter((key) => !drawn.has(key)), nodesAdded: added.size };
  };
}

/** A node and all below it: elements, texts, what icons are made of. */
export function withNodesBelow(node: Node): Node[] {
  return [node, ...[...node.childNodes].flatMap(withNodesBelow)];
}

/** The rows that a record is about: those that came, or the one in which something changed. Rows that went are none. */
function rowsOf({ target, type, attributeName, addedNodes, oldValue }: MutationRecord, list: HTMLElement): HTMLElement[] {
  if (target === list) return type === "childList" ? ([...addedNodes] as HTMLElement[]) : [];
  const element = target instanceof Element ? target : target.parentElement;
  if (type === "attributes" && element?.getAttribute(attributeName ?? "") === oldValue) return [];
  const row = element?.closest<HTMLElement>("[data-key]");
  return row == null ? [] : [row];
}

/** What the style sheet draws a row from. */
function styleWithoutPlace({ style }: HTMLElement): string {
  return [...style].filter((name) => name !== "top").map((name) => `${name}: ${style.getPropertyValue(name)}`).join("; ");
}
