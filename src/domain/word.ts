/** So many answers are remembered, to texts of at most so many characters. */
const MOST_REMEMBERED = 5_000;
const LONGEST_REMEMBERED = 100;

/** The same function for texts that come again in every note of a vault: property names, days, links. */
export function remembered<Answer, Key extends string | number = string>(answerTo: (text: Key) => Answer): (text: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = answerTo(text);
      if (known.size >= MOST_REMEMBERED) known.clear();
      if (String(text).length <= LONGEST_REMEMBERED) known.set(text, answer);
    }
    return answer;
  };
}

/** The form in which words and names are compared: without case, spaces, `-` and `_`; `ё` is `е`. */
export function wordForm(word: string): string {
  return foldCase(word.normalize("NFC")).replace(/[\s_-]+/g, "");
}

/** The same of a word of the vocabulary or a property's name. */
export const normaliseWord = remembered(wordForm);

/** Without case, and with `ё` as `е`: as long as before, so that offsets still fit. */
export function foldCase(text: string): string {
  return text.toLowerCase().replaceAll("ё", "е");
}

/** Words that stand between spaces, each in its normalised form. A name of several words has hyphens in it. */
export function normalisedWords(words: string): readonly string[] {
  return words.split(" ").map(normaliseWord);
}

/** Texts without the space around them, blank ones left out. */
export function trimmed(texts: readonly string[]): string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}

/** Empty, blank, or text that a template engine has yet to fill in (`{{date}}`, `<% tp.… %>`). */
export function isUnsetText(text: string): boolean {
  const braces = text.indexOf("{{");
  return text.trim() === "" || (braces >= 0 && text.includes("}}", braces + 2)) || text.includes("<%");
}
