import { skipCycle, snooze } from "../app/edit-client";
import { nextByCadence } from "../domain/cadence";
import { addDays, type LocalDay } from "../domain/local-date";
import { ClientDialog } from "./client-dialog";
import { drawChoices, drawOtherDay, snoozeChoices, type Choice } from "./day-choices";

/** Puts clients off: until a day, or by a cadence. */
export class SnoozeDialog extends ClientDialog {
  protected title(names: string): string {
    return this.messages.snooze.title(names);
  }

  protected draw(): void {
    const { snooze: words, days } = this.messages;
    const { weekday } = this.services.language;
    const choices = snoozeChoices(this.today, this.messages).map(({ name, day }): Choice => ({
      name,
      detail: weekday(day, this.today),
      choose: () => this.snooze(day),
    }));
    drawChoices(this, words.choices, [...choices, this.skipChoice()]);
    drawOtherDay(this, { name: days.other, submit: words.submit, earliest: addDays(this.today, 1), choose: (day) => this.snooze(day) });
  }

  private snooze(until: LocalDay): void {
    const day = this.services.language.weekday(until, this.today);
    void this.apply(
      () => snooze(this.paths, until, this.services.logging),
      (names) => this.messages.snooze.done(names, day),
    );
  }

  private skipChoice(): Choice {
    const { snooze: words } = this.messages;
    const nextDays = new Set(this.clients.map(({ dueOn, cadence }) => nextByCadence(dueOn, cadence, this.today)));
    const [day, ...others] = nextDays;
    const isOne = day !== undefined && others.length === 0;
    return {
      name: words.skip,
      detail: isOne ? this.services.language.weekday(day, this.today) : words.eachByCadence,
      choose: () => {
        const { paths } = this;
        const due = this.clients.map(({ dueOn, cadence }, index) => ({ path: paths[index] ?? "", dueOn, cadence }));
        void this.apply(() => skipCycle(due, this.services.logging), words.skipped);
      },
    };
  }
}
