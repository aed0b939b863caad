/** Slashes made single and forward, none at the ends, no-break spaces made plain, Unicode composed; the root is `/`. */
export function normalizePath(path: string): string {
  const slashes = path.replace(/([\\/])+/g, "/").replace(/(^\/+|\/+$)/g, "");
  return (slashes === "" ? "/" : slashes).replace(/[\u00A0\u202F]/g, " ").normalize("NFC");
}

/** The vault path of a path that a caller handed over: the root is the empty string. */
export function vaultPath(path: string): string {
  const normal = normalizePath(path);
  return normal === "/" ? "" : normal;
}

export function parentPath(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A name that starts with its only dot has no extension. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot <= 0 || dot === name.length - 1 ? "" : name.slice(dot + 1).toLowerCase();
}

export function joinPath(folder: string, name: string): string {
  return folder === "" || folder === "/" ? name : `${folder}/${name}`;
}

/** Hidden files and folders are no part of the vault. */
export function isHidden(path: string): boolean {
  return path.split("/").some((part) => part.startsWith("."));
}

export function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: "ENOENT" });
}
