import { Modal, Notice } from "obsidian";
import { createReport } from "../app/create-report";
import { channelsOf } from "../domain/channel";
import { clientRecogniser } from "../domain/client";
import type { LocalDay } from "../domain/local-date";
import { periodBefore, periodName, periodOf, type Period } from "../domain/period";
import { periodReview, reviewDay } from "../domain/period-review";
import { languageOf, withOwnWords, type Language } from "../i18n/language";
import { YAML } from "./client-flows";
import { drawChoices, type Choice } from "./day-choices";
import { reportVocabulary } from "./report-wording";
import { openNote, type Services } from "./services";
import { failureInWords } from "./wording";

/** Asks for a week, month or quarter, makes the note that reports on it and opens it. */
export class ReportDialog extends Modal {
  constructor(private readonly services: Services) {
    super(services.app);
  }

  override onOpen(): void {
    const { title } = this.services.language.messages.report;
    this.setTitle(title);
    this.modalEl.setAttribute("aria-label", title);
    this.modalEl.addClass("rapport-dialog");
    drawChoices(this, title, this.choices());
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  private choices(): readonly Choice[] {
    const { logging, language } = this.services;
    const today = logging.clock.today();
    return (["week", "month", "quarter"] as const).flatMap((kind) => {
      const present = periodOf(today, kind);
      return [periodBefore(present), present].map((period, index) => ({
        name: language.messages.report[kind][index] ?? kind,
        detail: `${periodName(period)} · ${language.day(period.first, today)} – ${language.day(period.last, today)}`,
        choose: () => {
          this.close();
          void reportOn(period, today, this.services);
        },
      }));
    });
  }
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
  if (created.ok) await openNote(services, created.value);
  else new Notice(failureInWords(created.error, language.messages));
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
