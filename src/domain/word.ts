/** Property names come again in every note of a vault; so many are remembered. */
const MOST_REMEMBERED = 2_000;
const remembered = new Map<string, string>();

/** The form in which words of the vocabulary are compared: without case, spaces, `-` and `_`; `ё` is `е`. */
export function normaliseWord(word: string): string {
  let normal = remembered.get(word);
  if (normal === undefined) {
    normal = word.normalize("NFC").toLowerCase().replaceAll("ё", "е").replace(/[\s_-]+/g, "");
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    if (word.length <= 100) remembered.set(word, normal);
  }
  return normal;
}

/** Empty, blank, or text that a template engine has yet to fill in (`{{date}}`, `<% tp.… %>`). */
export function isUnsetText(text: string): boolean {
  const braces = text.indexOf("{{");
  return text.trim() === "" || (braces >= 0 && text.includes("}}", braces + 2)) || text.includes("<%");
}
