/** The form in which words of the vocabulary are compared: without case, spaces, `-` and `_`; `ё` is `е`. */
export function normaliseWord(word: string): string {
  return word.normalize("NFC").toLowerCase().replaceAll("ё", "е").replace(/[\s_-]+/g, "");
}

/** Empty, blank, or text that a template engine has yet to fill in (`{{date}}`, `<% tp.… %>`). */
export function isUnsetText(text: string): boolean {
  const braces = text.indexOf("{{");
  return text.trim() === "" || (braces >= 0 && text.includes("}}", braces + 2)) || text.includes("<%");
}
