import { setNextContact } from "../app/edit-client";
import type { LocalDay } from "../domain/local-date";
import { ClientDialog } from "./client-dialog";
import { cadenceChoice, drawChoices, drawOtherDay, planChoices, type Choice } from "./day-choices";

/** Plans the next contact with clients, or takes the plan away. */
export class NextContactDialog extends ClientDialog {
  protected title(names: string): string {
    return this.messages.plan.title(names);
  }

  protected draw(): void {
    const { plan, days } = this.messages;
    const byCadence = cadenceChoice(this.clients, this.today, this.messages);
    const natural = [...planChoices(this.today, this.messages), ...(byCadence === null ? [] : [byCadence])];
    const choices = natural.map(({ name, day }): Choice => ({
      name,
      detail: this.services.language.weekday(day, this.today),
      choose: () => this.plan(day),
    }));
    drawChoices(this, plan.choices, this.isPlanned ? [...choices, this.clearChoice()] : choices);
    drawOtherDay(this, { name: days.other, submit: plan.submit, earliest: this.today, choose: (day) => this.plan(day) });
  }

  private get isPlanned(): boolean {
    return this.clients.some(({ note }) => note.client.nextContact !== null);
  }

  private clearChoice(): Choice {
    const { language } = this.services;
    const planned = new Set(this.clients.map(({ note }) => note.client.nextContact));
    const [day = null, ...others] = planned;
    return {
      name: this.messages.plan.clear,
      detail: day === null || others.length > 0 ? "" : language.weekday(day, this.today),
      choose: () => this.set(null, this.messages.plan.cleared),
    };
  }

  private plan(day: LocalDay): void {
    const inWords = this.services.language.weekday(day, this.today);
    this.set(day, (names) => this.messages.notices.planned(names, inWords));
  }

  private set(day: LocalDay | null, done: (names: string) => string): void {
    void this.apply(() => setNextContact(this.paths, day, this.services.logging), done);
  }
}
