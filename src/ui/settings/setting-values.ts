import { OTHER_LOGS, parseSettings, type ClientMark, type Settings } from "../../domain/settings";
import { trimmed } from "../../domain/word";

/** A setting, or a part of one by its path: `tiers/0/labels/ru`. */
export type SettingKey = keyof Settings | `${keyof Settings}/${string}`;

/** A part of the settings as its control shows it: a list as lines, a mark as `type: client, person`. */
export function controlValue(settings: Settings, key: string): unknown {
  const [name, ...path] = key.split("/");
  if (name === "clientMarks") return settings.clientMarks.map(({ property, values }) => `${property}: ${values.join(", ")}`).join("\n");
  if (name === "otherLogs") return settings.otherLogs.some((log) => log === path[0]);
  const value = partAt(settings, key.split("/"));
  return Array.isArray(value) ? value.join("\n") : value;
}

/**
 * The settings with what a control was changed to. What named a tier or a channel by its id goes on naming it under the
 * new one; an empty property name is the built-in one.
 */
export function withControlValue(settings: Settings, key: string, value: unknown): Settings {
  const path = key.split("/");
  const [name, at, field] = path;
  if (name === "clientMarks") return { ...settings, clientMarks: marksOf(String(value)).filter((mark) => mark !== null) };
  if (name === "otherLogs") {
    const isOn = (log: string): boolean => (log === at ? value === true : controlValue(settings, `otherLogs/${log}`) === true);
    return { ...settings, otherLogs: OTHER_LOGS.filter(isOn) };
  }
  const present = partAt(settings, path);
  const base = field === "id" ? { ...settings, ...renamed(settings, name, String(present), String(value).trim()) } : settings;
  return parseSettings(withPart(base, path, Array.isArray(present) ? linesOf(String(value)) : value)).settings;
}

/** The lines of a text that hold anything, trimmed. */
export function linesOf(text: string): readonly string[] {
  return trimmed(text.split("\n"));
}

/** A mark for each line of the form `type: client, person`; null for a line without a property or a value. */
export function marksOf(text: string): readonly (ClientMark | null)[] {
  return linesOf(text).map((line) => {
    const [, property = "", list = ""] = /^([^:]*):(.*)$/.exec(line) ?? [];
    const values = linesOf(list.replaceAll(",", "\n"));
    return property.trim() === "" || values.length === 0 ? null : { property: property.trim(), values };
  });
}

function renamed({ cadenceRules, defaultChannel }: Settings, list: string | undefined, old: string, id: string): Partial<Settings> {
  return list === "tiers"
    ? { cadenceRules: cadenceRules.map((rule) => (rule.tier === old ? { ...rule, tier: id } : rule)) }
    : { defaultChannel: defaultChannel === old ? id : defaultChannel };
}

function partAt(whole: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((part, step) => (typeof part === "object" && part !== null ? Reflect.get(part, step) : undefined), whole);
}

function withPart(whole: unknown, [step, ...rest]: readonly string[], part: unknown): unknown {
  if (step === undefined) return part;
  const inner = withPart(partAt(whole, [step]), rest, part);
  if (Array.isArray(whole)) return whole.map((item: unknown, index) => (String(index) === step ? inner : item));
  return Object.assign({}, whole, { [step]: inner });
}
