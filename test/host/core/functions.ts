import type { CachedMetadata, Reference, ReferenceCache } from "obsidian";
import { environment } from "./environment";
import { parseFrontMatterTags } from "./yaml";

export const apiVersion = "1.13.1";

export function requireApiVersion(version: string): boolean {
  const [own, wanted] = [apiVersion, version].map((one) => one.split(".").map(Number));
  for (let at = 0; at < 3; at += 1) {
    const difference = (own?.[at] ?? 0) - (wanted?.[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

export function getLanguage(): string {
  return environment.language;
}

/** The properties' tags first, then those in the text; null where there are none. */
export function getAllTags(cache: CachedMetadata): string[] | null {
  const tags = [...(parseFrontMatterTags(cache.frontmatter) ?? []), ...(cache.tags ?? []).map(({ tag }) => tag)];
  return tags.length > 0 || cache.frontmatter !== undefined || cache.tags !== undefined ? tags : null;
}

export function iterateRefs(refs: Reference[], callback: (ref: Reference) => boolean | void): boolean {
  return refs.some((ref) => callback(ref) === true);
}

export function iterateCacheRefs(cache: CachedMetadata, callback: (ref: ReferenceCache) => boolean | void): boolean {
  return [...(cache.links ?? []), ...(cache.embeds ?? [])].some((ref) => callback(ref) === true);
}

export function parsePropertyId(id: string): { type: string; name: string } {
  const dot = id.indexOf(".");
  return { type: id.slice(0, dot), name: id.slice(dot + 1) };
}

/** Scripts, handlers and frames are taken out. */
export function sanitizeHTMLToDom(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const el of parsed.querySelectorAll("script, iframe, object, embed")) el.remove();
  for (const el of parsed.querySelectorAll("*")) {
    for (const { name } of Array.from(el.attributes)) if (/^on/i.test(name)) el.removeAttribute(name);
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...Array.from(parsed.body.childNodes));
  return fragment;
}

/** Texts only. */
export function htmlToMarkdown(html: string | HTMLElement | Document | DocumentFragment): string {
  const node = typeof html === "string" ? sanitizeHTMLToDom(html) : html;
  return (node.textContent ?? "").trim();
}

/** No request leaves the host. */
export function requestUrl(_request: unknown): never {
  throw new Error("The host has no network.");
}

export function request(_request: unknown): never {
  throw new Error("The host has no network.");
}

export function arrayBufferToHex(data: ArrayBuffer): string {
  return Array.from(new Uint8Array(data), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function hexToArrayBuffer(hex: string): ArrayBuffer {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)).buffer;
}

export function arrayBufferToBase64(buffer: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));
}

export function base64ToArrayBuffer(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
}
