import { DEFAULT_SETTINGS, type Settings } from "../../src/domain/settings";

/** The default settings, but for what a test changes. */
export function aSettings(changes: Partial<Settings> = {}): Settings {
  return { ...DEFAULT_SETTINGS, ...changes };
}
