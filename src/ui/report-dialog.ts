import { Notice } from "obsidian";
import { createReport } from "../app/create-report";
import { channelsOf } from "../domain/channel";
import { clientRecogniser } from "../domain/client";
import type { LocalDay } from "../domain/local-date";
import { periodBefore, periodName, periodOf, type Period } from "../domain/period";
import { periodReview, reviewDay } from "../domain/period-review";
import { languageOf, withOwnWords, type Language } from "../i18n/language";
import { YAML } from "./client-flows";
import { drawChoices } from "./day-choices";
import { openDialog } from "./dialog";
import { openCreated } from "./notices";
import { reportVocabulary } from "./report-wording";
import type { Services } from "./services";

/** Asks for a week, month or quarter, makes the note that reports on it and opens it. */
export function openReportDialog(services: Services): void {
  const { app, logging, language } = services;
  const { report } = language.messages;
  openDialog(app, report.title, (dialog) => {
    const today = logging.clock.today();
    const choices = (["week", "month", "quarter"] as const).flatMap((kind) => {
      const present = periodOf(today, kind);
      return [periodBefore(present), present].map((period, index) => ({
        name: report[kind][index] ?? kind,
        detail: `${periodName(period)} · ${language.day(period.first, today)} – ${language.day(period.last, today)}`,
        choose: () => {
          dialog.close();
          void reportOn(period, today, services);
        },
      }));
    });
    drawChoices(dialog, report.title, choices);
  });
}

async function reportOn(period: Period, today: LocalDay, services: Services): Promise<void> {
  const { app, store, notes, language, settings, templateWords } = services;
  if (store.isLoading()) new Notice(language.messages.review.loading);
  await services.whenReady();
  const { tiers, channels } = settings();
  const day = reviewDay(period, today);
  const review = periodReview(period, day, store.reviewOn(day), tiers.map(({ id }) => id), channelsOf(channels));
  const linkText = (target: string, source: string): string => {
    const file = app.vault.getFileByPath(target);
    return file === null ? target : app.metadataCache.fileToLinktext(file, source, true);
  };
  const words = templateWords();
  const created = await createReport(
    review,
    { notes, folder: reportFolder(services), linkText },
    { words, vocabulary: reportVocabulary(noteLanguage(services), words.report, day), yaml: YAML },
  );
  await openCreated(services, created);
}

/** Where new notes go; the vault's own folder where a note there would be a client. */
function reportFolder({ app, settings, templateFolders }: Services): string {
  const folder = app.fileManager.getNewFileParent("");
  const path = folder.isRoot() ? "" : folder.path;
  const isClient = clientRecogniser(settings(), templateFolders());
  return isClient({ path: `${path}/report.md`, tags: [], frontMatter: {} }) ? "" : path;
}

function noteLanguage({ settings, language }: Services): Language {
  const code = settings().noteLanguage;
  return code === "interface" ? language : withOwnWords(languageOf(code), settings());
}
