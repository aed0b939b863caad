/** Property names come again in every note of a vault; so many are remembered. */
const MOST_REMEMBERED = 2_000;
const remembered = new Map<string, string>();

/** The form in which words of the vocabulary are compared: without case, spaces, `-` and `_`; `ё` is `е`. */
export function normaliseWord(word: string): string {
  let normal = remembered.get(word);
  if (normal === undefined) {
    normal = foldCase(word.normalize("NFC")).replace(/[\s_-]+/g, "");
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    if (word.length <= 100) remembered.set(word, normal);
  }
  return normal;
}

/** Without case, and with `ё` as `е`: as long as before, so that offsets still fit. */
export function foldCase(text: string): string {
  return text.toLowerCase().replaceAll("ё", "е");
}

/** Words that stand between spaces, each in its normalised form. A name of several words has hyphens in it. */
export function normalisedWords(words: string): readonly string[] {
  return words.split(" ").map(normaliseWord);
}

/** Empty, blank, or text that a template engine has yet to fill in (`{{date}}`, `<% tp.… %>`). */
export function isUnsetText(text: string): boolean {
  const braces = text.indexOf("{{");
  return text.trim() === "" || (braces >= 0 && text.includes("}}", braces + 2)) || text.includes("<%");
}
