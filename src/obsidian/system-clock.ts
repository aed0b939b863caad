import type { Plugin } from "obsidian";
import type { Clock } from "../app/ports";
import { localDay, type LocalDay } from "../domain/local-date";

/** The longest that a sleeping machine's timers may leave yesterday on the screen. */
const LONGEST_WAIT = 60_000;

/** The local wall clock of the machine. */
export const systemClock: Clock = {
  today: () => localDayOf(Date.now()),
  time: () => new Date().toTimeString().slice(0, "HH:MM".length),
};

/** The local day of an instant. @param instant milliseconds since the epoch */
export function localDayOf(instant: number): LocalDay {
  const date = new Date(instant);
  return localDay(date.getFullYear(), date.getMonth() + 1, date.getDate()) ?? (0 as LocalDay);
}

/**
 * Calls back when the local day may have changed: at midnight, within a minute after sleep or a change of zone, and at
 * once when the window gets the focus or is shown again.
 */
export function watchDay(plugin: Plugin, onDay: (today: LocalDay) => void): void {
  let timer = 0;
  const check = (): void => {
    onDay(systemClock.today());
  };
  const wait = (): void => {
    timer = window.setTimeout(
      () => {
        check();
        wait();
      },
      Math.min(millisecondsToMidnight(new Date()), LONGEST_WAIT),
    );
  };
  wait();
  plugin.register(() => window.clearTimeout(timer));
  plugin.registerDomEvent(window, "focus", check);
  plugin.registerDomEvent(activeDocument, "visibilitychange", check);
}

/** To the first instant of the next local day, also where clocks change at midnight. */
function millisecondsToMidnight(now: Date): number {
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();
  return Math.max(next - now.getTime(), 1);
}
