import { isCssTheme, type CssTheme } from "./theme";

/** What the page's address asks for: `?lang=ru&theme=dark&cssTheme=minimal-like&mobile=1&width=300`. */
export interface PageParameters {
  readonly language: string;
  readonly theme: "light" | "dark";
  /** Null is the app's own look. */
  readonly cssTheme: CssTheme | null;
  readonly mobile: boolean;
  /** Of the right side dock, in pixels. */
  readonly width: number | null;
}

export function readParameters(search: string): PageParameters {
  const asked = new URLSearchParams(search);
  const width = Number(asked.get("width"));
  const language = asked.get("lang") ?? "en";
  const cssTheme = asked.get("cssTheme")?.toLowerCase() ?? null;
  return {
    language: /^[a-z]{2}(-[A-Za-z]+)?$/.test(language) ? language : "en",
    theme: asked.get("theme") === "dark" ? "dark" : "light",
    cssTheme: isCssTheme(cssTheme) ? cssTheme : null,
    mobile: asked.get("mobile") === "1",
    width: width >= 150 && width <= 2000 ? width : null,
  };
}
