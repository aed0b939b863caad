import { CHECK_IN_HEADINGS } from "../domain/client-note";
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
  accountPlan: {
    heading: "Account plan",
    prompts: ["Their goals this year:", "What we want to achieve together:", "Who decides and who influences:", "Next steps:"],
  },
  intermediary: {
    heading: "Intermediary",
    prompts: ["Who we work through:", "Who talks to whom:", "What reaches the client directly:"],
  },
  goals: {
    heading: "Goals and deliverables",
    prompts: ["Goal:", "Deliverables:", "Ends on:", "Done means:"],
  },
  checkIns: CHECK_IN_HEADINGS.en,
  meetingSections: ["Agenda", "Decisions", "Promises"],
  footer: ["Maintaining relationships", "Feedback", "Recommendations", "Long-term partnerships"],
};
