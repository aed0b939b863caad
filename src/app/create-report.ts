import { periodName } from "../domain/period";
import type { PeriodReview } from "../domain/period-review";
import type { Result } from "../domain/result";
import { reportNoteText, type ReportContext } from "../templates/report-template";
import { createNumbered, type CreateFailure } from "./create-note";
import type { NoteCreator } from "./ports";

export interface ReportPlace {
  readonly notes: NoteCreator;
  readonly folder: string;
  /** The text that links to a note from another one, both by path. */
  readonly linkText: (target: string, source: string) => string;
}

/** Creates a note that reports on a period. Resolves to its path; a report of the same period beside it stays as it is. */
export function createReport(
  review: PeriodReview,
  { notes, folder, linkText }: ReportPlace,
  context: ReportContext,
): Promise<Result<string, CreateFailure>> {
  const title = `${context.words.report.title} ${periodName(review.period)}`;
  return createNumbered(title, folder, notes, (name, path) =>
    reportNoteText(name, review, (target) => linkText(target, path), context),
  );
}
