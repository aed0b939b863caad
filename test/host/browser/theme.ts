import type { App } from "../core/app";

/** Community themes, by their variables only: `css/community-themes.css`. */
export const CSS_THEMES = ["minimal-like", "things-like", "catppuccin-like"] as const;

export type CssTheme = (typeof CSS_THEMES)[number];

export function isCssTheme(name: string | null): name is CssTheme {
  return CSS_THEMES.some((theme) => theme === name);
}

/** Light becomes dark and dark becomes light. */
export function toggleTheme(app: App): void {
  for (const theme of ["theme-light", "theme-dark"]) document.body.classList.toggle(theme);
  app.workspace.trigger("css-change");
}

/** Null is the app's own look. */
export function applyCssTheme(body: HTMLElement, cssTheme: CssTheme | null): void {
  if (cssTheme === null) delete body.dataset["cssTheme"];
  else body.dataset["cssTheme"] = cssTheme;
}
