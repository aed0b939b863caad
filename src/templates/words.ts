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
  readonly checkIns: string;
  /** The H2 sections of a meeting note. */
  readonly meetingSections: readonly string[];
  /** The notes that the last line links to. */
  readonly footer: readonly string[];
}

export interface TemplateSection {
  readonly heading: string;
  /** List items that ask for what belongs here. */
  readonly prompts: readonly string[];
}
