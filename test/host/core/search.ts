export type SearchMatches = [number, number][];

export interface SearchResult {
  score: number;
  matches: SearchMatches;
}

type Search = (text: string) => SearchResult | null;

/** All letters of each word in their order; runs and starts of words count more, late ones less. */
export function prepareFuzzySearch(query: string): Search {
  const letters = query.toLowerCase().replace(/\s+/g, "");
  return (text) => {
    if (letters === "") return { score: 0, matches: [] };
    const plain = text.toLowerCase();
    const whole = plain.indexOf(query.toLowerCase().trim());
    if (whole >= 0) {
      const start = whole === 0 || /[\s/_-]/.test(plain.charAt(whole - 1));
      return { score: (start ? -0.1 : -0.5) - whole / 1000 - plain.length / 10_000, matches: [[whole, whole + query.trim().length]] };
    }
    const matches: SearchMatches = [];
    let at = 0;
    for (const letter of letters) {
      const found = plain.indexOf(letter, at);
      if (found < 0) return null;
      const last = matches.at(-1);
      if (last !== undefined && last[1] === found) last[1] = found + 1;
      else matches.push([found, found + 1]);
      at = found + 1;
    }
    return { score: -1 - matches.length / 10 - plain.length / 10_000, matches };
  };
}

/** Every word of the query somewhere in the text, case not counting. */
export function prepareSimpleSearch(query: string): Search {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return (text) => {
    const plain = text.toLowerCase();
    const matches: SearchMatches = [];
    for (const word of words) {
      let at = plain.indexOf(word);
      if (at < 0) return null;
      for (; at >= 0; at = plain.indexOf(word, at + word.length)) matches.push([at, at + word.length]);
    }
    matches.sort((a, b) => a[0] - b[0]);
    return { score: -(matches[0]?.[0] ?? 0) / 1000, matches };
  };
}

export function sortSearchResults(results: { match: SearchResult }[]): void {
  results.sort((a, b) => b.match.score - a.match.score);
}

/** The text with its matches in `span.suggestion-highlight`. */
export function renderMatches(el: HTMLElement | DocumentFragment, text: string, matches: SearchMatches | null, offset = 0): void {
  let at = 0;
  for (const [from, to] of matches ?? []) {
    const [begin, end] = [Math.max(from + offset, at), Math.min(to + offset, text.length)];
    if (end <= begin) continue;
    el.appendText(text.slice(at, begin));
    el.createSpan({ cls: "suggestion-highlight", text: text.slice(begin, end) });
    at = end;
  }
  el.appendText(text.slice(at));
}

export function renderResults(el: HTMLElement, text: string, result: SearchResult, offset?: number): void {
  renderMatches(el, text, result.matches, offset);
}
