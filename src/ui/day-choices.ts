import type { Modal } from "obsidian";
import { addCadence } from "../domain/cadence";
import { addDays, addUnits, formatDay, nextMonday, parseIsoDay, workdayBefore, type LocalDay } from "../domain/local-date";
import type { ReviewEntry } from "../domain/review";
import type { Messages } from "../i18n/en";
import type { Language } from "../i18n/language";
import { commonValue } from "./common-value";
import { textButton } from "./elements";
import { dayRow, drawForm, drawGroup } from "./form-fields";
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
    { name: days.weeks(1), day: addUnits(today, 1, "week") },
    { name: days.weeks(2), day: addUnits(today, 2, "week") },
  ];
}

export function planChoices(today: LocalDay, { days }: Messages): DayChoice[] {
  return [
    { name: days.tomorrow, day: addDays(today, 1) },
    { name: days.nextMonday, day: nextMonday(today) },
    { name: days.inWeeks(1), day: addUnits(today, 1, "week") },
    { name: days.inWeeks(2), day: addUnits(today, 2, "week") },
  ];
}

/** Today, yesterday, and the last working day before them, by its own name. */
export function pastChoices(today: LocalDay, { weekday, messages: { days } }: Language): DayChoice[] {
  const yesterday = addDays(today, -1);
  const earlier = workdayBefore(yesterday);
  return [
    { name: days.today, day: today },
    { name: days.yesterday, day: yesterday },
    { name: weekday(earlier, today), day: earlier },
  ];
}

/** One cadence after `day`; none where the clients have different ones. */
export function cadenceChoices(clients: readonly ReviewEntry[], day: LocalDay, messages: Messages): DayChoice[] {
  const [first] = clients;
  const inWords = commonValue(clients.map(({ cadence }) => cadenceInWords(cadence, messages)));
  if (first === undefined || inWords === null) return [];
  return [{ name: messages.days.byCadence(inWords), day: addCadence(day, first.cadence) }];
}

/** Days to choose from, further choices below them, and a field for any other day from `earliest` on. */
export function drawDays(
  dialog: Modal,
  today: LocalDay,
  { weekday, messages }: Language,
  { name, days, further, submit, earliest, choose }: {
    readonly name: string;
    readonly days: readonly DayChoice[];
    readonly further: readonly Choice[];
    readonly submit: string;
    readonly earliest: LocalDay;
    /** @param inWords the day, as seen from today */
    readonly choose: (day: LocalDay, inWords: string) => void;
  },
): void {
  const take = (day: LocalDay): void => choose(day, weekday(day, today));
  const choices = days.map(({ name, day }): Choice => ({ name, detail: weekday(day, today), choose: () => take(day) }));
  drawChoices(dialog, name, [...choices, ...further]);
  const form = drawForm(dialog.contentEl, "rapport-other-day", () => {
    const day = parseIsoDay(input.value);
    if (day !== null) take(day);
  });
  const { row, input } = dayRow(form, messages.days.other, earliest);
  input.required = true;
  row.controlEl.createEl("button", { text: submit, attr: { type: "submit" } });
}

/** A list of which one line is chosen: by click, by its number, or by the arrow keys and Enter. The first has the focus. */
export function drawChoices({ contentEl, scope }: Modal, name: string, choices: readonly Choice[]): void {
  const group = drawGroup(contentEl, "rapport-choices", name);
  const buttons = choices.map(({ name, detail, choose }, index) => {
    const button = textButton(group, "", choose, "rapport-choice");
    button.createSpan({ cls: "rapport-choice-name", text: name });
    button.createSpan({ cls: "rapport-choice-detail", text: detail });
    drawKey(button, String(index + 1));
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

/** Shows the key that presses a button, beside its words. */
export function drawKey(button: HTMLElement, key: string): void {
  button.setAttribute("aria-keyshortcuts", key);
  button.createSpan({ cls: "rapport-choice-key", text: key, attr: { "aria-hidden": "true" } });
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
    const choose = (): void => {
      onChoose(value);
      parent.querySelectorAll("button")[index]?.focus();
    };
    textButton(parent, name, choose, "rapport-day-chip").setAttribute("aria-pressed", String(value === chosen));
  }
}
