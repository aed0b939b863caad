import { Setting } from "obsidian";
import type { VaultSurvey } from "../app/adopt-vault";
import { SURVEYED_ROLES, type Candidate, type ChosenProposal } from "../domain/vault-proposal";
import type { Messages } from "../i18n/en";
import { choiceRow } from "./form-fields";
import type { Services } from "./services";

/** So many folders of meetings are named; the rest is counted. */
const MOST_FOLDERS = 3;

/** Draws what a vault's notes seem to mean, to be taken or left piece by piece; each change of `chosen` is handed on. */
export function drawProposal(
  parent: HTMLElement,
  { proposal, logs }: VaultSurvey,
  chosen: ChosenProposal,
  { language, settings }: Services,
  onChange: (chosen: ChosenProposal) => void,
): void {
  const { adopt } = language.messages;
  const { folders, tags, marks, excluded, properties, tiers, meetings } = proposal;
  const choose = (change: Partial<ChosenProposal>): void => {
    chosen = { ...chosen, ...change };
    onChange(chosen);
  };
  const heading = (name: string, hint = ""): void => void new Setting(parent).setName(name).setDesc(hint).setHeading();
  const toggle = (name: string, hint: string, change: (on: boolean) => Partial<ChosenProposal>): void => {
    const row = new Setting(parent).setName(name).setDesc(hint);
    row.addToggle((control) => {
      control.setValue(true).onChange((on) => choose(change(on)));
      control.toggleEl.querySelector("input")?.setAttribute("aria-label", name);
    });
  };
  /** A toggle for each candidate that takes in any note. */
  const toggles = <T>(
    candidates: readonly Candidate<T>[],
    nameOf: (value: T) => string,
    present: () => readonly T[],
    change: (values: readonly T[]) => Partial<ChosenProposal>,
  ): void => {
    const all = candidates.map(({ value }) => value);
    for (const { value, notes } of candidates) {
      if (notes > 0) toggle(nameOf(value), adopt.notes(notes), (on) => change(toggled(all, present(), value, on)));
    }
  };

  heading(adopt.clients);
  toggles(folders, adopt.folder, () => chosen.folders, (values) => ({ folders: values }));
  toggles(tags, adopt.tag, () => chosen.tags, (values) => ({ tags: values }));
  toggles(marks, ({ property, word }) => adopt.mark(property, word), () => chosen.marks, (values) => ({ marks: values }));
  if ([...folders, ...tags, ...marks].every(({ notes }) => notes === 0)) parent.createEl("p", { cls: "rapport-hint", text: adopt.clientsNone });
  if (excluded.length > 0) heading(adopt.excluded);
  for (const path of excluded) toggle(path, adopt.excludedHint, (on) => ({ excluded: toggled(excluded, chosen.excluded, path, on) }));

  const roles = SURVEYED_ROLES.filter((role) => properties[role].length > 0);
  if (roles.length > 0) heading(adopt.properties);
  for (const role of roles) {
    const present = settings().propertyNames[role];
    const options = properties[role].map(({ value, notes }) => [value, `${value} · ${adopt.notes(notes)}`] as const);
    const builtIn = options.some(([value]) => value === present) ? [] : [[present, adopt.builtInName(present)] as const];
    const select = choiceRow(parent, adopt.roles[role], [...options, ...builtIn], chosen.propertyNames[role] ?? present);
    select.addEventListener("change", () => choose({ propertyNames: { ...chosen.propertyNames, [role]: select.value } }));
  }
  if (tiers.length > 0) toggle(adopt.tiers, tiers.join(", "), (on) => ({ tiers: on ? tiers : [] }));

  const [first] = logs.headings;
  if (logs.otherLogs.length > 0 || first !== undefined) heading(adopt.logs, adopt.logsHint);
  toggles(logs.otherLogs, (log) => adopt.otherLogs[log], () => chosen.otherLogs, (values) => ({ otherLogs: values }));
  if (first !== undefined) toggle(adopt.heading(first.value), adopt.notes(first.notes), (on) => ({ checkInHeading: on ? first.value : "" }));
  if (meetings.length > 0) heading(adopt.meetings, meetingsInWords(meetings, adopt));
}

function meetingsInWords(meetings: readonly Candidate[], adopt: Messages["adopt"]): string {
  const folders = meetings.slice(0, MOST_FOLDERS).map(({ value }) => value || adopt.vaultRoot);
  const rest = meetings.length - folders.length;
  if (rest > 0) folders.push(adopt.more(rest));
  return adopt.meetingsFound(meetings.reduce((sum, { notes }) => sum + notes, 0), folders.join(", "));
}

/** The chosen values with this one or without it, in the order of all. */
function toggled<T>(all: readonly T[], chosen: readonly T[], value: T, on: boolean): T[] {
  return all.filter((other) => (other === value ? on : chosen.includes(other)));
}
