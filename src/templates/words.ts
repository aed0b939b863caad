/** The words of the built-in client template in one language. */
export interface TemplateWords {
  /** The H2 sections that every client note has, check-ins left out. */
  readonly sections: readonly string[];
  /** For a key long-term client. */
  readonly accountPlan: TemplateSection;
  /** For an indirect client. */
  readonly intermediary: TemplateSection;
  /** For a short-term client. */
  readonly goals: TemplateSection;
  /** The words of the property `status`. */
  readonly statuses: { readonly active: string; readonly paused: string };
  readonly checkIns: string;
  /** The H2 sections of a meeting note. */
  readonly meetingSections: readonly string[];
  readonly report: ReportWords;
  /** The notes that the last line links to. */
  readonly footer: readonly string[];
}

/** The words of a report of a week, month or quarter. */
export interface ReportWords {
  /** Stands before the period: "Client review 2026-W47". */
  readonly title: string;
  readonly tag: string;
  readonly intro: (span: string, day: string) => string;
  /** A heading with its table's columns: standing, contacts, clients not contacted, satisfaction, promises, early signs. */
  readonly sections: readonly (readonly [heading: string, ...columns: string[]])[];
  /** The row, or column, of sums. */
  readonly all: string;
  /** Of a client on the day itself, whenever it is read. */
  readonly due: string;
  readonly states: Readonly<Record<"past" | "open" | "closed", string>>;
  readonly none: string;
}

/** A heading, with list items that ask for what belongs under it. */
export type TemplateSection = readonly [heading: string, ...prompts: string[]];
