/** What is wrong with a note, as a closed union; the interface words it. */
export interface Problem {
  readonly code: "yaml" | "date" | "cadence" | "value" | "future" | "checkin-date" | "merge";
  /** The property's name as the note writes it, where the problem is a property's. */
  readonly property?: string;
  /** What stands there. */
  readonly value?: string;
}
