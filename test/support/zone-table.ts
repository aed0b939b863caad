/** Prints a fixed table of the domain's outcomes, for the tests that run it under several time zones. */
import { addCadence, parseCadence } from "../../src/domain/cadence";
import { addDays, addMonths, afterWeekend, dayOfValue, formatDay, parseDay } from "../../src/domain/local-date";
import { reviewEntry } from "../../src/domain/review";
import { aClientNote, aNote } from "./client-notes";
import { days } from "./days";
import { logged } from "./log";
import { isoDailyNotes } from "./reading";
import { aSettings } from "./settings";

/** Around changes of the clocks: New York, Moscow (2014), Santiago, Apia's lost day, the year's end. */
const DAYS = ["2026-03-08", "2026-11-01", "2014-10-26", "2026-04-05", "2026-09-06", "2011-12-30", "2026-12-31", "2028-02-29", "2026-11-24"];
const WRITTEN = ["2026-11-24", "2026-11-24T23:59:59Z", "2026-11-24T00:00:00+14:00", "[[2026-11-24]]", "20261124"];

const note = aNote({ properties: ["cadence: monthly", "last-contact: 2026-10-31"], checkIns: ["2026-11-30 call", "2026-10-25 23:30 call: x"] });

const table = {
  days: DAYS.map((text) => {
    const day = days(text);
    return [day, formatDay(addDays(day, 1)), formatDay(addMonths(day, 1)), afterWeekend(day), formatDay(addCadence(day, parseCadence("quarterly") ?? { count: 1, unit: "day" }))];
  }),
  written: WRITTEN.map((text) => parseDay(text, isoDailyNotes)),
  yaml: dayOfValue(new Date("2026-11-24T00:00:00Z"), isoDailyNotes),
  review: DAYS.map((text) => {
    const { standing, dueOn, daysOver, ratio, history } = reviewEntry(aClientNote(note), days(text), days("2026-11-24"), aSettings({ weekendShift: true }));
    return [standing, formatDay(dueOn), daysOver, ratio, history.plan];
  }),
  log: logged(note, { time: "23:45", nextContact: "2026-12-31" }),
};

console.log(JSON.stringify(table));
