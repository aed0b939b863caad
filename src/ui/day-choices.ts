import { Setting, type Modal } from "obsidian";
import { addCadence } from "../domain/cadence";
import { addDays, dayOfWeek, formatDay, parseIsoDay, type LocalDay } from "../domain/local-date";
import type { ReviewEntry } from "../domain/review";
import type { Messages } from "../i18n/en";
import type { Language } from "../i18n/language";
import { cadenceInWords } from "./wording";

/** A day under the name that one would call it by. */
export interface DayChoice {
  readonly name: string;
  readonly day: LocalDay;
}

/** One line of a list to choose from. */
export interface Choice {
  readonly name: string;
  readonly detail: string;
  readonly choose: () => void;
}

export function snoozeChoices(today: LocalDay, { days }: Messages): DayChoice[] {
  return [
    { name: days.days(3), day: addDays(today, 3) },
    { name: days.weeks(1), day: addDays(today, 7) },
    { name: days.weeks(2), day: addDays(today, 14) },
  ];
}

export function planChoices(today: LocalDay, { days }: Messages): DayChoice[] {
  return [
    { name: days.tomorrow, day: addDays(today, 1) },
    { name: days.nextMonday, day: addDays(today, ((8 - dayOfWeek(today)) % 7) || 7) },
    { name: days.inWeeks(1), day: addDays(today, 7) },
    { name: days.inWeeks(2), day: addDays(today, 14) },
  ];
}

/** Today, yesterday, and the last working day before them, by its own name. */
export function pastChoices(today: LocalDay, { weekday, messages }: Language): DayChoice[] {
  const yesterday = addDays(today, -1);
  let earlier = addDays(yesterday, -1);
  while (dayOfWeek(earlier) % 6 === 0) earlier = addDays(earlier, -1);
  return [
    { name: messages.days.today, day: today },
    { name: messages.days.yesterday, day: yesterday },
    { name: weekday(earlier, today), day: earlier },
  ];
}

/** One cadence after `day`, where all clients have the same. */
export function cadenceChoice(clients: readonly ReviewEntry[], day: LocalDay, messages: Messages): DayChoice | null {
  const [first, ...others] = clients;
  if (first === undefined) return null;
  const { count, unit } = first.cadence;
  if (others.some((other) => other.cadence.count !== count || other.cadence.unit !== unit)) return null;
  const name = messages.days.byCadence(cadenceInWords(first.cadence, messages));
  return { name, day: addCadence(day, first.cadence) };
}

/** A list of which one line is chosen: by click, by its number, or by the arrow keys and Enter. The first has the focus. */
export function drawChoices({ contentEl, scope }: Modal, name: string, choices: readonly Choice[]): void {
  const group = contentEl.createDiv({ cls: "rapport-choices", attr: { role: "group", "aria-label": name } });
  const buttons = choices.map(({ name, detail, choose }, index) => {
    const key = String(index + 1);
    const button = group.createEl("button", { cls: "rapport-choice", attr: { type: "button", "aria-keyshortcuts": key } });
    button.createSpan({ cls: "rapport-choice-name", text: name });
    button.createSpan({ cls: "rapport-choice-detail", text: detail });
    button.createSpan({ cls: "rapport-choice-key", text: key, attr: { "aria-hidden": "true" } });
    button.addEventListener("click", choose);
    return button;
  });
  scope.register([], null, (event) => {
    if (event.targetNode?.instanceOf(HTMLInputElement) === true) return undefined;
    const focused = buttons.findIndex((button) => button === group.doc.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = event.key === "ArrowDown" ? focused + 1 : Math.max(focused, 0) - 1;
      buttons.at(next % buttons.length)?.focus();
      return false;
    }
    // By the key's place: the row of digits writes signs in some layouts.
    const chosen = choices[Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]) - 1];
    chosen?.choose();
    return chosen === undefined ? undefined : false;
  });
  buttons[0]?.focus();
}

/** A field for any other day from `earliest` on, with a button and Enter to take it. */
export function drawOtherDay(
  { contentEl }: Modal,
  { name, submit, earliest, choose }: { name: string; submit: string; earliest: LocalDay; choose: (day: LocalDay) => void },
): void {
  const form = contentEl.createEl("form", { cls: "rapport-other-day" });
  let value = "";
  new Setting(form)
    .setName(name)
    .addText((text) => {
      const { inputEl } = text.onChange((day) => (value = day));
      inputEl.type = "date";
      inputEl.required = true;
      inputEl.min = formatDay(earliest);
      inputEl.setAttribute("aria-label", name);
    })
    .addButton((button) => {
      button.setButtonText(submit).buttonEl.type = "submit";
    });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const day = parseIsoDay(value);
    if (day !== null) choose(day);
  });
}

/** Small buttons for days; that of `chosen`, a field's value, is shown as pressed. */
export function drawDayChips(
  parent: HTMLElement,
  choices: readonly DayChoice[],
  chosen: string,
  onChoose: (value: string) => void,
): void {
  parent.empty();
  for (const [index, { name, day }] of choices.entries()) {
    const value = formatDay(day);
    const button = parent.createEl("button", {
      cls: "rapport-day-chip",
      text: name,
      attr: { type: "button", "aria-pressed": String(value === chosen) },
    });
    button.addEventListener("click", () => {
      onChoose(value);
      parent.querySelectorAll("button")[index]?.focus();
    });
  }
}
