import { channelsOf } from "../domain/channel";
import { parseIsoDay } from "../domain/local-date";
import type { ReviewEntry } from "../domain/review";
import { cadenceChoices, drawDayChips, pastChoices } from "./day-choices";
import { drawGroup, inputField, selectField, textField } from "./form-fields";
import type { Services } from "./services";
import { vocabularyOptions } from "./wording";

const NAMES = ["text", "day", "time", "channel", "outcome", "satisfaction", "nextContact"] as const;

type FieldName = (typeof NAMES)[number];

/** Fields of a check-in as texts. */
export type CheckInTexts = Readonly<Partial<Record<FieldName, string>>>;

export interface CheckInFields {
  readonly texts: (isWanted: (text: string, name: FieldName) => boolean) => CheckInTexts;
  /** Fields that are left out stay as they are. */
  readonly fill: (texts: CheckInTexts) => void;
  /** Shows the days that one click chooses: of the check-in, and of the next contact by the clients' cadence from that day on. */
  readonly showDays: () => void;
  readonly focus: () => void;
}

/** Draws the fields of a check-in. Enter in the text submits the form. */
export function drawCheckInFields(
  form: HTMLFormElement,
  { language, logging, settings }: Services,
  clients: () => readonly ReviewEntry[],
): CheckInFields {
  const { log, channels, outcomes } = language.messages;
  const text = textField(form, log.text, log.textPlaceholder);
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  const [day, dayChips] = drawDay(form, log.day);
  const row = form.createDiv({ cls: "rapport-fields" });
  const time = inputField(row, log.time, "time");
  const channel = selectField(row, log.channel, [...vocabularyOptions(channels, channelsOf(settings().channels)), ["", log.noChannel]]);
  const outcome = selectField(row, log.outcome, [
    ["reached", outcomes.reached],
    ["attempt", outcomes.attempt],
  ]);
  const scores = ["5", "4", "3", "2", "1"].map((score) => [score, score] as const);
  const satisfaction = selectField(row, log.satisfaction, [["", log.noSatisfaction], ...scores]);
  const [nextContact, nextChips] = drawDay(form, log.nextContact);
  const fields = { text, day, time, channel, outcome, satisfaction, nextContact };

  const showDays = (): void => {
    const today = logging.clock.today();
    drawDayChips(dayChips, pastChoices(today, language), day.value, (value) => {
      day.value = value;
      showDays();
    });
    const next = cadenceChoices(clients(), parseIsoDay(day.value) ?? today, language.messages)
      .filter((choice) => choice.day > today)
      .map((choice) => ({ ...choice, name: `${choice.name}: ${language.weekday(choice.day, today)}` }));
    drawDayChips(nextChips, next, nextContact.value, (value) => {
      nextContact.value = nextContact.value === value ? "" : value;
      showDays();
    });
  };
  for (const field of [day, nextContact]) field.addEventListener("input", showDays);
  return {
    texts: (isWanted) => Object.fromEntries(NAMES.map((name) => [name, fields[name].value] as const).filter(([name, text]) => isWanted(text, name))),
    fill: (texts) => {
      for (const name of NAMES) fields[name].value = texts[name] ?? fields[name].value;
      showDays();
    },
    showDays,
    focus: () => text.focus(),
  };
}

function drawDay(form: HTMLElement, name: string): [input: HTMLInputElement, chips: HTMLElement] {
  const row = form.createDiv({ cls: "rapport-day-row" });
  return [inputField(row, name, "date"), drawGroup(row, "rapport-day-chips", name)];
}
