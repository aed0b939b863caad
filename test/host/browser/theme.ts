import type { App } from "../core/app";

/** Light becomes dark and dark becomes light. */
export function toggleTheme(app: App): void {
  for (const theme of ["theme-light", "theme-dark"]) document.body.classList.toggle(theme);
  app.workspace.trigger("css-change");
}
