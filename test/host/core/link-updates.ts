import type { CachedMetadata } from "obsidian";
import type { TAbstractFile, TFile } from "./files";
import type { FileManager } from "./file-manager";
import { getLinkpath } from "./link-text";
import type { MetadataCache } from "./metadata-cache";
import type { Vault } from "./vault";

interface Reference {
  readonly source: TFile;
  readonly target: TFile;
  /** As it stands in the text. */
  readonly original: string;
  /** In the index's count, without a byte order mark; null in a property, which `key` names. */
  readonly offset: number | null;
  readonly key: string;
}

interface Parts {
  readonly vault: Vault;
  readonly metadataCache: MetadataCache;
  readonly fileManager: FileManager;
}

/** Every link from or to what is about to move, by the files' objects, which stay the same ones. */
export function linksAround(moved: TAbstractFile, { vault, metadataCache }: Parts): Reference[] {
  const isMoved = (file: TFile): boolean => file === moved || file.path.startsWith(`${moved.path}/`);
  const found: Reference[] = [];
  for (const [path, targets] of Object.entries(metadataCache.resolvedLinks)) {
    const source = vault.getFileByPath(path);
    const cache = metadataCache.getCache(path);
    if (source === null || cache === null) continue;
    const reaches = Object.keys(targets).some((target) => target === moved.path || target.startsWith(`${moved.path}/`));
    if (!reaches && !isMoved(source)) continue;
    for (const { link, original, offset, key } of referencesIn(cache)) {
      const linkpath = getLinkpath(link);
      const target = linkpath === "" ? null : metadataCache.getFirstLinkpathDest(linkpath, path);
      if (target !== null && (isMoved(source) || isMoved(target))) found.push({ source, target, original, offset, key });
    }
  }
  return found;
}

interface Written {
  link: string;
  original: string;
  offset: number | null;
  key: string;
}

function referencesIn(cache: CachedMetadata): Written[] {
  const inText = [...(cache.links ?? []), ...(cache.embeds ?? [])];
  return [
    ...inText.map(({ link, original, position }) => ({ link, original, offset: position.start.offset, key: "" })),
    ...(cache.frontmatterLinks ?? []).map(({ link, original, key }) => ({ link, original, offset: null, key })),
  ];
}

/**
 * After the move: links that no longer lead to their note are written anew, with their heading and shown text. A note's
 * links are replaced in one `process`; those in properties with `processFrontMatter`, which writes the block anew
 * (unsourced, the hostile choice).
 */
export async function mendLinks(references: readonly Reference[], parts: Parts): Promise<void> {
  const bySource = new Map<TFile, Reference[]>();
  for (const reference of references) {
    if (!isBroken(reference, parts)) continue;
    bySource.set(reference.source, [...(bySource.get(reference.source) ?? []), reference]);
  }
  for (const [source, broken] of bySource) {
    await mendText(source, broken, parts);
    await mendProperties(source, broken, parts);
  }
}

function isBroken({ source, target, original }: Reference, { metadataCache }: Parts): boolean {
  return metadataCache.getFirstLinkpathDest(targetOf(original).path, source.path) !== target;
}

async function mendText(source: TFile, broken: readonly Reference[], parts: Parts): Promise<void> {
  const inText = broken.filter(({ offset }) => offset !== null).sort((a, b) => (b.offset ?? 0) - (a.offset ?? 0));
  if (inText.length === 0) return;
  await parts.vault.process(source, (text) => {
    const shift = text.startsWith("\uFEFF") ? 1 : 0;
    let result = text;
    for (const { original, offset, target } of inText) {
      const at = (offset ?? 0) + shift;
      if (!result.startsWith(original, at)) continue;
      result = result.slice(0, at) + rewritten(original, target, source, parts) + result.slice(at + original.length);
    }
    return result;
  });
}

async function mendProperties(source: TFile, broken: readonly Reference[], parts: Parts): Promise<void> {
  const inProperties = broken.filter(({ offset }) => offset === null);
  if (inProperties.length === 0) return;
  await parts.fileManager.processFrontMatter(source, (properties) => {
    for (const { key, original, target } of inProperties) {
      const path = key.split(".");
      const last = path.pop() ?? "";
      const holder = path.reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], properties) as
        | Record<string, unknown>
        | undefined;
      if (holder?.[last] === original) holder[last] = rewritten(original, target, source, parts);
    }
  });
}

interface Target {
  readonly path: string;
  readonly subpath: string;
}

/** The path and heading of `[[path#heading|shown]]` and `[shown](path#heading)`. */
function targetOf(original: string): Target {
  const wiki = /^!?\[\[([^\]|]*)/.exec(original)?.[1];
  const markdown = /\]\(<?([^)>]*)>?\)$/.exec(original)?.[1] ?? "";
  const link = wiki === undefined ? decoded(markdown) : wiki.replace(/\\$/, "");
  const hash = link.indexOf("#");
  return hash < 0 ? { path: link.trim(), subpath: "" } : { path: link.slice(0, hash).trim(), subpath: link.slice(hash) };
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}

/** The same kind of link, with the shown words that it had. */
function rewritten(original: string, target: TFile, source: TFile, { fileManager }: Parts): string {
  const { subpath } = targetOf(original);
  const isWiki = /^!?\[\[/.test(original);
  const path = fileManager.linkPathTo(target, source.path, isWiki) + subpath;
  if (isWiki) return original.replace(/^(!?\[\[)[^\]|\\]*/, (_whole, opening: string) => opening + path);
  return original.replace(/\]\([^)]*\)$/, () => `](${fileManager.encodeLinkPath(path)})`);
}
