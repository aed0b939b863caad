import { CHECK_IN_HEADINGS } from "../domain/note-reading";
import type { TemplateWords } from "./words";

export const en: TemplateWords = {
  sections: [
    "Needs and business context",
    "Value",
    "Expectations and agreements",
    "Communication",
    "Satisfaction",
    "Risks",
  ],
  accountPlan: ["Account plan", "Their goals this year:", "What we want to achieve together:", "Who decides and who influences:", "Next steps:"],
  intermediary: ["Intermediary", "Who we work through:", "Who talks to whom:", "What reaches the client directly:"],
  goals: ["Goals and deliverables", "Goal:", "Deliverables:", "Ends on:", "Done means:"],
  statuses: { active: "active", paused: "paused" },
  checkIns: CHECK_IN_HEADINGS.en,
  meetingSections: ["Agenda", "Decisions", "Promises"],
  report: {
    title: "Client review",
    tag: "client-reviews",
    intro: (span, day) => `${span}, as it stood on ${day}. Promises are those open now and, of the closed ones, those due in this period.`,
    sections: [
      ["Standing", "Tier"],
      ["Contacts", "Client", "Days", "How", "Last contact"],
      ["Not contacted", "Client", "Tier", "Standing", "Last contact"],
      ["Satisfaction", "Client", "Values", "Mean", "Before", "Change"],
      ["Promises", "Client", "Promise", "Due", "State"],
      ["Early signs", "Client", "Sign"],
    ],
    all: "All",
    due: "Due",
    states: { past: "past due", open: "open", closed: "closed" },
    none: "None.",
  },
  footer: ["Maintaining relationships", "Feedback", "Recommendations", "Long-term partnerships"],
};
